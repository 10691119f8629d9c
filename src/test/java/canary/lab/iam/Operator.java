package canary.lab.iam;

import canary.lab.service.NotInLab;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * The condition operators of IAM, each comparing one value of the request with one value of the
 * policy.
 *
 * <p>Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
enum Operator {
  STRING_EQUALS((wanted, value, context) -> wanted.literal(context).equals(value)),
  STRING_EQUALS_IGNORE_CASE(
      (wanted, value, context) -> wanted.literal(context).equalsIgnoreCase(value)),
  STRING_LIKE((wanted, value, context) -> wanted.matches(value, context)),
  // "ArnEquals and ArnLike behave identically": both know wildcards, in each part by itself.
  ARN_EQUALS(Operator::arnMatches),
  ARN_LIKE(Operator::arnMatches),
  BOOL((wanted, value, _) -> wanted.text().equalsIgnoreCase(value)),
  BINARY_EQUALS((wanted, value, _) -> wanted.text().equals(value)),
  NUMERIC_EQUALS(numeric(order -> order == 0)),
  NUMERIC_LESS_THAN(numeric(order -> order < 0)),
  NUMERIC_LESS_THAN_EQUALS(numeric(order -> order <= 0)),
  NUMERIC_GREATER_THAN(numeric(order -> order > 0)),
  NUMERIC_GREATER_THAN_EQUALS(numeric(order -> order >= 0)),
  DATE_EQUALS(date(order -> order == 0)),
  DATE_LESS_THAN(date(order -> order < 0)),
  DATE_LESS_THAN_EQUALS(date(order -> order <= 0)),
  DATE_GREATER_THAN(date(order -> order > 0)),
  DATE_GREATER_THAN_EQUALS(date(order -> order >= 0)),
  IP_ADDRESS((wanted, value, _) -> AddressRange.of(wanted.text()).contains(value));

  private interface Comparison {
    boolean holds(Glob wanted, String value, RequestContext context);
  }

  private final Comparison comparison;

  Operator(Comparison comparison) {
    this.comparison = comparison;
  }

  /** The operator of a policy's name for it, negation and suffix taken off: {@code StringLike}. */
  static Operator named(String name) {
    for (Operator operator : values()) {
      if (operator.name().replace("_", "").equals(name.toUpperCase(Locale.ROOT))) {
        return operator;
      }
    }
    throw new NotInLab("the condition operator " + name);
  }

  boolean holds(Glob wanted, String value, RequestContext context) {
    return comparison.holds(wanted, value, context);
  }

  private static boolean arnMatches(Glob wanted, String value, RequestContext context) {
    String[] patterns = wanted.text().split(":(?![^{]*})", 6);
    String[] parts = value.split(":", 6);
    if (patterns.length != parts.length) {
      return false;
    }
    for (int part = 0; part < parts.length; part++) {
      if (!new Glob(patterns[part]).matches(parts[part], context)) {
        return false;
      }
    }
    return true;
  }

  private static Comparison numeric(IntPredicate order) {
    return (wanted, value, _) -> order.test(number(value).compareTo(number(wanted.text())));
  }

  private static BigDecimal number(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException _) {
      throw new NotInLab("\"" + text + "\" as a number");
    }
  }

  private static Comparison date(IntPredicate order) {
    return (wanted, value, _) -> order.test(instant(value).compareTo(instant(wanted.text())));
  }

  private static Instant instant(String text) {
    try {
      return text.matches("\\d+")
          ? Instant.ofEpochSecond(Long.parseLong(text))
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException _) {
      throw new NotInLab("\"" + text + "\" as a date");
    }
  }
}
