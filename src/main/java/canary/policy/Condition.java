package canary.policy;

import java.util.List;

/** One key of a statement's Condition element, with the operator as it is written. */
public record Condition(String operator, String key, List<String> values) {
  public Condition {
    values = List.copyOf(values);
  }

  Match holds(Context context) {
    return Operator.parse(operator)
        .filter(_ -> isLiteral())
        .map(parsed -> context.fact(key).judge(key, parsed, values))
        .orElseGet(() -> Match.unknown(key));
  }

  /** Policy variables are not resolved; a key without any value is not a known form. */
  private boolean isLiteral() {
    return !values.isEmpty() && values.stream().noneMatch(value -> value.contains("${"));
  }
}
