package canary.question;

import canary.evidence.Evidence;
import canary.evidence.Queue;
import canary.finding.Finding;
import canary.policy.Decision;
import canary.policy.Ruling;
import canary.rights.Rights;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A permission that a message needs on its way and that was read, and still depends on an unread
 * value: a condition key, or a form that AWS does not document.
 *
 * @param what the action and who asks for it
 * @param why the statements in doubt and what they hang on
 */
public record OpenRight(String what, String why) {

  /** In the order of the path. A permission whose policies were not read is not among them. */
  public static List<OpenRight> in(Evidence account) {
    var role = account.role().found();
    var queue = account.queue().found();
    var unread =
        account.notRead().stream().map(Finding.Unreadable::what).collect(Collectors.toSet());
    return Stream.of(
            ApiPolicies.uncertain(account)
                .flatMap(it -> open("execute-api:Invoke for the canary", it, unread)),
            role.filter(it -> Rights.toAssumeAsRecorded(it).ruling() == Ruling.UNKNOWN)
                .flatMap(it -> open("sts:AssumeRole for API Gateway", Rights.toAssume(it), unread)),
            role.flatMap(
                it ->
                    queue.flatMap(
                        to -> open("sqs:SendMessage for the role", Rights.toSend(it, to), unread))),
            ofKey(account, "kms:GenerateDataKey", unread),
            ofKey(account, "kms:Decrypt", unread))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<OpenRight> ofKey(Evidence account, String action, Set<String> unread) {
    var queue = account.queue().found().map(Queue::arn);
    return account
        .role()
        .found()
        .flatMap(
            role ->
                account
                    .key()
                    .found()
                    .flatMap(
                        key ->
                            open(
                                action + " for the role",
                                Rights.toUse(role, key, queue, action),
                                unread)));
  }

  private static Optional<OpenRight> open(String what, Decision decision, Set<String> unread) {
    return decision.ruling() != Ruling.UNKNOWN || unread.containsAll(decision.unknown())
        ? Optional.empty()
        : Optional.of(new OpenRight(what, decision.describe()));
  }
}
