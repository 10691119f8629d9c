package canary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.catalogue.Cause;
import canary.verdict.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.jr.ob.JSON;

/** Replies that were explained wrong once, as the event of the function has them. */
class ReportedRepliesTest {
  record Reported(Map<String, Object> facts) {
    @Override
    public String toString() {
      return facts.get("id").toString();
    }

    List<?> list(String name) {
      return (List<?>) facts.getOrDefault(name, List.of());
    }
  }

  static List<Reported> replies() throws IOException {
    try (var file =
        ReportedRepliesTest.class.getResourceAsStream("/canary/pastes/reported.jsonl")) {
      return new String(file.readAllBytes(), UTF_8)
          .lines()
          .map(it -> new Reported(JSON.std.mapFrom(it)))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("replies")
  void isExplained(Reported reported) throws IOException {
    var report = new Trial(Map.of()).answer(JSON.std.asString(reported.facts().get("event")));
    var causes =
        ((List<?>) report.get("causes"))
            .stream()
                .map(it -> LabRun.Named.of((Map<?, ?>) it))
                .filter(LabRun.Named::stands)
                .toList();
    var expected = reported.list("expected");
    assertTrue(
        !causes.isEmpty() && expected.contains(causes.getFirst().id()), () -> causes.toString());
    expected.forEach(
        id -> assertTrue(Cause.catalogue().stream().anyMatch(it -> it.id().equals(id))));
    var most = Verdict.valueOf(reported.facts().get("atMost").toString());
    for (var cause : causes) {
      var verdict = Verdict.valueOf(cause.verdict());
      assertTrue(verdict.compareTo(most) >= 0, cause::describe);
      assertTrue(verdict != Verdict.CONFIRMED || expected.contains(cause.id()), cause::describe);
    }
    assertEquals(
        List.of(),
        causes.stream()
            .filter(it -> it.verdict().equals("CONFIRMED"))
            .map(LabRun.Named::id)
            .filter(reported.list("notConfirmed")::contains)
            .toList());
  }
}
