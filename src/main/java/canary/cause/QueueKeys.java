package canary.cause;

import canary.evidence.Answer;
import canary.evidence.Evidence;
import canary.evidence.Key;
import java.util.function.Function;

/** Which key the queue names, and whether it can serve. */
final class QueueKeys {
  private QueueKeys() {}

  /** The queue names a key and there is none. */
  static Function<Evidence, Holding> missing() {
    return account ->
        Reads.queue(
                queue -> queue.keyId().isEmpty() ? Answer.NO : account.key().exists().not(),
                queue -> "KmsMasterKeyId is " + queue.keyId().orElse("not set"))
            .apply(account);
  }

  /** The queue is in another account and its key nobody can open to others. */
  static Function<Evidence, Holding> awsManaged() {
    return account ->
        Reads.ask(
                "key",
                Evidence::key,
                key ->
                    account
                        .role()
                        .asks(
                            role ->
                                Answer.of(
                                    key.isAwsManaged()
                                        && !role.arn().account().equals(key.arn().account()))),
                QueueKeys::told)
            .apply(account);
  }

  private static String told(Key key) {
    return "KeyManager is %s, the key's account is %s"
        .formatted(key.manager(), key.arn().account());
  }
}
