package canary.catalogue;

import canary.evidence.Evidence;
import canary.evidence.QueuePath;
import canary.finding.Answer;
import java.util.Set;
import java.util.function.Function;

/** Whether the integration leads to the queue that is meant. */
final class QueuePaths {
  private static final String SOURCE = "deployed integration";

  private QueuePaths() {}

  static Function<Evidence, CheckResult> wrong() {
    return account ->
        Ask.of(
            SOURCE,
            account.deployed(),
            integration -> {
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
              var led = served.queuePath().map(QueuePath::arn);
              return led.isPresent() && meant.isEmpty()
                  ? CheckResult.unknown(SOURCE, Set.of("the queue that is meant"))
                  : CheckResult.of(
                      Answer.of(led.isEmpty() || !led.equals(meant)),
                      SOURCE,
                      "the URI is %s, the queue meant is %s"
                          .formatted(
                              served.uri(), meant.map(Object::toString).orElse("not known")));
            });
  }
}
