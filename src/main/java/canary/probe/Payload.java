package canary.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.HexFormat;

/**
 * A canary message. Unless its owner says otherwise it is a JSON object with its marker first, so
 * that a cut message is still recognized.
 *
 * @param query of the URL, encoded; empty where the message is in the body alone
 */
public record Payload(String body, String query) {
  public Payload(String body) {
    this(body, "");
  }

  /** Of the form of the ids that messages have, for one that is not sent. */
  public static final String EXAMPLE_ID = "00000000-0000-4000-8000-000000000000";

  /** What a message is to show. */
  public enum Kind {
    /**
     * Everything that a mapping template can damage, in one text. {@code &DelaySeconds=901&} comes
     * before any other ampersand: where the template does not encode, SQS reads a delay beyond its
     * 900 seconds, refuses the message and keeps nothing.
     * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
     */
    COMBINED(
        "a&DelaySeconds=901&b=1+1 %41 %20 100% %zz 'single' \"double\" back\\slash \u00e9"
            + " \u6f22 \ud83d\ude00"),
    /** The second opinion: nothing in it needs encoding beyond the format's own punctuation. */
    PLAIN("plain"),
    /**
     * SQS refuses it and does not keep it: U+FFFE is outside what it takes. If it is accepted
     * nevertheless, it is a marked message like the others.
     * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
     */
    REFUSABLE("\ufffe");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  /** The canary's own message of a kind. */
  static Payload own(Kind kind, String id, Instant expires, String markerKey) {
    return switch (kind) {
      case COMBINED -> combined(id, expires, markerKey);
      case PLAIN -> plain(id, expires, markerKey);
      case REFUSABLE -> refusable(id, expires, markerKey);
    };
  }

  /**
   * The one message of a healthy run. The spaces and {@code 1.10} are there on purpose: a template
   * that parses and rewrites the JSON loses them.
   */
  public static Payload combined(String id, Instant expires, String markerKey) {
    return new Payload(
        "{\"__canary\": %s, \"text\": \"%s\", \"number\": 1.10}"
            .formatted(marker(id, expires, markerKey), Format.JSON.escaped(Kind.COMBINED.text())));
  }

  public static Payload plain(String id, Instant expires, String markerKey) {
    return simple(Kind.PLAIN, id, expires, markerKey);
  }

  public static Payload refusable(String id, Instant expires, String markerKey) {
    return simple(Kind.REFUSABLE, id, expires, markerKey);
  }

  private static Payload simple(Kind kind, String id, Instant expires, String markerKey) {
    return own(kind.text(), id, expires, markerKey);
  }

  /** The canary's own message with any text. */
  static Payload own(String text, String id, Instant expires, String markerKey) {
    return new Payload(
        "{\"__canary\": %s, \"text\": \"%s\"}"
            .formatted(marker(id, expires, markerKey), Format.JSON.escaped(text)));
  }

  static String marker(String id, Instant expires, String markerKey) {
    var expiry = expires.getEpochSecond();
    var signature =
        markerKey.isEmpty()
            ? ""
            : ",\"sig\":\"%s\"".formatted(signature(id + "|" + expiry, markerKey));
    return "{\"v\":1,\"id\":\"%s\",\"exp\":%s%s}".formatted(id, expiry, signature);
  }

  /** HMAC-SHA256 in lower-case hexadecimal, as a consumer recomputes it over {@code id|exp}. */
  static String signature(String text, String key) {
    return HexFormat.of().formatHex(Hmac.of(key.getBytes(UTF_8), text));
  }

  /** The digest that SQS must answer with when the message arrived as it was sent. */
  public String md5() {
    return Md5.of(body);
  }
}
