package canary.remedy;

import canary.finding.Finding;
import canary.finding.Json;
import canary.json.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The JSON of a policy as maps and lists in its own order, and as a command holds it. */
final class PolicyText {
  /** So much of a policy fits into an email three times: the check, the fix and the rollback. */
  private static final int LONGEST_PRINTED = 12_000;

  /** More than any policy of AWS may have. */
  private static final int LONGEST = 70_000;

  private static final String STATEMENT = "Statement";

  private PolicyText() {}

  static boolean isPrintable(String document) {
    return document.length() <= LONGEST_PRINTED;
  }

  /** Empty where it is longer than a policy can be, or no JSON. */
  static Optional<Map<String, Object>> read(String document) {
    return switch (Json.object("policy", document, LONGEST)) {
      case Finding.Known<Map<String, Object>>(var json) -> Optional.of(json);
      case Finding.Absent<Map<String, Object>> _, Finding.Unreadable<Map<String, Object>> _ ->
          Optional.empty();
    };
  }

  /** A policy of its own with these statements. */
  static Map<String, Object> of(List<Map<String, Object>> statements) {
    return with(new LinkedHashMap<>(Map.of("Version", "2012-10-17")), statements);
  }

  /** In ASCII, and without a single quote, so that no shell and no email changes it. */
  static String write(Object json) {
    var written = new StringBuilder();
    for (var character : JsonWriter.write(json).toCharArray()) {
      // Outside of strings JSON has neither.
      if (character == '\'' || character > '~') {
        written.append("\\u%04x".formatted((int) character));
      } else {
        written.append(character);
      }
    }
    return written.toString();
  }

  /** On several lines, for people; nothing of what is empty. */
  static String pretty(Object json) {
    return json.equals(Map.of()) || json.equals(List.of()) ? "" : JsonWriter.writePretty(json);
  }

  /** As Python's JSON writes what IAM has, whose policies the AWS CLI parses and prints. */
  static String reprinted(String document) {
    return read(document).map(JsonWriter::write).orElse(document);
  }

  static List<Map<String, Object>> statements(Map<String, Object> policy) {
    return list(policy.get(STATEMENT)).stream().flatMap(it -> Json.object(it).stream()).toList();
  }

  /** The policy with other statements; a single one stays without a list where it had none. */
  static Map<String, Object> with(
      Map<String, Object> policy, List<Map<String, Object>> statements) {
    var changed = new LinkedHashMap<>(policy);
    changed.put(
        STATEMENT,
        statements.size() == 1 && policy.get(STATEMENT) instanceof Map<?, ?>
            ? statements.getFirst()
            : statements);
    return changed;
  }

  /** The strings of a list, or the one string. */
  static List<String> texts(Object value) {
    return list(value).stream().map(String::valueOf).toList();
  }

  /** A list, or its only entry. */
  static Object shortest(List<String> texts) {
    return texts.size() == 1 ? texts.getFirst() : new ArrayList<>(texts);
  }

  private static List<?> list(Object value) {
    return switch (value) {
      case null -> List.of();
      case List<?> list -> list;
      default -> List.of(value);
    };
  }
}
