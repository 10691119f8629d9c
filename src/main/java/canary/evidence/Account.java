package canary.evidence;

import canary.probe.Payload;

/** The reader of the account on a target's behalf; nothing is changed by reading. */
public interface Account {

  /** Reads only; sends nothing. */
  Evidence read(MethodAddress place);

  /**
   * Reads, and has API Gateway execute the saved method once with this message, which really
   * reaches the queue.
   */
  Evidence readAndTest(MethodAddress place, Payload message);
}
