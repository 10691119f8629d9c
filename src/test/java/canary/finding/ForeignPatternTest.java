package canary.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignPatternTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"2\\d{2}", "[45]\\d{2}", "", ".*", "(4|5)\\d\\d", "x{0,999}", "{", "a{1,}"})
  void whatPeopleWriteIsRead(String expression) {
    assertEquals(Finding.known(expression), ForeignPattern.bounded(expression));
  }

  /** None of them would look at a character of the text, and each would run for hours. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?:){2147483647}",
        "(?:(?:(?:){999}){999}){999}",
        "(?:(?:(?:){0,999}){2}){999,}",
        "(){1,9999999999}{9999999999}"
      })
  void whatRepeatsWithoutEndIsNotRead(String expression) {
    assertEquals(
        Finding.unreadable("a pattern", "it repeats more than 1000 times, counts multiplied"),
        ForeignPattern.bounded(expression));
  }

  @Test
  void whatHasManyQuantifiersIsNotRead() {
    assertEquals(
        Finding.unreadable("a pattern", "more than 12 times one of * + ? {"),
        ForeignPattern.bounded("(.*)*".repeat(7)));
  }

  @Test
  void whatIsLongIsNotRead() {
    assertEquals(
        Finding.unreadable("a pattern", "257 characters; at most 256 are read"),
        ForeignPattern.bounded("a".repeat(257)));
  }
}
