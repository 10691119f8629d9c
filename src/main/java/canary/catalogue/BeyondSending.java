package canary.catalogue;

import canary.evidence.Evidence;
import canary.finding.Answer;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the execution role may do with queues that sending does not need. */
final class BeyondSending {
  private static final List<String> ACTIONS =
      List.of("sqs:DeleteQueue", "sqs:PurgeQueue", "sqs:ReceiveMessage", "sqs:SetQueueAttributes");

  private BeyondSending() {}

  /** A policy of the role allows one of them. */
  static Function<Evidence, CheckResult> isAllowed() {
    return Ask.role(
        role ->
            ACTIONS.stream()
                .map(action -> Policies.allowSomewhere(role, action))
                .reduce(Answer.NO, Answer::or),
        role ->
            ACTIONS.stream()
                .filter(action -> !Policies.allowing(role, action).isEmpty())
                .collect(Collectors.joining(", ", "allowed beside sending: ", "")));
  }
}
