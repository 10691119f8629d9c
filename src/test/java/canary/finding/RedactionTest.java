package canary.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {

  @Test
  @Tag("long")
  void noPlantedSecretComesOut() {
    var secrets = new Secrets(1);
    for (var each = 0; each < 10_000; each++) {
      var secret = secrets.next();
      var cleaned = Redaction.words(secrets.filler() + secret.context() + " " + secrets.filler());
      assertFalse(cleaned.contains(secret.value()), cleaned);
    }
  }

  /** Masking makes the text shorter; what then comes within the limit is masked too. */
  @Test
  void noHalfOfASecretComesOut() {
    for (var before = 0; before < 4_000; before += 7) {
      var half = "wJalrXUtnFEMI/K7MDENG";
      var cleaned =
          Redaction.words(
              "A".repeat(61).concat("B1/").repeat(before / 64)
                  + " "
                  + " ".repeat(before % 64)
                  + half
                  + "/bPxRfiCYEXAMPLEKEY ");
      assertFalse(cleaned.contains(half), () -> cleaned);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Access to the resource is denied.
          User: arn:aws:sts::111122223333:assumed-role/orders/BackplaneAssumeRoleSession
          arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab is disabled.
          The ciphertext refers to a customer master key that does not exist
          Missing Authentication Token
          The security token included in the request is expired
          Authorization header requires 'Credential' parameter.
          """)
  void wordsOfAwsStayAsTheyAre(String words) {
    assertEquals(words, Redaction.words(words));
  }

  @Test
  void nothingThatSteersATerminalOrSplitsALineComesOut() {
    for (var code = 0; code < 0x10000; code++) {
      var cleaned = Redaction.words("a" + (char) code + "b");
      assertTrue(
          cleaned
              .chars()
              .noneMatch(
                  it ->
                      Character.isISOControl(it)
                          || Character.getType(it) == Character.FORMAT
                          || Character.isSurrogate((char) it)
                          || it == 0x2028
                          || it == 0x2029),
          Integer.toHexString(code));
    }
  }

  @Test
  void aCutLeavesNoHalfCharacter() {
    for (var before = 690; before < 710; before++) {
      var cleaned = Redaction.words("a".repeat(before) + "\ud83d\ude00".repeat(20));
      assertTrue(cleaned.codePoints().noneMatch(it -> it >= 0xd800 && it <= 0xdfff), cleaned);
    }
  }

  @Test
  void isBounded() {
    assertTrue(Redaction.words("word ".repeat(100_000)).length() <= Redaction.LONGEST + 6);
    assertTrue(Redaction.code("x".repeat(10_000)).length() <= 100);
    assertTimeout(
        Duration.ofSeconds(2), () -> Redaction.words("eyJ".repeat(20_000) + "a/".repeat(30_000)));
  }

  @ParameterizedTest
  @CsvSource({
    "AWS.SimpleQueueService.NonExistentQueue,AWS.SimpleQueueService.NonExistentQueue",
    "HTTP 502,HTTP 502",
    "<b>evil</b>\"'`$(),bevilb"
  })
  void aCodeHasTheCharactersOfACode(String foreign, String code) {
    assertEquals(code, Redaction.code(foreign));
  }
}
