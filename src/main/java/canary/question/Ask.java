package canary.question;

import canary.evidence.Evidence;
import canary.evidence.Integration;
import canary.finding.Answer;
import canary.finding.Finding;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ways to put a question to what was read. What was not read answers UNKNOWN, never NO; what is
 * not there has no fault.
 */
final class Ask {
  private Ask() {}

  static CheckResult deployed(
      Evidence account, Predicate<Integration> question, Function<Integration, String> describe) {
    return deployedAnswer(account, it -> Answer.of(question.test(it)), describe);
  }

  /**
   * Of the deployed integration, for that is what serves; the saved one may differ. One that calls
   * no service of AWS has no fault in how it calls SQS.
   */
  static CheckResult deployedAnswer(
      Evidence account,
      Function<Integration, Answer> question,
      Function<Integration, String> describe) {
    return answer(
        "deployed integration",
        account.deployed(),
        it -> it.callsService() ? question.apply(it) : Answer.NO,
        describe);
  }

  /**
   * Whether the thing is missing: a read that found nothing proves it, a read that failed does not.
   */
  static CheckResult absent(String source, Finding<?> finding) {
    return switch (finding) {
      case Finding.Known<?> _ -> CheckResult.of(Answer.NO, source, "it exists");
      case Finding.Absent<?> _ -> CheckResult.of(Answer.YES, source, "it does not exist");
      case Finding.Unreadable<?>(var what, var why, _) ->
          CheckResult.unknown(source, Set.of(what + ": " + why));
    };
  }

  /** The answer of a value that was read, and a description of the value. */
  static <T> CheckResult answer(
      String source,
      Finding<T> finding,
      Function<T, Answer> question,
      Function<T, String> describe) {
    return of(
        source, finding, it -> CheckResult.of(question.apply(it), source, describe.apply(it)));
  }

  /** What a value that was read comes to. */
  static <T> CheckResult of(String source, Finding<T> finding, Function<T, CheckResult> judge) {
    return switch (finding) {
      case Finding.Known<T>(var value) -> judge.apply(value);
      case Finding.Absent<T> _ -> CheckResult.of(Answer.NO, source, "it does not exist");
      case Finding.Unreadable<T>(var what, var why, _) ->
          CheckResult.unknown(source, Set.of(what + ": " + why));
    };
  }

  /** What two values come to together; unless both were read the answer is UNKNOWN. */
  static <A, B> CheckResult both(
      Finding<A> one, Finding<B> other, BiFunction<A, B, CheckResult> judge) {
    var unread = Stream.of(one, other).flatMap(Ask::unread).collect(Collectors.toSet());
    return unread.isEmpty()
        ? one.found()
            .flatMap(a -> other.found().map(b -> judge.apply(a, b)))
            .orElseGet(
                () -> CheckResult.of(Answer.NO, "policies", "role, queue or key does not exist"))
        : CheckResult.unknown("policies", unread);
  }

  private static Stream<String> unread(Finding<?> finding) {
    return finding instanceof Finding.Unreadable<?>(var what, var why, _)
        ? Stream.of(what + ": " + why)
        : Stream.empty();
  }
}
