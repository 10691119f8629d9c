package canary;

import canary.probe.Exchange;
import canary.probe.Outcome;
import canary.probe.Payload;
import java.time.Duration;
import java.time.Instant;

/** One message that was sent, and its outcome. */
record Attempt(Instant at, Payload payload, Outcome outcome, Exchange exchange) {
  boolean delivered() {
    return outcome instanceof Outcome.Delivered;
  }

  Attempt as(Outcome other) {
    return new Attempt(at, payload, other, exchange);
  }

  boolean isTransient() {
    return outcome.isTransient();
  }

  Duration latency() {
    return exchange.latency();
  }
}
