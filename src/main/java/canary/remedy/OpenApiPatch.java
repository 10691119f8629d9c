package canary.remedy;

import canary.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A patch as lines under x-amazon-apigateway-integration, for a template of SAM or OpenAPI. */
final class OpenApiPatch {
  private OpenApiPatch() {}

  static String of(IntegrationPatch patch) {
    Map<String, List<PatchOperation>> byField =
        patch.operations().stream()
            .collect(
                Collectors.groupingBy(
                    PatchOperation::field, LinkedHashMap::new, Collectors.toList()));
    return byField.entrySet().stream()
        .map(it -> lines(it.getKey(), it.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static String lines(String field, List<PatchOperation> operations) {
    if (operations.getFirst().key().isEmpty()) {
      var last = operations.getLast();
      return last.removes() ? "# without " + field : field + ": " + scalar(last.value());
    }
    return operations.stream()
        .map(
            it ->
                it.removes()
                    ? "  # without " + it.key()
                    : "  " + it.key() + ": " + scalar(it.value()))
        .collect(Collectors.joining("\n", field + ":\n", ""));
  }

  /** A scalar of YAML: plain where it is a word, else a string of JSON. */
  private static String scalar(String value) {
    return value.matches("[A-Za-z0-9_]+") ? value : JsonWriter.write(value);
  }
}
