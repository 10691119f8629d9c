package canary;

import canary.evidence.Account;
import canary.evidence.Evidence;
import canary.evidence.Place;

/** An account of which nothing may be read. */
record BlindAccount() implements Account {
  @Override
  public Evidence read(Place place) {
    return Evidence.unread(place, "AccessDenied: reading is not allowed");
  }

  @Override
  public Evidence readAndTest(Place place, String message) {
    return read(place);
  }
}
