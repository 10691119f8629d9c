package canary.report;

/** Publishes notifications. */
public interface Publisher {

  /** SNS takes it once at most; a failure is an answer, not an exception. */
  Publication publish(Notification notification);

  /** The result of publishing a notification. */
  sealed interface Publication {
    record Published() implements Publication {}

    /** SNS has not taken it. */
    record Failed(String why) implements Publication {}

    /** It was sent and no answer came: SNS may have taken it. */
    record Unconfirmed(String why) implements Publication {}
  }
}
