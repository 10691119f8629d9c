package canary.policy;

import canary.finding.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The known condition keys of a request; a key that is not named here is unknown. */
public final class Context {
  private final Map<String, Fact> facts;

  private Context(Map<String, Fact> facts) {
    this.facts = Map.copyOf(facts);
  }

  public static Context empty() {
    return new Context(Map.of());
  }

  /** The key has this value. */
  public Context with(String key, String value) {
    return with(key, new Fact(Optional.of(value), true, false));
  }

  /** AWS does not document it, but the key very likely has this value. */
  public Context withAssumed(String key, String value) {
    return with(key, new Fact(Optional.of(value), true, true));
  }

  /** AWS does not document it, but the request very likely has no such key. */
  public Context withAssumedAbsent(String... keys) {
    return with(List.of(keys), new Fact(Optional.empty(), true, true));
  }

  private Context with(String key, Fact fact) {
    return with(List.of(key), fact);
  }

  private Context with(List<String> keys, Fact fact) {
    var copy = new HashMap<>(facts);
    keys.forEach(key -> copy.put(key.toLowerCase(Locale.ROOT), fact));
    return new Context(copy);
  }

  /** The key's value; empty where the request has no such key, or nothing is known of it. */
  public Optional<String> value(String key) {
    return fact(key).value();
  }

  /** The key's value where it is documented, and otherwise the other text. */
  String certain(String key, String otherwise) {
    var fact = fact(key);
    return fact.assumed() ? otherwise : fact.value().orElse(otherwise);
  }

  Fact fact(String key) {
    return facts.getOrDefault(
        key.toLowerCase(Locale.ROOT), new Fact(Optional.empty(), false, false));
  }

  /**
   * One condition key.
   *
   * @param value empty when the key is absent, or when nothing is known of it
   * @param assumed whether AWS does not document it
   */
  record Fact(Optional<String> value, boolean known, boolean assumed) {
    /** The key's value in the call, in brackets. */
    String describe() {
      if (!known) {
        return "(its value in the call is unknown)";
      }
      return "(%s%s in the call)".formatted(assumed ? "very likely " : "", value.orElse("not"));
    }

    Match judge(String key, Operator operator, List<String> values) {
      if (!known) {
        return Match.unknown(key);
      }
      var answer =
          value
              .map(actual -> operator.holds(values, actual))
              .orElseGet(() -> operator.holdsWithoutKey(values));
      if (answer == Answer.UNKNOWN) {
        return Match.unknown(key);
      }
      return assumed ? Match.assuming(answer, key) : Match.of(answer);
    }
  }
}
