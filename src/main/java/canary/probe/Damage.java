package canary.probe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;

/**
 * A kind of damage that a mapping template does to a message, recognized by the digest of the
 * message it leaves.
 */
public enum Damage {
  CUT_AT_AMPERSAND("cut at the first &", body -> bytes(FormText.decode(upToAmpersand(body)))),
  FORM_DECODED(
      "decoded as a form: + became a space, %41 became A", body -> bytes(FormText.decode(body))),
  PERCENT_DECODED("percent-decoded", body -> bytes(FormText.decode(body.replace("+", "%2B")))),
  ENCODED_TWICE(
      "still URL-encoded: the template encodes twice",
      body -> bytes(URLEncoder.encode(body, UTF_8))),
  REWRITTEN("parsed and rewritten as JSON", body -> bytes(Rewritten.minified(body))),
  REWRITTEN_WITH_SPACES(
      "parsed and rewritten as spaced JSON", body -> bytes(Rewritten.spaced(body))),
  ASCII_ESCAPED(
      "written with \\u escapes for all that is not ASCII", body -> bytes(Rewritten.escaped(body))),
  MAP_TEXT(
      "written as {key=value}, the text of a map, not as JSON",
      body -> bytes(Rewritten.mapText(body))),
  JAVASCRIPT_ESCAPED("escaped as a JavaScript string", body -> bytes(Rewritten.javaScript(body))),
  JAVASCRIPT_ESCAPED_BUT_QUOTES(
      "escaped as a JavaScript string, single quotes restored",
      body -> bytes(Rewritten.javaScript(body).replace("\\'", "'"))),
  REWRITTEN_AND_ESCAPED(
      "parsed, rewritten as JSON and escaped as a JavaScript string",
      body -> bytes(Rewritten.javaScript(Rewritten.minified(body)))),
  NEWLINE_ADDED("with a newline added at the end", body -> bytes(body + "\n")),
  SPACE_ADDED("with a space added in front", body -> bytes(" " + body)),
  BASE64_ENCODED("Base64-encoded", body -> Base64.getEncoder().encode(bytes(body))),
  READ_AS_LATIN_1(
      "as if its UTF-8 were Latin-1", body -> bytes(new String(bytes(body), ISO_8859_1))),
  QUESTION_MARKS("with ? in place of all that is not ASCII", body -> body.getBytes(US_ASCII)),
  EMPTY_OBJECT("replaced by {}, as if no body had come", body -> bytes("{}")),
  EMPTY("empty", body -> new byte[0]),
  UNKNOWN("changed in a way that no known fault explains", body -> bytes(body));

  private final String meaning;
  private final Function<String, byte[]> effect;

  Damage(String meaning, Function<String, byte[]> effect) {
    this.meaning = meaning;
    this.effect = effect;
  }

  /** What has become of the message, as a clause without a full stop. */
  public String meaning() {
    return meaning;
  }

  /** Names the damage whose result has the digest that SQS gave; UNKNOWN when none has. */
  static Damage of(Payload sent, String md5Stored) {
    return known(sent, md5Stored).orElse(UNKNOWN);
  }

  /** The same; empty when none has, and when the message has the digest itself. */
  public static Optional<Damage> known(Payload sent, String md5Stored) {
    return Arrays.stream(values())
        .filter(damage -> damage != UNKNOWN)
        .filter(_ -> !sent.md5().equalsIgnoreCase(md5Stored))
        .filter(damage -> Md5.of(damage.done(sent.body())).equalsIgnoreCase(md5Stored))
        .findFirst();
  }

  /** What is left of the message. */
  byte[] done(String body) {
    return effect.apply(body);
  }

  private static String upToAmpersand(String body) {
    var end = body.indexOf('&');
    return end < 0 ? body : body.substring(0, end);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
