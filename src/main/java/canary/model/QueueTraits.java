package canary.model;

/**
 * The attributes of a queue that decide which messages it takes.
 *
 * @param maximumMessageSize in bytes, 1,024 to 1,048,576
 */
public record QueueTraits(boolean fifo, boolean contentBasedDeduplication, int maximumMessageSize) {
  static final int LARGEST = 1_048_576;

  /** A queue of which only the name is known, with the widest limits. */
  public static QueueTraits named(String name) {
    return new QueueTraits(name.endsWith(".fifo"), true, LARGEST);
  }
}
