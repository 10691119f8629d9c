package canary.cause;

import canary.probe.Damage;
import canary.probe.Outcome;
import canary.probe.Outcome.Doubt;
import canary.probe.Recorded;
import canary.probe.Reply;
import canary.probe.TransportFault;
import java.util.Map;
import java.util.Optional;

/** What a probe can have met, built from recorded replies. */
public final class Observations {
  private static final Reply ACCEPTED = Recorded.named("accepted");

  private Observations() {}

  public static Observation reply(String recorded) {
    return new Observation(Outcome.ofCaptured(Recorded.named(recorded)), Optional.empty());
  }

  /** The same, while a plain message arrived. */
  public static Observation butPlainArrives(String recorded) {
    return new Observation(
        reply(recorded).outcome(), Optional.of(new Outcome.Delivered("m-plain")));
  }

  /** The plain message was refused with this reply as well. */
  public static Observation alsoPlain(String recorded) {
    return new Observation(reply(recorded).outcome(), Optional.of(reply(recorded).outcome()));
  }

  /** An error that nobody has recorded, in the words of SQS's query protocol. */
  public static Observation error(int status, String code, String message) {
    var body =
        "{\"Error\":{\"Code\":\"%s\",\"Message\":\"%s\",\"Type\":\"Sender\"}}"
            .formatted(code, message);
    return new Observation(Outcome.ofCaptured(Reply.of(status, Map.of(), body)), Optional.empty());
  }

  public static Observation damaged(Damage damage) {
    return new Observation(new Outcome.Damaged(damage, "m-1", ACCEPTED), Optional.empty());
  }

  public static Observation unproven(Doubt doubt) {
    return new Observation(new Outcome.Unproven(doubt, ACCEPTED), Optional.empty());
  }

  public static Observation unanswered(TransportFault fault) {
    return new Observation(new Outcome.Unanswered(fault, fault.meaning()), Optional.empty());
  }
}
