package canary.remedy;

import canary.finding.Json;
import canary.policy.Principals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The change of one statement of a policy; what it does not speak of stays as it is. */
sealed interface StatementChange {
  String CONDITION = "Condition";

  /** The statements that stand in its place. */
  List<Map<String, Object>> of(Map<String, Object> statement);

  /** The change in words, as an order. */
  String words(String statement);

  /** The statement is not there any more. */
  record Removed() implements StatementChange {
    @Override
    public List<Map<String, Object>> of(Map<String, Object> statement) {
      return List.of();
    }

    @Override
    public String words(String statement) {
      return "Remove " + statement;
    }
  }

  /** The statement leaves out one principal; the Condition holds beside those that are there. */
  record Excepted(String principal) implements StatementChange {
    @Override
    public List<Map<String, Object>> of(Map<String, Object> statement) {
      return List.of(plus(statement, "ArnNotEquals", "aws:PrincipalArn", principal));
    }

    @Override
    public String words(String statement) {
      return "Exempt %s from %s".formatted(principal, statement);
    }
  }

  /** The statement names these principals no more, and still names others. */
  record WithoutPrincipals(List<Principals.Principal> entries) implements StatementChange {
    @Override
    public List<Map<String, Object>> of(Map<String, Object> statement) {
      var principal = new LinkedHashMap<>(object(statement, "Principal"));
      for (var kind : List.copyOf(principal.keySet())) {
        var left =
            PolicyText.texts(principal.get(kind)).stream()
                .filter(it -> !entries.contains(new Principals.Principal(kind, it)))
                .toList();
        if (left.isEmpty()) {
          principal.remove(kind);
        } else {
          principal.put(kind, PolicyText.shortest(left));
        }
      }
      return principal.isEmpty() ? List.of() : List.of(set(statement, "Principal", principal));
    }

    @Override
    public String words(String statement) {
      return "Take %s out of the Principal of %s"
          .formatted(
              String.join(", ", entries.stream().map(Principals.Principal::value).toList()),
              statement);
    }
  }

  /** One principal stands where another stood. */
  record OtherPrincipal(String from, String to) implements StatementChange {
    @Override
    public List<Map<String, Object>> of(Map<String, Object> statement) {
      var principal = new LinkedHashMap<>(object(statement, "Principal"));
      var named = PolicyText.texts(principal.get("AWS")).stream();
      principal.put(
          "AWS",
          PolicyText.shortest(named.map(it -> it.equals(from) ? to : it).distinct().toList()));
      return List.of(set(statement, "Principal", principal));
    }

    @Override
    public String words(String statement) {
      return "Write %s in place of %s into the Principal of %s".formatted(to, from, statement);
    }
  }

  /** The statement lists these actions no more, and still lists others. */
  record WithoutActions(List<String> actions) implements StatementChange {
    @Override
    public List<Map<String, Object>> of(Map<String, Object> statement) {
      var left = left(statement);
      return left.isEmpty()
          ? List.of()
          : List.of(set(statement, "Action", PolicyText.shortest(left)));
    }

    List<String> left(Map<String, Object> statement) {
      return PolicyText.texts(statement.get("Action")).stream()
          .filter(it -> actions.stream().noneMatch(it::equalsIgnoreCase))
          .toList();
    }

    @Override
    public String words(String statement) {
      return "Take %s out of the Action of %s".formatted(String.join(", ", actions), statement);
    }
  }

  /**
   * A statement of all resources leaves out these actions on this one resource, and nothing else.
   */
  record Carved(List<String> actions, String resource) implements StatementChange {
    @Override
    public List<Map<String, Object>> of(Map<String, Object> statement) {
      var elsewhere = with(statement, "Resource", "NotResource", resource);
      var here =
          with(set(statement, "Resource", resource), "Sid", "Sid", statement.get("Sid") + "Here");
      var left = new WithoutActions(actions).left(statement);
      return left.isEmpty()
          ? List.of(elsewhere)
          : List.of(
              elsewhere,
              left.equals(PolicyText.texts(statement.get("Action")))
                  ? with(here, "Action", "NotAction", PolicyText.shortest(actions))
                  : set(here, "Action", PolicyText.shortest(left)));
    }

    @Override
    public String words(String statement) {
      return "Exempt %s on %s from %s".formatted(String.join(", ", actions), resource, statement);
    }

    /** The same order, with one element that is there under this name and with this value. */
    private static Map<String, Object> with(
        Map<String, Object> statement, String element, String name, Object value) {
      var changed = new LinkedHashMap<String, Object>();
      statement.forEach(
          (each, old) -> {
            var same = each.equals(element);
            changed.put(same ? name : each, same ? value : old);
          });
      return changed;
    }
  }

  /**
   * Of SQS's actions the statement allows only sending to this queue, or none; what it allows of
   * other services stays.
   */
  record OnlySending(String queue, boolean sends) implements StatementChange {
    @Override
    public List<Map<String, Object>> of(Map<String, Object> statement) {
      var others =
          PolicyText.texts(statement.get("Action")).stream()
              .filter(it -> !it.regionMatches(true, 0, "sqs:", 0, 4))
              .toList();
      var left = new ArrayList<Map<String, Object>>();
      if (!others.isEmpty()) {
        left.add(set(statement, "Action", PolicyText.shortest(others)));
      }
      if (sends) {
        var sending = set(set(statement, "Action", "sqs:SendMessage"), "Resource", queue);
        left.add(others.isEmpty() ? sending : set(sending, "Sid", "SendOnly"));
      }
      return left;
    }

    @Override
    public String words(String statement) {
      return sends
          ? "Leave of SQS only sqs:SendMessage on %s in %s".formatted(queue, statement)
          : "Take the actions of SQS out of " + statement;
    }
  }

  /** One more value of a condition's key counts. */
  record Meeting(String operator, String key, String value) implements StatementChange {
    @Override
    public List<Map<String, Object>> of(Map<String, Object> statement) {
      return List.of(plus(statement, operator, key, value));
    }

    @Override
    public String words(String statement) {
      return "Add %s to the values of %s in the Condition of %s".formatted(value, key, statement);
    }
  }

  /** The statement hangs on this key no more. */
  record Unconditioned(String operator, String key) implements StatementChange {
    @Override
    public List<Map<String, Object>> of(Map<String, Object> statement) {
      var keys = new LinkedHashMap<>(object(object(statement, CONDITION), operator));
      keys.remove(key);
      var condition = new LinkedHashMap<>(object(statement, CONDITION));
      condition.put(operator, keys);
      if (keys.isEmpty()) {
        condition.remove(operator);
      }
      var changed = new LinkedHashMap<>(set(statement, CONDITION, condition));
      if (condition.isEmpty()) {
        changed.remove(CONDITION);
      }
      return List.of(changed);
    }

    @Override
    public String words(String statement) {
      return "Take %s out of the Condition of %s".formatted(key, statement);
    }
  }

  private static Map<String, Object> plus(
      Map<String, Object> statement, String operator, String key, String value) {
    var condition = new LinkedHashMap<>(object(statement, CONDITION));
    var keys = new LinkedHashMap<>(object(condition, operator));
    var written = keys.keySet().stream().filter(key::equalsIgnoreCase).findFirst().orElse(key);
    var values = PolicyText.texts(keys.get(written)).stream();
    keys.put(
        written, PolicyText.shortest(Stream.concat(values, Stream.of(value)).distinct().toList()));
    condition.put(operator, keys);
    return set(statement, CONDITION, condition);
  }

  private static Map<String, Object> object(Map<String, Object> json, String name) {
    return Json.object(json.get(name)).orElseGet(Map::of);
  }

  private static Map<String, Object> set(Map<String, Object> json, String name, Object value) {
    var changed = new LinkedHashMap<>(json);
    changed.put(name, value);
    return changed;
  }

  /** The same list with other statements in place of one. */
  static List<Map<String, Object>> replaced(
      List<Map<String, Object>> statements, int place, List<Map<String, Object>> by) {
    var changed = new ArrayList<>(statements);
    changed.remove(place);
    changed.addAll(place, by);
    return changed;
  }
}
