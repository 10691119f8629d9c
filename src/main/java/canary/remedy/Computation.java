package canary.remedy;

import canary.evidence.Evidence;
import java.util.Optional;

/** Makes a fix from what was read: the exact change of what is there, judged before it is shown. */
@FunctionalInterface
public interface Computation {
  /**
   * The fix, without words where the catalogue's say it; empty where it was not read, or where no
   * change is found that helps.
   */
  Optional<Remedy> of(Evidence account, KnownNames names);
}
