package canary.lab.integration;

import canary.lab.gateway.ClientRequest;
import canary.lab.gateway.RestApi;
import canary.lab.gateway.Route;
import canary.lab.gateway.caller.Sha256;
import canary.lab.template.Stack;
import canary.model.Overrides;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * {@code $context} of one request
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html);
 * the keys are those that LocalStack's test suite recorded on 2025-05-20.
 */
public record RequestContext(String requestId, Map<String, Object> variables) {
  private static final DateTimeFormatter REQUEST_TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

  public static RequestContext begin(String requestId, Instant now) {
    Map<String, Object> variables = new LinkedHashMap<>();
    variables.put("requestId", requestId);
    variables.put("extendedRequestId", extendedRequestId(requestId));
    variables.put("requestTime", REQUEST_TIME.format(now));
    variables.put("requestTimeEpoch", now.toEpochMilli());
    variables.put("requestOverride", Overrides.ofRequest());
    variables.put("responseOverride", Overrides.ofResponse());
    return new RequestContext(requestId, variables);
  }

  public RequestContext at(Stack stack, RestApi api, String stageName, Route route) {
    variables.put("accountId", stack.account());
    variables.put("apiId", api.id());
    variables.put(
        "domainName",
        "%s.execute-api.%s.%s".formatted(api.id(), stack.region(), stack.urlSuffix()));
    variables.put("domainPrefix", api.id());
    variables.put("stage", stageName);
    variables.put("resourcePath", route.resourcePath());
    return this;
  }

  public RequestContext from(ClientRequest request, Map<String, Object> identity) {
    variables.put("httpMethod", request.method());
    variables.put("path", request.path());
    variables.put("protocol", "HTTP/1.1");
    variables.put("identity", identity);
    return this;
  }

  /** The value of the header x-amz-apigw-id: Base64 with one sign of padding, as AWS sends it. */
  public static String extendedRequestId(String requestId) {
    byte[] digest = Sha256.digest(requestId.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(Arrays.copyOf(digest, 11));
  }

  /** https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html, "Tracing header". */
  String traceId() {
    String digits = requestId.replace("-", "");
    return "Root=1-%s-%s".formatted(digits.substring(0, 8), digits.substring(8));
  }

  Overrides responseOverride() {
    return (Overrides) variables.get("responseOverride");
  }
}
