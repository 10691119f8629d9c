package canary;

import canary.evidence.Account;
import canary.evidence.Evidence;
import canary.evidence.Place;

/** An account whose reader has a fault of its own. */
enum BrokenAccount implements Account {
  BROKEN;

  @Override
  public Evidence read(Place place) {
    throw new IllegalStateException("the reader is broken");
  }

  @Override
  public Evidence readAndTest(Place place, String message) {
    throw new IllegalStateException("the reader is broken");
  }
}
