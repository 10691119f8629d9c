package canary.report;

import canary.finding.Quotation;
import canary.probe.Outcome;
import canary.probe.Reply;
import java.util.OptionalInt;

/** An outcome as a report tells it; foreign words are quoted, and empty where there were none. */
public record ReportedOutcome(
    String kind,
    String layer,
    Quotation code,
    OptionalInt httpStatus,
    Quotation requestId,
    Quotation said) {

  public static ReportedOutcome of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Delivered(var id) -> saying("Delivered", "message " + Quotation.id(id));
      case Outcome.NotProbed() ->
          saying("NotProbed", "the configuration was read and no message sent");
      case Outcome.Damaged(var damage, var id, var reply) ->
          of(
              "Damaged",
              "QUEUE",
              damage.name(),
              reply,
              "message %s is stored %s".formatted(Quotation.id(id), damage.meaning()));
      case Outcome.Unproven(var doubt, var reply) ->
          of("Unproven", "", doubt.name(), reply, doubt.meaning() + quoted(reply));
      case Outcome.Refused(var refusal, var reply) ->
          new ReportedOutcome(
              "Refused",
              refusal.layer().name(),
              Quotation.code(refusal.code()),
              reply.status(),
              Quotation.id(refusal.requestId()),
              Quotation.of(refusal.message()));
      case Outcome.Unanswered(var fault, var detail) ->
          new ReportedOutcome(
              "Unanswered",
              "",
              Quotation.of(fault.name()),
              OptionalInt.empty(),
              Quotation.NONE,
              Quotation.of(fault.meaning() + " (" + detail + ")"));
    };
  }

  /** Why nothing is known. */
  static ReportedOutcome blind(String why) {
    return saying("Blind", why);
  }

  private static ReportedOutcome saying(String kind, String said) {
    return new ReportedOutcome(
        kind, "", Quotation.NONE, OptionalInt.empty(), Quotation.NONE, Quotation.of(said));
  }

  private static ReportedOutcome of(
      String kind, String layer, String code, Reply reply, String said) {
    return new ReportedOutcome(
        kind,
        layer,
        Quotation.of(code),
        reply.status(),
        Quotation.id(reply.header("x-amzn-RequestId")),
        Quotation.of(said));
  }

  private static String quoted(Reply reply) {
    return Quotation.of(reply.body()).isEmpty() ? "" : ": " + reply.body().strip();
  }
}
