package canary.evidence;

import canary.finding.Answer;
import canary.finding.Arn;
import canary.finding.Finding;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The integration with which a method hands its requests to SQS; values that AWS writes in either
 * case are upper case here.
 *
 * @param passthroughBehavior WHEN_NO_MATCH where it is not set
 * @param timeoutInMillis {@link #DEFAULT_TIMEOUT} where it is not set
 * @param responses by selection pattern; the default response under {@link #DEFAULT}
 */
public record Integration(
    String type,
    String httpMethod,
    String uri,
    Optional<String> credentials,
    Map<String, String> requestParameters,
    Map<String, String> requestTemplates,
    String passthroughBehavior,
    Optional<String> contentHandling,
    int timeoutInMillis,
    Map<String, IntegrationResponse> responses) {

  /** The key of the response that has no selection pattern. */
  public static final String DEFAULT = "default";

  /** What a request without a Content-Type counts as, and what the canary's own is. */
  public static final String JSON = "application/json";

  /**
   * API Gateway's time-out where none is set, in milliseconds.
   * https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
   */
  public static final int DEFAULT_TIMEOUT = 29_000;

  private static final String HEADER = "integration.request.header.";
  private static final Pattern STAGE_VARIABLE =
      Pattern.compile("\\$\\{stageVariables\\.([A-Za-z0-9_]+)}");

  public Integration {
    type = type.toUpperCase(Locale.ROOT);
    passthroughBehavior = passthroughBehavior.toUpperCase(Locale.ROOT);
    contentHandling = contentHandling.map(value -> value.toUpperCase(Locale.ROOT));
    requestParameters = sorted(requestParameters);
    requestTemplates = sorted(requestTemplates);
    responses = sorted(responses);
  }

  private static <V> Map<String, V> sorted(Map<String, V> map) {
    return Collections.unmodifiableMap(new TreeMap<>(map));
  }

  /**
   * Whether a service of AWS is called, as SQS has to be; a mock or an HTTP integration does not.
   */
  public boolean callsService() {
    return type.equals("AWS");
  }

  /** What a header is mapped from, quotes and all; empty when the header is not mapped. */
  public Optional<String> header(String name) {
    return requestParameters.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(HEADER + name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** A header's fixed value; empty when it has none, as when the single quotes are missing. */
  public Optional<String> staticHeader(String name) {
    return header(name)
        .filter(value -> value.length() > 1 && value.startsWith("'") && value.endsWith("'"))
        .map(value -> value.substring(1, value.length() - 1));
  }

  /** Whether the Content-Type is mapped to this type, with parameters or without. */
  public boolean mapsContentTypeTo(String contentType) {
    return staticHeader("Content-Type")
        .map(it -> it.split(";", 2)[0].strip())
        .filter(contentType::equalsIgnoreCase)
        .isPresent();
  }

  public Protocol protocol() {
    return Arrays.stream(Protocol.values())
        .filter(protocol -> mapsContentTypeTo(protocol.contentType()))
        .findFirst()
        .orElse(Protocol.UNRECOGNIZED);
  }

  /** The template for a content type; empty when there is none. */
  public Optional<MappingTemplate> template(String contentType) {
    return requestTemplates.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(contentType))
        .map(entry -> new MappingTemplate(entry.getValue()))
        .findFirst();
  }

  /** The template that is applied to a content type, empty or not; absent when none is. */
  public Optional<MappingTemplate> applied(String contentType) {
    return template(contentType).or(() -> template("$default"));
  }

  /**
   * The queue that the URI leads to; empty while it contains stage variables or is of another form.
   */
  public Optional<QueuePath> queuePath() {
    return QueuePath.parse(uri)
        .or(() -> account().flatMap(owner -> QueuePath.ofCaller(uri, owner)))
        .or(
            () ->
                Stream.concat(
                        requestParameters.values().stream(), requestTemplates.values().stream())
                    .flatMap(text -> QueuePath.named(text).stream())
                    .findFirst());
  }

  /** The stage variables that URI and credentials are made from. */
  public Set<String> stageVariables() {
    var names = new TreeSet<String>();
    Stream.of(uri, credentials.orElse(""))
        .map(STAGE_VARIABLE::matcher)
        .forEach(found -> found.results().forEach(result -> names.add(result.group(1))));
    return names;
  }

  /** The same integration with one more request parameter. */
  public Integration with(String parameter, String source) {
    var parameters = new TreeMap<>(requestParameters);
    parameters.put(parameter, source);
    return new Integration(
        type,
        httpMethod,
        uri,
        credentials,
        parameters,
        requestTemplates,
        passthroughBehavior,
        contentHandling,
        timeoutInMillis,
        responses);
  }

  /** The same integration as it is on a stage with these variables. */
  public Integration on(Stage stage) {
    return new Integration(
        type,
        httpMethod,
        resolved(uri, stage),
        credentials.map(value -> resolved(value, stage)),
        requestParameters,
        requestTemplates,
        passthroughBehavior,
        contentHandling,
        timeoutInMillis,
        responses);
  }

  private static String resolved(String text, Stage stage) {
    return STAGE_VARIABLE
        .matcher(text)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    stage.variables().getOrDefault(match.group(1), match.group())));
  }

  /** Whether the caller's own credentials are passed on in place of a role's. */
  public boolean usesCallerCredentials() {
    return credentials.filter("arn:aws:iam::*:user/*"::equals).isPresent();
  }

  /** Whether errors of SQS leave as success; UNKNOWN where a template may set the status itself. */
  public Answer masksErrors() {
    return Stream.of("400", "403")
        .map(status -> IntegrationResponse.select(responses, status))
        .map(
            found ->
                found.asks(
                    response ->
                        response.isOpen() || response.isSuccess() && response.overridesStatus()
                            ? Answer.UNKNOWN
                            : Answer.of(response.isSuccess())))
        .reduce(Answer.NO, Answer::or);
  }

  /** The response for a status of SQS: absent when neither a pattern nor a default takes it. */
  public Finding<IntegrationResponse> responseFor(int status) {
    return IntegrationResponse.select(responses, Integer.toString(status));
  }

  /** Whether a body of this content type reaches SQS without a template. */
  public boolean passes(String contentType) {
    return applied(contentType)
        .map(it -> it.text().isEmpty())
        .orElseGet(
            () ->
                switch (passthroughBehavior) {
                  case "NEVER" -> false;
                  case "WHEN_NO_TEMPLATES" -> requestTemplates.isEmpty();
                  case String _ -> true;
                });
  }

  /** Whether there are templates, and none for this type: an API for other clients. */
  public boolean servesOnlyTypesBeside(String contentType) {
    return !requestTemplates.isEmpty() && applied(contentType).isEmpty();
  }

  /** The account of the role that the integration names. */
  public Optional<String> account() {
    return credentials.flatMap(Arn::parse).map(Arn::account).filter(it -> it.matches("\\d{12}"));
  }
}
