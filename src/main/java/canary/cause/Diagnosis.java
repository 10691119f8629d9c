package canary.cause;

import canary.cause.Exhibit.Kind;
import canary.cause.Sign.Bearing;
import canary.evidence.Answer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What explains a failure.
 *
 * @param judgements the causes that fit what was observed, surest first; those that fit at first
 *     sight and are ruled out come last
 * @param alsoFound causes that do not show in this failure and that the account proves all the
 *     same: what would be met next, and what is unsafe
 */
public record Diagnosis(List<Judgement> judgements, List<Judgement> alsoFound) {
  private static final Set<Kind> PROOFS =
      Set.of(Kind.TESTIMONY, Kind.FINGERPRINT, Kind.CONFIGURATION);
  private static final Comparator<Judgement> SUREST_FIRST =
      Comparator.comparing(Judgement::verdict).thenComparing(it -> heaviest(it.evidence()));

  public static Diagnosis of(Observation seen) {
    var cases = Cause.catalogue().stream().map(cause -> Case.of(cause, seen)).toList();
    var shown = cases.stream().filter(it -> !it.signs().isEmpty()).toList();
    var proved =
        shown.stream()
            .filter(it -> it.competes() && it.against().isEmpty() && it.has(PROOFS))
            .map(Case::cause)
            .toList();
    return new Diagnosis(
        shown.stream()
            .sorted(Comparator.comparing(it -> !it.competes()))
            .map(
                it ->
                    it.judge(
                        !it.competes() || proved.stream().allMatch(it.cause()::equals),
                        seen.settled()))
            .sorted(
                Comparator.comparing((Judgement it) -> accompanies(it, shown))
                    .thenComparing(SUREST_FIRST))
            .toList(),
        cases.stream()
            .filter(it -> it.signs().isEmpty() && it.holding().answer() == Answer.YES)
            .map(it -> it.judge(true, seen.settled()))
            .toList());
  }

  /**
   * True for a cause that only tells how the failure shows; it comes after those that explain it.
   */
  private static boolean accompanies(Judgement judgement, List<Case> shown) {
    return shown.stream().anyMatch(it -> it.cause().equals(judgement.cause()) && !it.competes());
  }

  private static Kind heaviest(List<Exhibit> evidence) {
    return evidence.stream()
        .map(Exhibit::kind)
        .min(Comparator.naturalOrder())
        .orElse(Kind.COMPATIBILITY);
  }

  /** One cause held against what was observed. */
  private record Case(
      Cause cause, List<Exhibit> signs, boolean competes, Holding holding, List<Exhibit> against) {

    static Case of(Cause cause, Observation seen) {
      var shown = cause.page().seenAs().stream().filter(it -> it.in(seen).isPresent()).toList();
      var signs = shown.stream().flatMap(it -> it.in(seen).stream()).toList();
      var competes = shown.stream().anyMatch(it -> it.bearing() != Bearing.SHOWING);
      var holding = cause.page().provedBy().in(seen.account());
      return new Case(cause, signs, competes, holding, against(cause, signs, holding, seen));
    }

    private static List<Exhibit> against(
        Cause cause, List<Exhibit> signs, Holding holding, Observation seen) {
      var against = new ArrayList<Exhibit>();
      if (holding.answer() == Answer.NO && !holding.believed() && seen.settled()) {
        against.add(new Exhibit(Kind.CONFIGURATION, holding.source(), holding.says()));
      }
      var hangsOnMessage =
          cause.page().seenAs().stream().anyMatch(it -> it.bearing() != Bearing.EVERY_MESSAGE);
      if (!hangsOnMessage && seen.plainDelivered()) {
        against.add(
            new Exhibit(
                Kind.DIFFERENCE, "probes", "a plain message was delivered at the same time"));
      }
      var onlyFits =
          signs.stream()
              .allMatch(it -> it.kind() == Kind.COMPATIBILITY || it.kind() == Kind.INDICATION);
      if (hangsOnMessage && onlyFits && seen.plainRefusedAlike()) {
        against.add(
            new Exhibit(
                Kind.DIFFERENCE, "probes", "a plain message was refused with the same code"));
      }
      return against;
    }

    /** The signs, and what was read when it speaks for the cause. */
    private List<Exhibit> evidence() {
      var evidence = new ArrayList<>(signs);
      if (holding.answer() == Answer.YES) {
        var kind = holding.believed() ? Kind.INDICATION : Kind.CONFIGURATION;
        evidence.add(new Exhibit(kind, holding.source(), holding.says()));
      }
      return evidence;
    }

    boolean has(Set<Kind> kinds) {
      return evidence().stream().map(Exhibit::kind).anyMatch(kinds::contains);
    }

    Judgement judge(boolean alone, boolean settled) {
      var evidence = evidence();
      var kinds = evidence.stream().map(Exhibit::kind).collect(Collectors.toSet());
      var verdict = Verdict.of(kinds, !against.isEmpty(), alone, settled);
      var open = verdict == Verdict.LIKELY || verdict == Verdict.POSSIBLE;
      return new Judgement(cause, verdict, evidence, against, open ? unknown(settled) : List.of());
    }

    private List<String> unknown(boolean settled) {
      var read = cause.page().provedBy().read();
      var unknown = new ArrayList<>(new TreeSet<>(holding.unknown()));
      if (!read.isEmpty() && holding.answer() == Answer.UNKNOWN) {
        unknown.addFirst(read);
      }
      if (!settled) {
        unknown.add(
            "something along the path was changed less than 120 seconds before; it may not be in"
                + " force yet");
      }
      return unknown;
    }
  }
}
