package canary.verdict;

import canary.catalogue.Cause;
import canary.evidence.Reason;
import canary.evidence.Reason.Weight;
import canary.finding.Answer;
import canary.finding.Quotation;
import canary.question.CheckResult;
import canary.symptom.Observation;
import canary.symptom.Symptom;
import canary.symptom.Symptom.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One cause that shows, or is a fault of the account: its symptoms, what was read of it, and what
 * speaks for it and against it.
 */
record Candidate(
    Cause cause,
    List<Symptom> shown,
    List<Reason> evidence,
    CheckResult result,
    List<Reason> against) {
  private static final Set<Weight> PROOFS =
      Set.of(Weight.TESTIMONY, Weight.FINGERPRINT, Weight.CONFIGURATION);

  private static final Set<Weight> ONLY_FITTING = Set.of(Weight.COMPATIBILITY, Weight.INDICATION);

  /** Empty where nothing of the cause shows and it is no fault that the account proves. */
  static Optional<Candidate> of(Cause cause, Observation seen, PendingEdit edit) {
    var shown = new ArrayList<Symptom>();
    var evidence = new ArrayList<Reason>();
    for (var symptom : cause.entry().seenAs()) {
      symptom
          .in(seen)
          .ifPresent(
              reason -> {
                shown.add(symptom);
                evidence.add(reason);
              });
    }
    if (shown.isEmpty() && !cause.entry().provedBy().fault()) {
      return Optional.empty();
    }
    var result = edit.check(cause);
    if (result.isOfThisRequest()) {
      evidence.replaceAll(Candidate::ofThisRequest);
    }
    if (result.explainsDigest()) {
      evidence.removeIf(it -> it.weight() == Weight.FINGERPRINT);
    }
    if (result.answer() == Answer.YES) {
      evidence.add(new Reason(result.weight(), result.source(), result.says()));
    }
    return shown.isEmpty() && evidence.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Candidate(cause, shown, evidence, result, against(cause, shown, result, seen)));
  }

  /** What a service says of one request says less of all others. */
  private static Reason ofThisRequest(Reason reason) {
    return reason.weight() == Weight.TESTIMONY
        ? new Reason(Weight.INDICATION, reason.source(), reason.says())
        : reason;
  }

  private static List<Reason> against(
      Cause cause, List<Symptom> shown, CheckResult result, Observation seen) {
    var against = new ArrayList<Reason>();
    if (seen.settled()
        && result.answer() == Answer.NO
        && (result.weight() == Weight.CONFIGURATION || result.explainsDigest())) {
      against.add(new Reason(Weight.CONFIGURATION, result.source(), result.says()));
    }
    var everyMessageMeetsIt =
        cause.entry().seenAs().stream().allMatch(it -> it.scope() == Scope.ALL_MESSAGES);
    if (everyMessageMeetsIt && seen.plainDelivered()) {
      against.add(
          new Reason(
              Weight.DIFFERENCE, "probes", "a plain message was delivered at the same time"));
    }
    var onlyFitsThisMessage =
        shown.stream()
            .allMatch(it -> it.scope() != Scope.ALL_MESSAGES && ONLY_FITTING.contains(it.weight()));
    if (onlyFitsThisMessage && result.answer() != Answer.YES && seen.plainRefusedAlike()) {
      against.add(
          new Reason(
              Weight.DIFFERENCE, "probes", "a plain message was rejected with the same code"));
    }
    return against;
  }

  /** True when the failure looks like this cause. */
  boolean shows() {
    return !shown.isEmpty();
  }

  /** True when the cause would explain the failure itself, and not only how it is shown. */
  boolean explains() {
    return shown.stream().anyMatch(it -> it.scope() != Scope.REPORTING_ONLY);
  }

  boolean proved() {
    return against.isEmpty() && evidence.stream().map(Reason::weight).anyMatch(PROOFS::contains);
  }

  Assessment judge(boolean alone, boolean settled) {
    var kinds = evidence.stream().map(Reason::weight).collect(Collectors.toSet());
    // What is a fault by itself needs no failure to be one, and nothing in the failure speaks
    // against it.
    // What does not show, and hangs on what is not known, is no more than possible.
    var verdict =
        !shows() && !result.unknown().isEmpty()
            ? Verdict.POSSIBLE
            : Verdict.of(kinds, shows() && !against.isEmpty(), alone, settled);
    var open = verdict == Verdict.LIKELY || verdict == Verdict.POSSIBLE;
    return new Assessment(
        cause,
        verdict,
        evidence,
        against,
        open && result.answer() == Answer.UNKNOWN ? result.read() : "",
        open ? unknown(settled) : List.of());
  }

  /** What it hangs on. */
  private List<Quotation> unknown(boolean settled) {
    var unknown = new ArrayList<Quotation>();
    new TreeSet<>(result.unknown()).forEach(it -> unknown.add(Quotation.of("not checked: " + it)));
    if (!settled) {
      unknown.add(
          Quotation.of(
              "changed less than 120 seconds before, so it is possibly not in effect yet"));
    }
    return unknown;
  }
}
