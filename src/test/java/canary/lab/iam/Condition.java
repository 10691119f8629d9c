package canary.lab.iam;

import canary.lab.service.NotInLab;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One line of a statement's Condition: an operator, a key and the values it is compared with.
 *
 * <p>Sources:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 * and
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
record Condition(String operator, String key, List<String> values) {
  private enum Quantifier {
    NONE,
    FOR_ALL_VALUES,
    FOR_ANY_VALUE
  }

  /** The lines of a Condition element. */
  static List<Condition> of(Object element) {
    if (!(element instanceof Map<?, ?> blocks)) {
      throw new NotInLab("the condition " + element);
    }
    return blocks.entrySet().stream().flatMap(block -> lines(block).stream()).toList();
  }

  private static List<Condition> lines(Map.Entry<?, ?> block) {
    String operator = block.getKey().toString();
    if (!(block.getValue() instanceof Map<?, ?> keys)) {
      throw new NotInLab("the condition " + operator + " without keys");
    }
    if (keys.size()
        != keys.keySet().stream()
            .map(it -> it.toString().toLowerCase(Locale.ROOT))
            .distinct()
            .count()) {
      throw new NotInLab("one condition key that is written twice in " + operator);
    }
    return keys.entrySet().stream()
        .map(line -> new Condition(operator, line.getKey().toString(), Texts.of(line.getValue())))
        .toList();
  }

  boolean holds(RequestContext context) {
    Optional<List<String>> present = context.valuesOf(key);
    String name = nameWithoutQuantifier();
    if (name.equalsIgnoreCase("Null")) {
      return values.stream().allMatch(absent -> Boolean.parseBoolean(absent) == present.isEmpty());
    }
    boolean ifExists = name.toLowerCase(Locale.ROOT).endsWith("ifexists");
    String bare = ifExists ? name.substring(0, name.length() - "IfExists".length()) : name;
    boolean negated = isNegated(bare);
    Operator comparison = Operator.named(negated ? withoutNot(bare) : bare);
    if (present.isEmpty()) {
      return holdsWithoutKey(ifExists, negated);
    }
    return switch (quantifier()) {
      case NONE -> holdsFor(single(present.get()), comparison, negated, context);
      case FOR_ALL_VALUES ->
          present.get().stream().allMatch(it -> holdsFor(it, comparison, negated, context));
      case FOR_ANY_VALUE ->
          present.get().stream().anyMatch(it -> holdsFor(it, comparison, negated, context));
    };
  }

  private boolean holdsWithoutKey(boolean ifExists, boolean negated) {
    return switch (quantifier()) {
      case NONE -> ifExists || negated;
      case FOR_ALL_VALUES -> true;
      case FOR_ANY_VALUE -> ifExists;
    };
  }

  private boolean holdsFor(
      String value, Operator comparison, boolean negated, RequestContext context) {
    boolean matched =
        values.stream().anyMatch(wanted -> comparison.holds(new Glob(wanted), value, context));
    return matched != negated;
  }

  private String single(List<String> present) {
    if (present.size() != 1) {
      throw new NotInLab(
          "the many-valued condition key " + key + " without ForAllValues or ForAnyValue");
    }
    return present.getFirst();
  }

  private Quantifier quantifier() {
    int colon = operator.indexOf(':');
    return switch (operator.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT)) {
      case "" -> Quantifier.NONE;
      case "forallvalues" -> Quantifier.FOR_ALL_VALUES;
      case "foranyvalue" -> Quantifier.FOR_ANY_VALUE;
      case String other -> throw new NotInLab("the condition operator " + other + ":...");
    };
  }

  private String nameWithoutQuantifier() {
    return operator.substring(operator.indexOf(':') + 1);
  }

  /** StringNotEquals, ArnNotLike, NotIpAddress: the one form in which every operator is negated. */
  private static boolean isNegated(String name) {
    return name.matches("(?i)(String|Arn|Numeric|Date)Not.*|NotIpAddress");
  }

  private static String withoutNot(String name) {
    return name.replaceFirst("(?i)Not", "");
  }
}
