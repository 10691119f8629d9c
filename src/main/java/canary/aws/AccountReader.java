package canary.aws;

import canary.evidence.Account;
import canary.evidence.Evidence;
import canary.evidence.Place;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;

/** Reads the account along a target's path: all reads side by side, each a finding of its own. */
public final class AccountReader implements Account {
  private final AwsCredentialsProvider credentials;
  private final Optional<URI> endpoint;
  private final Duration limit;

  AccountReader(AwsCredentialsProvider credentials, Optional<URI> endpoint, Duration limit) {
    this.credentials = credentials;
    this.endpoint = endpoint;
    this.limit = limit;
  }

  /**
   * With the credentials of the environment, at AWS's endpoints or AWS_ENDPOINT_URL.
   *
   * @param limit of all reads together; what has not answered by then is unreadable
   */
  public static AccountReader ofEnvironment(Duration limit) {
    return new AccountReader(
        EnvironmentVariableCredentialsProvider.create(), Optional.empty(), limit);
  }

  @Override
  public Evidence read(Place place) {
    return read(place, Optional.empty());
  }

  @Override
  public Evidence readAndTest(Place place, String message) {
    return read(place, Optional.of(message));
  }

  private Evidence read(Place place, Optional<String> testMessage) {
    try (var clients = new Clients(credentials, endpoint, limit);
        var reads = new Reads(limit)) {
      return new Survey(clients, reads, place).evidence(testMessage);
    }
  }
}
