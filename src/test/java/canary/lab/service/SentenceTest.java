package canary.lab.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import canary.lab.service.Sentence.Found;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SentenceTest {
  @Test
  void everySentenceIsFoundAndEveryFindIsASentence() {
    assertEquals(
        Stream.concat(
                Arrays.stream(Sentence.values()).map(Sentence::id),
                Arrays.stream(canary.model.Sentence.values()).map(canary.model.Sentence::id))
            .collect(Collectors.toSet()),
        Sentence.found().keySet());
  }

  @ParameterizedTest
  @EnumSource
  void theModelSaysWhatWasFound(canary.model.Sentence sentence) {
    assertEquals(Sentence.found().get(sentence.id()).says(), sentence.words());
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
        "because no identity-based policy allows the sqs:sendmessage action",
        Sentence.IDENTITY_SILENT.says(Map.of("action", "sqs:sendmessage")));
    assertThrows(IllegalArgumentException.class, Sentence.IDENTITY_SILENT::says);
  }
}
