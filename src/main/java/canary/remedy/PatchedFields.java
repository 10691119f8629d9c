package canary.remedy;

import canary.evidence.Integration;
import canary.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The fields of an integration that a patch sets, as the AWS CLI is asked for them and prints them.
 */
record PatchedFields(List<PatchOperation> operations) {

  static PatchedFields of(IntegrationPatch patch) {
    return new PatchedFields(
        patch.operations().stream()
            .collect(
                Collectors.toMap(
                    PatchOperation::path, it -> it, (one, _) -> one, LinkedHashMap::new))
            .values()
            .stream()
            .toList());
  }

  /** A query of JMESPath. */
  String query() {
    return operations.stream()
        .map(it -> it.key().isEmpty() ? it.field() : it.field() + "." + JsonWriter.write(it.key()))
        .collect(Collectors.joining(",", "[", "]"));
  }

  /** A list with null for what is not there. */
  String in(Integration integration) {
    return operations.stream()
        .map(
            it ->
                IntegrationPatch.value(it, integration)
                    .map(
                        value ->
                            it.field().equals("timeoutInMillis") ? value : JsonWriter.write(value))
                    .orElse("null"))
        .collect(Collectors.joining(",", "[", "]"));
  }
}
