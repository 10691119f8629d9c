package canary.question;

import canary.evidence.Evidence;
import canary.evidence.Integration;
import canary.evidence.QueuePath;
import canary.finding.Answer;
import canary.finding.Arn;
import canary.model.Rehearsal;
import java.util.Optional;
import java.util.Set;

/** Whether the integration leads to the queue that is meant. */
public final class QueuePaths {
  private static final String SOURCE = "deployed integration";

  private QueuePaths() {}

  /** Region, account or name in the URI are not those of the queue that is meant. */
  public static CheckResult areWrong(Evidence account) {
    return Ask.of(SOURCE, account.deployed(), it -> wrong(it, account))
        .settledBy(
            "apigateway GetIntegration and sqs GetQueueAttributes: are Region, account and name in"
                + " the URI those of {queue.arn}");
  }

  private static CheckResult wrong(Integration integration, Evidence account) {
    if (!integration.callsService()) {
      return CheckResult.of(Answer.NO, SOURCE, "type is " + integration.type());
    }
    var served = account.stage().found().map(integration::on).orElse(integration);
    if (!served.stageVariables().isEmpty()) {
      return account.stage().exists() == Answer.UNKNOWN
          ? CheckResult.unknown(SOURCE, Set.of("the stage's variables"))
          : CheckResult.of(Answer.NO, SOURCE, "the URI lacks a stage variable");
    }
    var meant = account.place().queueArn();
    var led = led(account, served);
    return led.isPresent() && meant.isEmpty()
        ? CheckResult.unknown(SOURCE, Set.of("the expected queue"))
        : CheckResult.of(
            led.isEmpty() ? Answer.of(!delivers(account)) : Answer.of(!led.equals(meant)),
            SOURCE,
            "the URI is %s, the expected queue is %s"
                .formatted(served.uri(), meant.map(Object::toString).orElse("unknown")));
  }

  /** By the path, or by the QueueUrl that the executed integration sends. */
  private static Optional<Arn> led(Evidence account, Integration served) {
    var partition = account.place().queueArn().map(Arn::partition).orElse("aws");
    return Rehearsals.of(account)
        .flatMap(it -> it.reference().address())
        .flatMap(
            it ->
                it.account()
                    .or(served::account)
                    .map(
                        owner ->
                            new Arn(partition, "sqs", it.region().orElse(""), owner, it.name())))
        .or(() -> served.queuePath().map(QueuePath::arn));
  }

  private static boolean delivers(Evidence account) {
    return Rehearsals.of(account).filter(Rehearsal::mayArrive).isPresent();
  }
}
