package canary.report;

import canary.finding.Quotation;
import canary.probe.Layer;
import canary.probe.Outcome;
import canary.probe.Reply;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An outcome as a report shows it; texts from outside are quoted, and empty where there were none.
 *
 * @param layer who refused; empty when the message was not refused
 * @param code an error's, a damage's or a doubt's name
 * @param requestId the answering service's own
 * @param said the words of the answer, or what the outcome means
 * @param sent what SQS was sent when API Gateway executed the saved method for TestInvokeMethod
 */
public record ReportedOutcome(
    Kind kind,
    Optional<Layer> layer,
    Quotation code,
    OptionalInt httpStatus,
    Quotation requestId,
    Quotation said,
    Quotation sent) {

  /** The outcomes of a probe by name, and what is reported where there was none. */
  public enum Kind {
    DELIVERED("Delivered"),
    DAMAGED("Damaged"),
    UNPROVEN("Unproven"),
    REFUSED("Refused"),
    UNANSWERED("Unanswered"),
    NOT_PROBED("NotProbed"),
    BLIND("Blind");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As the JSON report and the metrics line have it. */
    public String word() {
      return word;
    }
  }

  static ReportedOutcome of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Delivered(var id, var proof) ->
          saying(
              Kind.DELIVERED,
              switch (proof) {
                case CONTENT -> Quotation.id(id).behind("message ");
                case MESSAGE_ID ->
                    Quotation.of(
                        "message "
                            + Quotation.id(id)
                            + "; its content cannot be proven, for a part of it is known to API"
                            + " Gateway alone");
                case STATUS ->
                    Quotation.of(
                        "a success without a message id, which TargetSuccess=status takes for"
                            + " delivery; neither that SQS holds the message nor its content is"
                            + " proven");
              });
      case Outcome.NotProbed() ->
          saying(
              Kind.NOT_PROBED, Quotation.of("the configuration was read and no message was sent"));
      case Outcome.Damaged(var damage, var id, var reply) ->
          of(
              Kind.DAMAGED,
              Optional.of(Layer.QUEUE),
              damage.name(),
              reply,
              "message %s is stored %s".formatted(Quotation.id(id), damage.meaning()));
      case Outcome.Unproven(var doubt, var reply) ->
          of(Kind.UNPROVEN, Optional.empty(), doubt.name(), reply, doubt.meaning() + quoted(reply));
      case Outcome.Refused(var refusal, var reply) ->
          new ReportedOutcome(
              Kind.REFUSED,
              Optional.of(refusal.layer()),
              Quotation.code(refusal.code()),
              reply.status(),
              Quotation.id(refusal.requestId()),
              Quotation.of(refusal.message()),
              Quotation.NONE);
      case Outcome.Unanswered(var fault, var detail) ->
          new ReportedOutcome(
              Kind.UNANSWERED,
              Optional.empty(),
              Quotation.of(fault.name()),
              OptionalInt.empty(),
              Quotation.NONE,
              Quotation.of(fault.meaning() + " (" + detail + ")"),
              Quotation.NONE);
    };
  }

  /** The same with one thing more to know about it; nothing where the note is empty. */
  ReportedOutcome noting(String note) {
    return note.isEmpty()
        ? this
        : new ReportedOutcome(
            kind,
            layer,
            code,
            httpStatus,
            requestId,
            Quotation.of(said.isEmpty() ? note : said.text() + "; " + note),
            sent);
  }

  /** Why nothing is known. */
  static ReportedOutcome blind(List<String> why) {
    return saying(Kind.BLIND, Quotation.sentences(why));
  }

  private static ReportedOutcome saying(Kind kind, Quotation said) {
    return new ReportedOutcome(
        kind,
        Optional.empty(),
        Quotation.NONE,
        OptionalInt.empty(),
        Quotation.NONE,
        said,
        Quotation.NONE);
  }

  private static ReportedOutcome of(
      Kind kind, Optional<Layer> layer, String code, Reply reply, String said) {
    return new ReportedOutcome(
        kind,
        layer,
        Quotation.of(code),
        reply.status(),
        Quotation.id(reply.header("x-amzn-RequestId")),
        Quotation.of(said),
        Quotation.NONE);
  }

  /** The same with what SQS was sent by a test invocation. */
  ReportedOutcome sending(Optional<String> body) {
    return new ReportedOutcome(
        kind,
        layer,
        code,
        httpStatus,
        requestId,
        said,
        body.map(Quotation::of).orElse(Quotation.NONE));
  }

  private static String quoted(Reply reply) {
    return Quotation.of(reply.body()).isEmpty() ? "" : ": " + reply.body().strip();
  }
}
