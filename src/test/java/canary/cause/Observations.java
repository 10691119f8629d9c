package canary.cause;

import canary.evidence.Evidence;
import canary.evidence.Place;
import canary.probe.Damage;
import canary.probe.Outcome;
import canary.probe.Outcome.Doubt;
import canary.probe.Recorded;
import canary.probe.Reply;
import canary.probe.TransportFault;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What a probe can have met, built from recorded replies. */
public final class Observations {
  private static final Reply ACCEPTED = Recorded.named("accepted");

  private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");

  private Observations() {}

  /** Nothing of the account could be read. */
  static Observation unread(Outcome outcome, Optional<Outcome> plain) {
    return new Observation(
        AT,
        outcome,
        plain,
        Optional.empty(),
        Evidence.unread(Place.UNKNOWN, "no permission to read"));
  }

  public static Observation reply(String recorded) {
    return unread(Outcome.ofCaptured(Recorded.named(recorded)), Optional.empty());
  }

  /** The same, while a plain message arrived. */
  public static Observation butPlainArrives(String recorded) {
    return unread(reply(recorded).outcome(), Optional.of(new Outcome.Delivered("m-plain")));
  }

  /** The plain message was refused with this reply as well. */
  public static Observation alsoPlain(String recorded) {
    return unread(reply(recorded).outcome(), Optional.of(reply(recorded).outcome()));
  }

  /** An error that nobody has recorded, in the words of SQS's query protocol. */
  public static Observation error(int status, String code, String message) {
    var body =
        "{\"Error\":{\"Code\":\"%s\",\"Message\":\"%s\",\"Type\":\"Sender\"}}"
            .formatted(code, message);
    return unread(Outcome.ofCaptured(Reply.of(status, Map.of(), body)), Optional.empty());
  }

  /** API Gateway's own answer with this x-amzn-ErrorType. */
  public static Observation gateway(String errorType) {
    var headers = Map.of("x-amzn-ErrorType", errorType);
    return unread(
        Outcome.ofCaptured(Reply.of(400, headers, "{\"message\":\"refused\"}")), Optional.empty());
  }

  public static Observation damaged(Damage damage) {
    return unread(new Outcome.Damaged(damage, "m-1", ACCEPTED), Optional.empty());
  }

  public static Observation unproven(Doubt doubt) {
    return unread(new Outcome.Unproven(doubt, ACCEPTED), Optional.empty());
  }

  public static Observation unanswered(TransportFault fault) {
    return unread(new Outcome.Unanswered(fault, fault.meaning()), Optional.empty());
  }
}
