package canary.symptom;

import canary.evidence.Reason;
import canary.evidence.Reason.Weight;
import canary.evidence.TestInvocation;
import canary.evidence.UndeployedEdit;
import canary.finding.Answer;
import canary.probe.Damage;
import canary.probe.Outcome;
import canary.probe.Refusal;
import canary.probe.TransportFault;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One way in which a cause shows. A cause without a sign that bears on the message is ruled out
 * when a plain message arrives at the same time.
 */
public record Symptom(Weight kind, Scope scope, Function<Observation, Optional<Reason>> reading) {

  /** What a sign tells about. */
  public enum Scope {
    /** A fault that every message meets. */
    ALL_MESSAGES,
    /** A fault that hangs on what the message contains. */
    THIS_MESSAGE,
    /**
     * How failures are shown, beside the fault that makes them; such a cause competes with no
     * other.
     */
    REPORTING_ONLY
  }

  public Optional<Reason> in(Observation observation) {
    return reading.apply(observation);
  }

  /** The reply names this cause and leaves no other. */
  public static Symptom names(Predicate<Refusal> refusal) {
    return ofReply(Weight.TESTIMONY, refusal);
  }

  /** The reply mostly means this cause. */
  public static Symptom mostly(Predicate<Refusal> refusal) {
    return ofReply(Weight.INDICATION, refusal);
  }

  /** The reply fits this cause among others. */
  public static Symptom fits(Predicate<Refusal> refusal) {
    return ofReply(Weight.COMPATIBILITY, refusal);
  }

  /** The same, unless the refusal names somebody else than the integration's role. */
  public Symptom ofTheRole() {
    return new Symptom(
        kind, scope, seen -> seen.refusesAnother() ? Optional.empty() : reading.apply(seen));
  }

  /** The reply names this cause, and that hangs on what the message contains. */
  public static Symptom namesMessage(Predicate<Refusal> refusal) {
    return new Symptom(Weight.TESTIMONY, Scope.THIS_MESSAGE, names(refusal).reading());
  }

  /** The reply fits this cause, unless the request was signed. */
  public static Symptom fitsUnsigned(Predicate<Refusal> refusal) {
    var fits = fits(refusal);
    return new Symptom(
        fits.kind(),
        fits.scope(),
        seen -> seen.signed() == Answer.YES ? Optional.empty() : fits.reading().apply(seen));
  }

  /** The reply fits this cause, which would hang on what the message contains. */
  public static Symptom fitsMessage(Predicate<Refusal> refusal) {
    return new Symptom(Weight.COMPATIBILITY, Scope.THIS_MESSAGE, fits(refusal).reading());
  }

  /** The reply mostly means this cause, which would hang on what the message contains. */
  public static Symptom mostlyMessage(Predicate<Refusal> refusal) {
    return new Symptom(Weight.INDICATION, Scope.THIS_MESSAGE, mostly(refusal).reading());
  }

  /** The combined message was refused so while the plain one arrived. */
  public static Symptom onlyCombined(Predicate<Refusal> refusal) {
    return new Symptom(
        Weight.DIFFERENCE,
        Scope.THIS_MESSAGE,
        seen ->
            seen.refusal()
                .filter(it -> seen.plainDelivered() && refusal.test(it))
                .map(
                    it ->
                        new Reason(
                            Weight.DIFFERENCE,
                            "probes",
                            "the message with special characters was refused (%s) while a plain one was delivered"
                                .formatted(it.code()))));
  }

  /** SQS holds the message with this damage. */
  public static Symptom damaged(Damage... damages) {
    return new Symptom(
        Weight.FINGERPRINT,
        Scope.THIS_MESSAGE,
        seen ->
            seen.outcome() instanceof Outcome.Damaged(var damage, var id, _)
                    && Arrays.asList(damages).contains(damage)
                ? Optional.of(
                    new Reason(
                        Weight.FINGERPRINT,
                        "MD5OfMessageBody",
                        "message %s is stored %s".formatted(id, damage.meaning())))
                : Optional.empty());
  }

  /** The reply is a success that proves nothing, in this way. */
  public static Symptom unproven(Weight kind, Scope scope, Outcome.Doubt doubt) {
    return new Symptom(
        kind,
        scope,
        seen ->
            seen.outcome() instanceof Outcome.Unproven(var found, _) && found == doubt
                ? Optional.of(new Reason(kind, "reply", doubt.meaning()))
                : Optional.empty());
  }

  /**
   * API Gateway answers 500, and its test invocation names the reason. What it executes is the
   * saved definition, so with an edit that is not deployed its word is no testimony.
   */
  public static Symptom recorded(String reason) {
    return new Symptom(
        Weight.TESTIMONY,
        Scope.ALL_MESSAGES,
        seen ->
            seen.refusal()
                .filter(Refusals.gateway("InternalServerErrorException"))
                .flatMap(_ -> seen.account().testInvocation().found())
                .flatMap(TestInvocation::failure)
                .filter(it -> it.contains(reason))
                .map(
                    it ->
                        new Reason(
                            seen.account().undeployedEdit().is(UndeployedEdit::exists) == Answer.NO
                                ? Weight.TESTIMONY
                                : Weight.INDICATION,
                            "TestInvokeMethod",
                            it)));
  }

  /** The same where the reason leaves several causes. */
  public static Symptom mostlyRecorded(String reason) {
    var recorded = recorded(reason);
    return new Symptom(
        Weight.INDICATION,
        recorded.scope(),
        seen -> recorded.in(seen).map(it -> new Reason(Weight.INDICATION, it.source(), it.says())));
  }

  /**
   * The answer to a message that SQS must refuse: an error, or the same success as ever, which a
   * method that never calls SQS gives, too.
   */
  public static Symptom refusableAnswered(boolean withError) {
    var kind = withError ? Weight.TESTIMONY : Weight.INDICATION;
    return new Symptom(
        kind,
        withError ? Scope.THIS_MESSAGE : Scope.REPORTING_ONLY,
        seen ->
            seen.refusable()
                .filter(
                    it ->
                        withError ? it instanceof Outcome.Refused : it instanceof Outcome.Unproven)
                .map(
                    _ ->
                        new Reason(
                            kind,
                            "probes",
                            withError
                                ? "a message that SQS must refuse got an error: errors are shown"
                                : "a message that SQS must refuse got the same success")));
  }

  /** No answer came, and the reason names the cause. */
  public static Symptom unanswered(TransportFault... faults) {
    return silent(Weight.TESTIMONY, faults);
  }

  /** No answer came, for a reason that fits. */
  public static Symptom fitsSilence(TransportFault... faults) {
    return silent(Weight.COMPATIBILITY, faults);
  }

  private static Symptom silent(Weight kind, TransportFault... faults) {
    return new Symptom(
        kind,
        Scope.ALL_MESSAGES,
        seen ->
            seen.outcome() instanceof Outcome.Unanswered(var fault, var detail)
                    && Arrays.asList(faults).contains(fault)
                ? Optional.of(new Reason(kind, "connection", fault.meaning() + ": " + detail))
                : Optional.empty());
  }

  private static Symptom ofReply(Weight kind, Predicate<Refusal> test) {
    return new Symptom(
        kind,
        Scope.ALL_MESSAGES,
        seen ->
            seen.refusal()
                .filter(test)
                .map(
                    it ->
                        new Reason(
                            kind == Weight.TESTIMONY && seen.customized()
                                ? Weight.INDICATION
                                : kind,
                            seen.source(),
                            it.message().isBlank() ? it.code() : it.code() + ": " + it.message())));
  }
}
