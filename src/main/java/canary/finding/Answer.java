package canary.finding;

/** The answer to a yes-or-no question; logic after Kleene, so that ignorance is never lost. */
public enum Answer {
  YES,
  NO,
  UNKNOWN;

  public static Answer of(boolean answer) {
    return answer ? YES : NO;
  }

  public Answer and(Answer other) {
    if (this == NO || other == NO) {
      return NO;
    }
    return this == YES && other == YES ? YES : UNKNOWN;
  }

  public Answer or(Answer other) {
    return not().and(other.not()).not();
  }

  public Answer not() {
    return switch (this) {
      case YES -> NO;
      case NO -> YES;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
