package canary.aws;

import canary.evidence.Account;
import canary.evidence.Evidence;
import canary.evidence.MethodAddress;
import canary.finding.Arn;
import canary.probe.Payload;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;

/** Reads the account along a target's path: all reads side by side, each a finding of its own. */
public final class AccountReader implements Account {
  private static final Pattern REGION = Pattern.compile("[a-z0-9-]+");

  private final Clients clients;
  private final Duration limit;
  private final Optional<Arn> topic;

  AccountReader(Clients clients, Duration limit, Optional<Arn> topic) {
    this.clients = clients;
    this.limit = limit;
    this.topic = topic;
  }

  AccountReader(
      AwsCredentialsProvider credentials,
      Optional<URI> endpoint,
      Duration limit,
      Optional<Arn> topic) {
    this(new Clients(credentials, endpoint), limit, topic);
  }

  /**
   * With the credentials of the environment, at AWS's endpoints or AWS_ENDPOINT_URL.
   *
   * @param limit of all reads together; what has not answered by then is unreadable
   * @param topic that notifications and alarms are published to; empty where there is none
   */
  public static AccountReader ofEnvironment(Duration limit, Optional<Arn> topic) {
    return new AccountReader(
        EnvironmentVariableCredentialsProvider.create(), Optional.empty(), limit, topic);
  }

  /**
   * The same with the same clients, and another limit.
   *
   * @param limit of all reads together
   */
  public AccountReader within(Duration limit) {
    return new AccountReader(clients, limit, topic);
  }

  @Override
  public Evidence read(MethodAddress place) {
    return read(place, Optional.empty());
  }

  @Override
  public Evidence readAndTest(MethodAddress place, Payload message) {
    return read(place, Optional.of(message));
  }

  /** A Region becomes part of the name of the host that a signed call goes to. */
  private Evidence read(MethodAddress place, Optional<Payload> testMessage) {
    if (!REGION.matcher(place.region()).matches()) {
      return Evidence.unread(place, "the API's Region is unknown");
    }
    try (var reads = new ParallelReads(limit)) {
      return new ReadPlan(clients, reads, place, topic).evidence(testMessage);
    }
  }
}
