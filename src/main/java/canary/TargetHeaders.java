package canary;

import canary.event.Settings.Watched;
import canary.probe.SecretHeaders;
import canary.probe.SecretHeaders.Parsed;
import canary.probe.SecretReader;
import canary.probe.SecretReader.Read;
import canary.probe.Target.Authorization;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The secret headers of each target, as the named secrets hold them. They are read in INIT, again
 * when they are 15 minutes old, and again when the API refuses them; what was read last is used
 * while a later read fails.
 */
record TargetHeaders(Map<String, Held> byTarget, Clock clock) {
  private static final Duration FRESH = Duration.ofMinutes(15);

  TargetHeaders(Clock clock) {
    this(new ConcurrentHashMap<>(), clock);
  }

  /** What is known of a target's headers, and since when. */
  private record Held(SecretHeaders headers, Instant at) {}

  /** What is sent with the next message. */
  sealed interface Headers {
    record Ready(SecretHeaders headers) implements Headers {}

    /** Nothing can be sent; {@code why} holds nothing of the secret. */
    record Unknown(String why) implements Headers {}
  }

  /** Waits for the secret so long, where it is not known or old. */
  Headers current(Watched watched, Duration limit) {
    var known = byTarget.get(watched.target().name());
    return known != null && known.at().plus(FRESH).isAfter(clock.instant())
        ? new Headers.Ready(known.headers())
        : read(watched, limit);
  }

  /** The same with a read in any case: the API has refused what is known. */
  Headers renewed(Watched watched, Duration limit) {
    return read(watched, limit);
  }

  private Headers read(Watched watched, Duration limit) {
    return watched.headers().isPresent()
        ? read(watched, watched.headers().get(), limit)
        : new Headers.Ready(SecretHeaders.NONE);
  }

  private Headers read(Watched watched, SecretReader secret, Duration limit) {
    var signed = watched.target().authorization() == Authorization.AWS_IAM;
    return switch (secret.read(limit)) {
      case Read.Unknown(var why) ->
          last(watched, "TargetHeaders cannot be read, " + secret.operation() + ": " + why);
      case Read.Known(var text) ->
          switch (SecretHeaders.of(text, signed)) {
            case Parsed.Mistaken(var mistakes) ->
                new Headers.Unknown(
                    "the secret of TargetHeaders is invalid, nothing was sent: "
                        + String.join("; ", mistakes));
            case Parsed.Readable(var headers) -> {
              byTarget.put(watched.target().name(), new Held(headers, clock.instant()));
              yield new Headers.Ready(headers);
            }
          };
    };
  }

  private Headers last(Watched watched, String why) {
    var known = byTarget.get(watched.target().name());
    return known == null ? new Headers.Unknown(why) : new Headers.Ready(known.headers());
  }

  /** The text with nothing of any target's secret headers in it. */
  String hiddenIn(String text) {
    var hidden = text;
    for (var known : byTarget.values()) {
      hidden = known.headers().hiddenIn(hidden);
    }
    return hidden;
  }
}
