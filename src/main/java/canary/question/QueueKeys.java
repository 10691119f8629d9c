package canary.question;

import canary.evidence.Evidence;
import canary.evidence.Key;
import canary.evidence.Queue;
import canary.evidence.Role;
import canary.finding.Answer;
import canary.finding.Arn;
import java.util.Optional;

/** Which key the queue names, and whether it can serve. */
public final class QueueKeys {
  private QueueKeys() {}

  /** The queue names a key and there is none. */
  public static CheckResult areMissing(Evidence account) {
    return Ask.answer(
            "queue",
            account.queue(),
            queue -> queue.keyId().isEmpty() ? Answer.NO : account.key().exists().not(),
            QueueKeys::named)
        .settledBy("sqs GetQueueAttributes and kms DescribeKey: does KmsMasterKeyId exist");
  }

  /** The queue is in another account, under a key that cannot be shared with other accounts. */
  public static CheckResult areAwsManagedElsewhere(Evidence account) {
    return Ask.answer(
            "queue",
            account.queue(),
            queue ->
                Answer.of(
                    queue.keyId().filter(it -> it.contains("alias/aws/")).isPresent()
                        && foreign(account, Optional.of(queue.arn()))),
            queue -> "%s, the queue's account is %s".formatted(named(queue), queue.arn().account()))
        .settledBy("sqs GetQueueAttributes: is KmsMasterKeyId alias/aws/sqs");
  }

  private static String named(Queue queue) {
    return "KmsMasterKeyId is " + queue.keyId().orElse("not set");
  }

  /** The key is in another account than the role; its policy can be read only there. */
  public static CheckResult areForeign(Evidence account) {
    var read = account.key().found().map(Key::arn);
    var key = read.or(() -> account.place().keyArn());
    var description = key.map(it -> "the key is " + it).orElse("");
    return (foreign(account, key)
            ? CheckResult.believed("key", description)
            : read.isPresent()
                ? CheckResult.of(Answer.NO, "key", description)
                : CheckResult.notAsked())
        .settledBy(
            "kms GetKeyPolicy with credentials of the key's account: no other account can read it");
  }

  /** The key is disabled. */
  public static CheckResult areDisabled(Evidence account) {
    return areIn(account, "Disabled").settledBy("kms DescribeKey: KeyState");
  }

  /** The key is about to be deleted. */
  public static CheckResult arePendingDeletion(Evidence account) {
    return areIn(account, "PendingDeletion").settledBy("kms DescribeKey: KeyState");
  }

  /** The key waits for its key material. */
  public static CheckResult arePendingImport(Evidence account) {
    return areIn(account, "PendingImport").settledBy("kms DescribeKey: KeyState and Origin");
  }

  private static CheckResult areIn(Evidence account, String state) {
    return Ask.answer(
        "key",
        account.key(),
        it -> Answer.of(it.state().equals(state)),
        it -> "KeyState is " + it.state());
  }

  /** The key is no symmetric encryption key. */
  public static CheckResult areOfAnotherKind(Evidence account) {
    return Ask.answer(
        "key",
        account.key(),
        it -> Answer.of(!it.encryptsSymmetrically()),
        it -> "KeyUsage is %s, KeySpec is %s".formatted(it.usage(), it.spec()));
  }

  private static boolean foreign(Evidence account, Optional<Arn> arn) {
    var role = account.role().found().map(Role::arn).or(() -> account.place().roleArn());
    return role.flatMap(it -> arn.filter(other -> !other.account().equals(it.account())))
        .isPresent();
  }
}
