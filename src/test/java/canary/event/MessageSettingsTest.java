package canary.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.Trial;
import canary.event.Settings.Parsed;
import canary.probe.Format;
import canary.probe.Target.Success;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a target is sent, as its settings say; nothing is sent with one that is not understood. */
class MessageSettingsTest {
  private static final String URL =
      "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/messages";

  @Test
  void anyUrlAndMethodIsWatchedInTheRegionThatIsNamed() {
    var watched =
        usable(
                Trial.environment(
                    "https://hooks.example.com/v1/orders",
                    "TARGET_METHOD",
                    "PUT",
                    "TARGET_REGION",
                    "us-east-2",
                    "TARGET_CONTENT_TYPE",
                    "application/x-www-form-urlencoded",
                    "TARGET_BODY",
                    "id={{id}}&text={{text}}",
                    "TARGET_SUCCESS",
                    "status"))
            .watched()
            .getFirst();
    assertEquals("us-east-2", watched.place().region());
    assertEquals("PUT", watched.place().httpMethod());
    assertEquals(Format.FORM, watched.target().message().format());
    assertEquals(Success.STATUS, watched.target().success());
  }

  @Test
  void whatIsWrongWithTheMessageIsSaidAtOnce() {
    var all =
        mistakes(
            Trial.environment(
                "https://hooks.example.com/v1?x=1",
                "TARGET_METHOD",
                "DELETE",
                "TARGET_REGION",
                "Ireland",
                "TARGET_CONTENT_TYPE",
                "multipart/form-data",
                "TARGET_BODY",
                "{{ident}}",
                "TARGET_QUERY",
                "a=b c",
                "TARGET_SUCCESS",
                "202"));
    for (var name :
        List.of(
            "TARGET_URL",
            "TARGET_METHOD",
            "TARGET_REGION",
            "TARGET_CONTENT_TYPE",
            "TARGET_BODY '{{ident}}'",
            "TARGET_SUCCESS '202'")) {
      assertTrue(all.stream().anyMatch(it -> it.startsWith(name)), name + all);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TARGET_BODY  | TARGET_BODY | {\"text\": \"{{text}}\"}",
        "TARGET_BODY  | TARGET_BODY | {\"id\": {{id}}",
        "TARGET_QUERY | TARGET_QUERY | a=b c",
        "TARGET_QUERY | TARGET_METHOD | GET",
        "TARGET_BODY  | TARGET_CONTENT_TYPE | text/plain",
        "TARGET_REGION | TARGET_REGION | us-east-1",
      })
  void noMessageIsMadeOf(String told, String name, String value) {
    var all = mistakes(Trial.environment(URL, name, value));
    assertEquals(1, all.size(), all.toString());
    assertTrue(all.getFirst().startsWith(told + " "), all.toString());
  }

  private static Settings usable(Map<String, String> environment) {
    return assertInstanceOf(Parsed.Usable.class, Settings.of(environment)).settings();
  }

  private static List<String> mistakes(Map<String, String> environment) {
    return assertInstanceOf(Settings.Mistaken.class, Settings.of(environment)).mistakes();
  }
}
