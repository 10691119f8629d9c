package canary.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayResponseTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'error':'no'}|403|{'error':'no'}|true",
        "{'error':'no'}|403| {'error':'no'} |true",
        "{'error':'no'}|404|{'error':'no'}|false",
        "{'error':'no'}|403|{'error':'yes'}|false",
        "{'id':'$context.requestId','error':'no'}|403|{'id':'a-b','error':'no'}|true",
        "{'id':'$context.requestId','error':'no'}|403|{'id':'a-b','error':'on'}|false",
        "{'m':$context.error.messageString}|403|{'m':'Forbidden'}|true",
        "$.[](+)|403|$.[](+)|true",
        "$context.a-$context.b-$context.c|403|x-y-z|true",
        "$context.a-$context.b-$context.c|403|x-y|false",
        "a$context.x-a|403|a|false",
        "a$context.x|403|a|true",
        "ab$context.x bc|403|abc|false"
      })
  void templateMakesABody(String template, int status, String body, boolean makes) {
    assertEquals(
        makes, new GatewayResponse("ANY", OptionalInt.of(403), template).makes(status, body));
  }

  @ParameterizedTest
  @CsvSource({"403", "429"})
  void responseWithoutStatusKeepsTheOneOfItsType(int status) {
    assertEquals(
        true, new GatewayResponse("DEFAULT_4XX", OptionalInt.empty(), "no").makes(status, "no"));
  }

  @ParameterizedTest
  @CsvSource({"''", "' '"})
  void emptyTemplateMakesNothingThatCouldBeTold(String template) {
    assertEquals(
        false, new GatewayResponse("ANY", OptionalInt.empty(), template).makes(403, template));
  }
}
