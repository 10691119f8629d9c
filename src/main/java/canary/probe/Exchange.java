package canary.probe;

import java.time.Duration;

/** One request and its answer, or the reason why there is none. */
public sealed interface Exchange {

  /**
   * From the first byte sent, connection set-up included, to the end of the answer or the failure.
   */
  Duration latency();

  record Answered(Reply reply, Duration latency) implements Exchange {}

  /** {@code detail} is the transport's own words, foreign text that must not be printed raw. */
  record Unanswered(TransportFault fault, String detail, Duration latency) implements Exchange {}
}
