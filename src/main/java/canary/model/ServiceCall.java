package canary.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import canary.evidence.Integration;
import canary.evidence.MappingTemplate;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The request that API Gateway makes of a client's for the service behind an AWS integration.
 *
 * @param query encoded
 */
public record ServiceCall(
    IntegrationEndpoint endpoint,
    String method,
    String query,
    Map<String, String> headers,
    byte[] body) {
  /** Mapping one of these is a 500: recorded by LocalStack's test suite on 2024-12-11. */
  private static final Set<String> NOT_TO_BE_MAPPED =
      Set.of(
          "authorization",
          "connection",
          "content-length",
          "expect",
          "proxy-authenticate",
          "te",
          "transfer-encoding");

  /**
   * What the integration sends.
   *
   * @throws Stopped where API Gateway answers itself, or the model does not know what it does
   */
  public static ServiceCall of(Integration integration, Received request, Surroundings around) {
    if (integration.httpMethod().equals("ANY")) {
      throw Stopped.notModeled("what API Gateway makes of the integration's method ANY");
    }
    byte[] body = body(integration, request, around);
    Map<String, String> query = mapped("querystring", integration, request, around);
    IntegrationEndpoint endpoint =
        IntegrationEndpoint.of(
            integration.uri(),
            mapped("path", integration, request, around),
            around.stageVariables());
    endpoint.action().ifPresent(action -> query.put("Action", action));
    return new ServiceCall(
        endpoint,
        integration.httpMethod(),
        encoded(query),
        headers(integration, request, around),
        body);
  }

  /**
   * The client's body as content handling and template leave it.
   *
   * @throws Stopped as {@link #of} does
   */
  public static byte[] body(Integration integration, Received request, Surroundings around) {
    Optional<String> template = template(integration, request.mediaType());
    ContentHandling handling = ContentHandling.of(integration.contentHandling());
    byte[] payload =
        handling.request(request.body(), request.contentType(), around.binaryMediaTypes());
    if (template.isEmpty()) {
      return payload;
    }
    if (!handling.leavesText(request.contentType(), around.binaryMediaTypes())) {
      throw Stopped.notConvertible("Unable to transform request");
    }
    return new ExecutableTemplate(template.get())
        .render(
            input(request, utf8(payload), around.notes()),
            around.context(),
            around.stageVariables())
        .getBytes(UTF_8);
  }

  /** {@code $input} of a request whose payload came to this text. */
  public static InputVariable input(Received request, String text) {
    return input(request, text, new Notes());
  }

  private static InputVariable input(Received request, String text, Notes notes) {
    Map<String, Map<String, String>> params = new LinkedHashMap<>();
    params.put("path", request.path());
    params.put("querystring", request.query());
    params.put("header", request.headers());
    return new InputVariable(text, params, notes);
  }

  /**
   * A template needs text: bytes that are none are a fault of the configuration.
   *
   * @throws Stopped for those
   */
  public static String utf8(byte[] payload) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
    } catch (CharacterCodingException notText) {
      throw Stopped.notConvertible("Unable to transform request");
    }
  }

  public String url() {
    return "https://%s.%s.amazonaws.com%s%s"
        .formatted(
            endpoint.service(),
            endpoint.region(),
            endpoint.path(),
            query.isEmpty() ? "" : "?" + query);
  }

  /** The header's value without regard to the case of its name; empty when it is absent. */
  public String header(String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  /**
   * The template for a media type
   * (https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html).
   * An empty template is as good as none: GetIntegration gives one as null.
   */
  private static Optional<String> template(Integration integration, String mediaType) {
    if (integration.passes(mediaType)) {
      return Optional.empty();
    }
    return Optional.of(
        integration
            .applied(mediaType)
            .map(MappingTemplate::text)
            .orElseThrow(Stopped::unsupportedMediaType));
  }

  /**
   * The headers that are mapped, and where they leave a gap the defaults that LocalStack's test
   * suite recorded on 2025-08-19; the Content-Type is the client's own unless it is mapped.
   */
  private static Map<String, String> headers(
      Integration integration, Received request, Surroundings around) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(mapped("header", integration, request, around));
    headers.keySet().stream()
        .filter(ServiceCall::isNotToBeMapped)
        .findFirst()
        .ifPresent(
            name -> {
              throw Stopped.headerNotAllowed(name);
            });
    headers.putIfAbsent("Accept", Received.JSON);
    headers.putIfAbsent("User-Agent", "AmazonAPIGateway_" + around.context().get("apiId"));
    headers.putIfAbsent("Content-Type", request.contentType());
    return headers;
  }

  /** Whether API Gateway refuses to map this header. */
  public static boolean isNotToBeMapped(String header) {
    return NOT_TO_BE_MAPPED.contains(header.toLowerCase(Locale.ROOT));
  }

  private static Map<String, String> mapped(
      String place, Integration integration, Received request, Surroundings around) {
    String prefix = "integration.request." + place + ".";
    Map<String, String> mapped = new LinkedHashMap<>();
    integration
        .requestParameters()
        .forEach(
            (target, source) -> {
              if (target.startsWith(prefix)) {
                new MappingExpression(source)
                    .ofRequest(request, around)
                    .ifPresentOrElse(
                        value -> mapped.put(target.substring(prefix.length()), value),
                        () -> around.notes().missing(lastOf(source)));
              }
            });
    mapped.putAll(around.requestOverride().parameters(place));
    return mapped;
  }

  /** The parameter that a mapping reads, or the {@code $.path} of the body. */
  private static String lastOf(String source) {
    return source.startsWith("method.request.body.")
        ? "$." + source.substring("method.request.body.".length())
        : source.replaceFirst("method\\.request\\.\\w+\\.", "");
  }

  private static String encoded(Map<String, String> query) {
    return query.entrySet().stream()
        .map(
            pair ->
                URLEncoder.encode(pair.getKey(), UTF_8)
                    + "="
                    + URLEncoder.encode(pair.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }
}
