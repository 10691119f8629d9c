package canary.aws;

import static canary.aws.SdkCall.required;

import canary.evidence.GatewayResponse;
import canary.evidence.Integration;
import canary.evidence.IntegrationResponse;
import canary.evidence.Method;
import canary.evidence.MethodAddress;
import canary.evidence.Stage;
import canary.evidence.UsagePlan;
import canary.finding.Finding;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.apigateway.model.GetMethodResponse;
import software.amazon.awssdk.services.apigateway.model.GetStageResponse;
import software.amazon.awssdk.services.apigateway.model.MethodSetting;
import software.amazon.awssdk.services.apigateway.model.ThrottleSettings;

/** Turns API Gateway's answers into records of the evidence. */
final class Gateway {

  private Gateway() {}

  /** The ARN that API Gateway's own permissions are given on. */
  static String arn(String partition, MethodAddress place) {
    return "arn:%s:apigateway:%s::/restapis/%s".formatted(partition, place.region(), place.apiId());
  }

  static Stage stage(GetStageResponse stage, MethodAddress place) {
    var setting = setting(stage.methodSettings(), place);
    return new Stage(
        required("deploymentId", stage.deploymentId()),
        Optional.ofNullable(stage.lastUpdatedDate()),
        stage.variables(),
        Optional.ofNullable(stage.canarySettings()).map(it -> it.percentTraffic()).orElse(0.0),
        Optional.ofNullable(stage.webAclArn()),
        setting
            .map(MethodSetting::throttlingRateLimit)
            .map(OptionalDouble::of)
            .orElseGet(OptionalDouble::empty),
        setting
            .map(MethodSetting::throttlingBurstLimit)
            .map(OptionalInt::of)
            .orElseGet(OptionalInt::empty));
  }

  /** Keys are written as path/verb, with or without the slash in front, and ~1 for each slash. */
  private static Optional<MethodSetting> setting(
      Map<String, MethodSetting> settings, MethodAddress place) {
    var own = place.path() + "/" + place.httpMethod();
    return Stream.of(own, "/*/*")
        .flatMap(
            wanted ->
                settings.entrySet().stream()
                    .filter(entry -> wanted.equals(withSlashes(entry.getKey())))
                    .map(Map.Entry::getValue))
        .findFirst();
  }

  private static String withSlashes(String key) {
    var path = key.replace("~1", "/");
    return path.startsWith("/") ? path : "/" + path;
  }

  static SavedMethod method(ApiResource resource, GetMethodResponse method) {
    required("httpMethod", method.httpMethod());
    return new SavedMethod(
        new Method(resource.id(), resource.path(), method.methodResponses().keySet()),
        Optional.ofNullable(method.methodIntegration())
            .map(it -> Finding.known(integration(it)))
            .orElseGet(Finding::absent));
  }

  private static Integration integration(
      software.amazon.awssdk.services.apigateway.model.Integration it) {
    var responses = new TreeMap<String, IntegrationResponse>();
    it.integrationResponses()
        .values()
        .forEach(
            response ->
                responses.merge(
                    text(response.selectionPattern()).orElse(Integration.DEFAULT),
                    new IntegrationResponse(
                        text(response.statusCode()).orElse(""),
                        filled(response.responseTemplates()),
                        response.responseParameters()),
                    IntegrationResponse::or));
    return new Integration(
        required("type", it.typeAsString()),
        text(it.httpMethod()).orElse(""),
        text(it.uri()).orElse(""),
        text(it.credentials()),
        it.requestParameters(),
        templates(it.requestTemplates()),
        text(it.passthroughBehavior()).orElse("WHEN_NO_MATCH"),
        text(it.contentHandlingAsString()),
        Optional.ofNullable(it.timeoutInMillis()).orElse(Integration.DEFAULT_TIMEOUT),
        responses);
  }

  static GatewayResponse response(
      software.amazon.awssdk.services.apigateway.model.GatewayResponse it) {
    return new GatewayResponse(
        required("responseType", it.responseTypeAsString()),
        text(it.statusCode())
            .filter(code -> code.matches("\\d{3}"))
            .map(code -> OptionalInt.of(Integer.parseInt(code)))
            .orElseGet(OptionalInt::empty),
        Optional.ofNullable(it.responseTemplates().get(Integration.JSON)).orElse(""));
  }

  static UsagePlan plan(software.amazon.awssdk.services.apigateway.model.UsagePlan it) {
    return new UsagePlan(
        required("id", it.id()),
        text(it.name()).orElse(""),
        Optional.ofNullable(it.throttle())
            .map(ThrottleSettings::rateLimit)
            .map(OptionalDouble::of)
            .orElseGet(OptionalDouble::empty),
        Optional.ofNullable(it.throttle())
            .map(ThrottleSettings::burstLimit)
            .map(OptionalInt::of)
            .orElseGet(OptionalInt::empty),
        Optional.ofNullable(it.quota())
            .map(quota -> "%d a %s".formatted(quota.limit(), quota.periodAsString())));
  }

  /** An empty one is given as null, and says that its content type is taken as it is. */
  private static Map<String, String> templates(Map<String, String> given) {
    var templates = new TreeMap<String, String>();
    given.forEach((type, it) -> templates.put(type, text(it).orElse("")));
    return templates;
  }

  private static Map<String, String> filled(Map<String, String> given) {
    var filled = templates(given);
    filled.values().removeIf(String::isEmpty);
    return filled;
  }

  private static Optional<String> text(String value) {
    return Optional.ofNullable(value).filter(text -> !text.isEmpty());
  }
}
