package canary.catalogue;

import canary.evidence.Evidence;
import canary.evidence.Integration;
import canary.evidence.Key;
import canary.evidence.MappingTemplate;
import canary.evidence.Queue;
import canary.evidence.RestApi;
import canary.evidence.Role;
import canary.evidence.Stage;
import canary.finding.Answer;
import canary.finding.Finding;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The words in which the catalogue puts questions to the account. Each takes a question and how to
 * tell the value that was read; what was not read answers UNKNOWN, never NO.
 */
final class Ask {
  private Ask() {}

  static Function<Evidence, CheckResult> deployed(
      Predicate<Integration> question, Function<Integration, String> describe) {
    return deployedAnswer(it -> Answer.of(question.test(it)), describe);
  }

  /**
   * Of the deployed integration, for that is what serves; the saved one may differ. One that calls
   * no service of AWS has no fault in how it calls SQS.
   */
  static Function<Evidence, CheckResult> deployedAnswer(
      Function<Integration, Answer> question, Function<Integration, String> describe) {
    return ask(
        "deployed integration",
        Evidence::deployed,
        it -> it.callsService() ? question.apply(it) : Answer.NO,
        describe);
  }

  /**
   * Of the template for application/json of the deployed integration; without one the answer is NO.
   */
  static Function<Evidence, CheckResult> template(Function<MappingTemplate, Answer> question) {
    return deployedAnswer(
        it -> it.template(Integration.JSON).map(question).orElse(Answer.NO), Ask::describe);
  }

  /** The template for application/json in words. */
  static String describe(Integration integration) {
    return integration
        .template(Integration.JSON)
        .map(it -> "the template for application/json is " + it.text())
        .orElse("there is no template for application/json");
  }

  static Function<Evidence, CheckResult> api(
      Predicate<RestApi> question, Function<RestApi, String> describe) {
    return ask("REST API", Evidence::api, it -> Answer.of(question.test(it)), describe);
  }

  static Function<Evidence, CheckResult> stage(
      Predicate<Stage> question, Function<Stage, String> describe) {
    return ask("stage", Evidence::stage, it -> Answer.of(question.test(it)), describe);
  }

  static Function<Evidence, CheckResult> role(
      Function<Role, Answer> question, Function<Role, String> describe) {
    return ask("execution role", Evidence::role, question, describe);
  }

  static Function<Evidence, CheckResult> queue(
      Function<Queue, Answer> question, Function<Queue, String> describe) {
    return ask("queue", Evidence::queue, question, describe);
  }

  static Function<Evidence, CheckResult> key(
      Predicate<Key> question, Function<Key, String> describe) {
    return ask("key", Evidence::key, it -> Answer.of(question.test(it)), describe);
  }

  /**
   * Whether the thing is missing: a read that found nothing proves it, a read that failed does not.
   */
  static <T> Function<Evidence, CheckResult> absent(
      String source, Function<Evidence, Finding<T>> finding) {
    return account ->
        switch (finding.apply(account)) {
          case Finding.Known<T> _ -> CheckResult.of(Answer.NO, source, "it exists");
          case Finding.Absent<T> _ -> CheckResult.of(Answer.YES, source, "it does not exist");
          case Finding.Unreadable<T>(var what, var why, _) ->
              CheckResult.unknown(source, Set.of(what + ": " + why));
        };
  }

  /**
   * What a value that was read comes to; what was not read is UNKNOWN, and what is not there has no
   * such fault.
   */
  static <T> CheckResult of(String source, Finding<T> finding, Function<T, CheckResult> judge) {
    return switch (finding) {
      case Finding.Known<T>(var value) -> judge.apply(value);
      case Finding.Absent<T> _ -> CheckResult.of(Answer.NO, source, "it does not exist");
      case Finding.Unreadable<T>(var what, var why, _) ->
          CheckResult.unknown(source, Set.of(what + ": " + why));
    };
  }

  static <T> Function<Evidence, CheckResult> ask(
      String source,
      Function<Evidence, Finding<T>> finding,
      Function<T, Answer> question,
      Function<T, String> describe) {
    return account ->
        of(
            source,
            finding.apply(account),
            it -> CheckResult.of(question.apply(it), source, describe.apply(it)));
  }
}
