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
public record Match(
    Answer answer, List<String> statements, Set<String> unknown, Set<String> assumed) {
  public static final Match YES = of(Answer.YES);
  public static final Match NO = of(Answer.NO);

  public Match {
    statements = List.copyOf(statements);
    unknown = sorted(unknown);
    assumed = sorted(assumed);
  }

  static Match of(Answer answer) {
    return new Match(answer, List.of(), Set.of(), Set.of());
  }

  public static Match unknown(String what) {
    return new Match(Answer.UNKNOWN, List.of(), Set.of(what), Set.of());
  }

  /** The answer, and what could not be judged where it is UNKNOWN. */
  static Match of(Answer answer, String what) {
    return answer == Answer.UNKNOWN ? unknown(what) : of(answer);
  }

  static Match assuming(Answer answer, String key) {
    return new Match(answer, List.of(), Set.of(), Set.of(key));
  }

  public Match and(Match other) {
    if (answer == Answer.NO || other.answer == Answer.NO) {
      return firmer(this, other);
    }
    return new Match(
        answer.and(other.answer),
        joined(statements, other.statements),
        union(unknown, other.unknown),
        union(assumed, other.assumed));
  }

  public Match or(Match other) {
    return not().and(other.not()).not();
  }

  Match not() {
    return new Match(answer.not(), statements, unknown, assumed);
  }

  public Match citing(String statement) {
    return answer == Answer.NO ? this : new Match(answer, List.of(statement), unknown, assumed);
  }

  public static Match any(Collection<Match> judgments) {
    return judgments.stream().reduce(NO, Match::or);
  }

  static Match all(Collection<Match> judgments) {
    return judgments.stream().reduce(YES, Match::and);
  }

  /** Of two of which one is NO: that one; of two NOs what both say, unless one needs no belief. */
  private static Match firmer(Match one, Match other) {
    if (one.answer != other.answer) {
      return one.answer == Answer.NO ? one : other;
    }
    if (one.assumed.isEmpty() != other.assumed.isEmpty()) {
      return one.assumed.isEmpty() ? one : other;
    }
    return new Match(
        Answer.NO,
        joined(one.statements, other.statements),
        Set.of(),
        union(one.assumed, other.assumed));
  }

  private static List<String> joined(List<String> one, List<String> other) {
    return other.isEmpty()
        ? one
        : Stream.concat(one.stream(), other.stream()).distinct().sorted().toList();
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    if (other.isEmpty()) {
      return one;
    }
    var both = new TreeSet<>(one);
    both.addAll(other);
    return both;
  }

  private static Set<String> sorted(Set<String> keys) {
    return keys.isEmpty() ? Set.of() : Collections.unmodifiableSortedSet(new TreeSet<>(keys));
  }
}
