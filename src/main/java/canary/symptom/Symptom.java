package canary.symptom;

import canary.evidence.Reason;
import canary.evidence.Reason.Weight;
import canary.evidence.TestInvocation;
import canary.finding.Answer;
import canary.finding.Quotation;
import canary.probe.Damage;
import canary.probe.Outcome;
import canary.probe.Refusal;
import canary.probe.SentRequest;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One way in which a cause shows: how much a signal says of it ({@code names}, {@code mostly},
 * {@code fits}), and for which messages ({@code onThisMessage()}, {@code inReportingOnly()}). If
 * all symptoms of a cause would hit every message, a delivered plain message rules it out.
 *
 * @param weight of a signal that is first hand
 */
public record Symptom(Weight weight, Scope scope, Signal signal) {

  /** Which messages a symptom would hit. */
  public enum Scope {
    /** All of them. */
    ALL_MESSAGES,
    /** Those that contain what this one contains. */
    THIS_MESSAGE,
    /**
     * None: it is how failures are shown, beside the fault that makes them; such a cause competes
     * with no other.
     */
    REPORTING_ONLY
  }

  public Optional<Reason> in(Observation seen) {
    return signal
        .in(seen)
        .map(
            it ->
                new Reason(
                    weight == Weight.TESTIMONY && !it.firstHand() ? Weight.INDICATION : weight,
                    Quotation.of(it.source()),
                    it.says()));
  }

  /** The refusal names this cause and leaves no other. */
  public static Symptom names(Predicate<Refusal> refusal) {
    return names(Signal.refused(refusal));
  }

  /** The signal names this cause and leaves no other. */
  public static Symptom names(Signal signal) {
    return of(Weight.TESTIMONY, signal);
  }

  /** The refusal mostly means this cause. */
  public static Symptom mostly(Predicate<Refusal> refusal) {
    return mostly(Signal.refused(refusal));
  }

  /** The signal mostly means this cause. */
  public static Symptom mostly(Signal signal) {
    return of(Weight.INDICATION, signal);
  }

  /** The refusal fits this cause among others. */
  public static Symptom fits(Predicate<Refusal> refusal) {
    return fits(Signal.refused(refusal));
  }

  /** The signal fits this cause among others. */
  public static Symptom fits(Signal signal) {
    return of(Weight.COMPATIBILITY, signal);
  }

  /** SQS holds this message with one of these damages. */
  public static Symptom storedAs(Set<Damage> damages) {
    return of(
            Weight.FINGERPRINT,
            new Signal(
                seen ->
                    seen.outcome() instanceof Outcome.Damaged(var damage, var id, _)
                            && damages.contains(damage)
                        ? Optional.of(
                            new Signal.Seen(
                                "MD5OfMessageBody",
                                "message %s is stored %s"
                                    .formatted(Quotation.id(id), damage.meaning()),
                                true))
                        : Optional.empty()))
        .onThisMessage();
  }

  /** SQS holds another message, and no known damage explains it. */
  public static Symptom storedOtherwise() {
    return new Symptom(
        Weight.COMPATIBILITY, Scope.THIS_MESSAGE, storedAs(Set.of(Damage.UNKNOWN)).signal());
  }

  /** This message was refused so while a plain one arrived. */
  public static Symptom butPlainArrives(Predicate<Refusal> refusal) {
    return of(
            Weight.DIFFERENCE,
            new Signal(
                seen ->
                    seen.refusal()
                        .filter(it -> seen.plainDelivered() && refusal.test(it))
                        .map(
                            it ->
                                new Signal.Seen(
                                    "probes",
                                    "the message with special characters was rejected (%s) while a plain one was delivered"
                                        .formatted(Quotation.code(it.code())),
                                    true))))
        .onThisMessage();
  }

  /** The same of messages that contain what this one contains. */
  public Symptom onThisMessage() {
    return new Symptom(weight, Scope.THIS_MESSAGE, signal);
  }

  /** The same of how failures are shown, in all causes of them. */
  public Symptom inReportingOnly() {
    return new Symptom(weight, Scope.REPORTING_ONLY, signal);
  }

  /** The same, unless the refusal names an identity other than the integration's role. */
  public Symptom ofTheRole() {
    return unless(Observation::refusesAnother);
  }

  /** The same, unless the request was signed. */
  public Symptom unlessSigned() {
    return unless(seen -> seen.signed() == Answer.YES);
  }

  /** The same; it takes the canary's own request to leave no other cause. */
  public Symptom ofProbe() {
    return new Symptom(
        weight,
        scope,
        new Signal(
            seen ->
                signal
                    .in(seen)
                    .map(
                        it ->
                            new Signal.Seen(
                                it.source(),
                                it.says(),
                                it.firstHand() && seen.signed() != Answer.UNKNOWN))));
  }

  /** The same, where the request was pasted too and went to a host name of the API's own. */
  public Symptom atCustomDomain() {
    return unless(seen -> !seen.sent().map(SentRequest::isToCustomDomain).orElse(false));
  }

  /** The same, where the request was pasted too and names no stage. */
  public Symptom withoutStage() {
    return unless(seen -> !seen.sent().map(SentRequest::lacksStage).orElse(false));
  }

  /** The same, where the request was pasted too and is a browser's preflight. */
  public Symptom ofPreflight() {
    return unless(seen -> !isPreflight(seen));
  }

  /** The same, unless the request is a browser's preflight. */
  public Symptom unlessPreflight() {
    return unless(Symptom::isPreflight);
  }

  /** The same, unless an execution log shows that SQS was sent this. */
  public Symptom unlessSent(Predicate<TestInvocation> request) {
    return unless(seen -> seen.account().testInvocation().found().filter(request).isPresent());
  }

  private static boolean isPreflight(Observation seen) {
    return seen.sent().map(SentRequest::isPreflight).orElse(false);
  }

  private Symptom unless(Predicate<Observation> excluded) {
    return new Symptom(
        weight,
        scope,
        new Signal(seen -> excluded.test(seen) ? Optional.empty() : signal.in(seen)));
  }

  private static Symptom of(Weight weight, Signal signal) {
    return new Symptom(weight, Scope.ALL_MESSAGES, signal);
  }
}
