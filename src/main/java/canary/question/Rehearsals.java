package canary.question;

import canary.evidence.Evidence;
import canary.evidence.Integration;
import canary.evidence.Stage;
import canary.finding.Answer;
import canary.model.Rehearsal;
import canary.model.SendResult;
import canary.model.Stopped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The deployed integration, executed on the canary's messages: a fault is what keeps them from the
 * queue, not how the integration is written.
 */
public final class Rehearsals {
  static final String SOURCE = "deployed integration, executed";

  private Rehearsals() {}

  /** Empty where the integration was not read, calls no service, or lacks a stage variable. */
  public static Optional<Rehearsal> of(Evidence account) {
    var variables = account.stage().found().map(Stage::variables).orElse(Map.of());
    return account
        .deployed()
        .found()
        .filter(Integration::callsService)
        .filter(it -> variables.keySet().containsAll(it.stageVariables()))
        .map(it -> Rehearsal.of(it, account));
  }

  /** Why the canary's message is not known to arrive; empty where it does or nothing was read. */
  public static Optional<String> open(Evidence account) {
    return of(account)
        .filter(it -> !it.combined().sent() || it.mayFit())
        .map(it -> (it.mayFit() ? it.plain() : it.combined()).effect().words());
  }

  /** A fault where messages do not arrive and it looks so. */
  static CheckResult failsWhen(Evidence account, Predicate<Rehearsal> looks) {
    return ask(account, it -> failing(it, looks), Rehearsals::failing);
  }

  private static Answer failing(Rehearsal it, Predicate<Rehearsal> looks) {
    if (it.plain().effect() instanceof SendResult.OtherOperation) {
      return Answer.NO;
    }
    if (it.mayArrive() && it.plain().effect().mayArrive()) {
      return it.plain().effect() instanceof SendResult.NotKnown && looks.test(it)
          ? Answer.UNKNOWN
          : Answer.NO;
    }
    return !looks.test(it) ? Answer.NO : it.mayFit() ? Answer.UNKNOWN : Answer.YES;
  }

  /** The same of what becomes of the canary's plain message. */
  static CheckResult failsWith(Evidence account, Predicate<SendResult> looks) {
    return failsWhen(account, it -> looks.test(it.plain().effect()));
  }

  /** What is found of the integration by executing it. */
  static CheckResult ask(Evidence account, Function<Rehearsal, Answer> question) {
    return ask(account, question, (answer, it) -> CheckResult.of(answer, SOURCE, describe(it)));
  }

  static CheckResult ask(
      Evidence account,
      Function<Rehearsal, Answer> question,
      BiFunction<Answer, Rehearsal, CheckResult> result) {
    return Ask.of(
        "deployed integration",
        account.deployed(),
        integration -> {
          if (!integration.callsService()) {
            return CheckResult.of(
                Answer.NO, "deployed integration", "type is " + integration.type());
          }
          return of(account)
              .map(it -> result.apply(question.apply(it), it))
              .orElseGet(
                  () ->
                      account.stage().exists() == Answer.UNKNOWN
                          ? CheckResult.unknown(SOURCE, Set.of("the stage's variables"))
                          : CheckResult.of(Answer.NO, SOURCE, "a stage variable is not defined"));
        });
  }

  /** What fails only where a request lacks something is no proof that it fails for clients. */
  private static CheckResult failing(Answer answer, Rehearsal it) {
    return answer == Answer.YES && it.onlyWhenFitting()
        ? CheckResult.ofThisRequest(
            SOURCE,
            describe(it) + "; a message that has %s is sent".formatted(needs(it)),
            Set.of("whether the requests of clients have " + needs(it)))
        : CheckResult.of(answer, SOURCE, describe(it));
  }

  static String needs(Rehearsal it) {
    return new TreeSet<>(it.needs())
        .stream()
            .map(need -> need.startsWith("$.") ? need : "the parameter " + need)
            .collect(Collectors.joining(" and "));
  }

  static String describe(Rehearsal it) {
    var failing = it.plain().effect().mayArrive() ? it.combined() : it.plain();
    return Templates.describe(it.integration(), it.mediaType()) + "; " + failing.effect().words();
  }

  static Predicate<SendResult> notCalled(Stopped.Kind... kinds) {
    return effect ->
        effect instanceof SendResult.NotCalled(var kind, _) && List.of(kinds).contains(kind);
  }

  /** SQS refuses with this code and a sentence that has one of these. */
  static Predicate<SendResult> refused(String code, String... fragments) {
    return effect ->
        effect instanceof SendResult.Refused(var error, _)
            && error.code().query().equals(code)
            && List.of(fragments).stream().anyMatch(error.message()::contains);
  }

  static Predicate<SendResult> noMessage() {
    return SendResult.NoMessage.class::isInstance;
  }
}
