package canary;

import canary.evidence.Account;
import canary.evidence.Evidence;
import canary.evidence.MethodAddress;
import canary.probe.Payload;

/** An account of which nothing may be read. */
record BlindAccount() implements Account {
  @Override
  public Evidence read(MethodAddress place) {
    return Evidence.unread(place, "AccessDenied: reading is not allowed");
  }

  @Override
  public Evidence readAndTest(MethodAddress place, Payload message) {
    return read(place);
  }
}
