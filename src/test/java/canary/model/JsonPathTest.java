package canary.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.Option;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.jr.ob.JSON;

/** Ours against the library that API Gateway's reference names. */
class JsonPathTest {
  private static final String DOCUMENT =
      """
      {"a":{"b":[1,{"c":"x"},[2,3]],"b-c":"dash","_d":null,"e f":"blank"},\
      "list":[{"id":1},{"id":2,"list":[{"id":3}]}],"empty":{},"n":1.10,"big":12345678901234567890}
      """;
  private static final Configuration LENIENT =
      Configuration.defaultConfiguration().addOptions(Option.SUPPRESS_EXCEPTIONS);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$",
        "$.a",
        "a.b",
        "$.a.b[0]",
        "$.a.b[1].c",
        "$.a.b[-1]",
        "$.a.b[2][1]",
        "$.a.b[9]",
        "$['a']['b-c']",
        "$.a.b-c",
        "$[\"a\"]['e f']",
        "$.list[*].id",
        "$.list.*",
        "$..id",
        "$.a.b[*]",
        "$.empty",
        "$.n",
        "$.big",
        "$.no",
        "$.no.no",
        "$.a.b.c",
        "$.list[0]['id']",
      })
  void findsWhatTheLibraryFinds(String path) {
    Optional<Object> theirs =
        Optional.ofNullable(com.jayway.jsonpath.JsonPath.using(LENIENT).parse(DOCUMENT).read(path));

    Optional<Object> ours = new JsonPath(path).in(JsonValue.of(DOCUMENT));

    assertEquals(
        theirs.map(JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES)::asString),
        ours.map(JsonValue::text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"$.list[?(@.id==1)]", "$.list[0:2]", "$.list[0,1]", "$.list.length()"})
  void whatIsNotModeledIsNotGuessed(String path) {
    assertEquals(
        Stopped.Kind.NOT_MODELED, assertThrows(Stopped.class, () -> new JsonPath(path)).kind());
  }

  @Test
  void aTextThatIsNoJsonIsItself() {
    assertEquals("no json", new JsonPath("$").in(JsonValue.of("no json")).orElseThrow());
  }
}
