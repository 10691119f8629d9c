package canary.probe;

/** The service that made a refusal: the first thing to know about it, before its code. */
public enum Layer {
  /** Something in front of API Gateway: a content delivery network, a proxy, a captive portal. */
  EDGE,
  GATEWAY,
  /** SQS, also where it passes on what KMS said. */
  QUEUE,
  UNKNOWN
}
