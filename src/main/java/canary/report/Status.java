package canary.report;

/** How a target stands after a run. */
public enum Status {
  HEALTHY,
  FAILING,
  /** Neither success nor failure could be proved. */
  UNPROVEN,
  /** The canary itself failed; nothing is said of the target. */
  BLIND
}
