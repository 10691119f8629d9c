package canary.probe;

/** Where the message of a probe goes. */
public enum Wire {
  /** To the API. */
  NETWORK,
  /** Nowhere: the reply is what SQS answers when it takes it. */
  TAKEN,
  /** Nowhere: the reply is what SQS answers when the integration's role is not allowed to send. */
  REFUSED
}
