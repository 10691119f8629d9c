package canary.symptom;

import canary.evidence.Drift;
import canary.evidence.Exhibit;
import canary.evidence.Exhibit.Kind;
import canary.evidence.TestInvocation;
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
public record Sign(Kind kind, Bearing bearing, Function<Observation, Optional<Exhibit>> reading) {

  /** What a sign tells about. */
  public enum Bearing {
    /** A fault that every message meets. */
    EVERY_MESSAGE,
    /** A fault that hangs on what the message contains. */
    THIS_MESSAGE,
    /**
     * How failures are shown, beside the fault that makes them; such a cause competes with no
     * other.
     */
    SHOWING
  }

  public Optional<Exhibit> in(Observation observation) {
    return reading.apply(observation);
  }

  /** The reply names this cause and leaves no other. */
  public static Sign names(Predicate<Refusal> refusal) {
    return ofReply(Kind.TESTIMONY, refusal);
  }

  /** The reply mostly means this cause. */
  public static Sign mostly(Predicate<Refusal> refusal) {
    return ofReply(Kind.INDICATION, refusal);
  }

  /** The reply fits this cause among others. */
  public static Sign fits(Predicate<Refusal> refusal) {
    return ofReply(Kind.COMPATIBILITY, refusal);
  }

  /** The same, unless the refusal names somebody else than the integration's role. */
  public Sign ofTheRole() {
    return new Sign(
        kind, bearing, seen -> seen.refusesAnother() ? Optional.empty() : reading.apply(seen));
  }

  /** The reply names this cause, and that hangs on what the message contains. */
  public static Sign namesMessage(Predicate<Refusal> refusal) {
    return new Sign(Kind.TESTIMONY, Bearing.THIS_MESSAGE, names(refusal).reading());
  }

  /** The reply fits this cause, unless the request was signed. */
  public static Sign fitsUnsigned(Predicate<Refusal> refusal) {
    var fits = fits(refusal);
    return new Sign(
        fits.kind(),
        fits.bearing(),
        seen -> seen.signed() == Answer.YES ? Optional.empty() : fits.reading().apply(seen));
  }

  /** The reply fits this cause, which would hang on what the message contains. */
  public static Sign fitsMessage(Predicate<Refusal> refusal) {
    return new Sign(Kind.COMPATIBILITY, Bearing.THIS_MESSAGE, fits(refusal).reading());
  }

  /** The reply mostly means this cause, which would hang on what the message contains. */
  public static Sign mostlyMessage(Predicate<Refusal> refusal) {
    return new Sign(Kind.INDICATION, Bearing.THIS_MESSAGE, mostly(refusal).reading());
  }

  /** The combined message was refused so while the plain one arrived. */
  public static Sign onlyCombined(Predicate<Refusal> refusal) {
    return new Sign(
        Kind.DIFFERENCE,
        Bearing.THIS_MESSAGE,
        seen ->
            seen.refusal()
                .filter(it -> seen.plainDelivered() && refusal.test(it))
                .map(
                    it ->
                        new Exhibit(
                            Kind.DIFFERENCE,
                            "probes",
                            "the message with special characters was refused (%s) while a plain one was delivered"
                                .formatted(it.code()))));
  }

  /** SQS holds the message with this damage. */
  public static Sign damaged(Damage... damages) {
    return new Sign(
        Kind.FINGERPRINT,
        Bearing.THIS_MESSAGE,
        seen ->
            seen.outcome() instanceof Outcome.Damaged(var damage, var id, _)
                    && Arrays.asList(damages).contains(damage)
                ? Optional.of(
                    new Exhibit(
                        Kind.FINGERPRINT,
                        "MD5OfMessageBody",
                        "message %s is stored %s".formatted(id, damage.meaning())))
                : Optional.empty());
  }

  /** The reply is a success that proves nothing, in this way. */
  public static Sign unproven(Kind kind, Bearing bearing, Outcome.Doubt doubt) {
    return new Sign(
        kind,
        bearing,
        seen ->
            seen.outcome() instanceof Outcome.Unproven(var found, _) && found == doubt
                ? Optional.of(new Exhibit(kind, "reply", doubt.meaning()))
                : Optional.empty());
  }

  /**
   * API Gateway answers 500, and its test invocation names the reason. What it executes is the
   * saved definition, so with an edit that is not deployed its word is no testimony.
   */
  public static Sign recorded(String reason) {
    return new Sign(
        Kind.TESTIMONY,
        Bearing.EVERY_MESSAGE,
        seen ->
            seen.refusal()
                .filter(Refusals.gateway("InternalServerErrorException"))
                .flatMap(_ -> seen.account().testInvocation().found())
                .flatMap(TestInvocation::failure)
                .filter(it -> it.contains(reason))
                .map(
                    it ->
                        new Exhibit(
                            seen.account().drift().is(Drift::exists) == Answer.NO
                                ? Kind.TESTIMONY
                                : Kind.INDICATION,
                            "TestInvokeMethod",
                            it)));
  }

  /** The same where the reason leaves several causes. */
  public static Sign mostlyRecorded(String reason) {
    var recorded = recorded(reason);
    return new Sign(
        Kind.INDICATION,
        recorded.bearing(),
        seen -> recorded.in(seen).map(it -> new Exhibit(Kind.INDICATION, it.source(), it.says())));
  }

  /**
   * The answer to a message that SQS must refuse: an error, or the same success as ever, which a
   * method that never calls SQS gives, too.
   */
  public static Sign refusableAnswered(boolean withError) {
    var kind = withError ? Kind.TESTIMONY : Kind.INDICATION;
    return new Sign(
        kind,
        withError ? Bearing.THIS_MESSAGE : Bearing.SHOWING,
        seen ->
            seen.refusable()
                .filter(
                    it ->
                        withError ? it instanceof Outcome.Refused : it instanceof Outcome.Unproven)
                .map(
                    _ ->
                        new Exhibit(
                            kind,
                            "probes",
                            withError
                                ? "a message that SQS must refuse got an error: errors are shown"
                                : "a message that SQS must refuse got the same success")));
  }

  /** No answer came, and the reason names the cause. */
  public static Sign unanswered(TransportFault... faults) {
    return silent(Kind.TESTIMONY, faults);
  }

  /** No answer came, for a reason that fits. */
  public static Sign fitsSilence(TransportFault... faults) {
    return silent(Kind.COMPATIBILITY, faults);
  }

  private static Sign silent(Kind kind, TransportFault... faults) {
    return new Sign(
        kind,
        Bearing.EVERY_MESSAGE,
        seen ->
            seen.outcome() instanceof Outcome.Unanswered(var fault, var detail)
                    && Arrays.asList(faults).contains(fault)
                ? Optional.of(new Exhibit(kind, "connection", fault.meaning() + ": " + detail))
                : Optional.empty());
  }

  private static Sign ofReply(Kind kind, Predicate<Refusal> test) {
    return new Sign(
        kind,
        Bearing.EVERY_MESSAGE,
        seen ->
            seen.refusal()
                .filter(test)
                .map(
                    it ->
                        new Exhibit(
                            kind == Kind.TESTIMONY && seen.unmasked().isPresent()
                                ? Kind.INDICATION
                                : kind,
                            seen.source(),
                            it.message().isBlank() ? it.code() : it.code() + ": " + it.message())));
  }
}
