package canary.verdict;

import canary.evidence.Reason.Weight;
import java.util.Set;

/** How sure a cause is, the surest first. */
public enum Verdict {
  CONFIRMED,
  LIKELY,
  POSSIBLE,
  RULED_OUT;

  private static final Set<Weight> SAID = Set.of(Weight.TESTIMONY, Weight.FINGERPRINT);
  private static final Set<Weight> PROOFS =
      Set.of(Weight.TESTIMONY, Weight.FINGERPRINT, Weight.CONFIGURATION);

  /**
   * @param kinds the kinds of evidence for the cause; the symptom fits it, or there would be none
   * @param contradicted something was seen that could not be if the cause held
   * @param alone no other cause that is not ruled out fits the symptom
   * @param settled nothing that the cause hangs on was changed so shortly before that it is
   *     possibly not in effect
   */
  static Verdict of(Set<Weight> kinds, boolean contradicted, boolean alone, boolean settled) {
    if (contradicted) {
      // A statement of AWS itself was true when it was made, also when a later look differs.
      return kinds.stream().anyMatch(SAID::contains) ? LIKELY : RULED_OUT;
    }
    var proved = kinds.stream().anyMatch(PROOFS::contains);
    var twoWays = kinds.contains(Weight.DIFFERENCE) && kinds.contains(Weight.CONFIGURATION);
    if (settled && (proved && alone || twoWays)) {
      return CONFIRMED;
    }
    return kinds.stream().allMatch(Weight.COMPATIBILITY::equals) ? POSSIBLE : LIKELY;
  }
}
