package canary.evidence;

import canary.finding.Finding;
import java.util.List;

/**
 * The path's changes in CloudTrail's event history, latest first. Events arrive there minutes late,
 * so none of them means nothing.
 *
 * @param whole false when there were more events than were looked at
 */
public record History(List<Change> changes, boolean whole) {
  public History {
    changes = List.copyOf(changes);
  }

  /** The part that was not looked at; absent when all was. */
  Finding<Change> rest() {
    return whole
        ? Finding.absent()
        : Finding.unreadable(
            "older part of the event history", "there were more events than are read");
  }
}
