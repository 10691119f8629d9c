package canary.model;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * {@code $context} of a request that is only thought of: what is known of it, and stand-ins for
 * what only API Gateway knows
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html).
 */
final class OpenContext extends AbstractMap<String, Object> {
  private static final Set<String> TEXTS =
      Set.of(
          "accountId",
          "apiId",
          "awsEndpointRequestId",
          "deploymentId",
          "domainName",
          "domainPrefix",
          "extendedRequestId",
          "path",
          "protocol",
          "requestId",
          "requestTime",
          "resourceId",
          "resourcePath",
          "stage",
          "webaclArn",
          "xrayTraceId");
  private static final Set<String> MAPS = Set.of("identity", "authorizer");

  private final Map<String, Object> known;
  private final String standIn;
  private final Notes notes;
  private final boolean nested;

  private OpenContext(Map<String, Object> known, String standIn, Notes notes, boolean nested) {
    this.known = known;
    this.standIn = standIn;
    this.notes = notes;
    this.nested = nested;
  }

  /**
   * The context of a request.
   *
   * @param standIn what stands for each value that is not known; digits, so that it fits wherever a
   *     text or a number does
   */
  static OpenContext of(Map<String, Object> known, String standIn, Notes notes) {
    Map<String, Object> all = new LinkedHashMap<>(known);
    all.put("requestOverride", Overrides.ofRequest());
    all.put("responseOverride", Overrides.ofResponse());
    return new OpenContext(all, standIn, notes, false);
  }

  @Override
  public Object get(Object name) {
    Object value = known.get(name);
    if (value != null) {
      return value;
    }
    if (!nested && MAPS.contains(name)) {
      return new OpenContext(Map.of(), standIn, notes, true);
    }
    if (!nested && name.equals("requestTimeEpoch")) {
      notes.open();
      return Long.valueOf(standIn);
    }
    if (nested || TEXTS.contains(name)) {
      notes.open();
      return standIn;
    }
    return null;
  }

  @Override
  public boolean containsKey(Object name) {
    return get(name) != null;
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    notes.open();
    return known.entrySet();
  }
}
