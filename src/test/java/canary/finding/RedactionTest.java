package canary.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

  @Test
  void noPlantedSecretComesOut() {
    assertNoneOf(2_000, new Secrets(1));
  }

  @Test
  @Tag("long")
  void noneOfManyComesOut() {
    assertNoneOf(100_000, new Secrets(2));
  }

  private static void assertNoneOf(int number, Secrets secrets) {
    for (var each = 0; each < number; each++) {
      var secret = secrets.next();
      var text = secrets.filler() + secret.context() + " " + secrets.filler();
      for (var quoted :
          List.of(
              Quotation.of(text),
              Quotation.code(secret.context()),
              Quotation.id(secret.context()))) {
        assertFalse(quoted.text().contains(secret.value()), secret + " in " + quoted);
      }
    }
  }

  /** A key's name and value, a block's beginning and end: a cut must not part them. */
  @Test
  void aCutShowsNoPartOfASecret() {
    var secrets = new Secrets(3);
    for (var before = 3_000; before < 4_200; before += 3) {
      var secret = secrets.next();
      var text = "word ".repeat(100) + " ".repeat(before - 500) + secret.context();
      assertFalse(Redaction.words(text + " ".repeat(99)).contains(secret.value()), text);
    }
  }

  @Test
  void everyFormHasASource() {
    for (var form : SecretForm.values()) {
      assertTrue(URI.create(form.source()).getHost().contains("."), form.name());
    }
    for (var prefix : TokenPrefix.values()) {
      assertTrue(URI.create(prefix.source()).getHost().contains("."), prefix.name());
    }
  }

  /** Diagnoses need these. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:sqs:eu-west-1:111122223333:orders-dead-letters-of-the-whole-house-eu-west-1.fifo",
        "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0a1b2c3d4e5f6a7b",
        "arn:aws:kms:eu-west-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab",
        "arn:aws:secretsmanager:eu-west-1:111122223333:secret:marker-AbCdEf",
        "OrdersStack-OrdersQueue4A7E3555-8qYBpvFxQw1G",
        "AROADBQP57FF2AEXAMPLE",
        "AROADBQP57FF2AEXAMPLE:BackplaneAssumeRoleSession",
        "vpce-0123456789abcdef0",
        "\"MD5OfMessageBody\":\"fafb00f5732ab283681e124bf8747ed1\"",
        "<MD5OfMessageBody>fafb00f5732ab283681e124bf8747ed1</MD5OfMessageBody>",
        "the digest is fafb00f5732ab283681e124bf8747ed1",
        "5fea7756-0ea4-451a-a703-a558b933e274",
        "Root=1-5759e988-bd862e3fe1be46a994272793",
        "ExpiredToken: The security token included in the request is expired",
        "MissingAuthenticationToken: Request is missing Authentication Token",
        "Authorization header requires 'Signature' parameter.",
        "Bearer authentication is not supported",
        "The request signature we calculated does not match the signature you provided.",
        "apigateway.amazonaws.com may not assume role/orders",
        "https://sqs.eu-west-1.amazonaws.com:443/111122223333/orders?Action=SendMessage",
        "the key alias/orders-queue-2026-production does not exist",
        "kms DescribeKey: KeyState is PendingDeletion",
        "2011-10-05T12:30:00Z is now earlier than 20261128T021500Z"
      })
  void whatADiagnosisNeedsStays(String words) {
    assertEquals(words, Redaction.words(words));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5fea7756-0ea4-451a-a703-a558b933e274",
        "4KBNVRGD25RG1KEO9UT4V3FQDJVV4KQNSO5AEMVJF66Q9ASUAAJG",
        "3B3C7C725673C630",
        "YT7xvHmyIAMFbbw=",
        "m-1"
      })
  void anIdOfTheUsualFormStays(String id) {
    assertEquals(id, Redaction.id(id));
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
    assertTrue(Redaction.words("word ".repeat(100_000)).length() <= Redaction.LONGEST);
    assertTrue(Redaction.code("x".repeat(10_000)).length() <= 100);
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
