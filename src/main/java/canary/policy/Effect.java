package canary.policy;

/** The effect of a statement on the requests that it matches. */
public enum Effect {
  ALLOW,
  DENY
}
