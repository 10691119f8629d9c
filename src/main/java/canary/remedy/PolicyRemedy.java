package canary.remedy;

import canary.evidence.Evidence;
import canary.finding.Finding;
import canary.finding.Quotation;
import canary.policy.Decision;
import canary.policy.Effect;
import canary.policy.Policy;
import canary.policy.Ruling;
import canary.remedy.PolicyFix.JudgedEdit;
import canary.remedy.PolicyPlace.Type;
import canary.remedy.Remedy.Expectation;
import canary.remedy.Remedy.Steps;
import canary.remedy.RemedyTemplate.Risk;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A change of policies as commands, or as a text for whoever can make it; judged before. */
record PolicyRemedy(PolicyFix fix, List<JudgedEdit> changes) {

  /**
   * Empty where no change is found that helps.
   *
   * @param explicitlyDenied the service spoke of an explicit deny, so that no Allow can help
   */
  private static Optional<Remedy> of(PolicyFix fix, boolean explicitlyDenied) {
    var changes = fix.changes(explicitlyDenied);
    return changes.isEmpty()
        ? Optional.empty()
        : Optional.of(new PolicyRemedy(fix, changes).remedy());
  }

  /** No Deny of the places matches any more; nothing is allowed. */
  static Optional<Remedy> lifting(Finding<Goal> goal, Evidence account, List<PolicyPlace> places) {
    return goal.found()
        .flatMap(it -> of(new PolicyFix(account, it, places, Optional.empty(), Map.of()), true));
  }

  /** The same, and where none matches a statement allows, as it is there or at home. */
  static Optional<Remedy> allowing(
      Finding<Goal> goal,
      Evidence account,
      List<PolicyPlace> places,
      List<PolicyPlace> home,
      AllowStatement statement) {
    return goal.found()
        .filter(it -> !it.isReached(account))
        .flatMap(
            it ->
                of(
                    new PolicyFix(account, it, places, home.stream().findFirst(), statement.of(it)),
                    false));
  }

  /** Writes the role in place of the one id that an Allow of the place has for a principal. */
  static Optional<Remedy> renaming(Evidence account, Goal goal, PolicyPlace place) {
    var role = goal.requests().getFirst().context().value("aws:PrincipalArn");
    var statements = place.policy().statements();
    var stale =
        IntStream.range(0, statements.size())
            .filter(it -> statements.get(it).effect() == Effect.ALLOW)
            .filter(it -> statements.get(it).principalIds().size() == 1)
            .boxed()
            .toList();
    return role.filter(_ -> stale.size() == 1)
        .flatMap(
            arn ->
                PolicyEdit.none(place.policy())
                    .changing(
                        stale.getFirst(),
                        new StatementChange.OtherPrincipal(
                            statements.get(stale.getFirst()).principalIds().getFirst(), arn),
                        place.words()))
        .map(
            edit ->
                new PolicyRemedy(
                        new PolicyFix(account, goal, List.of(), Optional.empty(), Map.of()),
                        List.of(JudgedEdit.of(place, edit, goal)))
                    .remedy());
  }

  /** Each statement of the places that allows more of SQS allows only what the goal asks. */
  static Optional<Remedy> onlySending(Goal goal, Evidence account, List<PolicyPlace> places) {
    var fix = new PolicyFix(account, goal, places, Optional.empty(), Map.of());
    var changes = fix.narrowed();
    return changes.isEmpty() || goal.isReached(account) && !goal.isReached(fix.after(changes))
        ? Optional.empty()
        : Optional.of(new PolicyRemedy(fix, changes).remedy().at(Risk.NARROWS_ROLE));
  }

  private Remedy remedy() {
    var does = String.join(". ", words()) + ".";
    return handOver(does)
        .map(
            it ->
                new Remedy(does, Steps.NONE, "", risk(), Expectation.of(judged()), Optional.of(it)))
        .orElseGet(
            () ->
                new Remedy(
                        does,
                        new Steps(
                            changes.stream().flatMap(it -> commands(it).stream()).toList(),
                            new PolicyCommands(changes.getFirst().place()).show(),
                            rollback()),
                        changes.stream()
                            .map(PolicyRemedy::source)
                            .collect(Collectors.joining("\n")),
                        risk(),
                        Expectation.of(judged()))
                    .making(it -> PolicyFix.after(it, changes)));
  }

  private List<String> words() {
    return changes.stream().flatMap(it -> it.edit().words().stream()).toList();
  }

  /**
   * Another's policy, one that lets in others too, a secret, or one that is too long for an email.
   */
  private Optional<HandOver> handOver(String does) {
    var owner =
        changes.stream()
            .flatMap(it -> it.place().foreign(fix.account()).stream())
            .map(it -> "the owner of account " + it)
            .findFirst();
    boolean plain = documents().allMatch(Quotation::isPlain);
    boolean whole = documents().allMatch(PolicyText::isPrintable);
    var edit = changes.getFirst().edit();
    return owner.isEmpty() && plain && whole && !opensToOthers()
        ? Optional.empty()
        : Optional.of(
            new HandOver(
                owner.orElse("whoever decides on the " + changes.getFirst().place().words()),
                opensToOthers() ? does + " It lets others in, too: narrow it further." : does,
                plain ? PolicyText.pretty(whole ? edit.json() : edit.touched()) : ""));
  }

  private Stream<String> documents() {
    return changes.stream()
        .flatMap(it -> Stream.of(it.place().policy(), it.edit().policy()))
        .map(Policy::document);
  }

  /** An endpoint gives no right by itself: who may call, the API decides. */
  private boolean opensToOthers() {
    return changes.stream()
        .filter(it -> it.place().type() != Type.ENDPOINT)
        .anyMatch(it -> it.opened().toOthers());
  }

  private static List<String> commands(JudgedEdit change) {
    var commands = new PolicyCommands(change.place());
    var read = change.place().policy().document();
    return change.edit().isEmpty()
        ? commands.remove(read)
        : commands.change(read, document(change));
  }

  private static String document(JudgedEdit change) {
    return change.edit().policy().document();
  }

  /** The statements as they shall be in the source of the stack. */
  private static String source(JudgedEdit change) {
    return Stream.concat(
            change.edit().words().stream().map(it -> "# " + it),
            change.edit().touched().stream().map(it -> "- " + PolicyText.write(it)))
        .collect(Collectors.joining("\n"));
  }

  /** Sets what was read, the last change first. */
  private String rollback() {
    var reversed = new ArrayList<>(changes);
    Collections.reverse(reversed);
    return reversed.stream()
        .flatMap(
            it -> {
              var commands = new PolicyCommands(it.place());
              var read = it.place().policy().document();
              return read.isEmpty()
                  ? Stream.of(commands.withdraw(document(it)))
                  : commands.restore(read, it.edit().isEmpty()).stream();
            })
        .collect(Collectors.joining(" && "));
  }

  private String risk() {
    var roles =
        changes.stream().anyMatch(it -> it.place().type() == Type.MANAGED)
            ? ", and of every role that has the managed policy"
            : changes.stream().anyMatch(it -> it.place().type() == Type.BOUNDARY)
                ? ", and of every role that has the boundary"
                : "";
    return opensToOthers()
        ? "widens access of other callers too"
        : "widens access " + fix.goal().access() + roles;
  }

  /** What the evaluator says of the account with the changes in it. */
  private String judged() {
    var after = fix.after(changes);
    var missing = refusing(fix.goal().decided().apply(after));
    var said =
        missing
            .map(
                it ->
                    it.ruling() == Ruling.UNKNOWN
                        ? "not judged, because it hangs on " + String.join(", ", it.unknown())
                        : "judged: not enough by itself, still " + it.describe())
            .orElseGet(() -> "judged: " + passing(after));
    var tried = changes.stream().mapToInt(it -> it.opened().tried()).sum();
    var opened = changes.stream().flatMap(it -> it.opened().opened().stream()).toList();
    return said
        + "; of %d other requests that were tried, %s."
            .formatted(tried, opened.isEmpty() ? "none becomes allowed" : Bystanders.named(opened));
  }

  private static Optional<Decision> refusing(List<Decision> decisions) {
    return decisions.stream().filter(it -> it.ruling() != Ruling.ALLOWED).findFirst();
  }

  /** The message passes where each right that it needs on its way is given. */
  private String passing(Evidence after) {
    if (!fix.goal().isOfMessages()) {
      return fix.goal().reached();
    }
    var rights = List.of(Goal.assume(after), Goal.send(after), Goal.useKey(after));
    return rights.stream().noneMatch(it -> it instanceof Finding.Unreadable<Goal>)
            && rights.stream()
                .flatMap(it -> it.found().stream())
                .allMatch(it -> refusing(it.decided().apply(after)).isEmpty())
        ? fix.goal().reached()
        : "the request passes this policy";
  }
}
