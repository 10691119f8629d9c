package canary.cause;

import canary.cause.Exhibit.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The causes that fit what was observed, surest first; those that fit at first sight and are ruled
 * out come last.
 */
public record Diagnosis(List<Judgement> judgements) {

  public static Diagnosis of(Observation seen) {
    var evidence =
        Cause.catalogue().stream()
            .map(cause -> Map.entry(cause, exhibits(cause, seen)))
            .filter(entry -> !entry.getValue().isEmpty())
            .toList();
    var against =
        evidence.stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, entry -> against(entry.getKey(), entry.getValue(), seen)));
    var competing =
        evidence.stream()
            .map(Map.Entry::getKey)
            .filter(cause -> against.get(cause).isEmpty() && competes(cause, seen))
            .toList();
    return new Diagnosis(
        evidence.stream()
            .map(
                entry ->
                    judge(
                        entry.getKey(),
                        entry.getValue(),
                        against.get(entry.getKey()),
                        competing.stream().allMatch(entry.getKey()::equals)
                            || !competes(entry.getKey(), seen)))
            .sorted(
                Comparator.comparing((Judgement it) -> !competes(it.cause(), seen))
                    .thenComparing(SUREST_FIRST))
            .toList());
  }

  /** The causes that are not ruled out. */
  public List<Judgement> standing() {
    return judgements.stream().filter(it -> it.verdict() != Verdict.RULED_OUT).toList();
  }

  private static final Comparator<Judgement> SUREST_FIRST =
      Comparator.comparing(Judgement::verdict).thenComparing(it -> heaviest(it.evidence()));

  /** True when the cause would explain the failure itself and not only how it shows. */
  private static boolean competes(Cause cause, Observation seen) {
    return cause.page().seenAs().stream()
        .anyMatch(sign -> sign.bearing() != Sign.Bearing.SHOWING && sign.in(seen).isPresent());
  }

  private static List<Exhibit> exhibits(Cause cause, Observation seen) {
    return cause.page().seenAs().stream().flatMap(sign -> sign.in(seen).stream()).toList();
  }

  private static List<Exhibit> against(Cause cause, List<Exhibit> evidence, Observation seen) {
    var hangsOnMessage =
        cause.page().seenAs().stream()
            .anyMatch(sign -> sign.bearing() != Sign.Bearing.EVERY_MESSAGE);
    if (!hangsOnMessage && seen.plainDelivered()) {
      return List.of(
          new Exhibit(Kind.DIFFERENCE, "probes", "a plain message was delivered at the same time"));
    }
    var onlyFits =
        evidence.stream()
            .allMatch(it -> it.kind() == Kind.COMPATIBILITY || it.kind() == Kind.INDICATION);
    return hangsOnMessage && onlyFits && seen.plainRefusedAlike()
        ? List.of(
            new Exhibit(
                Kind.DIFFERENCE, "probes", "a plain message was refused with the same code"))
        : List.of();
  }

  private static Judgement judge(
      Cause cause, List<Exhibit> evidence, List<Exhibit> against, boolean alone) {
    var kinds = evidence.stream().map(Exhibit::kind).collect(Collectors.toSet());
    var verdict = Verdict.of(kinds, !against.isEmpty(), alone, true);
    var unknown =
        verdict == Verdict.CONFIRMED || verdict == Verdict.RULED_OUT
            ? Stream.<String>empty()
            : Stream.of(cause.page().provedBy().read()).filter(read -> !read.isEmpty());
    return new Judgement(cause, verdict, evidence, against, unknown.toList());
  }

  private static Kind heaviest(List<Exhibit> evidence) {
    return evidence.stream()
        .map(Exhibit::kind)
        .min(Comparator.naturalOrder())
        .orElse(Kind.COMPATIBILITY);
  }
}
