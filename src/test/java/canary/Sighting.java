package canary;

import canary.event.Settings;
import canary.event.Settings.Parsed;
import canary.evidence.Account;
import canary.evidence.MethodAddress;
import canary.finding.Answer;
import canary.lab.Laboratory;
import canary.probe.Outcome;
import canary.probe.Payload;
import canary.probe.Payload.Kind;
import canary.probe.SecretHeaders;
import canary.probe.Sender;
import canary.symptom.Observation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the handler's probes would see of a laboratory, for judging it more than once. */
public final class Sighting {
  private final Settings settings;
  private final Sender sender;

  private Sighting(Settings settings, Duration patience) {
    this.settings = settings;
    this.sender = new Sender(settings.signature(), SecretHeaders.NONE, patience, Clock.systemUTC());
  }

  /** Sends the combined and the plain message, and reads the account. */
  public static Observation of(Laboratory lab, Account account) {
    return new Sighting(settings(lab), lab.patience()).observation(place(lab), account);
  }

  /** Where the canary's environment says that the target lies. */
  public static MethodAddress place(Laboratory lab) {
    return settings(lab).watched().getFirst().place();
  }

  private static Settings settings(Laboratory lab) {
    return switch (Settings.of(lab.environment())) {
      case Parsed.Usable(var usable) -> usable;
      case Settings.Mistaken(var mistakes, var _) ->
          throw new IllegalStateException(mistakes.toString());
    };
  }

  private Observation observation(MethodAddress place, Account account) {
    var combined = outcome(Kind.COMBINED);
    var plain =
        combined instanceof Outcome.Unanswered
            ? Optional.<Outcome>empty()
            : Optional.of(outcome(Kind.PLAIN));
    return Observation.of(
        Instant.now(),
        Answer.of(sender.signs(settings.watched().getFirst().target())),
        combined,
        plain,
        Optional.empty(),
        account.readAndTest(place, payload(Kind.PLAIN)));
  }

  private Outcome outcome(Kind kind) {
    var payload = payload(kind);
    var target = settings.watched().getFirst().target();
    return Outcome.of(sender.send(target, payload), payload).by(target.success());
  }

  private Payload payload(Kind kind) {
    return settings
        .watched()
        .getFirst()
        .target()
        .message()
        .payload(kind, "sighting", Instant.now().plusSeconds(900), "");
  }
}
