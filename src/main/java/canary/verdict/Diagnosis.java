package canary.verdict;

import canary.catalogue.Cause;
import canary.catalogue.IntegrationCause;
import canary.catalogue.PendingEdit;
import canary.catalogue.Prevalence;
import canary.evidence.Reason;
import canary.evidence.Reason.Weight;
import canary.evidence.UndeployedEdit;
import canary.finding.Answer;
import canary.finding.Quotation;
import canary.symptom.Observation;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What explains a failure.
 *
 * @param assessments the causes that fit what was observed, the one to act on first; those that fit
 *     at first sight and are ruled out come last
 * @param alsoFound causes that do not show in this failure and that the account proves all the
 *     same: what would be met next, and what is unsafe
 */
public record Diagnosis(List<Assessment> assessments, List<Assessment> alsoFound) {
  private static final Comparator<Assessment> SUREST_FIRST =
      Comparator.comparing(Assessment::verdict)
          .thenComparing(it -> heaviest(it.evidence()))
          .thenComparing(it -> Prevalence.of(it.cause()))
          .thenComparing(it -> -it.evidence().size());

  public static Diagnosis of(Observation seen) {
    var candidates = Cause.catalogue().stream().map(cause -> Candidate.of(cause, seen)).toList();
    var proved =
        candidates.stream()
            .filter(it -> it.explains() && it.proved())
            .map(Candidate::cause)
            .toList();
    var explaining =
        judged(
            candidates,
            Candidate::explains,
            seen,
            cause -> proved.stream().allMatch(cause::equals));
    var showing = judged(candidates, it -> it.shows() && !it.explains(), seen, _ -> true);
    var also = judged(candidates, it -> !it.shows() && it.isFault(), seen, _ -> true);
    var undeployed = also.stream().filter(it -> onlyUndeployed(it, explaining, seen)).toList();
    var split = also.stream().filter(it -> onlySplit(it, explaining)).toList();
    return new Diagnosis(
        Stream.of(
                undeployed.stream(),
                split.stream().map(Diagnosis::byElimination),
                explaining.stream().filter(it -> it.verdict().compareTo(Verdict.LIKELY) <= 0),
                showing.stream().filter(it -> it.verdict() != Verdict.RULED_OUT),
                explaining.stream().filter(it -> it.verdict() == Verdict.POSSIBLE),
                Stream.concat(explaining.stream(), showing.stream())
                    .filter(it -> it.verdict() == Verdict.RULED_OUT))
            .flatMap(assessments -> assessments)
            .toList(),
        also.stream().filter(it -> !undeployed.contains(it) && !split.contains(it)).toList());
  }

  private static List<Assessment> judged(
      List<Candidate> candidates,
      Predicate<Candidate> which,
      Observation seen,
      Predicate<Cause> alone) {
    return candidates.stream()
        .filter(which)
        .map(it -> it.judge(alone.test(it.cause()), seen.settled()))
        .sorted(SUREST_FIRST)
        .toList();
  }

  /**
   * True where the surest cause is mended in the saved integration already: then to deploy is the
   * remedy.
   */
  private static boolean onlyUndeployed(
      Assessment edit, List<Assessment> explaining, Observation seen) {
    var asSaved = PendingEdit.onceDeployed(seen.account());
    return edit.cause() == IntegrationCause.EDIT_NOT_DEPLOYED
        && seen.account().undeployedEdit().is(UndeployedEdit::exists) == Answer.YES
        && explaining.stream()
            .findFirst()
            .filter(it -> it.verdict() == Verdict.CONFIRMED)
            .filter(it -> it.cause().entry().provedBy().in(asSaved).answer() == Answer.NO)
            .isPresent();
  }

  /**
   * True where the deployed integration has none of the faults that would show so, and is not the
   * only one that the stage serves.
   */
  private static boolean onlySplit(Assessment split, List<Assessment> explaining) {
    return split.cause() == IntegrationCause.STAGE_CANARY_SPLIT
        && !explaining.isEmpty()
        && explaining.stream().allMatch(it -> it.verdict() == Verdict.RULED_OUT);
  }

  private static Assessment byElimination(Assessment it) {
    return new Assessment(
        it.cause(),
        Verdict.LIKELY,
        it.evidence(),
        it.against(),
        "",
        List.of(Quotation.of("which of the two deployments answered")));
  }

  private static Weight heaviest(List<Reason> evidence) {
    return evidence.stream()
        .map(Reason::weight)
        .min(Comparator.naturalOrder())
        .orElse(Weight.COMPATIBILITY);
  }
}
