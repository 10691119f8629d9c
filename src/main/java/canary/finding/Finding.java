package canary.finding;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The result of one read: not read, not there and not true are three things. */
public sealed interface Finding<T> {

  /** The read succeeded. */
  record Known<T>(T value) implements Finding<T> {}

  /** The read succeeded and nothing is there. */
  record Absent<T>() implements Finding<T> {}

  /**
   * The read did not succeed, or gave something that cannot be understood.
   *
   * @param what the thing that was to be read
   * @param why the reason, in the words of whoever refused
   * @param grant the IAM permission and resource that would cure it; empty where none would
   */
  record Unreadable<T>(String what, String why, String grant) implements Finding<T> {
    <R> Unreadable<R> retyped() {
      return new Unreadable<>(what, why, grant);
    }
  }

  static <T> Finding<T> known(T value) {
    return new Known<>(value);
  }

  static <T> Finding<T> absent() {
    return new Absent<>();
  }

  /** A finding that no permission would cure. */
  static <T> Finding<T> unreadable(String what, String why) {
    return new Unreadable<>(what, why, "");
  }

  default <R> Finding<R> map(Function<? super T, ? extends R> change) {
    return then(value -> known(change.apply(value)));
  }

  default <R> Finding<R> then(Function<? super T, Finding<R>> next) {
    return switch (this) {
      case Known<T>(var value) -> next.apply(value);
      case Absent<T> _ -> absent();
      case Unreadable<T> unreadable -> unreadable.retyped();
    };
  }

  /** Asks the value; what is absent answers NO, what is unreadable UNKNOWN. */
  default Answer is(Predicate<? super T> question) {
    return asks(value -> Answer.of(question.test(value)));
  }

  /** The same for a question that itself may end in UNKNOWN. */
  default Answer asks(Function<? super T, Answer> question) {
    return switch (this) {
      case Known<T>(var value) -> question.apply(value);
      case Absent<T> _ -> Answer.NO;
      case Unreadable<T> _ -> Answer.UNKNOWN;
    };
  }

  /** Whether the thing exists at all. */
  default Answer exists() {
    return is(_ -> true);
  }

  /** The value; empty both for absent and for unreadable, so never a ground for a verdict. */
  default Optional<T> found() {
    return switch (this) {
      case Known<T>(var value) -> Optional.of(value);
      case Absent<T> _, Unreadable<T> _ -> Optional.empty();
    };
  }
}
