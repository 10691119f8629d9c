package canary.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MappingTemplateTest {
  @Test
  void namesJsonMembers() {
    var template = new MappingTemplate("{\"QueueUrl\" :\"u\",\"a\":\"MessageBody\"}");
    assertEquals(
        List.of(true, false),
        List.of(template.hasMember("QueueUrl"), template.hasMember("MessageBody")));
  }

  @Test
  void aStaticHeaderStandsInSingleQuotes() {
    assertEquals(Optional.of("text/plain"), staticHeader("'text/plain'"));
    assertEquals(Optional.of(""), staticHeader("''"));
    assertEquals(Optional.empty(), staticHeader("'"));
    assertEquals(Optional.empty(), staticHeader("text/plain'"));
    assertEquals(Optional.empty(), staticHeader("'text/plain"));
    assertEquals(
        Optional.empty(),
        integration("u", Map.of("integration.request.header.Other", "'x'"), "t").header("X-A"));
  }

  @Test
  void callersOwnCredentialsAreNoRole() {
    assertEquals(
        List.of(true, false),
        List.of("arn:aws:iam::*:user/*", "arn:aws:iam::111122223333:role/r").stream()
            .map(MappingTemplateTest::withCredentials)
            .map(Integration::usesCallerCredentials)
            .toList());
    assertEquals("CONVERT_TO_TEXT", withCredentials("x").contentHandling().orElseThrow());
  }

  private static Optional<String> staticHeader(String mapped) {
    return integration("u", Map.of("integration.request.header.X-A", mapped), "t")
        .staticHeader("x-a");
  }

  private static Integration withCredentials(String credentials) {
    return new Integration(
        "AWS",
        "POST",
        "u",
        Optional.of(credentials),
        Map.of(),
        Map.of(),
        "NEVER",
        Optional.of("convert_to_text"),
        29_000,
        Map.of());
  }

  private static Integration integration(
      String uri, Map<String, String> parameters, String template) {
    return new Integration(
        "AWS",
        "POST",
        uri,
        Optional.empty(),
        parameters,
        Map.of("application/json", template),
        "NEVER",
        Optional.empty(),
        29_000,
        Map.of());
  }
}
