package canary.policy;

/** The ruling of policies on one request. */
public enum Ruling {
  ALLOWED,
  /** By an explicit Deny. */
  DENIED,
  /** No Deny, and no Allow either. */
  NOT_GRANTED,
  UNKNOWN
}
