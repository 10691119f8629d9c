package canary;

import canary.event.Settings.Parsed;
import canary.probe.MarkerKey;
import canary.probe.SecretReader;
import canary.probe.SecretReader.Read;
import canary.report.MetricsLine;
import java.time.Duration;
import java.util.Optional;

/**
 * The marker's key, as the named secret holds it. It is read in INIT; after a read that failed each
 * run tries again, and its messages go out unsigned: that an API works is not less true without the
 * signature, and the metric MarkerUnsigned says so to consumers that require one.
 */
final class MarkerKeys {
  private final Optional<SecretReader> secret;
  private final World world;
  private final String canary;
  private volatile Optional<MarkerKey> known;

  /** Empty where no secret is named: then nothing is signed and nothing read. */
  private MarkerKeys(Optional<SecretReader> secret, World world, String canary) {
    this.secret = secret;
    this.world = world;
    this.canary = canary;
    this.known = secret.isPresent() ? Optional.empty() : Optional.of(MarkerKey.NONE);
  }

  static MarkerKeys of(Parsed settings, World world, String canary) {
    return new MarkerKeys(
        settings instanceof Parsed.Usable(var usable) ? usable.markerSecret() : Optional.empty(),
        world,
        canary);
  }

  /** Waits this long for a secret that is not read yet. */
  MarkerKey current(Duration limit) {
    return known.or(() -> secret.flatMap(it -> read(it, limit))).orElse(MarkerKey.NONE);
  }

  private Optional<MarkerKey> read(SecretReader reader, Duration limit) {
    switch (reader.read(limit)) {
      case Read.Known(var text) -> known = Optional.of(new MarkerKey(text));
      case Read.Unknown(var why) ->
          world
              .log()
              .println(
                  MetricsLine.unsigned(
                      canary, "secretsmanager GetSecretValue: " + why, world.clock().instant()));
    }
    return known;
  }
}
