package canary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.aws.HostileAws;
import canary.finding.Answer;
import canary.probe.Hostility;
import canary.probe.WireServer;
import canary.report.Alarms;
import canary.report.Publisher;
import canary.report.Publisher.Publication;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.jr.ob.JSON;

/**
 * Whatever the peers do, each invocation prints its metric line and answers before its time-out.
 * The peers here spoil their answers for two minutes, and the time-out is a few seconds: what is
 * asserted holds on a slow machine too. {@code -Dseed=N} spoils the parts at other bytes.
 */
class HostilePeersTest {
  private static final long SEED = Long.getLong("seed", 20_261_128);
  private static final Duration TIME_OUT = Duration.ofSeconds(4);
  private static final int ACCOUNTS = 8;
  private static final FakeApi.Answer DENIED = FakeApi.Answer.DENIED;

  @Test
  void anApiCannotHangTheRun() throws Exception {
    for (var status : List.of("200 OK", "403 Forbidden")) {
      var runs =
          atOnce(
              64,
              Hostility.all(new Random(SEED)),
              hostility -> {
                try (var api =
                    new WireServer(
                        (_, socket) -> hostility.answer(socket, status, "", DENIED.body()))) {
                  return Invocation.of(
                      TIME_OUT,
                      hostility,
                      environment(api),
                      _ -> new BlindAccount(),
                      new FixedAlarms(Answer.UNKNOWN),
                      sound());
                }
              });
      assertTold("an API that answers " + status, runs);
    }
  }

  /** The marker is not signed then, and the target is probed all the same. */
  @Test
  void aSecretCannotHangTheRun() throws Exception {
    var runs =
        atOnce(
            64,
            Hostility.all(new Random(SEED + 4)),
            hostility -> {
              try (var api = denying();
                  var secrets =
                      new WireServer((_, socket) -> hostility.answer(socket, "200 OK", "", "{}"))) {
                return Invocation.of(
                    TIME_OUT,
                    hostility,
                    environment(
                        api,
                        "CANARY_MARKER_SECRET_ARN",
                        "arn:aws:secretsmanager:eu-west-1:111122223333:secret:marker-AbCdEf",
                        "AWS_ENDPOINT_URL_SECRETS_MANAGER",
                        address(secrets),
                        "AWS_ACCESS_KEY_ID",
                        "AKIA1",
                        "AWS_SECRET_ACCESS_KEY",
                        "of-no-account",
                        "AWS_REGION",
                        "eu-west-1"),
                    _ -> new BlindAccount(),
                    new FixedAlarms(Answer.UNKNOWN),
                    sound());
              }
            });
    assertTold("a secret", runs);
    assertTrue(runs.stream().anyMatch(it -> it.prints("\"code\":\"AccessDenied\"")));
  }

  @Test
  void anAlarmCannotHangTheRun() throws Exception {
    var runs = againstAws(64, SEED + 1, HostileAws::alarms, _ -> sound());
    assertTold("an alarm", runs);
    assertTrue(runs.stream().noneMatch(it -> it.prints("\"NotificationFailed\":1")));
  }

  @Test
  void aTopicCannotHangTheRun() throws Exception {
    var runs =
        againstAws(
            16,
            SEED + 2,
            _ -> new FixedAlarms(Answer.NO),
            aws -> aws.publisher("arn:aws:sns:eu-west-1:111122223333:topic"));
    assertTold("a topic", runs);
    assertTrue(runs.stream().anyMatch(it -> it.prints("\"NotificationFailed\":1")));
  }

  /** Each read is spoilt in a way of its own, in each of some runs in another one. */
  @Test
  void anAccountCannotHangTheRun() throws Exception {
    var ways = Hostility.all(new Random(SEED + 3));
    var reads = new AtomicInteger();
    var runs =
        atOnce(
            4,
            IntStream.range(0, ACCOUNTS).boxed().toList(),
            seed -> {
              try (var api = denying();
                  var aws =
                      new HostileAws(
                          operation ->
                              ways.get(
                                  new Random(SEED + seed + operation.hashCode())
                                      .nextInt(ways.size())))) {
                var run =
                    Invocation.of(
                        TIME_OUT,
                        ways.get(seed),
                        environment(api),
                        aws::account,
                        new FixedAlarms(Answer.UNKNOWN),
                        sound());
                reads.addAndGet(aws.requests());
                return run;
              }
            });
    assertTrue(reads.get() > ACCOUNTS, () -> reads + " reads in all");
    assertTold("an account", runs);
  }

  /** The API denies at once; AWS answers each run in another hostile way. */
  private static List<Invocation> againstAws(
      int most,
      long seed,
      Function<HostileAws, Alarms> alarms,
      Function<HostileAws, Publisher> publisher)
      throws Exception {
    return atOnce(
        most,
        Hostility.all(new Random(seed)),
        hostility -> {
          try (var api = denying();
              var aws = new HostileAws(_ -> hostility)) {
            return Invocation.of(
                TIME_OUT,
                hostility,
                environment(api),
                _ -> new BlindAccount(),
                alarms.apply(aws),
                publisher.apply(aws));
          }
        });
  }

  private static void assertTold(String peer, List<Invocation> runs) {
    var longest =
        runs.stream().map(Invocation::took).max(Duration::compareTo).orElse(Duration.ZERO);
    System.out.printf(
        "HostilePeersTest: %d ways of %s, longest run %d %% of its time-out, seed %d%n",
        runs.size(), peer, longest.toMillis() * 100 / TIME_OUT.toMillis(), SEED);
    for (var run : runs) {
      assertEquals(
          1, run.log().lines().filter(it -> it.contains("\"Success\":")).count(), run::toString);
      assertEquals(run.prints("\"Success\":0"), run.prints("\"Failure\":1"), run::toString);
      assertEquals(
          "apigw-sqs-canary/report/1", JSON.std.mapFrom(run.answer()).get("schema"), run::toString);
      assertTrue(run.took().compareTo(TIME_OUT.multipliedBy(3)) < 0, run::toString);
    }
  }

  private static <I> List<Invocation> atOnce(int most, List<I> inputs, Attempt<I> attempt)
      throws Exception {
    try (var threads = Executors.newFixedThreadPool(most)) {
      var runs = new ArrayList<Invocation>();
      for (var run :
          threads.invokeAll(
              inputs.stream().map(it -> (Callable<Invocation>) () -> attempt.of(it)).toList())) {
        runs.add(run.get());
      }
      return runs;
    }
  }

  @FunctionalInterface
  private interface Attempt<I> {
    Invocation of(I input) throws IOException;
  }

  private static Map<String, String> environment(WireServer api, String... changes) {
    var environment =
        Trial.environment("https://a1.execute-api.eu-west-1.amazonaws.com/prod/messages", changes);
    environment.put("AWS_ENDPOINT_URL_EXECUTE_API", address(api));
    return environment;
  }

  private static String address(WireServer server) {
    return "http://127.0.0.1:" + server.port();
  }

  private static WireServer denying() throws IOException {
    return new WireServer(
        (_, socket) ->
            socket
                .getOutputStream()
                .write(
                    "HTTP/1.1 403 No\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(DENIED.body().length(), DENIED.body())
                        .getBytes(UTF_8)));
  }

  private static Publisher sound() {
    return _ -> new Publication.Published();
  }
}
