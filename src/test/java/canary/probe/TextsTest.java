package canary.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What templates and servers make of a text, at the edges. */
class TextsTest {
  static Stream<Arguments> forms() {
    return Stream.of(
        arguments("a+b", "a b"),
        arguments("a%41", "aA"),
        arguments("%41%42", "AB"),
        arguments("%c3%a9", "\u00e9"),
        arguments("%C3%A9", "\u00e9"),
        arguments("%00%0a", "\0\n"),
        arguments("%4", "%4"),
        arguments("%", "%"),
        arguments("%zz", "%zz"),
        arguments("%4z", "%4z"),
        arguments("%z4", "%z4"));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void formsAreDecodedLeniently(String form, String decoded) {
    assertEquals(decoded, FormText.decode(form));
  }

  @Test
  void aWriterWithSpacesPutsThemOutsideOfTexts() {
    assertEquals(
        "{\"a\": \"x,y:z\\\",\", \"b\": [1, 2]}",
        Rewritten.spaced("{\"a\":\"x,y:z\\\",\",\"b\":[1,2]}"));
  }

  @Test
  void whatIsNoJsonStaysAsItIs() {
    assertEquals("no json", Rewritten.minified("no json"));
    assertEquals("no json", Rewritten.mapText("no json"));
    assertEquals("[1]", Rewritten.mapText("[1]"));
    assertEquals("{a=1}", Rewritten.mapText("{\"a\":1}"));
  }

  @Test
  void asciiEndsAt127() {
    assertEquals("\u007f\\u0080", Rewritten.escaped("\u007f\u0080"));
    assertEquals("\u007f\\u0080\\/\\n\\t", Rewritten.javaScript("\u007f\u0080/\n\t"));
  }

  @Test
  void aMessageThatBeginsWithAnAmpersandIsCutToNothing() {
    assertEquals(0, Damage.CUT_AT_AMPERSAND.done("&a").length);
    assertEquals(1, Damage.CUT_AT_AMPERSAND.done("a").length);
  }

  @Test
  void aLongBodyIsCutAtItsLimit() {
    var longest = "a".repeat(Reply.LONGEST_BODY);
    assertEquals(longest, Reply.ofWords(longest).body());
    assertEquals(longest, Reply.ofWords(longest + "b").body());
    assertEquals("v", Reply.of(200, Map.of("X-A", "v"), "").header("x-a"));
  }

  @Test
  void aRefusableMessageIsMarkedAndHasWhatSqsDoesNotTake() {
    var payload = Payload.refusable("id", Instant.EPOCH, "key");
    assertTrue(
        payload.body().startsWith("{\"__canary\": {\"v\":1,\"id\":\"id\",\"exp\":0,\"sig\""));
    assertTrue(payload.body().contains("\ufffe"));
    assertFalse(Payload.refusable("id", Instant.EPOCH, "").body().contains("sig"));
  }

  @Test
  void aRefusalKnowsItsDenial() {
    var words =
        "User: arn:aws:sts::111122223333:assumed-role/r/s is not authorized to perform: a:B";
    var refusal = Refusal.of(Layer.QUEUE, "AccessDenied", words, "");
    assertEquals(Optional.of("r"), refusal.denial().flatMap(Denial::roleName));
    assertEquals(
        Optional.empty(), Refusal.of(Layer.QUEUE, "AccessDenied", "Access denied", "").denial());
    var user = words.replace("assumed-role/r/s", "user/u");
    assertEquals(Optional.empty(), Denial.in(user).flatMap(Denial::roleName));
  }

  @ParameterizedTest
  @EnumSource
  void everyDoubtIsToldInWords(Outcome.Doubt doubt) {
    assertFalse(doubt.meaning().isBlank());
  }

  @ParameterizedTest
  @EnumSource
  void everyTypeOfPolicyIsKnownByItsWords(Denial.PolicyType type) {
    assertEquals(type, Denial.PolicyType.atHeadOf(type.words()));
  }

  @Test
  void whatIsSettledDoesNotPass() {
    var reply = Reply.ofWords("");
    assertFalse(new Outcome.Delivered("m").isTransient());
    assertFalse(new Outcome.Damaged(Damage.EMPTY, "m", reply).isTransient());
    assertFalse(new Outcome.Unproven(Outcome.Doubt.NO_DIGEST, reply).isTransient());
    assertFalse(new Outcome.NotProbed().isTransient());
  }

  @Test
  void credentialsHideThemselves() {
    assertEquals("Credentials[hidden]", new Credentials("a", "b", "c").toString());
  }
}
