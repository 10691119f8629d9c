package canary;

import canary.evidence.Account;
import canary.evidence.Evidence;
import canary.evidence.MethodAddress;
import canary.probe.Payload;

/** An account whose reader has a fault of its own. */
enum BrokenAccount implements Account {
  BROKEN;

  @Override
  public Evidence read(MethodAddress place) {
    throw new IllegalStateException("the reader is broken");
  }

  @Override
  public Evidence readAndTest(MethodAddress place, Payload message) {
    throw new IllegalStateException("the reader is broken");
  }
}
