package canary.policy;

import canary.finding.Answer;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The decision of one policy, or of several together, on a request.
 *
 * @param denies whether an explicit Deny matches
 * @param allows whether what must be allowed is allowed, apart from any Deny
 */
public record Decision(Match denies, Match allows) {
  /** A policy that is not there. */
  static final Decision SILENT = new Decision(Match.NO, Match.NO);

  /** Where no policy is needed. */
  public static final Decision OPEN = new Decision(Match.NO, Match.YES);

  static Decision unknown(String what) {
    return new Decision(Match.unknown(what), Match.unknown(what));
  }

  /** Policies of one kind: a Deny in any of them denies, an Allow in any of them allows. */
  public static Decision anyOf(Collection<Decision> decisions) {
    return new Decision(
        Match.any(decisions.stream().map(Decision::denies).toList()),
        Match.any(decisions.stream().map(Decision::allows).toList()));
  }

  /** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html */
  public Ruling ruling() {
    return switch (denies.answer()) {
      case YES -> Ruling.DENIED;
      case UNKNOWN -> Ruling.UNKNOWN;
      case NO ->
          switch (allows.answer()) {
            case YES -> Ruling.ALLOWED;
            case NO -> Ruling.NOT_GRANTED;
            case UNKNOWN -> Ruling.UNKNOWN;
          };
    };
  }

  /** Whether the request passes; NO where nothing allows it, even if a Deny is in doubt. */
  public Answer permits() {
    return allows.answer().and(denies.answer().not());
  }

  /** What kept the decision from being certain. */
  public Set<String> unknown() {
    var all = new TreeSet<>(denies.unknown());
    if (denies.answer() != Answer.YES) {
      all.addAll(allows.unknown());
    }
    return all;
  }

  /** The condition keys that it rests on by belief. */
  public Set<String> assumed() {
    var all = new TreeSet<>(denies.assumed());
    if (denies.answer() != Answer.YES) {
      all.addAll(allows.assumed());
    }
    return all;
  }

  /** YES where the request does not pass, for any reason. */
  public Answer refused() {
    return switch (ruling()) {
      case ALLOWED -> Answer.NO;
      case DENIED, NOT_GRANTED -> Answer.YES;
      case UNKNOWN -> Answer.UNKNOWN;
    };
  }

  /** YES where nothing allows the request and nothing denies it. */
  public Answer notGranted() {
    return switch (ruling()) {
      case ALLOWED, DENIED -> Answer.NO;
      case NOT_GRANTED -> Answer.YES;
      case UNKNOWN -> Answer.UNKNOWN;
    };
  }

  /** The decision in words, with the statements that made it and what it hangs on. */
  public String describe() {
    var words =
        switch (ruling()) {
          case ALLOWED -> "allowed";
          case DENIED -> "denied";
          case NOT_GRANTED -> "no statement allows it";
          case UNKNOWN -> "not certain";
        };
    var deciding =
        switch (ruling()) {
          case ALLOWED, NOT_GRANTED -> Stream.of(allows);
          case DENIED -> Stream.of(denies);
          case UNKNOWN -> Stream.of(denies, allows);
        };
    var statements = deciding.map(Match::statements).flatMap(List::stream).distinct().toList();
    var by = statements.isEmpty() ? "" : " (" + String.join("; ", statements) + ")";
    var hangs = unknown().isEmpty() ? "" : ", it hangs on " + String.join(", ", unknown());
    return words + by + hangs;
  }
}
