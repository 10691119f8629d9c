package canary.verdict;

import canary.catalogue.Cause;
import canary.catalogue.Component;
import canary.catalogue.Impact;
import canary.catalogue.IntegrationResponseCause;
import canary.evidence.Reason;
import canary.evidence.Reason.Weight;
import canary.finding.Quotation;
import canary.symptom.Observation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The causes that explain a failure, ranked.
 *
 * @param assessments the causes that fit what was observed, the one to act on first; those that fit
 *     at first sight and are ruled out come last
 * @param alsoFound causes that do not show in this failure and that the account proves: what would
 *     be met next, and what is unsafe
 */
public record Diagnosis(List<Assessment> assessments, List<Assessment> alsoFound) {
  private static final Comparator<Assessment> SUREST_FIRST =
      Comparator.comparing(Assessment::verdict)
          .thenComparing(it -> heaviest(it.evidence()))
          .thenComparing(it -> it.cause().entry().prevalence())
          .thenComparing(it -> -it.evidence().size());

  /** Who comes first; each tier is sorted by itself. */
  private enum Tier {
    /** An edit that cures the surest cause: to deploy it is the fix. */
    CURING_EDIT,
    /** What is left when all that would explain the failure is ruled out. */
    REMAINDER,
    /** What makes SQS reject the message, where the response mapping hides that it does. */
    HIDDEN,
    EXPLAINS,
    /** How failures are shown, beside what makes them. */
    REPORTING,
    MAY_EXPLAIN,
    RULED_OUT,
    REPORTING_RULED_OUT,
    ALSO_FOUND
  }

  public static Diagnosis of(Observation seen) {
    var edit = PendingEdit.of(seen.account());
    var candidates =
        Cause.catalogue().stream()
            .flatMap(cause -> Candidate.of(cause, seen, edit).stream())
            .toList();
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
    var reporting = judged(candidates, it -> it.shows() && !it.explains(), seen, _ -> true);
    var also = judged(candidates, it -> !it.shows(), seen, _ -> true);
    var tiers = new EnumMap<Tier, List<Assessment>>(Tier.class);
    explaining.forEach(it -> put(tiers, explaining(it), it));
    reporting.forEach(it -> put(tiers, reporting(it), it));
    also.forEach(it -> put(tiers, beside(it, explaining, edit), it));
    tiers.computeIfPresent(
        Tier.REMAINDER, (_, some) -> some.stream().map(Diagnosis::byElimination).toList());
    var found = Optional.ofNullable(tiers.remove(Tier.ALSO_FOUND)).orElse(List.of());
    return new Diagnosis(tiers.values().stream().flatMap(List::stream).toList(), found);
  }

  private static void put(Map<Tier, List<Assessment>> tiers, Tier tier, Assessment assessment) {
    tiers.computeIfAbsent(tier, _ -> new ArrayList<>()).add(assessment);
  }

  private static Tier explaining(Assessment it) {
    return switch (it.verdict()) {
      case CONFIRMED, LIKELY -> Tier.EXPLAINS;
      case POSSIBLE -> Tier.MAY_EXPLAIN;
      case RULED_OUT -> Tier.RULED_OUT;
    };
  }

  private static Tier reporting(Assessment it) {
    return it.verdict() == Verdict.RULED_OUT ? Tier.REPORTING_RULED_OUT : Tier.REPORTING;
  }

  /** Where a fault stands that does not show in the failure. */
  private static Tier beside(Assessment it, List<Assessment> explaining, PendingEdit edit) {
    return switch (it.cause().entry().provedBy().kind()) {
      case FAULT -> isHidden(it, explaining) ? Tier.HIDDEN : Tier.ALSO_FOUND;
      case EXPLANATION, BREAKING_EDIT -> Tier.ALSO_FOUND;
      case EDIT ->
          explaining.stream()
                  .findFirst()
                  .filter(surest -> surest.verdict() == Verdict.CONFIRMED)
                  .filter(surest -> edit.cures(surest.cause()))
                  .isPresent()
              ? Tier.CURING_EDIT
              : Tier.ALSO_FOUND;
      case REMAINDER ->
          !explaining.isEmpty()
                  && explaining.stream().allMatch(other -> other.verdict() == Verdict.RULED_OUT)
              ? Tier.REMAINDER
              : Tier.ALSO_FOUND;
    };
  }

  private static boolean isHidden(Assessment it, List<Assessment> explaining) {
    return stands(it)
        && it.cause().impact() != Impact.UNSAFE
        && !(it.cause() instanceof IntegrationResponseCause)
        && it.cause().component().compareTo(Component.INTEGRATION) >= 0
        && explaining.stream()
            .anyMatch(other -> other.cause() instanceof IntegrationResponseCause && stands(other));
  }

  private static boolean stands(Assessment it) {
    return it.verdict().compareTo(Verdict.LIKELY) <= 0;
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

  private static Assessment byElimination(Assessment it) {
    return new Assessment(
        it.cause(),
        Verdict.LIKELY,
        it.evidence(),
        it.against(),
        "",
        List.of(Quotation.of("not checked: which of the two deployments responded")));
  }

  private static Weight heaviest(List<Reason> evidence) {
    return evidence.stream()
        .map(Reason::weight)
        .min(Comparator.naturalOrder())
        .orElse(Weight.COMPATIBILITY);
  }
}
