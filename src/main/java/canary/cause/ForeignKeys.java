package canary.cause;

import canary.evidence.Answer;
import canary.evidence.Evidence;
import canary.evidence.Key;
import java.util.function.Function;

/** Whether a queue of another account is encrypted with a key that nobody can open to others. */
final class ForeignKeys {
  private ForeignKeys() {}

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
                ForeignKeys::told)
            .apply(account);
  }

  private static String told(Key key) {
    return "KeyManager is %s, the key's account is %s"
        .formatted(key.manager(), key.arn().account());
  }
}
