package canary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.catalogue.Component;
import canary.catalogue.Observations;
import canary.event.Event;
import canary.probe.Outcome;
import canary.report.Incident;
import canary.report.Publisher.Publication;
import canary.report.Report;
import canary.report.ReportContext;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The guarantee of the notifications against the model of CloudWatch, in random runs: failures of
 * two components that change their causes, late and lost metrics, lost and doubled runs, new
 * environments, denied calls, and a topic that fails. {@code -Dsequences=3000} plays more of them.
 */
class IncidentModelTest {
  private static final int SEQUENCES = Integer.getInteger("sequences", 20);
  private static final int MINUTES = 90;
  private static final long SEED = 20_261_128;
  private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());
  private static final List<Report> FAILURES =
      List.of(reply("key-disabled"), reply("key-pending-import"), reply("group-id-missing"));

  /**
   * One attempt to publish.
   *
   * @param what the component and the news; empty for a recovery
   * @param begins the component had not failed for five minutes, or another one's alarm that went
   *     OK took the state of the target's back before its own had fired
   */
  private record Attempt(String what, boolean taken, boolean begins) {}

  /** One sequence of ninety minutes. */
  private static final class Sequence {
    private final Random random;
    private final Set<Trouble> weather;
    private final SetClock clock = new SetClock();
    private final CloudWatchModel cloudWatch;
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<Incidents> environments = new ArrayList<>();
    private Publication next = new Publication.Published();
    private final Map<Component, Instant> failed = new EnumMap<>(Component.class);
    private String what = "";
    private boolean begins;

    Sequence(long seed, Set<Trouble> weather) {
      this.random = new Random(seed);
      this.weather = weather;
      this.cloudWatch = new CloudWatchModel(clock, weather.contains(Trouble.REWRITES));
      environments.add(new Incidents(clock));
      environments.add(new Incidents(clock));
    }

    private boolean chance(double likely) {
      return random.nextDouble() < likely;
    }

    List<Attempt> play() {
      cloudWatch.denied = weather.contains(Trouble.DENIED) && chance(0.5);
      Optional<Report> broken = Optional.empty();
      for (var minute = 0; minute < MINUTES; minute++) {
        if (chance(0.12)) {
          broken =
              chance(0.5)
                  ? Optional.empty()
                  : Optional.of(FAILURES.get(random.nextInt(FAILURES.size())));
        }
        minute(broken, chance(0.05), weather.contains(Trouble.LOST_RUNS) && chance(0.1));
      }
      settle();
      return attempts;
    }

    /** Half an hour in which all is well, as far as it can be. */
    private void settle() {
      cloudWatch.denied = false;
      for (var minute = 0; minute < 30; minute++) {
        minute(Optional.empty(), false, false);
      }
    }

    private void minute(Optional<Report> broken, boolean doubled, boolean lost) {
      clock.later(Duration.ofMinutes(1));
      if (weather.contains(Trouble.RESTARTS) && chance(0.05)) {
        environments.set(0, new Incidents(clock));
      }
      if (!lost) {
        run(environments.getFirst(), broken, Optional.empty());
      }
      if (doubled) {
        run(environments.getLast(), broken, Optional.empty());
      }
      cloudWatch.evaluate();
      for (var event = cloudWatch.event(); event.isPresent(); event = cloudWatch.event()) {
        run(environments.get(chance(0.8) ? 0 : 1), broken, event);
      }
    }

    private void run(Incidents incidents, Optional<Report> broken, Optional<Event.AlarmOk> ok) {
      var world =
          new World(
              _ -> new BlindAccount(),
              _ -> _ -> published(),
              () -> cloudWatch,
              _ -> Optional.empty(),
              NOWHERE,
              clock,
              Duration.ZERO);
      var notifying =
          new Notifying(
              world,
              ReportContext.NONE,
              Map.of(),
              "topic",
              incidents,
              new OwnAlarms(
                  world, CloudWatchModel.STACK, "orders", Optional.of(CloudWatchModel.TARGET)));
      var fails = weather.contains(Trouble.TOPIC_FAILS) && chance(0.1);
      next =
          !fails
              ? new Publication.Published()
              : chance(0.5) ? new Publication.Failed("") : new Publication.Unconfirmed("");
      var budget = Budget.of(TimeLeft.MINUTE);
      if (broken.isPresent()) {
        var report = broken.get();
        var component = report.component().orElseThrow();
        what = component + " " + Incident.news(report);
        var before = failed.getOrDefault(component, Instant.MIN);
        begins =
            !before.plus(Duration.ofMinutes(5)).isAfter(clock.instant()) || !cloudWatch.stands();
        failed.put(component, clock.instant());
        if (!weather.contains(Trouble.LOST_METRICS) || chance(0.7)) {
          cloudWatch.failure(component, Duration.ofSeconds(random.nextInt(150)));
        }
        notifying.failed(new Run(() -> report, NOWHERE), report, component, true, budget);
        assertKnown(component);
        assertTrue(cloudWatch.denied || cloudWatch.stands(), "the target's alarm stands");
      } else {
        what = "";
        begins = false;
        var healthy =
            Report.healthy("orders", clock.instant(), Duration.ZERO, new Outcome.Delivered("id"));
        incidents.note(healthy);
        notifying.recovered(healthy, ok, budget);
      }
    }

    private Publication published() {
      attempts.add(new Attempt(what, !(next instanceof Publication.Failed), begins));
      return next;
    }

    /** No run that fails is followed by silence: since the last recovery its cause was sent. */
    private void assertKnown(Component component) {
      var since = attempts.subList(lastRecovery(), attempts.size());
      var certain = !cloudWatch.denied && !weather.contains(Trouble.REWRITES);
      assertTrue(
          since.stream()
              .anyMatch(
                  it -> certain ? it.what().equals(what) : it.what().startsWith("" + component)),
          () -> what + " was never sent: " + attempts);
    }

    private int lastRecovery() {
      for (var i = attempts.size() - 1; i >= 0; i--) {
        if (attempts.get(i).what().isEmpty() && attempts.get(i).taken()) {
          return i + 1;
        }
      }
      return 0;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "RESTARTS",
        "RESTARTS LOST_RUNS",
        "RESTARTS TOPIC_FAILS LOST_RUNS",
        "REWRITES RESTARTS LOST_RUNS",
        "REWRITES DENIED RESTARTS TOPIC_FAILS LOST_RUNS",
        "LOST_RUNS LOST_METRICS",
        "REWRITES TOPIC_FAILS LOST_METRICS"
      })
  void nothingBreaksOrRecoversInSilence(String troubles) {
    var weather =
        Arrays.stream(Trouble.values())
            .filter(it -> List.of(troubles.split(" ")).contains(it.name()))
            .collect(Collectors.toSet());
    var sent = 0;
    for (var i = 0; i < SEQUENCES; i++) {
      var attempts = new Sequence(SEED + i, weather).play();
      sent += attempts.size();
      if (attempts.stream().anyMatch(Attempt::taken)) {
        assertEquals("", attempts.getLast().what(), () -> "no recovery at the end: " + attempts);
      }
    }
    System.out.printf(
        "IncidentModelTest: %d sequences of %d runs, %d notifications, %s, seed %d%n",
        SEQUENCES, MINUTES, sent, weather, SEED);
  }

  /**
   * Where CloudWatch and SNS answer, and environments come and go: once and no more. A recovery may
   * come twice where an alarm fires only after the first, to an environment that was not there.
   */
  @Test
  void nothingIsPublishedTwice() {
    for (var i = 0; i < SEQUENCES; i++) {
      var attempts = new Sequence(SEED - i, Set.of(Trouble.RESTARTS)).play();
      for (var j = 1; j < attempts.size(); j++) {
        assertFalse(
            !attempts.get(j).what().isEmpty()
                && !attempts.get(j).begins()
                && attempts.get(j).what().equals(attempts.get(j - 1).what()),
            () -> "sent twice: " + attempts);
      }
    }
  }

  private static Report reply(String recorded) {
    return Report.of("probe", "orders", Duration.ZERO, Observations.reply(recorded));
  }
}
