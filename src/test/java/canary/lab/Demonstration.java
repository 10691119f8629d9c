package canary.lab;

import canary.LabRun;
import canary.lab.account.LabAccount;
import canary.lab.fault.Fault;
import canary.lab.fault.Faults;
import canary.lab.fault.Healthy;
import canary.lab.template.Stacks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs the real handler against the project's own template in the lab: once while all is well, then
 * once for each fault, and shows the email that a person would get.
 */
public final class Demonstration {
  private final Stacks stacks = new Stacks();
  private final Screen screen;

  Demonstration(Screen screen) throws IOException {
    this.screen = screen;
  }

  /**
   * Exits with 1 when a cause was named wrong or a healthy stack raised an alarm, with 2 on a
   * mistake. The property {@code fault} is the id of one, or the beginning of several; {@code
   * notifications=none} prints the table alone.
   */
  public static void main(String[] arguments) throws IOException {
    var wanted = System.getProperty("fault", "");
    var notifications = System.getProperty("notifications", "all");
    var mistakes = mistakes(wanted, notifications);
    if (!mistakes.isEmpty()) {
      mistakes.forEach(System.err::println);
      System.exit(2);
    }
    System.exit(
        new Demonstration(Screen.standard()).run(chosen(wanted), notifications.equals("all"))
            ? 0
            : 1);
  }

  /** What is wrong with the two properties, all at once. */
  static List<String> mistakes(String fault, String notifications) {
    return Stream.of(
            chosen(fault).isEmpty()
                ? Stream.of(
                    "fault '%s' is invalid: use one of these, or the beginning of several:\n%s"
                        .formatted(fault, ids(Faults.ALL)))
                : Stream.<String>empty(),
            List.of("all", "none").contains(notifications)
                ? Stream.<String>empty()
                : Stream.of(
                    "notifications '%s' is invalid: use all or none".formatted(notifications)))
        .flatMap(it -> it)
        .toList();
  }

  /** The one of this id, else all whose id begins so. */
  static List<Fault> chosen(String wanted) {
    var named = Faults.ALL.stream().filter(it -> it.id().equals(wanted)).toList();
    return named.isEmpty()
        ? Faults.ALL.stream().filter(it -> it.id().startsWith(wanted)).toList()
        : named;
  }

  private static String ids(List<Fault> faults) {
    return faults.stream().map(Fault::id).collect(Collectors.joining("\n"));
  }

  /** True when each cause was named right and no healthy stack raised an alarm. */
  boolean run(List<Fault> faults, boolean showsNotices) throws IOException {
    var start = System.nanoTime();
    healthy();
    var scored = new ArrayList<Scoreboard.Line>();
    for (var fault : faults) {
      screen.show(
          "\n[%d/%d] %s: %s".formatted(scored.size() + 1, faults.size(), fault, fault.what()));
      try (var lab = stacks.laboratory(fault.parameters())) {
        fault.change().accept(lab);
        var run = LabRun.of(lab, LabAccount.of(lab));
        scored.add(Scoreboard.Line.of(fault, run));
        if (showsNotices) {
          screen.show("\n" + (run.notices().isEmpty() ? "No email.\n" : run.letter()).indent(4));
        }
      }
    }
    var whole = faults.size() == Faults.ALL.size();
    var scoreboard = new Scoreboard(scored, whole ? sound() : List.of());
    screen.show(whole ? scoreboard.text() : scoreboard.faults());
    screen.show("This took %.1f s.".formatted((System.nanoTime() - start) / 1e9));
    return scoreboard.allRight();
  }

  private void healthy() throws IOException {
    try (var lab = stacks.laboratory(Map.of())) {
      var run = LabRun.of(lab, LabAccount.of(lab));
      screen.show(
          "The stack of template.yaml, all well: %s; messages in the queue: %d; notifications: %d."
              .formatted(run.status(), lab.messages().size(), run.notices().size()));
      lab.messages().forEach(message -> screen.show("\n" + message.body().indent(4)));
    }
  }

  private List<Scoreboard.Sound> sound() throws IOException {
    var sound = new ArrayList<Scoreboard.Sound>();
    for (var variant : Healthy.ALL) {
      try (var lab = stacks.laboratory(variant.parameters())) {
        variant.change().accept(lab);
        var inspection = LabRun.inspecting(lab, LabAccount.of(lab));
        sound.add(Scoreboard.Sound.of(variant, inspection, LabRun.of(lab, LabAccount.of(lab))));
      }
    }
    return sound;
  }
}
