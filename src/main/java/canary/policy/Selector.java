package canary.policy;

import canary.finding.Answer;
import java.util.List;
import java.util.function.Function;

/**
 * The Action or Resource element of a statement.
 *
 * @param inverted whether it is NotAction or NotResource
 */
public record Selector(boolean inverted, List<String> patterns) {
  public Selector {
    patterns = List.copyOf(patterns);
  }

  Answer covers(Function<String, Answer> matches) {
    var any = patterns.stream().map(matches).reduce(Answer.NO, Answer::or);
    return inverted ? any.not() : any;
  }

  /** Of an action with its service, as {@code sqs:SendMessage}. */
  public Answer coversAction(String action) {
    return covers(pattern -> Glob.matchesAction(pattern, action));
  }
}
