package canary.symptom;

import canary.evidence.TestInvocation;
import canary.evidence.UndeployedEdit;
import canary.finding.Answer;
import canary.finding.Quotation;
import canary.probe.Layer;
import canary.probe.Outcome;
import canary.probe.Outcome.Doubt;
import canary.probe.Refusal;
import canary.probe.TransportFault;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Something that an observation can show. */
public record Signal(Function<Observation, Optional<Seen>> reading) {

  /**
   * What was seen.
   *
   * @param source where the words are from
   * @param firstHand whether who served the message said so, and not a reconstruction
   */
  public record Seen(String source, Quotation says, boolean firstHand) {
    Seen(String source, String says, boolean firstHand) {
      this(source, Quotation.of(says), firstHand);
    }
  }

  public Optional<Seen> in(Observation seen) {
    return reading.apply(seen);
  }

  /** A refusal like this. */
  public static Signal refused(Predicate<Refusal> refusal) {
    return new Signal(
        seen ->
            seen.refusal()
                .filter(refusal)
                .map(_ -> new Seen(seen.source(), seen.words(), !seen.customized())));
  }

  /** No answer, for one of these reasons. */
  public static Signal silence(TransportFault... faults) {
    return new Signal(
        seen ->
            seen.outcome() instanceof Outcome.Unanswered(var fault, var detail)
                    && List.of(faults).contains(fault)
                ? Optional.of(
                    new Seen("connection", "%s (%s)".formatted(fault.meaning(), detail), true))
                : Optional.empty());
  }

  /** A success that proves nothing, in this way. */
  public static Signal success(Doubt doubt) {
    return new Signal(
        seen ->
            seen.outcome() instanceof Outcome.Unproven(var found, _) && found == doubt
                ? Optional.of(new Seen("reply", doubt.meaning(), true))
                : Optional.empty());
  }

  /**
   * API Gateway answers 500, and its test invocation names this reason. What it executes is the
   * saved definition, so with an edit that is not deployed it is not first hand.
   */
  public static Signal recorded(String reason) {
    return new Signal(
        seen ->
            seen.refusal()
                .filter(Refusals.gateway("InternalServerErrorException"))
                .flatMap(_ -> seen.account().testInvocation().found())
                .flatMap(TestInvocation::failure)
                .filter(it -> it.contains(reason))
                .map(
                    it ->
                        new Seen(
                            "TestInvokeMethod",
                            it,
                            seen.account().undeployedEdit().is(UndeployedEdit::exists)
                                == Answer.NO)));
  }

  /** The execution log names this reason as well, beside what SQS refused. */
  public static Signal recordedBeside(String reason) {
    return new Signal(
        seen ->
            seen.refusal()
                .filter(Refusals.layer(Layer.QUEUE))
                .flatMap(_ -> seen.account().testInvocation().found())
                .flatMap(TestInvocation::failure)
                .filter(it -> it.contains(reason))
                .map(it -> new Seen("TestInvokeMethod", it, false)));
  }

  /**
   * SQS refused, and an execution log shows what it was sent.
   *
   * @param describe the fault in that request
   */
  public static Signal sent(
      Predicate<Refusal> refusal, Predicate<TestInvocation> request, String describe) {
    return new Signal(
        seen ->
            seen.refusal()
                .filter(refusal)
                .flatMap(_ -> seen.account().testInvocation().found())
                .filter(request)
                .map(_ -> new Seen("execution log", describe, false)));
  }

  /** SQS refused a request in which it read no Action. */
  public static Signal withoutAction() {
    return new Signal(
        seen ->
            seen.refusal()
                .filter(Refusals.layer(Layer.QUEUE))
                .filter(_ -> seen.isInNamespaceOf2009())
                .map(
                    _ ->
                        new Seen(
                            "reply",
                            "the namespace 2009-02-01 is SQS's where it reads no Action in the"
                                + " request",
                            false)));
  }

  /** A message that SQS must refuse gets an error. */
  public static Signal errorWhereDue() {
    return new Signal(
        seen ->
            seen.refusable()
                .filter(Outcome.Refused.class::isInstance)
                .map(
                    _ ->
                        new Seen(
                            "probes",
                            "a message that SQS must reject got an error: errors are shown",
                            true)));
  }

  /** A message that SQS must refuse gets a success; a method that never calls SQS gives it too. */
  public static Signal successWhereErrorIsDue() {
    return new Signal(
        seen ->
            seen.refusable()
                .filter(Outcome.Unproven.class::isInstance)
                .map(
                    _ ->
                        new Seen(
                            "probes",
                            "a message that SQS must reject got the same success",
                            true)));
  }

  /**
   * An error of SQS reaches the client with a status that says success. The default integration
   * response maps every status of SQS to its own, usually 200; only Coral's envelope comes with a
   * 200 of its own.
   */
  public static Signal errorAsSuccess() {
    return new Signal(
        seen ->
            seen.outcome() instanceof Outcome.Refused(var refusal, var reply)
                    && reply.succeeded()
                    && refusal.layer() == Layer.QUEUE
                    && !refusal.inEnvelope()
                ? Optional.of(
                    new Seen(
                        "reply",
                        "SQS's error %s came with status %d"
                            .formatted(Quotation.code(refusal.code()), reply.status().getAsInt()),
                        true))
                : Optional.empty());
  }
}
