package canary.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import canary.Golden;
import canary.finding.Arn;
import canary.probe.Payload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import tools.jackson.jr.ob.JSON;

/** The account of a rehearsal is the tests' own own one, as a diagnosis reads it. */
class SilentAwsTest {
  private static final Path REPLIES = Path.of("src", "main", "resources", "rehearsal.json");
  private static final Payload MESSAGE = Payload.plain("id", Instant.EPOCH, "");

  @Test
  void repliesAsTheSoundAccount() throws IOException {
    try (var account = FakeAccount.started()) {
      var recording = new Recording();
      new AccountReader(
              new Clients(FakeAccount.CREDENTIALS, Optional.of(account.address()), recording),
              FakeAccount.AMPLE,
              Arn.parse(SilentAws.ENVIRONMENT.get("CANARY_TOPIC_ARN")))
          .readAndTest(FakeAccount.place(Optional.empty()), MESSAGE);

      Golden.check(
          REPLIES,
          JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(recording.replies) + "\n");
    }
  }

  @Test
  void leavesNothingUnread() {
    var evidence =
        SilentAws.account(FakeAccount.CREDENTIALS)
            .readAndTest(FakeAccount.place(Optional.empty()), MESSAGE);

    assertEquals(Set.of(), FakeAccount.notRead(evidence));
  }

  /** Keeps what is answered to each operation. */
  private static final class Recording implements SdkHttpClient {
    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private final Map<String, String> replies = new ConcurrentSkipListMap<>();

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      var call = http.prepareRequest(request);
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() throws IOException {
          var answered = call.call();
          var body = answered.responseBody().orElseThrow().readAllBytes();
          replies.put(
              StillHttp.operation(request), new String(body, UTF_8).replace(":notices", ":topic"));
          return HttpExecuteResponse.builder()
              .response(answered.httpResponse())
              .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
              .build();
        }

        @Override
        public void abort() {
          call.abort();
        }
      };
    }

    @Override
    public void close() {
      http.close();
    }
  }
}
