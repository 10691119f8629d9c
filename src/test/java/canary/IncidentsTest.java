package canary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.OwnAlarms.Said;
import canary.catalogue.Component;
import canary.catalogue.Observations;
import canary.event.Event;
import canary.finding.Answer;
import canary.probe.Outcome;
import canary.report.AlarmMemory;
import canary.report.AlarmReason;
import canary.report.Incident;
import canary.report.Report;
import canary.report.ReportContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class IncidentsTest {
  private static final Report DISABLED = report("orders", "key-disabled");
  private static final Report IMPORTING = report("orders", "key-pending-import");
  private static final String TARGET = "orders";

  private final SetClock clock = new SetClock();
  private final Incidents incidents = new Incidents(clock);

  @Test
  void theSameIsNoNewsForFiveMinutesInAnyStateOfTheAlarm() {
    publish(DISABLED);
    for (var alarm : Answer.values()) {
      assertFalse(isNews(DISABLED, alarm));
    }
    clock.later(Duration.ofMinutes(5).minusMillis(1));
    assertFalse(isNews(DISABLED, Answer.NO));
    clock.later(Duration.ofMinutes(5));
    assertTrue(isNews(DISABLED, Answer.NO));
  }

  @Test
  void theSameIsNoNewsWhileItsAlarmStands() {
    publish(DISABLED);
    clock.later(Duration.ofHours(3));
    assertFalse(isNews(DISABLED, Answer.YES));
    clock.later(Duration.ofHours(3));
    assertTrue(isNews(DISABLED, Answer.NO));
  }

  /** Better twice than never, and not each five minutes of a night. */
  @Test
  void whereNoAlarmCanBeReadAnEnvironmentRepeatsItOnceADay() {
    publish(DISABLED);
    clock.later(Duration.ofHours(23));
    assertFalse(isNews(DISABLED, Answer.UNKNOWN));
    clock.later(Duration.ofHours(25));
    assertTrue(isNews(DISABLED, Answer.UNKNOWN));
    publish(DISABLED);
    clock.later(Duration.ofMinutes(10));
    incidents.note(healthy());
    assertTrue(isNews(DISABLED, Answer.UNKNOWN), "a success was between");
  }

  /** An environment that has just been made has published nothing; another may have. */
  @Test
  void withoutMemoryTheAlarmDecides() {
    assertFalse(isNews(DISABLED, Answer.YES));
    assertTrue(new IncidentsTest().isNews(DISABLED, Answer.NO));
    assertTrue(new IncidentsTest().isNews(DISABLED, Answer.UNKNOWN), "better twice than never");
  }

  @Test
  void anotherCauseOfTheIncidentIsNewsWhileTheAlarmStands() {
    publish(DISABLED);
    assertTrue(isNews(IMPORTING, Answer.YES));
    publish(IMPORTING);
    clock.later(Duration.ofMinutes(10));
    for (var known : List.of(DISABLED, IMPORTING)) {
      assertFalse(isNews(known, Answer.YES), "causes that take turns are published once each");
    }
  }

  /** The new environment takes the first that it sees for published, and knows the next one. */
  @Test
  void anotherCauseIsNewsToANewEnvironmentToo() {
    assertFalse(isNews(DISABLED, Answer.YES));
    assertTrue(isNews(IMPORTING, Answer.YES));
  }

  /** By the reason of the target's alarm it knows which one was published. */
  @Test
  void theAlarmRemembersWhatWasPublished() {
    var before = new IncidentsTest();
    before.publish(DISABLED);
    var memory = before.incidents.memory(TARGET);
    assertFalse(isNews(DISABLED, new Said(Map.of(), Answer.YES, memory)));
    assertTrue(
        new IncidentsTest()
            .isNews(IMPORTING, new Said(Map.of(Component.KEY, true), Answer.YES, memory)));
    assertEquals(2, incidents.open(TARGET).getFirst().runs());
  }

  /** A reason that stayed behind, because no alarm of a component fired, silences nothing. */
  @Test
  void anOldReasonSilencesNothing() {
    var before = new IncidentsTest();
    before.publish(DISABLED);
    clock.later(Duration.ofHours(1));
    assertTrue(
        isNews(
            DISABLED,
            new Said(Map.of(Component.KEY, false), Answer.YES, before.incidents.memory(TARGET))));
  }

  @Test
  void whatCouldNotBePublishedIsOwed() {
    isNews(DISABLED, Answer.YES);
    incidents.owe(TARGET, Component.KEY, Incident.news(DISABLED));
    assertTrue(isNews(DISABLED, Answer.YES));
    publish(DISABLED);
    assertFalse(isNews(DISABLED, Answer.YES));
  }

  @Test
  void anotherTargetAndAnotherComponentAreIncidentsOfTheirOwn() {
    for (var other :
        List.of(
            report("invoices", "key-disabled"),
            Report.blind("probe", TARGET, clock.instant(), List.of()))) {
      var each = new IncidentsTest();
      each.publish(DISABLED);
      assertTrue(each.isNews(other, Answer.NO));
      var again = new IncidentsTest();
      again.publish(DISABLED);
      assertFalse(again.isNews(other, Answer.YES));
    }
  }

  @Test
  void aTargetThatWasWellAsksNothing() {
    assertFalse(incidents.mayBeOver(TARGET));
    publish(DISABLED);
    assertFalse(incidents.mayBeOver(TARGET), "CloudWatch reports it");
    clock.later(Duration.ofMinutes(11));
    assertTrue(incidents.mayBeOver(TARGET), "CloudWatch has not reported it");
  }

  @Test
  void itIsOverWhenNoAlarmStands() {
    publish(DISABLED);
    for (var component : Component.values()) {
      assertEquals(Optional.empty(), over(Optional.empty(), Map.of(component, true)));
    }
    var ended = over(Optional.empty(), none()).orElseThrow();
    assertEquals(List.of("key-disabled CONFIRMED"), List.copyOf(ended.getFirst().published()));
    incidents.recovered(TARGET, ended);
    assertEquals(Optional.empty(), over(Optional.empty(), none()));
    assertTrue(isNews(DISABLED, Answer.NO), "the next one begins");
  }

  /** The event has what the alarm remembered; an environment of an hour ago needs no more. */
  @Test
  void aNewEnvironmentKnowsByTheEventWhatIsOver() {
    var before = new IncidentsTest();
    before.publish(DISABLED);
    var ok =
        new Event.AlarmOk(
            AlarmReason.of(true, DISABLED, ReportContext.NONE, before.incidents.memory(TARGET))
                .data(),
            "{\"triggeringAlarms\":[]}");
    clock.later(Duration.ofMinutes(6));
    assertEquals(before.incidents.open(TARGET), over(Optional.of(ok), none()).orElseThrow());
    incidents.recovered(TARGET, List.of());
    assertEquals(Optional.empty(), over(Optional.of(ok), none()), "the event came twice");
  }

  @Test
  void whatNobodyRemembersIsOverAndUnknown() {
    var ok = new Event.AlarmOk("{\"triggeringAlarms\":[]}", "");
    assertEquals(Optional.of(List.of()), over(Optional.of(ok), none()));
  }

  /** The alarm says when another environment has published the recovery. */
  @Test
  void aRecoveryIsPublishedByOneEnvironment() {
    publish(DISABLED);
    clock.later(Duration.ofMinutes(11));
    var said =
        new Said(
            none(), Answer.NO, new AlarmMemory(List.of(), Optional.of(clock.instant()), Set.of()));
    assertEquals(Optional.empty(), incidents.over(TARGET, Optional.empty(), said));
    assertFalse(incidents.mayBeOver(TARGET));
  }

  private Optional<List<Incident>> over(
      Optional<Event.AlarmOk> ok, Map<Component, Boolean> standing) {
    return incidents.over(TARGET, ok, new Said(standing, Answer.UNKNOWN, AlarmMemory.NONE));
  }

  private static Map<Component, Boolean> none() {
    return Arrays.stream(Component.values())
        .collect(Collectors.toMap(Function.identity(), _ -> false));
  }

  private void publish(Report report) {
    isNews(report, Answer.NO);
    incidents.published(report.target(), component(report), Incident.news(report));
  }

  private boolean isNews(Report report, Answer alarm) {
    return isNews(
        report,
        new Said(
            switch (alarm) {
              case YES -> Map.of(component(report), true);
              case NO -> Map.of(component(report), false);
              case UNKNOWN -> Map.of();
            },
            Answer.UNKNOWN,
            AlarmMemory.NONE));
  }

  private boolean isNews(Report report, Said said) {
    var news = Incident.news(report);
    incidents.failed(report.target(), component(report), news, said);
    return incidents.isNews(report.target(), component(report), news);
  }

  private static Component component(Report report) {
    return report.component().orElseThrow();
  }

  private Report healthy() {
    return Report.healthy(TARGET, clock.instant(), Duration.ZERO, new Outcome.Delivered("id"));
  }

  private static Report report(String target, String recorded) {
    return Report.of("probe", target, Duration.ZERO, Observations.reply(recorded));
  }
}
