package canary.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.jr.ob.JSON;

/** What an event may name for inspection: no host that is not AWS's comes of it. */
class AddressParserTest {

  @ParameterizedTest
  @ValueSource(strings = {"x@127.0.0.1:8080/", "127.0.0.1:8080/#", "evil.example", "x/y", "", "EU"})
  void aRegionThatIsNoneIsAMistake(String region) {
    for (var event :
        List.of(
            Map.of("apiId", "a1", "stage", "prod", "path", "/x", "region", region),
            Map.of("url", "https://a1.execute-api.elsewhere.example/prod/x", "region", region),
            Map.of(
                "url",
                "https://a1.execute-api.eu-west-1.amazonaws.com/prod/x",
                "queueArn",
                "arn:aws:sqs:" + region + "@:111122223333:orders"))) {
      var json = new LinkedHashMap<String, Object>(event);
      json.put("mode", "inspect");
      assertInstanceOf(Event.Unreadable.class, Event.of(JSON.std.asString(json)), event::toString);
    }
  }

  @Test
  void everyPartThatIsMissingIsNamed() {
    var event = Event.of("{\"mode\":\"inspect\",\"apiId\":\"a1\",\"stage\":7,\"path\":\"x\"}");
    assertEquals(
        List.of(
            "region '' is invalid: use the code of an AWS Region, as eu-west-1",
            "stage '7' is invalid: use the name of a stage",
            "path 'x' is invalid: use the path of a resource, with / in front"),
        assertInstanceOf(Event.Unreadable.class, event).mistakes());
  }
}
