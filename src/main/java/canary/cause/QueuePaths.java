package canary.cause;

import canary.evidence.Answer;
import canary.evidence.Evidence;
import canary.evidence.QueuePath;
import java.util.Set;
import java.util.function.Function;

/** Whether the integration leads to the queue that is meant. */
final class QueuePaths {
  private QueuePaths() {}

  static Function<Evidence, Holding> wrong() {
    return account ->
        Reads.deployedAnswer(
                it ->
                    it.queuePath()
                        .map(QueuePath::arn)
                        .map(
                            led ->
                                account
                                    .place()
                                    .queueArn()
                                    .map(meant -> Answer.of(!led.equals(meant)))
                                    .orElse(Answer.UNKNOWN))
                        .orElse(Answer.YES),
                it ->
                    "the URI is %s, the queue meant is %s"
                        .formatted(
                            it.uri(),
                            account.place().queueArn().map(Object::toString).orElse("not known")))
            .andThen(
                it ->
                    it.answer() == Answer.UNKNOWN && it.unknown().isEmpty()
                        ? Holding.unknown(it.source(), Set.of("the queue that is meant"))
                        : it)
            .apply(account);
  }
}
