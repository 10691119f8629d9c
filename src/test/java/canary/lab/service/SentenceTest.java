package canary.lab.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import canary.lab.service.Sentence.Found;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SentenceTest {
  @Test
  void everySentenceIsFoundAndEveryFindIsASentence() {
    assertEquals(
        Arrays.stream(Sentence.values()).map(Sentence::id).collect(Collectors.toSet()),
        Sentence.found().keySet());
  }

  @Test
  void aSentenceWithoutProvenanceIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new Found("x", "Says.", "", "2026", "verbatim"));
    assertThrows(
        IllegalArgumentException.class, () -> new Found("x", "Says.", "page", "", "verbatim"));
    assertThrows(
        IllegalArgumentException.class, () -> new Found("x", "Says.", "page", "2026", "guessed"));
  }

  @Test
  void anEmptySlotIsRefused() {
    assertEquals(
        "The action FooBar is not valid for this endpoint.",
        Sentence.INVALID_ACTION.says(Map.of("action", "FooBar")));
    assertThrows(IllegalArgumentException.class, Sentence.INVALID_ACTION::says);
  }
}
