package canary.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.catalogue.Cause;
import canary.catalogue.Component;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.jr.ob.JSON;

/**
 * The reason of the target's alarm in its worst cases
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_SetAlarmState.html).
 */
class AlarmReasonTest {
  private static final ReportContext CONTEXT = Reports.context("s".repeat(128));
  private static final AlarmMemory NOTHING = AlarmMemory.NONE;

  /** Every component fails, of every cause, and what raises no alarm was found, too. */
  private static final AlarmMemory ALL =
      new AlarmMemory(
          Arrays.stream(Component.values())
              .map(
                  it ->
                      new Incident(
                          it,
                          Optional.of(Reports.AT),
                          Reports.AT,
                          Integer.MAX_VALUE,
                          longestIds(20)))
              .toList(),
          Optional.of(Reports.AT),
          longestIds(20));

  private static Set<String> longestIds(int number) {
    return Cause.catalogue().stream()
        .map(Cause::id)
        .sorted(Comparator.comparingInt(String::length).reversed())
        .limit(number)
        .map(it -> it + " CONFIRMED")
        .collect(Collectors.toSet());
  }

  @Test
  void everyReasonIsWhatCloudWatchTakes() throws IOException {
    var text = 0;
    var data = 0;
    for (var cause : Cause.catalogue()) {
      for (var memory : List.of(NOTHING, ALL)) {
        var reason = AlarmReason.of(true, SizesTest.worst(cause), CONTEXT, memory);
        text = Math.max(text, reason.text().length());
        data = Math.max(data, reason.data().getBytes(UTF_8).length);
        assertSame(memory, AlarmMemory.of(reason.data()));
        assertTrue(
            JSON.std.mapFrom(reason.data()).containsKey("cut")
                || reason.data().contains("\"cause\":\"" + cause.id()),
            reason.data());
      }
    }
    System.out.printf("AlarmReasonTest: reason at most %,d of 1,023 characters%n", text);
    System.out.printf("AlarmReasonTest: data at most %,d of 4,000 bytes%n", data);
    assertTrue(text <= AlarmReason.LONGEST_TEXT, text + " characters");
    assertTrue(data <= AlarmReason.LONGEST_DATA, data + " bytes");
  }

  /** What is forgotten of a long list is published twice; no incident is forgotten. */
  private static void assertSame(AlarmMemory memory, AlarmMemory read) {
    assertEquals(memory.recovered(), read.recovered());
    assertEquals(memory.open().size(), read.open().size());
    for (var i = 0; i < memory.open().size(); i++) {
      var kept = read.open().get(i);
      assertEquals(memory.open().get(i).since(), kept.since());
      assertEquals(memory.open().get(i).runs(), kept.runs());
      assertFalse(kept.published().isEmpty());
    }
  }

  @Test
  void whatIsCutIsSaidWithWhereTheWholeIs() {
    var cause = Cause.catalogue().getFirst();
    var reason = AlarmReason.of(true, SizesTest.worst(cause), CONTEXT, NOTHING);
    var many =
        new Recovery(
            Reports.HEALTHY,
            List.of(new Incident(Component.ROLE, Optional.empty(), Reports.AT, 1, longestIds(60))));
    for (var text : List.of(reason.text(), AlarmReason.of(many, CONTEXT, NOTHING).text())) {
      assertTrue(
          text.length() < AlarmReason.LONGEST_TEXT - Shortening.CUT.length()
              || text.endsWith(Shortening.CUT),
          text);
    }
    assertTrue(AlarmReason.of(many, CONTEXT, NOTHING).text().endsWith(Shortening.CUT));
    assertTrue(
        AlarmReason.of(true, SizesTest.worst(cause), CONTEXT, ALL)
            .data()
            .contains("the function's log has the whole report"));
  }

  /** The short report comes whole where there is room, with the commands of the fix. */
  @Test
  void anOrdinaryReasonIsWhole() throws IOException {
    for (var report : Reports.all()) {
      var reason = AlarmReason.of(true, report, CONTEXT, NOTHING);
      assertFalse(reason.text().endsWith(Shortening.CUT), reason.text());
      var data = JSON.std.mapFrom(reason.data());
      assertEquals(report.status().name(), data.get("status"));
      assertEquals(
          report.foremost().map(it -> it.cause().id()).orElse("none"),
          data.getOrDefault("cause", "none"));
    }
  }

  @Test
  void whatAnotherHasWrittenIsNoMemory() {
    for (var data :
        List.of(
            "",
            "{}",
            "[]",
            "{\"triggeringAlarms\":[]}",
            "{\"schema\":\"apigw-sqs-canary/alarm/2\",\"incidents\":[]}",
            "{\"schema\":\"apigw-sqs-canary/alarm/1\",\"incidents\":{}}",
            "{\"schema\":\"apigw-sqs-canary/alarm/1\",\"incidents\":[7,{\"runs\":\"a\"}]",
            "not JSON")) {
      assertEquals(AlarmMemory.NONE, AlarmMemory.of(data), data);
    }
  }
}
