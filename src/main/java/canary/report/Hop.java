package canary.report;

import canary.catalogue.Component;

/** A station of the message's path and what is known of it. */
public record Hop(Component at, State state) {

  /** PASSED only where the reply could not exist otherwise. */
  public enum State {
    PASSED,
    BROKEN,
    UNKNOWN
  }
}
