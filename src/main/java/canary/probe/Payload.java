package canary.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A canary message: a JSON object with its marker first, so that a cut message is still recognized.
 */
public record Payload(String body) {

  /**
   * Everything that a mapping template can damage, in one text. {@code &DelaySeconds=901&} comes
   * before any other ampersand: where the template does not encode, SQS reads a delay beyond its
   * 900 seconds, refuses the message and keeps nothing.
   * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
   */
  static final String TROUBLESOME =
      "a&DelaySeconds=901&b=1+1 %41 %20 100% %zz 'single' \\\"double\\\" back\\\\slash \u00e9"
          + " \u6f22 \ud83d\ude00";

  /**
   * The one message of a healthy run. The spaces and {@code 1.10} are there on purpose: a template
   * that parses and rewrites the JSON loses them.
   */
  public static Payload combined(String id, Instant expires, String markerKey) {
    return new Payload(
        "{%s, \"text\": \"%s\", \"number\": 1.10}"
            .formatted(marker(id, expires, markerKey), TROUBLESOME));
  }

  /** The second opinion: nothing in it needs encoding beyond JSON's own punctuation. */
  public static Payload plain(String id, Instant expires, String markerKey) {
    return new Payload("{%s, \"text\": \"plain\"}".formatted(marker(id, expires, markerKey)));
  }

  /**
   * A message that SQS refuses and does not keep: U+FFFE is outside what it takes. Should it be
   * taken all the same, it is a marked message like the others.
   * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
   */
  public static Payload refusable(String id, Instant expires, String markerKey) {
    return new Payload("{%s, \"text\": \"\ufffe\"}".formatted(marker(id, expires, markerKey)));
  }

  private static String marker(String id, Instant expires, String markerKey) {
    var expiry = expires.getEpochSecond();
    var signature =
        markerKey.isEmpty()
            ? ""
            : ",\"sig\":\"%s\"".formatted(signature(id + "|" + expiry, markerKey));
    return "\"__canary\": {\"v\":1,\"id\":\"%s\",\"exp\":%d%s}".formatted(id, expiry, signature);
  }

  /** HMAC-SHA256 in lower-case hexadecimal, as a consumer recomputes it over {@code id|exp}. */
  static String signature(String text, String key) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  /** The digest that SQS must answer with when the message arrived as it was sent. */
  public String md5() {
    return Md5.of(body);
  }
}
