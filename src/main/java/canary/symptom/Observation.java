package canary.symptom;

import canary.evidence.Evidence;
import canary.evidence.Integration;
import canary.evidence.TestInvocation;
import canary.evidence.UndeployedEdit;
import canary.finding.Answer;
import canary.finding.Arn;
import canary.finding.Quotation;
import canary.probe.Denial;
import canary.probe.Layer;
import canary.probe.Outcome;
import canary.probe.Refusal;
import canary.probe.Reply;
import canary.probe.SentRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Everything that a cause is judged by; made by {@link #of}, which derives what follows the account
 * once.
 *
 * @param signed whether the request carried a signature; UNKNOWN of a captured reply
 * @param outcome what the combined probe met
 * @param plain what a plain message met, when one was sent
 * @param refusable what a message met that SQS must refuse, when one was sent
 * @param account what the account says
 * @param refusal what SQS or API Gateway refused; where the reply hides it, what the test
 *     invocation met, or else what the API's own gateway responses stand for
 * @param words the code and the sentence of the refusal
 * @param source where they come from
 * @param customized whether a customized gateway response made the reply. It is read as it is
 *     saved, and what is deployed may differ: so it proves nothing
 * @param settled whether nothing along the path was changed so shortly before that it is possibly
 *     not in effect yet
 * @param sent the request that led to a pasted reply, where it was pasted too
 */
public record Observation(
    Instant at,
    Answer signed,
    Outcome outcome,
    Optional<Outcome> plain,
    Optional<Outcome> refusable,
    Evidence account,
    Optional<Refusal> refusal,
    Quotation words,
    String source,
    boolean customized,
    boolean settled,
    Optional<SentRequest> sent) {
  /**
   * Attributes of a queue take up to 60 seconds, IAM and KMS are eventually consistent too; twice
   * that is waited for.
   * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
   */
  private static final Duration SETTLES_IN = Duration.ofSeconds(120);

  /** Derives from the outcomes and the account who refused, in which words, and what is settled. */
  public static Observation of(
      Instant at,
      Answer signed,
      Outcome outcome,
      Optional<Outcome> plain,
      Optional<Outcome> refusable,
      Evidence account) {
    var replied = refusal(outcome);
    var recorded = hides(outcome) ? recorded(account) : Optional.<Refusal>empty();
    var customized =
        recorded.isPresent()
            ? Optional.<CustomizedResponse>empty()
            : CustomizedResponse.of(outcome, account);
    var refusal = recorded.or(() -> customized.map(CustomizedResponse::refusal)).or(() -> replied);
    var source =
        refusal.equals(replied)
            ? "reply"
            : customized.map(it -> "gateway response " + it.type()).orElse("TestInvokeMethod");
    return new Observation(
        at,
        signed,
        outcome,
        plain,
        refusable,
        account,
        refusal,
        refusal.map(Observation::quoted).orElse(Quotation.NONE),
        source,
        customized.isPresent(),
        account.changes().stream().noneMatch(it -> it.when().isAfter(at.minus(SETTLES_IN))),
        Optional.empty());
  }

  private static Quotation quoted(Refusal refusal) {
    var code = Quotation.code(refusal.code());
    return refusal.message().isBlank() ? code : Quotation.of(code + ": " + refusal.message());
  }

  /** The same as the answer to this request. */
  public Observation after(Optional<SentRequest> request) {
    return new Observation(
        at,
        signed,
        outcome,
        plain,
        refusable,
        account,
        refusal,
        words,
        source,
        customized,
        settled,
        request);
  }

  /** SQS answered in the namespace that it has for a request in which it reads no Action. */
  boolean isInNamespaceOf2009() {
    return outcome instanceof Outcome.Refused(_, var reply)
        && reply.body().contains("queue.amazonaws.com/doc/2009-02-01/");
  }

  /** Whether the reply does not say who refused. */
  private static boolean hides(Outcome outcome) {
    return outcome instanceof Outcome.Unproven
        || refusal(outcome).filter(it -> it.layer() == Layer.UNKNOWN).isPresent();
  }

  /**
   * What the test invocation met. It executes what is saved: it speaks for the stage only when that
   * is what is deployed.
   */
  private static Optional<Refusal> recorded(Evidence account) {
    return account.undeployedEdit().is(UndeployedEdit::exists) == Answer.NO
        ? account
            .testInvocation()
            .found()
            .flatMap(TestInvocation::endpointBody)
            .map(body -> Outcome.ofCaptured(Reply.ofWords(body)))
            .flatMap(Observation::refusal)
        : Optional.empty();
  }

  /** True when the service spoke of an explicit deny: no Allow helps against one. */
  public boolean explicitlyDenied() {
    return refusal
        .flatMap(Refusal::denial)
        .filter(it -> it.kind() == Denial.Kind.EXPLICIT_DENY)
        .isPresent();
  }

  /** True when a refusal names an identity other than the role that the integration has. */
  boolean refusesAnother() {
    var named = refusal.flatMap(Refusal::denial).flatMap(Denial::roleName);
    return named.isPresent()
        && account
            .deployed()
            .found()
            .flatMap(Integration::credentials)
            .flatMap(Arn::parse)
            .filter(it -> !it.toString().contains("${"))
            .filter(it -> !it.lastName().equals(named.get()))
            .isPresent();
  }

  /** True when the plain message arrived at the same time: the message's content matters. */
  public boolean plainDelivered() {
    return plain.filter(Outcome.Delivered.class::isInstance).isPresent();
  }

  /** True when the plain message was refused with the same code: content does not matter. */
  public boolean plainRefusedAlike() {
    return plain
        .flatMap(Observation::refusal)
        .filter(
            other -> refusal(outcome).filter(one -> one.code().equals(other.code())).isPresent())
        .isPresent();
  }

  private static Optional<Refusal> refusal(Outcome outcome) {
    return outcome instanceof Outcome.Refused(var refusal, _)
        ? Optional.of(refusal)
        : Optional.empty();
  }
}
