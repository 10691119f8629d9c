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
 * The fix of a cause, with the real names. Where a name is not known a command holds a shell
 * variable that stops it until it is set, and {@code missing} lists what it stands for.
 *
 * @param simulated what IAM's policy simulator says of the role with the statement that the
 *     commands add; empty where it was not asked
 * @param judged what the changed policy or integration comes to, found by executing it: {@code
 *     judged: ...} or {@code not judged, because ...}; empty where nothing is changed by commands
 * @param change the account as the commands leave it; empty where that is not computed
 * @param handOver the change where another decides on it; empty where the commands make it
 */
public record Remedy(
    String does,
    List<String> commands,
    String template,
    String verify,
    String undo,
    String risk,
    List<String> missing,
    String simulated,
    String judged,
    Optional<HandOver> handOver,
    Optional<AccountChange> change) {
  /** The change of an account by commands. */
  @FunctionalInterface
  public interface AccountChange {
    Evidence on(Evidence account);
  }

  Remedy(
      String does,
      List<String> commands,
      String template,
      String verify,
      String undo,
      String risk,
      List<String> missing,
      String simulated,
      String judged,
      Optional<HandOver> handOver) {
    this(
        does,
        commands,
        template,
        verify,
        undo,
        risk,
        missing,
        simulated,
        judged,
        handOver,
        Optional.empty());
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
    return new Remedy(
        does, commands, template, verify, undo, risk, missing, said, judged, handOver, change);
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
        .filter(_ -> from.risk() == RemedyTemplate.Risk.WIDENS_ACCESS && !commands.isEmpty())
        .findFirst()
        .map(it -> "not judged, because the %s was not read.".formatted(Quotation.of(it)))
        .map(
            it ->
                new Remedy(
                    does, commands, template, verify, undo, risk, missing, simulated, it, handOver,
                    change))
        .orElse(this);
  }

  private Remedy doing(String what) {
    return new Remedy(
        what, commands, template, verify, undo, risk, missing, simulated, judged, handOver, change);
  }

  /** The same beside commands that change nothing. */
  Remedy showing(List<String> looks) {
    return new Remedy(
        does, looks, template, verify, undo, risk, missing, simulated, judged, handOver, change);
  }

  Remedy at(RemedyTemplate.Risk other) {
    return new Remedy(
        does,
        commands,
        template,
        verify,
        undo,
        other.words(),
        missing,
        simulated,
        judged,
        handOver,
        change);
  }

  Remedy making(AccountChange other) {
    return new Remedy(
        does,
        commands,
        template,
        verify,
        undo,
        risk,
        missing,
        simulated,
        judged,
        handOver,
        Optional.of(other));
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
        List.copyOf(commands),
        PlaceholderText.granting(template.template(), names),
        PlaceholderText.shell(template.verify(), names, missing),
        template.undo().isEmpty() ? "" : undo.filled(names, missing),
        template.risk().words(),
        List.copyOf(missing),
        names.simulated(template.allows()),
        "",
        Optional.empty());
  }
}
