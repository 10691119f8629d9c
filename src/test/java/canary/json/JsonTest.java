package canary.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.jr.ob.JSON;

/**
 * Our reader and writer of JSON beside Jackson, which reads and writes the same. {@code
 * -Ddocuments=100000} compares more of them.
 */
class JsonTest {
  private static final int DOCUMENTS = Integer.getInteger("documents", 10_000);
  private static final JSON JACKSON_EXACT = JSON.std.with(JSON.Feature.USE_BIG_DECIMAL_FOR_FLOATS);
  private static final JSON JACKSON_LAST =
      JSON.std.without(JSON.Feature.FAIL_ON_DUPLICATE_MAP_KEYS);
  private static final List<String> SEEDS =
      List.of(
          "{\"__canary\": {\"v\":1,\"exp\":1795420800}, \"text\": \"a&b \\\"c\\\" \\\\ \u00e9"
              + " \\u6f22 \\ud83d\\ude00\\/\\b\\f\\n"
              + "\\r"
              + "\\t\", \"number\": 1.10}",
          "[null, true, false, 0, -0, 12, -3.5e+10, 2147483647, 2147483648, -2147483648, 1e-3,"
              + " 9223372036854775807, 9223372036854775808, -9223372036854775808, [], {}, [[{}]]]",
          " {\"Error\":{\"Code\":\"AccessDenied\",\"Message\":\"User: x\"},\"RequestId\":null}\r\n",
          "\"text\"",
          "-12.50",
          "null");

  @Test
  void whatIsReadAndWhatIsRefusedIsWhatJacksonReadsAndRefuses() {
    var random = new Random(17);
    var refused = 0;
    for (var i = 0; i < DOCUMENTS; i++) {
      var text = changed(SEEDS.get(i % SEEDS.size()), i < SEEDS.size() ? 0 : 3, random);
      refused += same(text, it -> JsonReader.readExactly(it, 500), JACKSON_EXACT) ? 0 : 1;
      if (single(text)) {
        same(text, JsonReader::read, JSON.std);
        same(text, JsonReader::readLastOfRepeated, JACKSON_LAST);
      }
    }
    assertTrue(refused > DOCUMENTS / 4 && refused < DOCUMENTS, refused + " refused");
  }

  /** Some characters taken out, put in or exchanged. */
  private static String changed(String seed, int most, Random random) {
    var text = new StringBuilder(seed);
    for (var i = random.nextInt(most + 1); i > 0; i--) {
      var at = random.nextInt(text.length());
      var sign = "{}[]\",:\\ue-+.0 \n\u0001tx\u2028".charAt(random.nextInt(20));
      switch (random.nextInt(3)) {
        case 0 -> text.deleteCharAt(at).append(text.isEmpty() ? "1" : "");
        case 1 -> text.insert(at, sign);
        default -> text.setCharAt(at, sign);
      }
    }
    return text.toString();
  }

  /** Whether both read it; fails where one does and not the other, or they read another value. */
  private static boolean same(String text, Function<String, Object> ours, JSON jackson) {
    var expected = attempt(it -> whole(it, jackson), text, JacksonException.class);
    assertEquals(expected, attempt(ours, text, NotJson.class), text);
    return expected.isPresent();
  }

  private static Object whole(String text, JSON jackson) {
    try (var parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
      var value = jackson.anyFrom(parser);
      assertEquals(null, parser.nextToken());
      return value;
    } catch (AssertionError behind) {
      return JSON.std.anyFrom("");
    }
  }

  private static boolean single(String text) {
    return attempt(it -> whole(it, JACKSON_LAST), text, JacksonException.class).isPresent();
  }

  private static Optional<List<Object>> attempt(
      Function<String, Object> reader, String text, Class<? extends RuntimeException> refusal) {
    try {
      var read = new ArrayList<>();
      read.add(reader.apply(text));
      return Optional.of(read);
    } catch (RuntimeException e) {
      assertTrue(refusal.isInstance(e), () -> text + ": " + e);
      return Optional.empty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "01",
        "-",
        "1.",
        ".5",
        "+1",
        "1e",
        "0x1",
        "NaN",
        "nul",
        "truex",
        "'a'",
        "{a:1}",
        "[1,]",
        "{\"a\":1,}",
        "[1 2]",
        "{\"a\" 1}",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u00g0\"",
        "\"a",
        "\"a\tb\"",
        "\ufeff{}",
        "\u00a0{}",
        "/**/{}",
        "[",
        "{\"a\":",
        "{\"a\":1,\"a\":2}"
      })
  void whatIsNoJsonIsRefusedByAll(String text) {
    assertThrows(NotJson.class, () -> JsonReader.read(text));
    assertThrows(NotJson.class, () -> JsonReader.readExactly(text, 64));
    assertThrows(JacksonException.class, () -> JSON.std.anyFrom(text));
  }

  @Test
  void aRefusalSaysWhereAndQuotesNothing() {
    var refusal = assertThrows(NotJson.class, () -> JsonReader.read("{\"key\": secret}"));
    assertEquals("no value at character 9", refusal.getMessage());
  }

  @Test
  void whatStandsBehindAValueIsLeftAloneUnlessAllIsAskedFor() {
    assertEquals(Map.of(), JsonReader.read("{} and more"));
    assertThrows(NotJson.class, () -> JsonReader.readExactly("{} and more", 64));
  }

  @Test
  void depthAndLengthOfNumbersHaveBounds() {
    JsonReader.readExactly("[".repeat(64) + "]".repeat(64), 64);
    assertThrows(NotJson.class, () -> JsonReader.readExactly("[".repeat(65) + "]".repeat(65), 64));
    assertThrows(NotJson.class, () -> JsonReader.read("[".repeat(1_000_000)));
    assertThrows(NotJson.class, () -> JsonReader.read("1".repeat(1_001)));
    assertThrows(NotJson.class, () -> JsonReader.readExactly("1e9999999999", 64));
  }

  @Test
  void whatIsWrittenIsWhatJacksonWrites() {
    var value = new LinkedHashMap<String, Object>();
    value.put("nothing", null);
    value.put("text", "a\u0001\u007f\u2028\ud83d\ude00\"\\/\b\f\n\r\t\u00e9\u6f22");
    value.put("list", Arrays.asList(1, null, true, List.of(), Map.of(), List.of("x", Map.of())));
    value.put("numbers", List.of(1.1, 1e300, 1.0, 12345678901L, -0.0));
    value.put("state", Thread.State.NEW);
    value.put("inside", Map.of("\"", List.of(Map.of("b", 1), 2)));

    assertEquals(JSON.std.asString(value), JsonWriter.write(value));
    assertEquals(
        JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES).asString(value),
        JsonWriter.writeWithNulls(value));
    assertEquals(
        JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(value),
        JsonWriter.writePretty(value));
    assertEquals("[\"NaN\",\"-Infinity\"]", JsonWriter.write(List.of(0.0 / 0.0, -1 / 0.0)));
  }
}
