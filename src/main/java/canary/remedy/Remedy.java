package canary.remedy;

import canary.evidence.Evidence;
import canary.finding.Finding;
import canary.finding.Quotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The fix of a cause, with the real names.
 *
 * @param does in words
 * @param template the lines of a template that say the same
 * @param handOver the change where another decides on it; empty where the commands make it
 */
public record Remedy(
    String does,
    Steps steps,
    String template,
    String risk,
    Expectation expected,
    Optional<HandOver> handOver) {

  /**
   * What is run. Where a name is not known a command holds a shell variable that stops it until it
   * is set.
   *
   * @param missing what those variables stand for
   */
  record Steps(List<String> commands, String verify, String undo, List<String> missing) {
    static final Steps NONE = new Steps(List.of(), "", "");

    Steps(List<String> commands, String verify, String undo) {
      this(commands, verify, undo, List.of());
    }
  }

  /**
   * What it comes to.
   *
   * @param simulated what IAM's policy simulator says of the role with the statement that the
   *     commands add; empty where it was not asked
   * @param judged what the changed policy or integration comes to, found by executing it: {@code
   *     judged: ...} or {@code not judged, because ...}; empty where nothing is changed by commands
   * @param change the account as the commands leave it; empty where that is not computed
   */
  record Expectation(String simulated, String judged, Optional<AccountChange> change) {
    static Expectation of(String judged) {
      return new Expectation("", judged, Optional.empty());
    }
  }

  /** The change of an account by commands. */
  @FunctionalInterface
  public interface AccountChange {
    Evidence on(Evidence account);
  }

  /** Without a hand-over. */
  Remedy(String does, Steps steps, String template, String risk, Expectation expected) {
    this(does, steps, template, risk, expected, Optional.empty());
  }

  public List<String> commands() {
    return steps.commands();
  }

  /** Shows whether the commands did what they are for. */
  public String verify() {
    return steps.verify();
  }

  public String undo() {
    return steps.undo();
  }

  /** What the shell variables in the commands stand for. */
  public List<String> missing() {
    return steps.missing();
  }

  public String simulated() {
    return expected.simulated();
  }

  public String judged() {
    return expected.judged();
  }

  public Optional<AccountChange> change() {
    return expected.change();
  }

  /** The computed one where there is one, else the template with its names filled in. */
  public static Remedy of(RemedyTemplate template, Evidence account, KnownNames names) {
    return template
        .computation()
        .flatMap(it -> it.of(account, names))
        .map(it -> it.does.isEmpty() ? it.doing(PlaceholderText.prose(template.does(), names)) : it)
        .map(it -> it.simulated(names.simulated(template.allows())))
        .orElseGet(() -> of(template, names).unjudged(template, account));
  }

  private Remedy simulated(String said) {
    return expecting(new Expectation(said, judged(), change()));
  }

  /** What may allow more and could not be judged says why. */
  private Remedy unjudged(RemedyTemplate from, Evidence account) {
    return Stream.of(account.role(), account.queue(), account.key())
        .<String>mapMulti(
            (found, unread) -> {
              if (found instanceof Finding.Unreadable<?>(var what, _, _)) {
                unread.accept(what);
              }
            })
        .filter(_ -> from.computation().isPresent())
        .filter(_ -> from.risk() == RemedyTemplate.Risk.WIDENS_ACCESS && !commands().isEmpty())
        .findFirst()
        .map(it -> "not judged, because the %s was not read.".formatted(Quotation.of(it)))
        .map(it -> expecting(new Expectation(simulated(), it, change())))
        .orElse(this);
  }

  private Remedy expecting(Expectation other) {
    return new Remedy(does, steps, template, risk, other, handOver);
  }

  private Remedy doing(String what) {
    return new Remedy(what, steps, template, risk, expected, handOver);
  }

  /** The same beside commands that change nothing. */
  Remedy showing(List<String> looks) {
    var other = new Steps(looks, verify(), undo(), missing());
    return new Remedy(does, other, template, risk, expected, handOver);
  }

  Remedy at(RemedyTemplate.Risk other) {
    return new Remedy(does, steps, template, other.words(), expected, handOver);
  }

  Remedy making(AccountChange other) {
    return expecting(new Expectation(simulated(), judged(), Optional.of(other)));
  }

  public static Remedy of(RemedyTemplate template, KnownNames names) {
    var missing = new TreeSet<String>();
    var commands = new ArrayList<String>();
    for (var command : template.commands()) {
      var look = template.look().filter(_ -> commands.isEmpty());
      commands.add(new Command(command, "", look).filled(names, missing));
    }
    var undo = new Command(template.undo(), "", template.look().map(Look::reversed));
    return new Remedy(
        PlaceholderText.prose(template.does(), names),
        new Steps(
            List.copyOf(commands),
            PlaceholderText.shell(template.verify(), names, missing),
            template.undo().isEmpty() ? "" : undo.filled(names, missing),
            List.copyOf(missing)),
        PlaceholderText.granting(template.template(), names),
        template.risk().words(),
        new Expectation(names.simulated(template.allows()), "", Optional.empty()));
  }
}
