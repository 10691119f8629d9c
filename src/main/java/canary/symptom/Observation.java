package canary.symptom;

import canary.evidence.Evidence;
import canary.evidence.Integration;
import canary.evidence.TestInvocation;
import canary.evidence.UndeployedEdit;
import canary.finding.Answer;
import canary.finding.Arn;
import canary.probe.Denial;
import canary.probe.Layer;
import canary.probe.Outcome;
import canary.probe.Refusal;
import canary.probe.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a cause is judged by.
 *
 * @param signed whether the request carried a signature; UNKNOWN of a captured reply
 * @param outcome what the combined probe met
 * @param plain what a plain message met, when one was sent
 * @param refusable what a message met that SQS must refuse, when one was sent
 * @param account what the account says
 */
public record Observation(
    Instant at,
    Answer signed,
    Outcome outcome,
    Optional<Outcome> plain,
    Optional<Outcome> refusable,
    Evidence account) {
  /**
   * Attributes of a queue take up to 60 seconds, IAM and KMS are eventually consistent too; twice
   * that is waited for.
   * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
   */
  private static final Duration SETTLES_IN = Duration.ofSeconds(120);

  /**
   * What SQS or API Gateway refused; where an answer hides it, what the test invocation met, or
   * else what the API's own gateway responses tell.
   */
  public Optional<Refusal> refusal() {
    return hidden()
        .or(() -> unmasked().map(CustomizedResponse::refusal))
        .or(() -> refusal(outcome));
  }

  /** What the test invocation met where the reply names nobody who refused. */
  private Optional<Refusal> hidden() {
    var hides =
        outcome instanceof Outcome.Unproven
            || refusal(outcome).filter(it -> it.layer() == Layer.UNKNOWN).isPresent();
    return hides ? recorded() : Optional.empty();
  }

  /** True when a refusal names somebody else than the role that the integration has. */
  boolean refusesAnother() {
    var named = refusal().flatMap(Refusal::denial).flatMap(Denial::roleName);
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

  /** Where the words of a refusal come from. */
  public String source() {
    return refusal().equals(refusal(outcome))
        ? "reply"
        : unmasked()
            .filter(it -> refusal().filter(it.refusal()::equals).isPresent())
            .map(it -> "gateway response " + it.type())
            .orElse("TestInvokeMethod");
  }

  /**
   * The refusal behind words of the API's owner, as his saved gateway responses tell; what is
   * deployed may differ, so it proves nothing.
   */
  Optional<CustomizedResponse> unmasked() {
    return hidden().isPresent() ? Optional.empty() : CustomizedResponse.of(outcome, account);
  }

  /**
   * The test invocation executes what is saved: it speaks for the stage only when that is what is
   * deployed.
   */
  private Optional<Refusal> recorded() {
    return account.undeployedEdit().is(UndeployedEdit::exists) == Answer.NO
        ? account
            .testInvocation()
            .found()
            .flatMap(TestInvocation::endpointBody)
            .map(body -> Outcome.ofCaptured(Reply.ofWords(body)))
            .flatMap(Observation::refusal)
        : Optional.empty();
  }

  /** True when the plain message arrived at the same time: whatever fails hangs on the message. */
  public boolean plainDelivered() {
    return plain.filter(Outcome.Delivered.class::isInstance).isPresent();
  }

  /**
   * True when the plain message was refused with the same code: what fails does not hang on the
   * message.
   */
  public boolean plainRefusedAlike() {
    return plain
        .flatMap(Observation::refusal)
        .filter(
            other -> refusal(outcome).filter(one -> one.code().equals(other.code())).isPresent())
        .isPresent();
  }

  /**
   * True when nothing along the path was changed so shortly before that it may not be in force yet.
   */
  public boolean settled() {
    return account.changes().stream().noneMatch(it -> it.when().isAfter(at.minus(SETTLES_IN)));
  }

  private static Optional<Refusal> refusal(Outcome outcome) {
    return outcome instanceof Outcome.Refused(var refusal, _)
        ? Optional.of(refusal)
        : Optional.empty();
  }
}
