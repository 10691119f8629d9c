package canary;

import static java.nio.charset.StandardCharsets.UTF_8;

import canary.evidence.Account;
import canary.probe.Hostility;
import canary.report.Alarms;
import canary.report.Publisher;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One scheduled invocation among hostile peers: how long it took, what it printed and answered. */
record Invocation(Hostility hostility, Duration took, String log, String answer) {

  static Invocation of(
      Duration timeOut,
      Hostility hostility,
      Map<String, String> environment,
      Function<Duration, Account> account,
      Alarms alarms,
      Publisher publisher)
      throws IOException {
    var log = new ByteArrayOutputStream();
    var answer = new ByteArrayOutputStream();
    var canary =
        new Canary(
            environment,
            new World(
                account,
                _ -> publisher,
                () -> alarms,
                _ -> Optional.empty(),
                new PrintStream(log, true, UTF_8),
                Clock.systemUTC(),
                Duration.ZERO));
    var start = System.nanoTime();
    canary.handleRequest(
        new ByteArrayInputStream("{}".getBytes(UTF_8)), answer, new TimeLeft(timeOut));
    return new Invocation(
        hostility,
        Duration.ofNanos(System.nanoTime() - start),
        log.toString(UTF_8),
        answer.toString(UTF_8));
  }

  boolean prints(String metric) {
    return log.lines().filter(it -> it.contains("\"_aws\"")).anyMatch(it -> it.contains(metric));
  }
}
