package canary.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.Trial;
import canary.event.Settings.Parsed;
import canary.finding.Arn;
import canary.probe.Target.Authorization;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static final String URL =
      "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/messages";

  @Test
  void aSoundEnvironmentIsRead() {
    var watched = usable(Trial.environment(URL)).watched().getFirst();
    assertEquals("orders", watched.target().name());
    assertEquals(URL, watched.target().url().toString());
    assertEquals(Authorization.NONE, watched.target().authorization());
    assertEquals("eu-west-1", watched.place().region());
    assertEquals("a1b2c3d4e5", watched.place().apiId());
    assertEquals("prod", watched.place().stage());
    assertEquals("/messages", watched.place().path());
  }

  @Test
  void allMistakesAreToldAtOnce() {
    var mistakes =
        mistakes(
            Map.of(
                "CANARY_NAME", "no spaces",
                "TARGET_NAME", "",
                "TARGET_URL", "http://example.com/x",
                "TARGET_AUTHORIZATION", "MAYBE",
                "TARGET_QUEUE_ARN", "queue",
                "CANARY_TEST_INVOKE", "perhaps"));
    for (var name :
        List.of(
            "CANARY_NAME",
            "TARGET_NAME",
            "TARGET_URL",
            "TARGET_AUTHORIZATION",
            "TARGET_QUEUE_ARN",
            "CANARY_TEST_INVOKE",
            "AWS_ACCESS_KEY_ID")) {
      assertEquals(
          1,
          mistakes.stream()
              .filter(it -> it.startsWith(name + " ") || it.startsWith(name + ","))
              .count(),
          name + mistakes);
    }
  }

  @Test
  void consumersAreRolesWithCommasBetween() {
    var roles = "arn:aws:iam::111122223333:role/a, arn:aws:iam::111122223333:role/b";
    assertEquals(
        List.of("a", "b"),
        usable(Trial.environment(URL, "TARGET_CONSUMER_ROLE_ARNS", roles))
            .watched()
            .getFirst()
            .place()
            .consumerRoleArns()
            .stream()
            .map(Arn::lastName)
            .toList());
    var mistaken = mistakes(Trial.environment(URL, "TARGET_CONSUMER_ROLE_ARNS", "worker," + roles));
    assertTrue(mistaken.toString().contains("TARGET_CONSUMER_ROLE_ARNS"), mistaken.toString());
  }

  @Test
  void anEmptyEnvironmentIsMistakenAndNoException() {
    assertTrue(mistakes(Map.of()).size() >= 3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/prod/x",
        "http://127.0.0.1:8080/x",
        "http://localhost:4566/x",
        "http://[::1]:80/x"
      })
  void takesHttpsAndTheLoopback(String url) {
    assertEquals(
        url, usable(Trial.environment(url)).watched().getFirst().target().url().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "orders",
        "http://example.com/x",
        "ftp://example.com/",
        "https:///x",
        "https://exa mple.com/",
        "file:///etc/passwd",
        "http://127.0.0.1.example.com/x",
        "http://localhost:80@example.com/x",
        "https://{id}.example.com/",
        "https://example.com:99999/x",
        "https://example.com:0/x",
        "https://user@example.com/x"
      })
  void takesNothingElse(String url) {
    var mistakes = mistakes(Trial.environment(url));
    assertTrue(mistakes.stream().anyMatch(it -> it.startsWith("TARGET_URL")), mistakes.toString());
  }

  @Test
  void signingNeedsCredentials() {
    var environment = Trial.environment(URL, "TARGET_AUTHORIZATION", "AWS_IAM");
    assertTrue(mistakes(environment).getFirst().startsWith("AWS_ACCESS_KEY_ID"));
    environment.putAll(
        Map.of(
            "AWS_ACCESS_KEY_ID", "AKIA1", "AWS_SECRET_ACCESS_KEY", "s", "AWS_REGION", "eu-west-1"));
    assertEquals("eu-west-1", usable(environment).signature().orElseThrow().region());
  }

  /** What is not said is the careful choice. */
  @Test
  void authorizationIsIamUnlessSaid() {
    var environment = Trial.environment(URL, "TARGET_AUTHORIZATION", "");
    environment.putAll(
        Map.of(
            "AWS_ACCESS_KEY_ID", "AKIA1", "AWS_SECRET_ACCESS_KEY", "s", "AWS_REGION", "eu-west-1"));
    assertEquals(
        Authorization.AWS_IAM, usable(environment).watched().getFirst().target().authorization());
  }

  @Test
  void anotherEndpointIsCalledAndThePlaceStays() {
    var environment = Trial.environment(URL, "AWS_ENDPOINT_URL", "http://localhost:4566");
    var watched = usable(environment).watched().getFirst();
    assertEquals(
        "http://localhost:4566/_aws/execute-api/a1b2c3d4e5/prod/messages",
        watched.target().url().toString());
    assertEquals("a1b2c3d4e5", watched.place().apiId());
    environment.put("AWS_ENDPOINT_URL_EXECUTE_API", "http://localhost:9999");
    assertEquals(
        "localhost:9999", usable(environment).watched().getFirst().target().url().getAuthority());
  }

  @Test
  void furtherTargetsAreCountedFromTwo() {
    var environment =
        Trial.environment(
            URL,
            "TARGET_2_NAME",
            "second",
            "TARGET_2_URL",
            "https://example.com/p/x",
            "TARGET_2_AUTHORIZATION",
            "NONE",
            "TARGET_4_URL",
            "https://example.com/p/y");
    assertEquals("orders, second, TARGET_4", usable(environment).names());
  }

  /** What is wrong with one target is that target's own. */
  @Test
  void aMistakenTargetLeavesTheOthers() {
    var environment =
        Trial.environment(
            URL, "TARGET_2_NAME", "second", "TARGET_2_URL", "nonsense", "TARGET_3_NAME", "orders");
    var settings = usable(environment);
    assertEquals(1, settings.watched().size());
    var second = settings.mistaken().getFirst();
    assertEquals("second", second.target());
    assertTrue(
        second.mistakes().getFirst().startsWith("TARGET_2_URL 'nonsense' is invalid: use an https"),
        second.mistakes().toString());
    assertEquals("TARGET_3", settings.mistaken().getLast().target());
    assertTrue(settings.mistaken().getLast().mistakes().getFirst().startsWith("TARGET_3_NAME"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://user:hunter2@host.example/",
        "https://user:hunter2@host.example/x",
        "https://user:hun@hunter2/x@host.example/x",
        "user:hunter2@host.example",
        "https://user:{hunter2}@host.example/",
        "http://host.example/x?password=hunter2",
        "https:// host.example/?hunter2"
      })
  void aRefusedUrlShowsNoPassword(String url) {
    var mistakes = mistakes(Trial.environment(url, "AWS_ENDPOINT_URL", url));
    assertTrue(mistakes.toString().contains("TARGET_URL"), mistakes.toString());
    assertFalse(mistakes.toString().contains("hunter2"), mistakes.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "http://", "http://[", "https://host:99999", "ftp://host/"})
  void anEndpointThatIsNoneIsAMistake(String endpoint) {
    for (var name : List.of("AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_EXECUTE_API")) {
      var mistakes = mistakes(Trial.environment(URL, name, endpoint));
      assertEquals(1, mistakes.size());
      assertTrue(mistakes.getFirst().startsWith(name + " '"), mistakes.toString());
    }
  }

  @Test
  void aKeyArnIsKept() {
    var arn = "arn:aws:kms:eu-west-1:111122223333:key/k";
    var place = usable(Trial.environment(URL, "TARGET_KEY_ARN", arn)).watched().getFirst().place();
    assertEquals(Optional.of(arn), place.keyArn().map(Object::toString));
    assertEquals(Optional.empty(), place.roleArn());
  }

  private static Settings usable(Map<String, String> environment) {
    return assertInstanceOf(Parsed.Usable.class, Settings.of(environment)).settings();
  }

  private static List<String> mistakes(Map<String, String> environment) {
    return assertInstanceOf(Settings.Mistaken.class, Settings.of(environment)).mistakes();
  }
}
