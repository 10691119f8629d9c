package canary.report;

import canary.probe.Outcome;
import canary.probe.Reply;
import java.util.OptionalInt;

/** An outcome as a report tells it; foreign words are redacted, and empty where there were none. */
public record ReportedOutcome(
    String kind, String layer, String code, OptionalInt httpStatus, String requestId, String said) {

  public static ReportedOutcome of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Delivered(var id) ->
          new ReportedOutcome(
              "Delivered", "", "", OptionalInt.empty(), "", "message " + Redaction.code(id));
      case Outcome.NotProbed() ->
          new ReportedOutcome(
              "NotProbed",
              "",
              "",
              OptionalInt.empty(),
              "",
              "the configuration was read and no message sent");
      case Outcome.Damaged(var damage, var id, var reply) ->
          of(
              "Damaged",
              "QUEUE",
              damage.name(),
              reply,
              "message %s is stored %s".formatted(Redaction.code(id), damage.meaning()));
      case Outcome.Unproven(var doubt, var reply) ->
          of("Unproven", "", doubt.name(), reply, doubt.meaning() + quoted(reply));
      case Outcome.Refused(var refusal, var reply) ->
          new ReportedOutcome(
              "Refused",
              refusal.layer().name(),
              Redaction.code(refusal.code()),
              reply.status(),
              Redaction.code(refusal.requestId()),
              Redaction.clean(refusal.message()));
      case Outcome.Unanswered(var fault, var detail) ->
          new ReportedOutcome(
              "Unanswered",
              "",
              fault.name(),
              OptionalInt.empty(),
              "",
              fault.meaning() + " (" + Redaction.clean(detail) + ")");
    };
  }

  private static ReportedOutcome of(
      String kind, String layer, String code, Reply reply, String said) {
    return new ReportedOutcome(
        kind, layer, code, reply.status(), Redaction.code(reply.header("x-amzn-RequestId")), said);
  }

  private static String quoted(Reply reply) {
    var words = Redaction.clean(reply.body());
    return words.isEmpty() ? "" : ": " + words;
  }
}
