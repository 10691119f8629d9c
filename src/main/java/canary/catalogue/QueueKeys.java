package canary.catalogue;

import canary.evidence.Evidence;
import canary.evidence.Key;
import canary.evidence.Role;
import canary.finding.Answer;
import canary.finding.Arn;
import java.util.Optional;
import java.util.function.Function;

/** Which key the queue names, and whether it can serve. */
final class QueueKeys {
  private QueueKeys() {}

  /** The queue names a key and there is none. */
  static Function<Evidence, CheckResult> missing() {
    return account ->
        Ask.of(
            "queue",
            account.queue(),
            queue ->
                CheckResult.of(
                    queue.keyId().isEmpty() ? Answer.NO : account.key().exists().not(),
                    "queue",
                    "KmsMasterKeyId is " + queue.keyId().orElse("not set")));
  }

  /** The queue is in another account, under a key that nobody can open to others. */
  static Function<Evidence, CheckResult> awsManaged() {
    return account ->
        Ask.of(
            "queue",
            account.queue(),
            queue ->
                CheckResult.of(
                    Answer.of(
                        queue.keyId().filter(it -> it.contains("alias/aws/")).isPresent()
                            && foreign(account, Optional.of(queue.arn()))),
                    "queue",
                    "KmsMasterKeyId is %s, the queue's account is %s"
                        .formatted(queue.keyId().orElse("not set"), queue.arn().account())));
  }

  /** The key is in another account than the role; its policy can be read only there. */
  static Function<Evidence, CheckResult> foreign() {
    return account -> {
      var read = account.key().found().map(Key::arn);
      var key = read.or(() -> account.place().keyArn());
      var description = key.map(it -> "the key is " + it).orElse("");
      if (foreign(account, key)) {
        return CheckResult.believed("key", description);
      }
      return read.isPresent()
          ? CheckResult.of(Answer.NO, "key", description)
          : CheckResult.NOT_ASKED;
    };
  }

  private static boolean foreign(Evidence account, Optional<Arn> arn) {
    var role = account.role().found().map(Role::arn).or(() -> account.place().roleArn());
    return role.flatMap(it -> arn.filter(other -> !other.account().equals(it.account())))
        .isPresent();
  }
}
