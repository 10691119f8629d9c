package canary.catalogue;

/** The impact of a cause on messages while it lasts. */
public enum Impact {
  /** They do not arrive. */
  FAILS,
  /** They arrive, and not as they were sent; or are lost without the client's knowing. */
  DAMAGES,
  /** They arrive, and more is possible than should be, or a fault waits to show. */
  UNSAFE
}
