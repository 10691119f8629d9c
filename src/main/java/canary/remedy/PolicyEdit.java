package canary.remedy;

import canary.policy.Policy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A policy and its change, statement by statement.
 *
 * @param policy as it is after the change, read again from its own text
 * @param words what was done, in order
 * @param touched the statements as they are after it, of those that were changed
 */
record PolicyEdit(Policy policy, List<String> words, List<Map<String, Object>> touched) {

  static PolicyEdit none(Policy policy) {
    return new PolicyEdit(policy, List.of(), List.of());
  }

  /**
   * The same with one statement changed; empty where that gives no policy that is understood.
   *
   * @param place of the statement, from 0
   * @param where the policy as a sentence names it
   */
  Optional<PolicyEdit> changing(int place, StatementChange change, String where) {
    return PolicyText.read(policy.document())
        .flatMap(
            json -> {
              var statements = PolicyText.statements(json);
              var by = change.of(statements.get(place));
              var changed = StatementChange.replaced(statements, place, by);
              var named = named(policy.statements().get(place).name()) + " of the " + where;
              return after(json, changed, change.words(named), by);
            });
  }

  /** The same with one statement more; a policy of its own where none is there yet. */
  Optional<PolicyEdit> adding(Map<String, Object> statement, String where) {
    var json =
        policy.document().isEmpty()
            ? Optional.of(PolicyText.of(List.of()))
            : PolicyText.read(policy.document());
    return json.flatMap(
        it ->
            after(
                it,
                Stream.concat(PolicyText.statements(it).stream(), Stream.of(statement)).toList(),
                allowing(statement, where),
                List.of(statement)));
  }

  Map<String, Object> json() {
    return PolicyText.read(policy.document()).orElseThrow();
  }

  /** No statement is left. */
  boolean isEmpty() {
    return policy.statements().isEmpty();
  }

  private Optional<PolicyEdit> after(
      Map<String, Object> json,
      List<Map<String, Object>> statements,
      String what,
      List<Map<String, Object>> by) {
    return Policy.parse(policy.name(), PolicyText.write(PolicyText.with(json, statements)))
        .found()
        .map(
            it ->
                new PolicyEdit(
                    it,
                    Stream.concat(words.stream(), Stream.of(what)).toList(),
                    Stream.concat(touched.stream(), by.stream()).toList()));
  }

  private static String allowing(Map<String, Object> statement, String where) {
    var to =
        Stream.of("Principal", "Resource")
            .flatMap(
                it ->
                    switch (statement.getOrDefault(it, "*")) {
                      case Map<?, ?> kinds -> Stream.of(" to " + kinds.values().iterator().next());
                      case Object any when any.equals("*") -> Stream.<String>empty();
                      case Object resource -> Stream.of(" on " + resource);
                    })
            .collect(Collectors.joining());
    return "Allow %s%s in statement %s of the %s"
        .formatted(
            String.join(", ", PolicyText.texts(statement.get("Action"))),
            to,
            statement.get("Sid"),
            where);
  }

  private static String named(String statement) {
    return "statement " + (statement.startsWith("#") ? statement.substring(1) : statement);
  }
}
