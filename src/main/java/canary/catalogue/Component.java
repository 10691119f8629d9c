package canary.catalogue;

import java.util.Locale;

/** The causes of one hop of the path; the last is for faults of our own. Each has its alarm. */
public enum Component {
  GATEWAY,
  INTEGRATION,
  ROLE,
  QUEUE,
  KEY,
  CANARY;

  /** As in metrics, ids and alarms. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
