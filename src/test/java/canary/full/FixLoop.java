package canary.full;

import canary.LabRun;
import canary.full.tool.LoadedCli;
import canary.lab.Laboratory;
import canary.lab.account.LabAccount;
import canary.lab.control.ControlFront;
import canary.lab.template.Stacks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Break, read the report, run its commands as printed with the real AWS CLI, look whether all is
 * well, run the rollback, look whether all is as it was, and run the commands again.
 */
record FixLoop(Broken broken, Laboratory lab, ControlFront front, LoadedCli cli) {
  /** Several faults are fixed one after the other; no case has more. */
  private static final int MOST = 4;

  /** What came of it: a word, and why where it is not proven. */
  record Result(String proven, String why, boolean rolledBack) {
    static Result not(String why) {
      return new Result("no", why, false);
    }

    boolean byCommand() {
      return proven.equals("command");
    }
  }

  static Result play(Broken broken, Stacks stacks, LoadedCli cli) {
    try (var lab = stacks.laboratory(broken.parameters())) {
      broken.change().accept(lab);
      try (var front = ControlFront.of(lab)) {
        return new FixLoop(broken, lab, front, cli).result();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(broken.id(), failed);
    }
  }

  private Result result() throws IOException {
    var before = State.of(lab);
    var report = report();
    var fixes = new ArrayList<Map<?, ?>>();
    while (!isWell(report) && fixes.size() < MOST) {
      var fix = fix(report);
      if (fix.isEmpty() || commands(fix.get()).stream().noneMatch(FixLoop::changes)) {
        return Result.not(
            fix.filter(it -> it.containsKey("handOver")).isPresent()
                ? "handed over to whoever can change it"
                : "the fix is in words: no command is right in every case");
      }
      var failure = twice(commands(fix.get()), "a command fails");
      if (failure.isPresent()) {
        return failure.get();
      }
      fixes.add(fix.get());
      report = report();
    }
    if (!isWell(report)) {
      return Result.not("after the commands " + described(report));
    }
    var after = State.of(lab);
    var collateral = new TreeSet<>(before.changedIn(after));
    var all = fixes.stream().flatMap(it -> commands(it).stream()).toList().toString();
    collateral.removeIf(all::contains);
    if (!collateral.isEmpty()) {
      return Result.not("changes beside what it names: " + collateral);
    }
    return rolledBack(fixes, before, after);
  }

  private Result rolledBack(List<Map<?, ?>> fixes, State before, State after) throws IOException {
    var undo =
        fixes.reversed().stream()
            .map(it -> it.get("rollback").toString())
            .filter(it -> !it.isEmpty())
            .toList();
    if (undo.size() < fixes.size()) {
      return new Result("command", "no rollback", false);
    }
    for (var one : undo) {
      var failure = twice(List.of(one), "the rollback fails");
      if (failure.isPresent()) {
        return failure.get();
      }
    }
    if (!State.of(lab).changedIn(before).isEmpty()) {
      return new Result(
          "command", "the rollback leaves a trace in " + State.of(lab).changedIn(before), false);
    }
    var report = report();
    if (isWell(report) || !names(report)) {
      return Result.not("after the rollback " + described(report));
    }
    for (var fix : fixes) {
      cli.shell(front.address(), commands(fix)).run().text();
    }
    return isWell(report()) && State.of(lab).changedIn(after).isEmpty()
        ? new Result("command", "", true)
        : Result.not("the second time it does not help");
  }

  /**
   * What is run again has no second effect, and ends well; empty where all of that is true. It
   * stops where the service shows a policy in another order than it was given.
   */
  private Optional<Result> twice(List<String> commands, String failing) {
    var ran = cli.shell(front.address(), commands).run();
    if (!ran.succeeded()) {
      return Optional.of(
          Result.not(
              ran.err().contains("NotInLab")
                  ? "the lab does not have what the command changes"
                  : failing + ": " + lastLine(ran.err())));
    }
    var once = State.of(lab);
    var again = cli.shell(front.address(), commands).run();
    if (!again.succeeded() && !again.err().contains("Stopped: the policy of queue")) {
      return Optional.of(Result.not(failing + " the second time: " + lastLine(again.err())));
    }
    var changed = State.of(lab).changedIn(once);
    return changed.isEmpty()
        ? Optional.empty()
        : Optional.of(Result.not("run twice it changes " + changed));
  }

  private LabRun report() throws IOException {
    return broken.breaks()
        ? LabRun.of(lab, LabAccount.of(lab))
        : LabRun.inspecting(lab, LabAccount.of(lab));
  }

  private boolean isWell(LabRun report) {
    return broken.breaks() ? report.status().equals("HEALTHY") : !names(report);
  }

  private static String described(LabRun report) {
    return report.status()
        + report.causes().stream()
            .limit(1)
            .map(it -> " of " + it.describe())
            .findFirst()
            .orElse("");
  }

  private boolean names(LabRun report) {
    return report.causes().stream()
        .anyMatch(it -> it.id().equals(broken.cause().id()) && it.stands());
  }

  /** The fix of the cause itself, once it is named; else that of the first. */
  private Optional<Map<?, ?>> fix(LabRun report) {
    var causes = (List<?>) report.report().get("causes");
    return causes.stream()
        .<Map<?, ?>>map(it -> (Map<?, ?>) it)
        .filter(it -> !it.get("verdict").equals("RULED_OUT"))
        .filter(it -> broken.breaks() || it.get("id").equals(broken.cause().id()))
        .findFirst()
        .map(it -> (Map<?, ?>) it.get("fix"));
  }

  private static List<String> commands(Map<?, ?> fix) {
    return ((List<?>) fix.get("commands")).stream().map(Object::toString).toList();
  }

  /** Whether it does more than look. */
  private static boolean changes(String command) {
    return !command.matches("aws [a-z0-9-]+ (?:get|list|describe)-[^|]*");
  }

  private static String lastLine(String text) {
    return text.strip().lines().reduce((_, last) -> last).orElse("no word");
  }
}
