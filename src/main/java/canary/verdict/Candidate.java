package canary.verdict;

import canary.catalogue.Cause;
import canary.catalogue.Holding;
import canary.evidence.Exhibit;
import canary.evidence.Exhibit.Kind;
import canary.finding.Answer;
import canary.symptom.Observation;
import canary.symptom.Sign;
import canary.symptom.Sign.Bearing;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One cause held against what was observed: the signs of it, what was read of it, and what speaks
 * against it.
 */
record Candidate(
    Cause cause, List<Sign> shown, List<Exhibit> signs, Holding holding, List<Exhibit> against) {
  private static final Set<Kind> PROOFS =
      Set.of(Kind.TESTIMONY, Kind.FINGERPRINT, Kind.CONFIGURATION);

  private static final Set<Kind> ONLY_FITTING = Set.of(Kind.COMPATIBILITY, Kind.INDICATION);

  static Candidate of(Cause cause, Observation seen) {
    var shown = cause.page().seenAs().stream().filter(it -> it.in(seen).isPresent()).toList();
    var signs = shown.stream().flatMap(it -> it.in(seen).stream()).toList();
    var holding = cause.page().provedBy().in(seen.account());
    return new Candidate(cause, shown, signs, holding, against(cause, shown, holding, seen));
  }

  private static List<Exhibit> against(
      Cause cause, List<Sign> shown, Holding holding, Observation seen) {
    var against = new ArrayList<Exhibit>();
    if (holding.answer() == Answer.NO && holding.weight() == Kind.CONFIGURATION && seen.settled()) {
      against.add(new Exhibit(Kind.CONFIGURATION, holding.source(), holding.says()));
    }
    var everyMessageMeetsIt =
        cause.page().seenAs().stream().allMatch(it -> it.bearing() == Bearing.EVERY_MESSAGE);
    if (everyMessageMeetsIt && seen.plainDelivered()) {
      against.add(
          new Exhibit(Kind.DIFFERENCE, "probes", "a plain message was delivered at the same time"));
    }
    var onlyFitsThisMessage =
        shown.stream()
            .allMatch(
                it -> it.bearing() != Bearing.EVERY_MESSAGE && ONLY_FITTING.contains(it.kind()));
    if (onlyFitsThisMessage && holding.answer() != Answer.YES && seen.plainRefusedAlike()) {
      against.add(
          new Exhibit(Kind.DIFFERENCE, "probes", "a plain message was refused with the same code"));
    }
    return against;
  }

  /** True when the failure looks like this cause. */
  boolean shows() {
    return !signs.isEmpty();
  }

  /** True when the cause would explain the failure itself, and not only how it is shown. */
  boolean explains() {
    return shown.stream().anyMatch(it -> it.bearing() != Bearing.SHOWING);
  }

  /** True when the account has this fault, whether it shows or not. */
  boolean isFault() {
    return cause.page().provedBy().fault() && holding.answer() == Answer.YES;
  }

  boolean proved() {
    return against.isEmpty() && evidence().stream().map(Exhibit::kind).anyMatch(PROOFS::contains);
  }

  Judgement judge(boolean alone, boolean settled) {
    var evidence = evidence();
    var kinds = evidence.stream().map(Exhibit::kind).collect(Collectors.toSet());
    // What is a fault by itself needs no failure to be one, and nothing in the failure speaks
    // against it.
    var verdict = Verdict.of(kinds, shows() && !against.isEmpty(), alone, settled);
    var open = verdict == Verdict.LIKELY || verdict == Verdict.POSSIBLE;
    return new Judgement(cause, verdict, evidence, against, open ? unknown(settled) : List.of());
  }

  /** The signs, and what was read when it speaks for the cause. */
  private List<Exhibit> evidence() {
    var evidence = new ArrayList<>(signs);
    if (holding.answer() == Answer.YES) {
      evidence.add(new Exhibit(holding.weight(), holding.source(), holding.says()));
    }
    return evidence;
  }

  /** What would settle it, and what it hangs on. */
  private List<String> unknown(boolean settled) {
    var unknown = new ArrayList<String>();
    var read = cause.page().provedBy().read();
    if (!read.isEmpty() && holding.answer() == Answer.UNKNOWN) {
      unknown.add("to be settled by " + read);
    }
    new TreeSet<>(holding.unknown()).forEach(it -> unknown.add("not known: " + it));
    if (!settled) {
      unknown.add("changed less than 120 seconds before, so it may not be in force yet");
    }
    return unknown;
  }
}
