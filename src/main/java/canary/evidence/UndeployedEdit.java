package canary.evidence;

import canary.finding.Finding;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A change that was saved and not deployed: the fields in which the saved integration differs from
 * the deployed one.
 *
 * <p>https://docs.aws.amazon.com/apigateway/latest/developerguide/updating-api.html
 */
public record UndeployedEdit(List<String> fields) {

  public UndeployedEdit {
    fields = List.copyOf(fields);
  }

  /** Unreadable unless both were read; a method that is on one side only differs as a whole. */
  public static Finding<UndeployedEdit> between(
      Finding<Integration> saved, Finding<Integration> deployed) {
    if (saved instanceof Finding.Unreadable<Integration>(var what, var why, var grant)) {
      return new Finding.Unreadable<>(what, why, grant);
    }
    if (deployed instanceof Finding.Unreadable<Integration>(var what, var why, var grant)) {
      return new Finding.Unreadable<>(what, why, grant);
    }
    var pair = Stream.of(saved, deployed).flatMap(found -> found.found().stream()).toList();
    return Finding.known(
        new UndeployedEdit(
            switch (pair.size()) {
              case 2 -> differences(pair.getFirst(), pair.getLast());
              case 1 -> List.of("integration");
              default -> List.of();
            }));
  }

  public boolean exists() {
    return !fields.isEmpty();
  }

  private static List<String> differences(Integration saved, Integration deployed) {
    var mine = fields(saved);
    var theirs = fields(deployed);
    return mine.keySet().stream()
        .filter(field -> !mine.get(field).equals(theirs.get(field)))
        // Where the saved one has several responses for one status, an export has one of them.
        .filter(
            field ->
                !field.equals("responses")
                    || saved.responses().values().stream().noneMatch(IntegrationResponse::isOpen))
        // Whether an export always contains the timeout is not documented: where it has the default
        // it may be left out.
        .filter(
            field ->
                !field.equals("timeoutInMillis")
                    || deployed.timeoutInMillis() != Integration.DEFAULT_TIMEOUT)
        .sorted()
        .toList();
  }

  private static Map<String, Object> fields(Integration it) {
    return Map.of(
        "type", it.type(),
        "httpMethod", it.httpMethod(),
        "uri", it.uri(),
        "credentials", it.credentials(),
        "requestParameters", it.requestParameters(),
        "requestTemplates", withPlainLineEnds(it.requestTemplates()),
        "passthroughBehavior", it.passthroughBehavior(),
        "contentHandling", it.contentHandling(),
        "timeoutInMillis", it.timeoutInMillis(),
        "responses",
            it.responses().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, UndeployedEdit::withPlainLineEnds)));
  }

  private static IntegrationResponse withPlainLineEnds(
      Map.Entry<String, IntegrationResponse> response) {
    return new IntegrationResponse(
        response.getValue().statusCode(),
        withPlainLineEnds(response.getValue().templates()),
        response.getValue().parameters());
  }

  /** An export leaves an empty template out. */
  private static Map<String, String> withPlainLineEnds(Map<String, String> templates) {
    return templates.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .collect(
            Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().replace("\r\n", "\n")));
  }
}
