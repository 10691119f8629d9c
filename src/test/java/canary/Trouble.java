package canary;

/** What may happen to the runs of {@link IncidentModelTest} beside failures and late metrics. */
enum Trouble {
  /** CloudWatch writes the data of a composite alarm anew while its state stays. */
  REWRITES,
  DENIED,
  RESTARTS,
  TOPIC_FAILS,
  LOST_RUNS,
  /** The alarm of a component may never fire. */
  LOST_METRICS
}
