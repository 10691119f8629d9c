package canary.remedy;

import canary.evidence.Evidence;
import canary.remedy.Remedy.Expectation;
import canary.remedy.Remedy.Steps;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes that others decide on: the text and the document to hand to them. */
public final class HandOvers {
  private HandOvers() {}

  /** The queue is another account's. */
  public static Optional<Remedy> queueElsewhere(Evidence account, KnownNames names) {
    return sure(names, Placeholder.ROLE_ARN, Placeholder.QUEUE_ARN, Placeholder.QUEUE_ACCOUNT)
        .map(
            it ->
                handing(
                    "widens access of the execution role to the queue",
                    "the owner of account " + it.get(2),
                    "Add this statement to the policy of queue " + it.get(1) + ".",
                    AllowStatement.onQueue(it.get(0), it.get(1))));
  }

  /** The key is another account's. */
  public static Optional<Remedy> keyElsewhere(Evidence account, KnownNames names) {
    return sure(names, Placeholder.ROLE_ARN, Placeholder.KEY_ARN, Placeholder.KEY_ACCOUNT)
        .map(
            it ->
                handing(
                    "widens access of the execution role to the key",
                    "the owner of account " + it.get(2),
                    "Add this statement to the policy of key " + it.get(1) + ".",
                    AllowStatement.onKey("AWS", it.get(0))));
  }

  /** The queue is another account's, under a key whose policy cannot be changed. */
  public static Optional<Remedy> managedKeyElsewhere(Evidence account, KnownNames names) {
    return sure(names, Placeholder.ROLE_ARN, Placeholder.QUEUE_ARN, Placeholder.QUEUE_ACCOUNT)
        .map(
            it ->
                handing(
                    "changes the queue for all its producers and consumers",
                    "the owner of account " + it.get(2),
                    ("Encrypt queue %s with a customer managed key that has this statement "
                            + "in its policy.")
                        .formatted(it.get(1)),
                    AllowStatement.onKey("AWS", it.get(0))));
  }

  /** A service control policy denies sending. */
  public static Optional<Remedy> serviceControl(Evidence account, KnownNames names) {
    return organization(names, "service control policy");
  }

  /** A resource control policy denies the call. */
  public static Optional<Remedy> resourceControl(Evidence account, KnownNames names) {
    return organization(names, "resource control policy");
  }

  private static Optional<Remedy> organization(KnownNames names, String policy) {
    return sure(names, Placeholder.ROLE_ARN, Placeholder.ROLE_ACCOUNT, Placeholder.QUEUE_ARN)
        .map(
            it ->
                handing(
                    "widens access of the execution role to what the statement denies",
                    "the administrator of the organization",
                    ("A %s that applies to account %s denies sqs:SendMessage on %s. Add this "
                            + "to the Condition of the statement that denies it.")
                        .formatted(policy, it.get(1), it.get(2)),
                    Map.of("ArnNotLike", Map.of("aws:PrincipalArn", it.get(0)))));
  }

  /** The caller lacks the permission to invoke the method. */
  static Optional<Remedy> caller(Evidence account, KnownNames names) {
    return sure(names, Placeholder.CALLER_ARN, Placeholder.METHOD_ARN)
        .map(
            it ->
                handing(
                    "widens access of the caller to the method",
                    "whoever manages the policies of " + it.get(0),
                    "Add this statement to a policy of that role or user.",
                    CallerHandOvers.invocation(it.get(1))));
  }

  /** The catalogue says what is to be done; without a document where none is needed. */
  static Remedy handing(String risk, String to, String asks, Map<String, Object> document) {
    return new Remedy(
        "",
        Steps.NONE,
        "",
        risk,
        Expectation.of(""),
        Optional.of(new HandOver(to, asks, PolicyText.pretty(document))));
  }

  /** All of the names; empty where one is not known, or where only the reply gave it. */
  private static Optional<List<String>> sure(KnownNames names, Placeholder... wanted) {
    var found =
        List.of(wanted).stream()
            .filter(it -> !names.onlyInReply(it))
            .flatMap(it -> names.value(it).stream())
            .toList();
    return found.size() == wanted.length ? Optional.of(found) : Optional.empty();
  }
}
