package canary.lab.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A token bucket: so many requests at once, so many a second after that
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html).
 */
public final class Throttle {
  private final double rate;
  private final double burst;
  private final InstantSource clock;
  private double tokens;
  private Instant filled;

  Throttle(double rate, double burst, InstantSource clock) {
    this.rate = rate;
    this.burst = burst;
    this.clock = clock;
    this.tokens = burst;
    this.filled = clock.instant();
  }

  public synchronized boolean admits() {
    Instant now = clock.instant();
    double seconds = Duration.between(filled, now).toNanos() / 1e9;
    tokens = Math.min(burst, tokens + seconds * rate);
    filled = now;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
