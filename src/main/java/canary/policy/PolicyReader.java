package canary.policy;

import canary.finding.Finding;
import canary.finding.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a policy's JSON by the grammar of IAM; an element that it does not know makes the whole
 * policy unreadable, so that no condition is ever lost.
 *
 * <p>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
final class PolicyReader {
  // AWS's own managed policies have more than 100,000 characters; the rest is room.
  static final int MAX_CHARACTERS = 1 << 20;
  private static final Set<String> TOP = Set.of("Version", "Id", "Statement");
  private static final String WITH_VARIABLES = "2012-10-17";
  private static final Set<String> VERSIONS = Set.of(WITH_VARIABLES, "2008-10-17");
  private static final Set<String> PRINCIPALS =
      Set.of("AWS", "Service", "Federated", "CanonicalUser");
  private static final Set<String> ELEMENTS =
      Set.of(
          "Sid",
          "Effect",
          "Principal",
          "NotPrincipal",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition");

  private PolicyReader() {}

  static Finding<Policy> read(String name, String text) {
    return Json.object(name, text, MAX_CHARACTERS)
        .then(
            json -> {
              try {
                return Finding.known(new Policy(name, statements(json), text));
              } catch (Malformed malformed) {
                return Finding.unreadable(name, malformed.getMessage());
              }
            });
  }

  private static List<Statement> statements(Map<String, Object> json) throws Malformed {
    allowOnly(TOP, json);
    if (json.containsKey("Version") && !VERSIONS.contains(text("Version", json.get("Version")))) {
      throw new Malformed("Version is " + json.get("Version") + "; only 2012-10-17 is understood");
    }
    var variables = json.getOrDefault("Version", "").equals(WITH_VARIABLES);
    var raw = json.get("Statement") instanceof List<?> list ? list : List.of(required(json));
    var statements = new ArrayList<Statement>();
    for (var one : raw) {
      statements.add(statement(statements.size() + 1, object("Statement", one), variables));
    }
    return statements;
  }

  private static Object required(Map<String, Object> json) throws Malformed {
    return Optional.ofNullable(json.get("Statement"))
        .orElseThrow(() -> new Malformed("Statement is missing"));
  }

  private static Statement statement(int place, Map<String, Object> json, boolean variables)
      throws Malformed {
    allowOnly(ELEMENTS, json);
    var sid = json.containsKey("Sid") ? text("Sid", json.get("Sid")) : "";
    return new Statement(
        sid.isEmpty() ? "#" + place : sid,
        effect(json.get("Effect")),
        principals(json),
        selector("Action", json).orElseThrow(() -> new Malformed("Action is missing")),
        selector("Resource", json),
        conditions(json, variables));
  }

  private static Effect effect(Object value) throws Malformed {
    return switch (Json.string(value).orElse("")) {
      case "Allow" -> Effect.ALLOW;
      case "Deny" -> Effect.DENY;
      default -> throw new Malformed("Effect is " + value + "; expected Allow or Deny");
    };
  }

  private static Optional<Selector> selector(String element, Map<String, Object> json)
      throws Malformed {
    var key = oneOf(element, json);
    return key.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Selector(key.get().startsWith("Not"), someTexts(element, json.get(key.get()))));
  }

  private static Optional<Principals> principals(Map<String, Object> json) throws Malformed {
    var key = oneOf("Principal", json);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    var entries = new ArrayList<Principals.Principal>();
    if (json.get(key.get()) instanceof String everyone) {
      if (!everyone.equals("*")) {
        throw new Malformed("Principal is " + everyone + "; expected * or an object");
      }
      entries.add(new Principals.Principal("AWS", everyone));
    } else {
      var byKind = object("Principal", json.get(key.get()));
      allowOnly(PRINCIPALS, byKind);
      for (var kind : byKind.entrySet()) {
        for (var value : someTexts("Principal", kind.getValue())) {
          entries.add(new Principals.Principal(kind.getKey(), value));
        }
      }
    }
    return Optional.of(new Principals(key.get().startsWith("Not"), entries));
  }

  private static List<Condition> conditions(Map<String, Object> json, boolean variables)
      throws Malformed {
    var conditions = new ArrayList<Condition>();
    if (json.containsKey("Condition")) {
      for (var operator : object("Condition", json.get("Condition")).entrySet()) {
        var keys = object(operator.getKey(), operator.getValue());
        if (keys.isEmpty()) {
          throw new Malformed(operator.getKey() + " names no condition key");
        }
        for (var key : keys.entrySet()) {
          var values = texts(key.getKey(), key.getValue());
          conditions.add(
              isOnce(key.getKey(), keys.keySet())
                      && (variables || values.stream().noneMatch(it -> it.contains("${")))
                  ? new Condition(operator.getKey(), key.getKey(), values)
                  : Condition.ambiguous(operator.getKey(), key.getKey()));
        }
      }
    }
    return conditions;
  }

  /**
   * Keys are not case-sensitive, so one may stand twice; which of the two counts is not documented.
   */
  private static boolean isOnce(String key, Set<String> keys) {
    return keys.stream().filter(key::equalsIgnoreCase).count() == 1;
  }

  private static Optional<String> oneOf(String element, Map<String, Object> json) throws Malformed {
    boolean plain = json.containsKey(element);
    boolean inverted = json.containsKey("Not" + element);
    if (plain && inverted) {
      throw new Malformed(element + " and Not" + element + " stand together");
    }
    return plain || inverted ? Optional.of(plain ? element : "Not" + element) : Optional.empty();
  }

  private static void allowOnly(Set<String> known, Map<String, Object> json) throws Malformed {
    for (var key : json.keySet()) {
      if (!known.contains(key)) {
        throw new Malformed("the element " + key + " is unknown");
      }
    }
  }

  private static Map<String, Object> object(String element, Object value) throws Malformed {
    return Json.object(value).orElseThrow(() -> new Malformed(element + " is not an object"));
  }

  private static List<String> someTexts(String element, Object value) throws Malformed {
    var texts = texts(element, value);
    if (texts.isEmpty()) {
      throw new Malformed(element + " is empty");
    }
    return texts;
  }

  private static List<String> texts(String element, Object value) throws Malformed {
    var texts = new ArrayList<String>();
    for (var one : value instanceof List<?> list ? list : Collections.singletonList(value)) {
      texts.add(text(element, one));
    }
    return texts;
  }

  /** IAM accepts true, 5 and "5" where a text is expected. */
  private static String text(String element, Object value) throws Malformed {
    return switch (value) {
      case String text -> text;
      case Boolean flag -> flag.toString();
      case BigDecimal fraction -> fraction.toString();
      case Number number -> number.toString();
      case null, default -> throw new Malformed(element + " has a value that is no text");
    };
  }

  /** The text is JSON, and is no policy that is understood. */
  private static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }
  }
}
