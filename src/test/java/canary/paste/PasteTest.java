package canary.paste;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.probe.ParsedReply;
import canary.probe.ReplyReader;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every form in which people have an error, and what is found in it. */
class PasteTest {

  static List<Pasted> forms() {
    return Pasted.in("forms");
  }

  @ParameterizedTest
  @MethodSource("forms")
  void theReplyIsFound(Pasted pasted) {
    var paste = Paste.of(pasted.text());
    var code =
        ReplyReader.read(paste.reply()) instanceof ParsedReply.Refused(var refusal)
            ? refusal.code()
            : "";
    assertEquals(pasted.wanted("code"), code, paste::toString);
    assertEquals(pasted.wanted("read as"), paste.readAs(), paste::toString);
    if (!pasted.wanted("status").isEmpty()) {
      assertEquals(Integer.parseInt(pasted.wanted("status")), paste.reply().status().orElse(0));
    }
  }

  @Test
  void whatIsNotKnownIsNotGuessed() {
    for (var text : List.of("", "it does not work", "{}", "HTTP", "<a/>", "null", "[1]", "\"\"")) {
      assertEquals("", Paste.of(text).readAs(), text);
    }
  }

  @Test
  void whatWasSentIsKept() {
    var paste =
        Paste.of(
            forms().stream()
                .filter(it -> it.name().equals("the request and the response"))
                .findFirst()
                .orElseThrow()
                .text());
    assertTrue(paste.sent().orElseThrow().isPreflight());
    assertTrue(paste.sent().orElseThrow().isToCustomDomain());
  }

  /** No expression of the reader takes longer than the text is long. */
  @Test
  void hostileTextTakesNoLongTime() {
    for (var piece :
        List.of(
            "{",
            "{\"a\":",
            "<",
            "\\",
            " ",
            "\n",
            "(",
            "User: ",
            "HTTP/1.1 403 x\n",
            "&amp;",
            "a",
            "a.",
            ": ",
            "Endpoint response body before transformations: ",
            "(Service: AmazonSQS; ",
            "<Code>",
            "message='",
            "> ",
            "is not authorized to perform")) {
      var text = piece.repeat(16_384 / piece.length());
      assertTimeout(Duration.ofSeconds(5), () -> Paste.of(text), piece);
    }
  }
}
