package canary.report;

/** Where notices go. */
public interface Publisher {

  /** Publishes once; a failure is an answer, not an exception. */
  Publication publish(Notification notice);

  /** What became of a notice. */
  sealed interface Publication {
    record Published() implements Publication {}

    record Failed(String why) implements Publication {}
  }
}
