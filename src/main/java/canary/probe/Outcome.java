package canary.probe;

import java.time.Duration;
import java.util.Optional;

/**
 * The outcome of a probe. A 2xx is judged by its body: only a message id and the right digest are
 * delivery.
 */
public sealed interface Outcome {

  /**
   * SQS holds the message as the integration makes it.
   *
   * @param messageId empty where the status alone is taken for the proof
   */
  record Delivered(String messageId, DeliveryProof proof) implements Outcome {
    public Delivered(String messageId) {
      this(messageId, DeliveryProof.CONTENT);
    }
  }

  /** What proves a delivery. */
  enum DeliveryProof {
    /** The digest: the content is what it should be. */
    CONTENT,
    /** The message id; a part of the content is known to API Gateway alone. */
    MESSAGE_ID,
    /** The status of the reply, which its owner takes for the proof. */
    STATUS
  }

  /** SQS holds a message, but not the one that was sent. */
  record Damaged(Damage damage, String messageId, Reply reply) implements Outcome {}

  /** A reply that proves neither success nor failure. */
  record Unproven(Doubt doubt, Reply reply) implements Outcome {}

  record Refused(Refusal refusal, Reply reply) implements Outcome {}

  record Unanswered(TransportFault fault, String detail) implements Outcome {}

  /** Nothing was sent. */
  record NotProbed() implements Outcome {}

  /** What an unproven reply leaves open. */
  enum Doubt {
    NO_MESSAGE_ID("the reply is a success without a message id"),
    NO_DIGEST("the reply has a message id but hides the digest of the message"),
    NOTHING_TO_COMPARE(
        "SQS accepted a message; the message sent is unknown, so the digest cannot be compared"),
    NOT_RECOGNIZED(
        "nothing in the text was recognized: looked for a response with its headers, an execution"
            + " or access log of API Gateway, an exception of an AWS SDK, and a sentence of SQS,"
            + " KMS, IAM or API Gateway; paste the execution log of the failing request, or what"
            + " curl -i prints");

    private final String meaning;

    Doubt(String meaning) {
      this.meaning = meaning;
    }

    public String meaning() {
      return meaning;
    }
  }

  static Outcome of(Exchange exchange, Payload sent) {
    return switch (exchange) {
      case Exchange.Unanswered(var fault, var detail, _) -> new Unanswered(fault, detail);
      case Exchange.Answered(var reply, _) ->
          switch (ReplyReader.read(reply)) {
            case ParsedReply.Refused(var refusal) -> new Refused(refusal, reply);
            case ParsedReply.Unrecognized() -> new Unproven(Doubt.NO_MESSAGE_ID, reply);
            case ParsedReply.Accepted(var id, var md5) -> accepted(id, md5, sent, reply);
          };
    };
  }

  /** The same outcome where its owner takes a status for the proof. */
  default Outcome by(Target.Success success) {
    return switch (success) {
      case MESSAGE_ID -> this;
      case STATUS ->
          this instanceof Unproven(_, var reply) && reply.succeeded()
              ? new Delivered("", DeliveryProof.STATUS)
              : this;
    };
  }

  /** True when SQS says in the reply that it took a message. */
  static boolean isAccepted(Reply reply) {
    return ReplyReader.read(reply) instanceof ParsedReply.Accepted;
  }

  /** The outcome of a reply to a message that is known. */
  static Outcome ofCaptured(Reply reply, String sent) {
    return of(new Exchange.Answered(reply, Duration.ZERO), new Payload(sent));
  }

  /**
   * The outcome where the integration makes another message of the one that is sent.
   *
   * @param md5 the digest of that message; empty where only API Gateway can know it
   */
  static Outcome of(Exchange exchange, Payload sent, Optional<String> md5) {
    return of(exchange, sent) instanceof Damaged(_, var id, _)
            && exchange instanceof Exchange.Answered(var reply, _)
            && ReplyReader.read(reply) instanceof ParsedReply.Accepted(_, var stored)
            && md5.filter(it -> !it.equalsIgnoreCase(stored)).isEmpty()
        ? new Delivered(id, md5.isPresent() ? DeliveryProof.CONTENT : DeliveryProof.MESSAGE_ID)
        : of(exchange, sent);
  }

  /** The outcome of a reply to a message that is not known. */
  static Outcome ofCaptured(Reply reply) {
    return switch (ReplyReader.read(reply)) {
      case ParsedReply.Refused(var refusal) -> new Refused(refusal, reply);
      case ParsedReply.Unrecognized() ->
          new Unproven(reply.succeeded() ? Doubt.NO_MESSAGE_ID : Doubt.NOT_RECOGNIZED, reply);
      case ParsedReply.Accepted _ -> new Unproven(Doubt.NOTHING_TO_COMPARE, reply);
    };
  }

  /**
   * True for what may pass by itself and must be seen again before it counts: no answer,
   * throttling, errors of AWS.
   */
  default boolean isTransient() {
    return switch (this) {
      case Delivered _, Damaged _, Unproven _, NotProbed _ -> false;
      case Refused(var refusal, _) -> Transient.is(refusal);
      case Unanswered(var fault, _) -> Transient.is(fault);
    };
  }

  private static Outcome accepted(String id, String md5, Payload sent, Reply reply) {
    if (md5.isEmpty()) {
      return new Unproven(Doubt.NO_DIGEST, reply);
    }
    // What an integration makes of a query only API Gateway knows.
    if (sent.body().isEmpty()) {
      return new Delivered(id, DeliveryProof.MESSAGE_ID);
    }
    return md5.equalsIgnoreCase(sent.md5())
        ? new Delivered(id)
        : new Damaged(Damage.of(sent, md5), id, reply);
  }
}
