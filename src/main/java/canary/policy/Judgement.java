package canary.policy;

import canary.finding.Answer;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * An answer with what it rests on.
 *
 * @param statements the statements that decided, or that may decide when the answer is UNKNOWN
 * @param unknown the condition keys, elements and policies that could not be judged
 * @param assumed the condition keys whose value is believed and not documented; an answer that
 *     rests on one is no ground for certainty by itself
 */
public record Judgement(
    Answer answer, List<String> statements, Set<String> unknown, Set<String> assumed) {
  public static final Judgement YES = of(Answer.YES);
  public static final Judgement NO = of(Answer.NO);

  public Judgement {
    statements = List.copyOf(statements);
    unknown = sorted(unknown);
    assumed = sorted(assumed);
  }

  static Judgement of(Answer answer) {
    return new Judgement(answer, List.of(), Set.of(), Set.of());
  }

  public static Judgement unknown(String what) {
    return new Judgement(Answer.UNKNOWN, List.of(), Set.of(what), Set.of());
  }

  /** The answer, and what could not be judged where it is UNKNOWN. */
  static Judgement of(Answer answer, String what) {
    return answer == Answer.UNKNOWN ? unknown(what) : of(answer);
  }

  static Judgement assuming(Answer answer, String key) {
    return new Judgement(answer, List.of(), Set.of(), Set.of(key));
  }

  public Judgement and(Judgement other) {
    if (answer == Answer.NO || other.answer == Answer.NO) {
      return firmer(this, other);
    }
    return new Judgement(
        answer.and(other.answer),
        Stream.concat(statements.stream(), other.statements.stream()).distinct().sorted().toList(),
        union(unknown, other.unknown),
        union(assumed, other.assumed));
  }

  public Judgement or(Judgement other) {
    return not().and(other.not()).not();
  }

  Judgement not() {
    return new Judgement(answer.not(), statements, unknown, assumed);
  }

  public Judgement citing(String statement) {
    return answer == Answer.NO ? this : new Judgement(answer, List.of(statement), unknown, assumed);
  }

  public static Judgement any(Collection<Judgement> judgements) {
    return judgements.stream().reduce(NO, Judgement::or);
  }

  static Judgement all(Collection<Judgement> judgements) {
    return judgements.stream().reduce(YES, Judgement::and);
  }

  /** Of two of which one is NO: that one; of two NOs what both say, unless one needs no belief. */
  private static Judgement firmer(Judgement one, Judgement other) {
    if (one.answer != other.answer) {
      return one.answer == Answer.NO ? one : other;
    }
    if (one.assumed.isEmpty() != other.assumed.isEmpty()) {
      return one.assumed.isEmpty() ? one : other;
    }
    return new Judgement(
        Answer.NO,
        Stream.concat(one.statements.stream(), other.statements.stream())
            .distinct()
            .sorted()
            .toList(),
        Set.of(),
        union(one.assumed, other.assumed));
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    var both = new TreeSet<>(one);
    both.addAll(other);
    return both;
  }

  private static Set<String> sorted(Set<String> keys) {
    return Collections.unmodifiableSortedSet(new TreeSet<>(keys));
  }
}
