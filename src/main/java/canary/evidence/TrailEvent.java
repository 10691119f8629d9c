package canary.evidence;

import canary.finding.Arn;
import canary.finding.Finding;
import canary.finding.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One event of CloudTrail's history: who called which operation, and on what.
 *
 * <p>https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
public record TrailEvent(
    Instant when,
    String source,
    String name,
    String caller,
    boolean succeeded,
    Map<String, Object> parameters) {
  private static final int MOST_FIELDS = 8;

  private static final int LONGEST = 262_144;

  /** Parameters that only identify the changed resource. */
  private static final Set<String> NAMING =
      Set.of(
          "restApiId",
          "resourceId",
          "httpMethod",
          "roleName",
          "queueUrl",
          "keyId",
          "deploymentId",
          "statusCode");

  /** Where a message passes, as far as it is known. */
  public record Path(
      String apiId,
      Optional<String> resourceId,
      Optional<Arn> role,
      Optional<Arn> queue,
      Optional<Arn> key) {}

  /** Reads the record that an event of LookupEvents carries. */
  public static Finding<TrailEvent> parse(String json) {
    return Json.object("CloudTrail event", json, LONGEST)
        .then(
            event ->
                when(event)
                    .map(
                        at ->
                            Finding.known(
                                new TrailEvent(
                                    at,
                                    text(event, "eventSource"),
                                    text(event, "eventName"),
                                    Json.object(event.get("userIdentity"))
                                        .map(it -> text(it, "arn"))
                                        .orElse(""),
                                    text(event, "errorCode").isEmpty(),
                                    Json.object(event.get("requestParameters")).orElse(Map.of()))))
                    .orElseGet(() -> Finding.unreadable("CloudTrail event", "has no eventTime")));
  }

  /** The change that it made on the path; empty when it made none there. */
  public Optional<Change> on(Path path) {
    return succeeded
        ? changed(path)
            .map(it -> new Change(when, "%s on %s%s%s".formatted(name, it, fields(), by())))
        : Optional.empty();
  }

  private Optional<String> changed(Path path) {
    return switch (source) {
      case "apigateway.amazonaws.com" ->
          Optional.of("the API")
              .filter(_ -> !path.apiId().isEmpty() && named("restApiId").equals(path.apiId()))
              .filter(
                  _ ->
                      named("resourceId").isEmpty()
                          || path.resourceId()
                              .filter(it -> !it.equals(named("resourceId")))
                              .isEmpty());
      case "iam.amazonaws.com" ->
          path.role().map(Arn::lastName).filter(named("roleName")::equals).map(it -> "role " + it);
      case "sqs.amazonaws.com" ->
          path.queue()
              .filter(it -> named("queueUrl").endsWith("/" + it.account() + "/" + it.resource()))
              .map(it -> "queue " + it.resource());
      case "kms.amazonaws.com" ->
          path.key()
              .filter(
                  it ->
                      it.toString().equals(named("keyId")) || it.lastName().equals(named("keyId")))
              .map(_ -> "the key");
      case String _ -> Optional.empty();
    };
  }

  private String named(String parameter) {
    return text(parameters, parameter);
  }

  /** The changed fields, in brackets: paths of a patch, attributes, the names of policies. */
  private String fields() {
    var fields =
        parameters.entrySet().stream()
            .flatMap(it -> fields(it.getKey(), it.getValue()))
            .collect(Collectors.toCollection(TreeSet::new));
    var more = fields.size() - MOST_FIELDS;
    return fields.isEmpty()
        ? ""
        : " (%s%s)"
            .formatted(
                fields.stream().limit(MOST_FIELDS).collect(Collectors.joining(", ")),
                more > 0 ? " and %d more".formatted(more) : "");
  }

  private static Stream<String> fields(String name, Object value) {
    if (NAMING.contains(name)) {
      return Stream.empty();
    }
    return switch (value) {
      case List<?> operations when name.equals("patchOperations") ->
          operations.stream()
              .flatMap(it -> Json.object(it).stream())
              .flatMap(it -> Json.string(it.get("path")).stream());
      // The body of a request stands inside, as updateIntegrationInput.
      case Map<?, ?> inside when name.equals("attributes") || name.endsWith("Input") ->
          Json.object(inside).stream()
              .flatMap(it -> it.entrySet().stream())
              .flatMap(it -> fields(it.getKey(), it.getValue()));
      case String text when Set.of("policyName", "policyArn", "stageName").contains(name) ->
          Stream.of(name + " " + text);
      case Object _ -> Stream.of(name);
    };
  }

  private String by() {
    return caller.isEmpty() ? "" : " by " + caller;
  }

  private static Optional<Instant> when(Map<String, Object> event) {
    try {
      return Optional.of(Instant.parse(text(event, "eventTime")));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  private static String text(Map<String, Object> object, String name) {
    return Json.string(object.get(name)).orElse("");
  }
}
