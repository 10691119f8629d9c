package canary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.aws.SilentAws;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The run that INIT rehearses leaves nothing behind, neither at the API nor in what comes later.
 */
class WarmUpTest {
  @Test
  void isARunOfTheSchedule() throws IOException {
    assertTrue(Files.readString(Path.of("template.yaml")).contains(Canary.SCHEDULED));
  }

  @Test
  void reachesTheHostAndSendsNoMessage() throws IOException {
    try (var api = new FakeApi(FakeApi.Answer.DENIED)) {
      var trial = new Trial(Trial.environment(api.url()));
      trial.warmUp();

      assertEquals(List.of("GET /"), api.requests());
      assertEquals("", trial.log());
      assertEquals(List.of(), trial.notices());
      assertEquals(List.of(), trial.asked());
    }
  }

  /** The rehearsed diagnosis asks nobody and publishes nothing, whatever the target is. */
  @Test
  void primedToo() throws IOException {
    try (var api = new FakeApi(FakeApi.Answer.TAKEN)) {
      var trial = new Trial(Trial.environment(api.url(), "CANARY_PRIMING", "true"));
      trial.warmUp();

      assertEquals(List.of("GET /"), api.requests());
      assertEquals("", trial.log());
      assertEquals(List.of(), trial.notices());
      assertEquals(List.of(), trial.asked());
      assertEquals("HEALTHY", trial.answer(Canary.SCHEDULED).get("status"));
    }
  }

  @Test
  void whatIsRehearsedThenIsADiagnosisWithANotification() throws IOException {
    var answer = new ByteArrayOutputStream();
    new Canary(SilentAws.ENVIRONMENT, World.rehearsingFailure(Clock.systemUTC()))
        .handleRequest(
            new ByteArrayInputStream(Canary.SCHEDULED.getBytes(UTF_8)), answer, TimeLeft.MINUTE);

    assertTrue(answer.toString(UTF_8).contains("\"status\":\"FAILING\""), answer::toString);
  }

  /** The first failure says that no success was seen, for the rehearsed one is none. */
  @Test
  void isForgotten() throws IOException {
    try (var api = new FakeApi(FakeApi.Answer.DENIED)) {
      var cold = new Trial(Trial.environment(api.url()));
      var warm = new Trial(Trial.environment(api.url()));
      warm.warmUp();
      cold.answer(Canary.SCHEDULED);
      warm.answer(Canary.SCHEDULED);

      assertEquals(notice(cold), notice(warm));
    }
  }

  /** Without times and ids. */
  private static String notice(Trial trial) {
    return trial.notices().getFirst().message().replaceAll("[0-9a-f]", "0");
  }

  @Test
  void waitsForNoHostThatIsNotThere() throws IOException {
    var trial = new Trial(Trial.environment("https://nothing.invalid/prod/messages"));
    trial.warmUp();

    assertEquals("", trial.log());
  }
}
