package canary.evidence;

import canary.finding.Json;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the other methods of a deployed API ask SQS for as the same execution role. */
public final class RoleUses {
  private static final String INTEGRATION = "x-amazon-apigateway-integration";
  private static final String SEND = "SendMessage";
  private static final Pattern ACTION =
      Pattern.compile("(?:\\bAction=|AmazonSQS\\.|:sqs:action/)([A-Za-z]{1,40})");

  private RoleUses() {}

  /** Operations but SendMessage by method, as {@code GET /messages}; empty where none is known. */
  public static SortedMap<String, String> of(Evidence account) {
    var uses = new TreeMap<String, String>();
    var credentials = account.deployed().found().flatMap(Integration::credentials);
    var paths = account.contract().found().flatMap(it -> Json.object(it.document().get("paths")));
    if (credentials.isEmpty() || paths.isEmpty()) {
      return uses;
    }
    paths
        .get()
        .forEach(
            (path, methods) ->
                Json.object(methods)
                    .orElse(Map.of())
                    .forEach(
                        (verb, method) ->
                            operation(method, credentials.get())
                                .ifPresent(
                                    it ->
                                        uses.put(verb.toUpperCase(Locale.ROOT) + " " + path, it))));
    return uses;
  }

  private static Optional<String> operation(Object method, String credentials) {
    return Json.object(method)
        .flatMap(it -> Json.object(it.get(INTEGRATION)))
        .filter(it -> credentials.equals(it.get("credentials")))
        .flatMap(RoleUses::operation);
  }

  private static Optional<String> operation(Map<String, Object> integration) {
    var parameters = Json.object(integration.get("requestParameters")).orElse(Map.of());
    var templates = Json.object(integration.get("requestTemplates")).orElse(Map.of());
    var named =
        Stream.of(
                Stream.of(String.valueOf(integration.get("uri"))),
                templates.values().stream().map(String::valueOf),
                parameters.values().stream().map(String::valueOf),
                Stream.of(
                    "Action="
                        + String.valueOf(parameters.get("integration.request.querystring.Action"))
                            .replace("'", "")))
            .flatMap(it -> it)
            .map(ACTION::matcher)
            .flatMap(it -> it.results())
            .map(it -> it.group(1))
            .filter(it -> !it.equals("null"))
            .toList();
    return named.contains(SEND) ? Optional.empty() : named.stream().findFirst();
  }
}
