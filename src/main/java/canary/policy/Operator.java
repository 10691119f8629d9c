package canary.policy;

import canary.finding.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * The condition operators that are judged; every other one is UNKNOWN.
 *
 * <p>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
record Operator(Test test, boolean negated, boolean ifExists, Quantifier quantifier) {
  private static final String IF_EXISTS = "IfExists";

  /**
   * Over how many values of the request. Every key that is known here has one value, so they differ
   * where the key is missing.
   *
   * <p>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
   */
  enum Quantifier {
    ONE(""),
    ALL("ForAllValues:"),
    ANY("ForAnyValue:");

    private final String prefix;

    Quantifier(String prefix) {
      this.prefix = prefix;
    }

    static Quantifier of(String operator) {
      return operator.startsWith(ALL.prefix) ? ALL : operator.startsWith(ANY.prefix) ? ANY : ONE;
    }
  }

  /** How one value of the policy is compared with the value of the request. */
  enum Test {
    STRING_EQUALS("StringEquals", String::equals, _ -> true),
    STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", String::equalsIgnoreCase, _ -> true),
    STRING_LIKE("StringLike", Glob::matches, _ -> true),
    ARN_EQUALS("ArnEquals", Glob::matchesByPart, Glob::hasAllParts),
    ARN_LIKE("ArnLike", Glob::matchesByPart, Glob::hasAllParts),
    BOOL("Bool", String::equalsIgnoreCase, Operator::isBoolean),
    NULL("Null", (_, _) -> false, Operator::isBoolean);

    private final String operator;
    private final BiPredicate<String, String> matches;
    private final Predicate<String> understands;

    Test(String operator, BiPredicate<String, String> matches, Predicate<String> understands) {
      this.operator = operator;
      this.matches = matches;
      this.understands = understands;
    }
  }

  static Optional<Operator> parse(String written) {
    var quantifier = Quantifier.of(written);
    var text = written.substring(quantifier.prefix.length());
    boolean ifExists = text.endsWith(IF_EXISTS);
    var base = ifExists ? text.substring(0, text.length() - IF_EXISTS.length()) : text;
    boolean negated = base.startsWith("StringNot") || base.startsWith("ArnNot");
    var positive = negated ? base.replaceFirst("Not", "") : base;
    return Arrays.stream(Test.values())
        .filter(test -> test.operator.equals(positive))
        .filter(test -> test != Test.NULL || !ifExists && quantifier == Quantifier.ONE)
        .findFirst()
        .map(test -> new Operator(test, negated, ifExists, quantifier));
  }

  /** Whether the values of the policy hold for a key that the request has with this value. */
  Answer holds(List<String> values, String actual) {
    if (test == Test.NULL) {
      return nullHolds(values, false);
    }
    if (!values.stream().allMatch(test.understands)) {
      return Answer.UNKNOWN;
    }
    return Answer.of(
        negated != values.stream().anyMatch(value -> test.matches.test(value, actual)));
  }

  /** Whether they hold for a request without the key. */
  Answer holdsWithoutKey(List<String> values) {
    return test == Test.NULL
        ? nullHolds(values, true)
        : switch (quantifier) {
          case ONE -> Answer.of(negated || ifExists);
          case ALL -> Answer.YES;
          case ANY -> ifExists ? Answer.UNKNOWN : Answer.NO;
        };
  }

  private static Answer nullHolds(List<String> values, boolean missing) {
    return values.size() == 1 && isBoolean(values.getFirst())
        ? Answer.of(Boolean.parseBoolean(values.getFirst()) == missing)
        : Answer.UNKNOWN;
  }

  private static boolean isBoolean(String value) {
    return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
  }
}
