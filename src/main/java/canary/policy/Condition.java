package canary.policy;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One key of a statement's Condition element, with the operator as it is written. */
public record Condition(String operator, String key, List<String> values) {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([\\w:/-]{1,128})}");

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
        .filter(_ -> !values.isEmpty())
        .flatMap(
            parsed -> resolved(context).map(texts -> context.fact(key).judge(key, parsed, texts)))
        .orElseGet(() -> Match.unknown(key));
  }

  /** The key and its value in the request. */
  String describe(Context context) {
    // A key ends up in what people read, so only the form of a key is taken from the policy.
    return (key.matches("[\\w.:/@=+-]{1,128}") ? key : "a key")
        + " "
        + context.fact(key).describe();
  }

  /**
   * The values with what their variables stand for; empty where that is not known for certain.
   *
   * <p>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
   */
  private Optional<List<String>> resolved(Context context) {
    var texts =
        values.stream()
            .map(
                value ->
                    VARIABLE
                        .matcher(value)
                        .replaceAll(
                            it ->
                                Matcher.quoteReplacement(context.certain(it.group(1), it.group()))))
            .toList();
    return texts.stream().anyMatch(it -> it.contains("${")) ? Optional.empty() : Optional.of(texts);
  }
}
