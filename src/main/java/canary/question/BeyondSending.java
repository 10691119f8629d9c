package canary.question;

import canary.evidence.Evidence;
import canary.evidence.RoleUses;
import canary.finding.Answer;
import java.util.List;
import java.util.stream.Collectors;

/** What the execution role may do with queues that sending does not need. */
public final class BeyondSending {
  private static final List<String> ACTIONS =
      List.of("sqs:DeleteQueue", "sqs:PurgeQueue", "sqs:ReceiveMessage", "sqs:SetQueueAttributes");

  private BeyondSending() {}

  /** A policy of the role allows one of them. */
  public static CheckResult isAllowed(Evidence account) {
    return Ask.answer(
            "execution role",
            account.role(),
            role ->
                ACTIONS.stream()
                    .map(action -> Statements.allowSomewhere(role, action))
                    .reduce(Answer.NO, Answer::or),
            role ->
                ACTIONS.stream()
                    .filter(action -> !Statements.allowing(role, action).isEmpty())
                    .collect(Collectors.joining(", ", "allowed besides sending: ", used(account))))
        .settledBy("iam GetRolePolicy: is any action but sqs:SendMessage allowed");
  }

  private static String used(Evidence account) {
    var uses = RoleUses.of(account);
    return uses.isEmpty()
        ? ""
        : uses.entrySet().stream()
            .map(it -> it.getKey() + " (" + it.getValue() + ")")
            .collect(Collectors.joining(", ", "; the role is also that of ", ""));
  }
}
