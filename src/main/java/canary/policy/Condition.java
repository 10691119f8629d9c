package canary.policy;

import java.util.List;

/** One key of a statement's Condition element, with the operator as it is written. */
public record Condition(String operator, String key, List<String> values) {
  public Condition {
    values = List.copyOf(values);
  }

  /** A key of which it is not known what it is compared with; no request is known to meet it. */
  static Condition ambiguous(String operator, String key) {
    return new Condition(operator, key, List.of());
  }

  /** Whether the request meets it. */
  public Match holds(Context context) {
    return Operator.parse(operator)
        .filter(_ -> isLiteral())
        .map(parsed -> context.fact(key).judge(key, parsed, values))
        .orElseGet(() -> Match.unknown(key));
  }

  /** The key and its value in the request. */
  String describe(Context context) {
    // A key ends up in what people read, so only the form of a key is taken from the policy.
    return (key.matches("[\\w.:/@=+-]{1,128}") ? key : "a key")
        + " "
        + context.fact(key).describe();
  }

  /** Policy variables are not resolved; a key without any value is not a known form. */
  private boolean isLiteral() {
    return !values.isEmpty() && values.stream().noneMatch(value -> value.contains("${"));
  }
}
