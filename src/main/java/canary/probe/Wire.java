package canary.probe;

/** Where the message of a probe goes. */
public enum Wire {
  /** To the API. */
  NETWORK,
  /** Nowhere: the reply is what SQS answers to it. */
  REHEARSAL
}
