package canary.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DamageTest {
  private static final Payload SENT =
      Payload.combined(
          "0f9c1a52-77aa-4c1e-9a36-0e8f7c2b1d34", Instant.ofEpochSecond(1_800_000_000), "key");
  private static final String MARKER =
      "{\"__canary\": {\"v\":1,\"id\":\"0f9c1a52-77aa-4c1e-9a36-0e8f7c2b1d34\",\"exp\":1800000000";

  @Test
  void everyDamageHasItsOwnDigest() {
    var digests = new HashSet<String>();
    digests.add(SENT.md5());
    for (var damage : Damage.values()) {
      if (damage != Damage.UNKNOWN) {
        assertTrue(digests.add(Md5.of(damage.done(SENT.body()))), damage + " is told by no digest");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Damage.class)
  void isNamedByItsDigest(Damage damage) {
    var digest = damage == Damage.UNKNOWN ? "0".repeat(32) : Md5.of(damage.done(SENT.body()));
    assertEquals(damage, Damage.of(SENT, digest));
    assertEquals(damage, Damage.of(SENT, digest.toUpperCase()));
  }

  /** What a mapping template does to this text, written down by hand. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          CUT_AT_AMPERSAND   | A b                     | %41+b&c
          FORM_DECODED       | 1 1 A 100% %zz          | 1+1 %41 100% %zz
          PERCENT_DECODED    | 1+1 A 100% %zz          | 1+1 %41 100% %zz
          ENCODED_TWICE      | 1%2B1+%C3%A9            | 1+1 é
          REWRITTEN       | {"a":1,"b":"x y"}       | {"a": 1, "b": "x y"}
          REWRITTEN_WITH_SPACES | {"a": 1, "b": "x:,\\u00e9\\""} | {"a":1,"b":"x:,é\\""}
          ASCII_ESCAPED      | \\u00e9\\ud83d\\ude00   | é😀
          MAP_TEXT           | {a=1, b={c=x}}          | {"a":1,"b":{"c":"x"}}
          JAVASCRIPT_ESCAPED | \\"it\\'s\\" \\\\ \\/ \\u00E9 | "it's" \\ / é
          JAVASCRIPT_ESCAPED_BUT_QUOTES | \\"it's\\" \\/ \\u00E9 | "it's" / é
          BASE64_ENCODED     | YT1i                    | a=b
          READ_AS_LATIN_1    | Ã©                      | é
          QUESTION_MARKS     | ? a                     | é a
          EMPTY_OBJECT       | {}                      | anything
          """)
  void doesWhatTheFaultDoes(Damage damage, String left, String sent) {
    assertEquals(left, new String(damage.done(sent), java.nio.charset.StandardCharsets.UTF_8));
  }

  @Test
  void aCutMessageCanStillBeTold() {
    var cut =
        new String(
            Damage.CUT_AT_AMPERSAND.done(SENT.body()), java.nio.charset.StandardCharsets.UTF_8);
    assertTrue(cut.startsWith(MARKER), cut);
  }

  @Test
  void meaningsAreClauses() {
    assertTrue(Arrays.stream(Damage.values()).noneMatch(it -> it.meaning().endsWith(".")));
    assertFalse(Arrays.stream(Damage.values()).anyMatch(it -> it.meaning().isBlank()));
  }
}
