package canary.lab.iam;

/** What all policies together say to one request. */
public sealed interface Decision {
  /** The request may go on. */
  record Allowed() implements Decision {}

  /** No policy of this type allows the request, and one had to. */
  record ImplicitDeny(PolicyType type) implements Decision {}

  /** A Deny statement applies; its Sid is empty when it has none. */
  record ExplicitDeny(PolicyType type, String sid) implements Decision {}
}
