package canary.lab.integration;

import canary.lab.gateway.GatewayError;
import canary.lab.gateway.caller.Session;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The request that API Gateway makes of the client's for the service. */
record IntegrationRequest(
    Endpoint endpoint, String method, String query, Map<String, String> headers, byte[] body) {
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

  static IntegrationRequest of(Execution execution) {
    Integration integration = execution.route().integration();
    byte[] body = body(execution);
    Map<String, String> query = mapped("querystring", integration, execution);
    Endpoint endpoint =
        Endpoint.of(
            integration.uri(), mapped("path", integration, execution), execution.stageVariables());
    endpoint.action().ifPresent(action -> query.put("Action", action));
    return new IntegrationRequest(
        endpoint, integration.httpMethod(), encoded(query), headers(execution), body);
  }

  /** The client's body as content handling and template leave it. */
  static byte[] body(Execution execution) {
    Integration integration = execution.route().integration();
    Optional<MappingTemplate> template = integration.template(execution.request().mediaType());
    byte[] payload =
        integration
            .contentHandling()
            .request(
                execution.request().body(),
                execution.request().contentType(),
                execution.api().binaryMediaTypes());
    return template
        .map(found -> execution.render(found, utf8(payload)).getBytes(StandardCharsets.UTF_8))
        .orElse(payload);
  }

  String url() {
    return endpoint.url() + (query.isEmpty() ? "" : "?" + query);
  }

  BackendRequest as(Session session) {
    return new BackendRequest(
        endpoint.region(),
        endpoint.service(),
        method,
        endpoint.path(),
        query,
        headers,
        body,
        session);
  }

  /** A template needs text: bytes that are none are a fault of the configuration. */
  static String utf8(byte[] payload) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
    } catch (CharacterCodingException notText) {
      throw GatewayError.configuration("Unable to transform request");
    }
  }

  /**
   * The headers that are mapped, and where they leave a gap the defaults that LocalStack's test
   * suite recorded on 2025-08-19; the Content-Type is the client's own unless it is mapped.
   */
  private static Map<String, String> headers(Execution execution) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(mapped("header", execution.route().integration(), execution));
    List<String> refused =
        headers.keySet().stream()
            .filter(name -> NOT_TO_BE_MAPPED.contains(name.toLowerCase(Locale.ROOT)))
            .toList();
    if (!refused.isEmpty()) {
      throw GatewayError.configuration(refused.getFirst() + " header already present");
    }
    headers.putIfAbsent("Accept", "application/json");
    headers.putIfAbsent("User-Agent", "AmazonAPIGateway_" + execution.api().id());
    headers.putIfAbsent("Content-Type", execution.request().contentType());
    return headers;
  }

  private static Map<String, String> mapped(
      String place, Integration integration, Execution execution) {
    String prefix = "integration.request." + place + ".";
    Map<String, String> mapped = new LinkedHashMap<>();
    integration
        .requestParameters()
        .forEach(
            (target, source) -> {
              if (target.startsWith(prefix)) {
                new MappingExpression(source)
                    .ofRequest(execution)
                    .ifPresent(value -> mapped.put(target.substring(prefix.length()), value));
              }
            });
    mapped.putAll(execution.context().requestOverride().parameters(place));
    return mapped;
  }

  private static String encoded(Map<String, String> query) {
    return query.entrySet().stream()
        .map(
            pair ->
                URLEncoder.encode(pair.getKey(), StandardCharsets.UTF_8)
                    + "="
                    + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
