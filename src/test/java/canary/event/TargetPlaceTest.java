package canary.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import canary.Trial;
import canary.event.Settings.Parsed;
import canary.evidence.MethodAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What URL, API and stage of the settings come to together. */
class TargetPlaceTest {
  private static final String OWN = "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/m";
  private static final String DOMAIN = "https://hooks.example.com/orders/m";
  private static final String ENDPOINT =
      "https://vpce-0a1b-2c3d.execute-api.us-west-2.vpce.amazonaws.com/prod/m";
  private static final String ARN =
      "arn:aws:execute-api:us-west-2:111122223333:a1b2c3d4e5/prod/POST/m";

  @ParameterizedTest
  @CsvSource({
    OWN + ",,, eu-west-1 a1b2c3d4e5 prod /m",
    OWN + ",a1b2c3d4e5,, eu-west-1 a1b2c3d4e5 prod /m",
    "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod,,, eu-west-1 a1b2c3d4e5 prod /",
    "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/,,, eu-west-1 a1b2c3d4e5 prod /",
    "https://a1b2c3d4e5-vpce-0a1b2c3d.execute-api.us-west-2.amazonaws.com/prod/m,,,"
        + " us-west-2 a1b2c3d4e5 prod /m",
    ENDPOINT + ",a1b2c3d4e5,, us-west-2 a1b2c3d4e5 prod /m",
    ENDPOINT + "," + ARN + ",, us-west-2 a1b2c3d4e5 prod /m",
    DOMAIN + "," + ARN + ",, us-west-2 a1b2c3d4e5 prod /m hooks.example.com/orders/m",
    DOMAIN + "," + ARN + ",prod, us-west-2 a1b2c3d4e5 prod /m hooks.example.com/orders/m",
    DOMAIN + ",a1b2c3d4e5,prod, ap-south-1 a1b2c3d4e5 prod  hooks.example.com/orders/m",
    DOMAIN + ",,, ap-south-1    hooks.example.com/orders/m",
    "https://hooks.example.com:8443,,, ap-south-1    hooks.example.com/",
  })
  void say(String url, String api, String stage, String place) {
    assertEquals(place, shown(place(url, api, stage)));
  }

  @ParameterizedTest
  @CsvSource({
    OWN + ",z9y8x7w6v5,prod,TARGET_API",
    OWN + ",a1b2c3d4e5,dev,TARGET_API",
    ENDPOINT + ",,,TARGET_API",
    ENDPOINT + ",a1b2c3d4e5,dev,TARGET_API",
    ENDPOINT + ",arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/prod/POST/m,,TARGET_API",
    DOMAIN + ",a1b2c3d4e5,,TARGET_STAGE",
    DOMAIN + ",,prod,TARGET_STAGE",
    DOMAIN + "," + ARN + ",dev,TARGET_STAGE",
    DOMAIN + ",arn:aws:lambda:eu-west-1:111122223333:function:f,,TARGET_API",
    DOMAIN + ",no api,,TARGET_API",
  })
  void contradictNothing(String url, String api, String stage, String wrong) {
    var mistakes = mistakes(url, api, stage);
    assertEquals(List.of(wrong), mistakes.stream().map(it -> it.split(" ")[0]).toList());
  }

  /** What is sent to a custom domain is sent there, whatever names the API. */
  @Test
  void leaveTheUrlAsItIs() {
    var settings = new HashMap<>(settings(DOMAIN, ARN, ""));
    settings.put("AWS_ENDPOINT_URL", "http://127.0.0.1:4566");
    assertEquals(DOMAIN, watched(settings).target().url().toString());
  }

  /** Else API Gateway does not know which of the endpoint's APIs is meant. */
  @Test
  void nameTheApiInAHeaderToAVpcEndpointAlone() {
    assertEquals(
        Optional.of("a1b2c3d4e5"), watched(settings(ENDPOINT, ARN, "")).target().endpointsApi());
    for (var url : List.of(OWN, DOMAIN)) {
      assertEquals(Optional.empty(), watched(settings(url, ARN, "")).target().endpointsApi());
    }
  }

  private static MethodAddress place(String url, String api, String stage) {
    return watched(settings(url, api, stage)).place();
  }

  private static Settings.Watched watched(Map<String, String> settings) {
    return switch (Settings.of(settings)) {
      case Parsed.Usable(var usable) -> usable.watched().getFirst();
      case Settings.Mistaken(var mistakes, _) -> throw new AssertionError(mistakes);
    };
  }

  private static List<String> mistakes(String url, String api, String stage) {
    return switch (Settings.of(settings(url, api, stage))) {
      case Parsed.Usable(var usable) -> throw new AssertionError(usable);
      case Settings.Mistaken(var mistakes, _) -> mistakes;
    };
  }

  private static Map<String, String> settings(String url, String api, String stage) {
    return Trial.environment(
        url,
        "AWS_REGION",
        "ap-south-1",
        "TARGET_API",
        api == null ? "" : api,
        "TARGET_STAGE",
        stage == null ? "" : stage);
  }

  private static String shown(MethodAddress it) {
    return String.join(" ", it.region(), it.apiId(), it.stage(), it.path())
        + it.domain().map(url -> " " + url.host() + url.path()).orElse("");
  }
}
