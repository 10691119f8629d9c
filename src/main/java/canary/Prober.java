package canary;

import canary.Budget.Step;
import canary.TargetHeaders.Headers;
import canary.event.Settings;
import canary.event.Settings.Watched;
import canary.evidence.Evidence;
import canary.finding.Answer;
import canary.probe.Exchange;
import canary.probe.MarkerKey;
import canary.probe.Outcome;
import canary.probe.Outcome.DeliveryProof;
import canary.probe.Payload;
import canary.probe.Payload.Kind;
import canary.probe.SecretHeaders;
import canary.probe.Sender;
import canary.report.Report;
import canary.symptom.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Probes one target: one message while all is well, further ones only after a failure, and only
 * while a whole probe leaves time enough for what comes after.
 */
record Prober(
    World world,
    Settings settings,
    MarkerKey key,
    TargetHeaders headers,
    Watched watched,
    Budget budget,
    KnownDesigns designs,
    QueueSilence silence) {
  /** How long a consumer may take the marker for valid. */
  private static final Duration VALID = Duration.ofMinutes(15);

  /**
   * What passes by itself must fail in two of three trials before it is a failure.
   *
   * @param outcome is given the outcome as soon as it is known, before its cause is looked for
   */
  Report probe(Consumer<Report> outcome) {
    return switch (headers.current(watched, budget.share(Step.SECRET))) {
      case Headers.Unknown(var why) ->
          Report.blind("probe", watched.target().name(), world.clock().instant(), List.of(why));
      case Headers.Ready(var secret) -> probe(first(secret), outcome);
    };
  }

  /** A secret may have been rotated since it was read: then what it holds now is sent, too. */
  private Attempt first(SecretHeaders secret) {
    var first = trial(Kind.COMBINED);
    return refusedWith(secret, first)
            && headers.renewed(watched, budget.share(Step.SECRET)) instanceof Headers.Ready(var now)
            && !now.equals(secret)
            && budget.affords(Step.PROBE)
        ? trial(Kind.COMBINED)
        : first;
  }

  private static boolean refusedWith(SecretHeaders secret, Attempt trial) {
    return !secret.values().isEmpty()
        && trial.exchange() instanceof Exchange.Answered(var reply, _)
        && reply.status().isPresent()
        && List.of(401, 403).contains(reply.status().getAsInt());
  }

  private Report probe(Attempt first, Consumer<Report> outcome) {
    var trials = new ArrayList<>(List.of(first));
    while (trials.getFirst().isTransient() && !twoAreAlike(trials) && budget.affords(Step.PROBE)) {
      world.rest(1);
      trials.add(trial(Kind.COMBINED));
    }
    var last = lastOfTheMajority(trials);
    return report(last, outcome).noting(note(last));
  }

  /** What has to be known beside the outcome; empty where nothing has. */
  private String note(Attempt trial) {
    var secret = secret();
    if (refusedWith(secret, trial)) {
      return "sent with %s of TargetHeaders, read again after the refusal"
          .formatted(secret.names());
    }
    return trial.delivered() && !watched.target().message().showsDamage()
        ? "only the characters of TargetBody are tested: it has no {{text}}"
        : "";
  }

  private SecretHeaders secret() {
    return headers.current(watched, budget.share(Step.SECRET)) instanceof Headers.Ready(var secret)
        ? secret
        : SecretHeaders.NONE;
  }

  private static boolean twoAreAlike(List<Attempt> trials) {
    var delivered = trials.stream().filter(Attempt::delivered).count();
    return delivered >= 2 || trials.size() - delivered >= 2;
  }

  /** A failure counts where the time ended after two trials that differ. */
  private static Attempt lastOfTheMajority(List<Attempt> trials) {
    if (trials.size() == 1) {
      return trials.getFirst();
    }
    var failures = trials.stream().filter(it -> !it.delivered()).toList();
    return failures.size() * 2 >= trials.size() ? failures.getLast() : trials.getLast();
  }

  /** A success by status alone counts for nothing while the queue is silent. */
  private Report report(Attempt trial, Consumer<Report> outcome) {
    var silent =
        trial.outcome() instanceof Outcome.Delivered(_, var proof) && proof == DeliveryProof.STATUS
            ? silence.of(watched, budget.share(Step.SECRET))
            : Optional.<String>empty();
    return silent.isPresent()
        ? diagnosed(
                trial.as(
                    designs.outcome(watched.target().name(), trial.exchange(), trial.payload())),
                outcome)
            .noting(silent.get())
        : judged(trial, outcome);
  }

  private Report judged(Attempt trial, Consumer<Report> outcome) {
    return trial.outcome() instanceof Outcome.Damaged && budget.affords(Step.READS)
        ? compared(trial, outcome)
        : diagnosed(trial, outcome);
  }

  /**
   * What was stored is not what was sent: it is damage only where no design explains it, so the
   * integration is read before the outcome is known. The diagnosis reads again, with the test
   * invocation, which sends a message and is made of a failure only.
   */
  private Report compared(Attempt trial, Consumer<Report> outcome) {
    designs.learn(
        watched.target().name(),
        world.account().apply(budget.share(Step.READS)).read(watched.place()));
    return diagnosed(trial.as(judged(trial.exchange(), trial.payload())), outcome);
  }

  private Report diagnosed(Attempt trial, Consumer<Report> outcome) {
    return switch (trial.outcome()) {
      case Outcome.Delivered delivered ->
          Report.healthy(watched.target().name(), trial.at(), trial.latency(), delivered);
      case Outcome.Damaged _,
          Outcome.Refused _,
          Outcome.Unproven _,
          Outcome.Unanswered _,
          Outcome.NotProbed _ -> {
        outcome.accept(
            Report.undiagnosed(
                watched.target().name(), trial.at(), trial.latency(), trial.outcome()));
        var plain = secondOpinion(trial);
        var seen =
            Observation.of(
                trial.at(),
                Answer.of(sender().signs(watched.target())),
                trial.outcome(),
                plain,
                refusable(trial.outcome()),
                account());
        yield Report.of("probe", watched.target().name(), trial.latency(), seen)
            .noting(new MessageCheck(watched.target().message()).note(seen));
      }
    };
  }

  /** The account is looked at only after a failure. */
  private Evidence account() {
    if (!budget.affords(Step.READS)) {
      return Evidence.unread(watched.place(), "the run's time was used up");
    }
    var test = payload(Kind.PLAIN, world.clock().instant());
    var account = world.account().apply(budget.share(Step.READS));
    return (settings.testInvokes()
            ? account.readAndTest(watched.place(), test)
            : account.read(watched.place()))
        .sendingKey(secret().header("x-api-key"));
  }

  /** Where nothing answers at all a plain message would fare no better. */
  private Optional<Outcome> secondOpinion(Attempt first) {
    return switch (first.outcome()) {
      case Outcome.Delivered _, Outcome.Unanswered _, Outcome.NotProbed _ -> Optional.empty();
      // A message that shows no damage is the plain one itself.
      case Outcome.Refused _, Outcome.Damaged _, Outcome.Unproven _ ->
          !watched.target().message().showsDamage()
              ? Optional.of(first.outcome())
              : budget.affords(Step.PROBE)
                  ? Optional.of(trial(Kind.PLAIN).outcome())
                  : Optional.empty();
    };
  }

  /** A success without a message id may hide errors: one that is certain shows whether it does. */
  private Optional<Outcome> refusable(Outcome outcome) {
    return outcome instanceof Outcome.Unproven
            && watched.target().message().showsDamage()
            && budget.affords(Step.PROBE)
        ? Optional.of(trial(Kind.REFUSABLE).outcome())
        : Optional.empty();
  }

  private Payload payload(Kind kind, Instant at) {
    return watched
        .target()
        .message()
        .payload(kind, UUID.randomUUID().toString(), at.plus(VALID), key.text());
  }

  private Attempt trial(Kind kind) {
    var at = world.clock().instant();
    var payload = payload(kind, at);
    var exchange = sender().send(watched.target(), payload);
    return new Attempt(at, payload, judged(exchange, payload), exchange);
  }

  private Outcome judged(Exchange exchange, Payload payload) {
    return designs
        .outcome(watched.target().name(), exchange, payload)
        .by(watched.target().success());
  }

  private Sender sender() {
    return new Sender(
        watched.signature(settings.signature()),
        secret(),
        budget.share(Step.PROBE),
        world.clock(),
        world.wire());
  }
}
