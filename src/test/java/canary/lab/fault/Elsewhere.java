package canary.lab.fault;

import canary.lab.Laboratory;
import canary.lab.iam.Organization;
import canary.lab.iam.PolicyDocument;
import canary.lab.kms.Key;
import canary.lab.service.Account;
import canary.lab.sqs.Queue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A second account with a queue to which the integration sends. */
final class Elsewhere {
  static final String ACCOUNT = "444455556666";
  static final String KEY = "arn:aws:kms:eu-west-1:" + ACCOUNT + ":key/2222";
  private static final String QUEUE = "arn:aws:sqs:eu-west-1:" + ACCOUNT + ":orders";

  /** Lets the execution role send; for the queue's policy. */
  static final String ALLOWS_ROLE =
      "{'Effect':'Allow','Principal':{'AWS':'{role}'},'Action':'sqs:SendMessage',"
          + "'Resource':'"
          + QUEUE
          + "'}";

  /** Lets the canary read the queue's attributes; for the queue's policy. */
  static final String ALLOWS_READING =
      "{'Effect':'Allow','Principal':{'AWS':'{canary}'},'Action':'sqs:GetQueueAttributes',"
          + "'Resource':'"
          + QUEUE
          + "'}";

  private Elsewhere() {}

  /** The queue is there, its policy made of these statements; none: it has no policy. */
  static Consumer<Laboratory> queue(String statements) {
    return queue(statements, Optional.empty());
  }

  /** The same with a key, by id, ARN or alias. */
  static Consumer<Laboratory> queue(String statements, Optional<String> key) {
    return lab -> {
      var stack = lab.stack();
      var name = stack.attribute("Queue", "QueueName");
      var policy =
          Optional.of(statements)
              .filter(it -> !it.isEmpty())
              .map(
                  it ->
                      PolicyDocument.of(
                          Edit.json(stack, "{'Version':'2012-10-17','Statement':[" + it + "]}")));
      lab.surround(account -> account.plus(account(policy, key)));
      lab.change(
          it ->
              it.replaced(stack.attribute("Queue", "Arn"), QUEUE)
                  .replaced(":sqs:path/111122223333/" + name, ":sqs:path/" + ACCOUNT + "/orders"));
      lab.set("TARGET_QUEUE_ARN", QUEUE);
      lab.set("TARGET_KEY_ARN", "");
    };
  }

  private static Account account(Optional<PolicyDocument> policy, Optional<String> key) {
    var queue =
        new Queue(
            QUEUE,
            "https://sqs.eu-west-1.amazonaws.com/" + ACCOUNT + "/orders",
            policy,
            key,
            false,
            false,
            1_048_576);
    return new Account(List.of(), List.of(queue), List.of(ownKey()), Organization.none());
  }

  /** Its policy leaves it to its own account, as the console makes it. */
  private static Key ownKey() {
    return new Key(
        KEY,
        Key.State.ENABLED,
        Key.ENCRYPT_DECRYPT,
        PolicyDocument.parse(
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*",
             "Resource":"*","Principal":{"AWS":"arn:aws:iam::%s:root"}}]}
            """
                .formatted(ACCOUNT)),
        List.of(),
        Set.of());
  }
}
