package canary.probe;

/** The meaning of a reply, once its dialect is understood. */
public sealed interface ParsedReply {

  /** SQS has taken a message; the digest is empty when the reply hides it. */
  record Accepted(String messageId, String md5) implements ParsedReply {}

  record Refused(Refusal refusal) implements ParsedReply {}

  /** Neither a message id nor an error that is known. */
  record Unrecognized() implements ParsedReply {}
}
