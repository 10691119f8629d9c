package canary;

import canary.aws.AccountReader;
import canary.evidence.Account;
import canary.finding.Arn;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * The reader of the account as the environment has it. It is made with the first failure, for it
 * loads the SDK, and kept with its clients.
 */
final class KeptAccount implements Function<Duration, Account> {
  private final String topicArn;
  private Optional<AccountReader> reader = Optional.empty();

  KeptAccount(String topicArn) {
    this.topicArn = topicArn;
  }

  @Override
  public synchronized Account apply(Duration limit) {
    var kept = reader.orElseGet(() -> AccountReader.ofEnvironment(limit, Arn.parse(topicArn)));
    reader = Optional.of(kept);
    return kept.within(limit);
  }
}
