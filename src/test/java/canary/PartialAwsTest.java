package canary;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.aws.HostileAws;
import canary.finding.Answer;
import canary.probe.Hostility;
import canary.probe.WireServer;
import canary.report.Publisher;
import canary.report.Publisher.Publication;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.jr.ob.JSON;

/** AWS that works in part: each run ends in a metric and a right status, and blames nobody. */
class PartialAwsTest {
  private static final String TOPIC = "arn:aws:sns:eu-west-1:111122223333:topic";

  /** What is waited for in vain is waited for three seconds. */
  private static final TimeLeft TIME_LEFT = new TimeLeft(Duration.ofSeconds(20));

  /** Each environment has its own. */
  private final List<ByteArrayOutputStream> logs = new CopyOnWriteArrayList<>();

  private Canary canary(
      WireServer api, Function<Duration, canary.evidence.Account> account, Publisher publisher) {
    var log = new ByteArrayOutputStream();
    logs.add(log);
    return new Canary(
        Trial.environment(
            "https://a1.execute-api.eu-west-1.amazonaws.com/prod/messages",
            "AWS_ENDPOINT_URL_EXECUTE_API",
            "http://127.0.0.1:" + api.port()),
        new World(
            account,
            _ -> publisher,
            () -> new FixedAlarms(Answer.NO),
            _ -> Optional.empty(),
            new PrintStream(log, true, UTF_8),
            Clock.systemUTC(),
            Duration.ZERO));
  }

  private Map<String, Object> run(Canary canary) throws IOException {
    var answer = new ByteArrayOutputStream();
    canary.handleRequest(new ByteArrayInputStream("{}".getBytes(UTF_8)), answer, TIME_LEFT);
    return JSON.std.mapFrom(answer.toString(UTF_8));
  }

  private static WireServer api(String errorType, String body) throws IOException {
    return new WireServer(
        (_, socket) ->
            socket
                .getOutputStream()
                .write(
                    "HTTP/1.1 403 x\r\n%sContent-Length: %d\r\n\r\n%s"
                        .formatted(errorType, body.length(), body)
                        .getBytes(UTF_8)));
  }

  private long printed(String text) {
    return printed().lines().filter(it -> it.contains(text)).count();
  }

  private String printed() {
    return logs.stream().map(it -> it.toString(UTF_8)).collect(Collectors.joining());
  }

  /** SNS has taken it and its answer never comes: once more in the next run, and never again. */
  @Test
  void whatMayHaveBeenPublishedIsPublishedTwiceAtMost() throws IOException {
    var taken = new Hostility(Hostility.Part.STATUS_LINE, Hostility.Kind.STALL, 0);
    try (var api = api("", FakeApi.Answer.DENIED.body());
        var sns = new HostileAws(_ -> taken)) {
      var canary = canary(api, _ -> new BlindAccount(), sns.publisher(TOPIC));
      for (var each = 0; each < 4; each++) {
        assertEquals("FAILING", run(canary).get("status"));
      }
      assertEquals(2, sns.requests());
      assertEquals(2, printed("may have been published"));
      assertEquals(2, printed("\"NotificationFailed\":1"));
      assertEquals(4, printed("\"Failure\":1"));
    }
  }

  /** What SNS refuses it has not taken: tried again at once, and by each run. */
  @Test
  void whatWasRefusedIsOwed() throws IOException {
    try (var api = api("", FakeApi.Answer.DENIED.body());
        var sns = new HostileAws(503, "ServiceUnavailable")) {
      var canary = canary(api, _ -> new BlindAccount(), sns.publisher(TOPIC));
      run(canary);
      run(canary);
      assertEquals(4, sns.requests());
      assertEquals(2, printed("\"NotificationFailed\":1"));
    }
  }

  @ParameterizedTest
  @CsvSource({"400, ThrottlingException", "403, ExpiredTokenException", "500, InternalFailure"})
  void readsThatAreRefusedProveNothing(int status, String code) throws IOException {
    try (var api = api("", FakeApi.Answer.DENIED.body());
        var aws = new HostileAws(status, code)) {
      var report = run(canary(api, aws::account, _ -> new Publication.Published()));
      assertEquals("FAILING", report.get("status"));
      assertFalse(JSON.std.asString(report).contains("CONFIRMED"));
      assertFalse(report.get("notRead").toString().equals("[]"));
      assertEquals(1, printed("\"Success\":0"));
      assertEquals(1, printed("\"Failure\":1"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ExpiredTokenException|The security token included in the request is expired",
        "UnrecognizedClientException|The security token included in the request is invalid.",
        "InvalidSignatureException|Signature expired: 20261128T000000Z is now earlier than x",
        "InvalidSignatureException|Signature not yet current: 20261128T030000Z is still later than"
            + " x",
        "AccessDeniedException|User: arn:aws:sts::111122223333:assumed-role/canary/run is not"
            + " authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:x"
            + " because no identity-based policy allows the execute-api:Invoke action",
        "AccessDeniedException|User: arn:aws:sts::111122223333:assumed-role/canary/run is not"
            + " authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:x with"
            + " an explicit deny in a permissions boundary"
      })
  void theCanarysOwnCredentialsClockAndPermissionsBlameNoTarget(String code, String message)
      throws IOException {
    try (var api =
        api("x-amzn-ErrorType: " + code + "\r\n", JSON.std.asString(Map.of("message", message)))) {
      var report = run(canary(api, _ -> new BlindAccount(), _ -> new Publication.Published()));
      assertEquals("BLIND", report.get("status"));
      assertFalse(report.get("path").toString().contains("BROKEN"));
      assertEquals(1, printed("\"Success\":0"));
      assertTrue(printed("\"Component\":\"canary\"") == 1, this::printed);
    }
  }

  /**
   * Two environments probe one target and each has a message of its own in flight when the other's
   * is answered.
   */
  @ParameterizedTest
  @CsvSource({"true, HEALTHY, 0", "false, FAILING, 2"})
  void twoRunsAtOnce(boolean taken, String status, int notices) throws Exception {
    var both = new CountDownLatch(2);
    var published = new AtomicInteger();
    Publisher publisher =
        _ -> {
          published.incrementAndGet();
          return new Publication.Published();
        };
    try (var api = new WireServer((request, socket) -> together(both, request, socket, taken));
        var runs = Executors.newVirtualThreadPerTaskExecutor()) {
      var environments =
          Stream.generate(() -> canary(api, _ -> new BlindAccount(), publisher)).limit(2).toList();
      for (var round = 1; round <= 2; round++) {
        for (var run :
            runs.invokeAll(
                environments.stream()
                    .map(it -> (Callable<Map<String, Object>>) () -> run(it))
                    .toList())) {
          assertEquals(status, run.get().get("status"));
        }
        assertEquals(2 * round, printed("\"Success\":" + (taken ? 1 : 0)));
        assertEquals(taken ? 0 : 2 * round, printed("\"Failure\":1"));
        assertEquals(notices, published.get(), "each environment publishes once");
      }
      assertEquals(0, printed("\"NotificationFailed\":1"));
    }
  }

  private static void together(CountDownLatch both, String request, Socket socket, boolean taken)
      throws IOException, InterruptedException {
    both.countDown();
    assertTrue(both.await(8, TimeUnit.SECONDS), "the runs are not at once");
    var answer =
        taken
            ? FakeApi.taken(request.substring(request.indexOf("\r\n\r\n") + 4).getBytes(ISO_8859_1))
            : FakeApi.Answer.DENIED.body();
    socket
        .getOutputStream()
        .write(
            "HTTP/1.1 %d x\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(taken ? 200 : 403, answer.length(), answer)
                .getBytes(UTF_8));
  }
}
