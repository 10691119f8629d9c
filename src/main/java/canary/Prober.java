package canary;

import canary.event.Settings.Watched;
import canary.evidence.Evidence;
import canary.finding.Answer;
import canary.probe.Exchange;
import canary.probe.MarkerKey;
import canary.probe.Outcome;
import canary.probe.Payload;
import canary.probe.Sender;
import canary.report.Report;
import canary.symptom.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Probes one target: one message while all is well, further ones only after a failure. */
record Prober(
    Sender sender, World world, boolean testInvokes, MarkerKey key, BooleanSupplier timeLeft) {
  /** How long a consumer may take the marker for valid. */
  private static final Duration VALID = Duration.ofMinutes(15);

  private static final int ATTEMPTS = 3;

  /** What passes by itself must fail in two of three attempts before it is a failure. */
  Report probe(Watched watched) {
    var trial = trial(watched, Payload::combined);
    var failures = trial.delivered() ? 0 : 1;
    for (var attempt = 1;
        attempt < ATTEMPTS && failures == 1 && trial.passing() && timeLeft.getAsBoolean();
        attempt++) {
      rest();
      var again = trial(watched, Payload::combined);
      if (!again.delivered()) {
        failures++;
        trial = again;
      } else if (attempt == ATTEMPTS - 1) {
        trial = again;
      }
    }
    return report(watched, trial);
  }

  private Report report(Watched watched, Trial trial) {
    return switch (trial.outcome()) {
      case Outcome.Delivered delivered ->
          Report.healthy(watched.target().name(), trial.at(), trial.latency(), delivered);
      case Outcome.Damaged _,
          Outcome.Refused _,
          Outcome.Unproven _,
          Outcome.Unanswered _,
          Outcome.NotProbed _ -> {
        var plain = secondOpinion(watched, trial.outcome());
        var seen =
            new Observation(
                trial.at(),
                Answer.of(sender.signs(watched.target())),
                trial.outcome(),
                plain,
                refusable(watched, trial.outcome()),
                account(watched));
        yield Report.of("probe", watched.target().name(), trial.latency(), seen);
      }
    };
  }

  /** The account is looked at only after a failure. */
  private Evidence account(Watched watched) {
    if (!timeLeft.getAsBoolean()) {
      return Evidence.unread(watched.place(), "the run's time was used up");
    }
    var test =
        Payload.plain(
            UUID.randomUUID().toString(), world.clock().instant().plus(VALID), key.text());
    return testInvokes
        ? world.account().get().readAndTest(watched.place(), test.body())
        : world.account().get().read(watched.place());
  }

  /** Where nothing answers at all a plain message would fare no better. */
  private Optional<Outcome> secondOpinion(Watched watched, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Delivered _, Outcome.Unanswered _, Outcome.NotProbed _ -> Optional.empty();
      case Outcome.Refused _, Outcome.Damaged _, Outcome.Unproven _ ->
          timeLeft.getAsBoolean()
              ? Optional.of(trial(watched, Payload::plain).outcome())
              : Optional.empty();
    };
  }

  /** A success without a message id may hide errors: one that is certain shows whether it does. */
  private Optional<Outcome> refusable(Watched watched, Outcome outcome) {
    return outcome instanceof Outcome.Unproven && timeLeft.getAsBoolean()
        ? Optional.of(trial(watched, Payload::refusable).outcome())
        : Optional.empty();
  }

  private Trial trial(Watched watched, PayloadKind kind) {
    var at = world.clock().instant();
    var payload = kind.payload(UUID.randomUUID().toString(), at.plus(VALID), key.text());
    var exchange = sender.send(watched.target(), payload);
    return new Trial(at, Outcome.of(exchange, payload), exchange);
  }

  private void rest() {
    try {
      Thread.sleep(world.pause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @FunctionalInterface
  private interface PayloadKind {
    Payload payload(String id, Instant expires, String markerKey);
  }

  private record Trial(Instant at, Outcome outcome, Exchange exchange) {

    boolean delivered() {
      return outcome instanceof Outcome.Delivered;
    }

    boolean passing() {
      return outcome.isTransient();
    }

    Duration latency() {
      return exchange.latency();
    }
  }
}
