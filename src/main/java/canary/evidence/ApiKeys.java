package canary.evidence;

import canary.finding.Finding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The API keys of the account and the one that was sent. Values are kept as digests only.
 *
 * @param all absent where the method asks for none
 */
public record ApiKeys(Finding<List<ApiKey>> all, Sent sent) {

  /**
   * A key of the account.
   *
   * @param digest of its value, by {@link #digest}
   * @param inPlan whether a usage plan of the stage has it
   */
  public record ApiKey(String name, String digest, boolean enabled, boolean inPlan) {}

  /** What a request had as x-api-key. */
  public sealed interface Sent {
    /** Nobody knows, as of a pasted reply. */
    record NotKnown() implements Sent {}

    record Nothing() implements Sent {}

    record KeyDigest(String digest) implements Sent {}
  }

  /** Keys of which it is not known whether one was sent. */
  public static ApiKeys of(Finding<List<ApiKey>> all) {
    return new ApiKeys(all, new Sent.NotKnown());
  }

  /** The same where this value was sent, or none. */
  ApiKeys sending(Optional<String> value) {
    return new ApiKeys(
        all, value.<Sent>map(it -> new Sent.KeyDigest(digest(it))).orElseGet(Sent.Nothing::new));
  }

  /** SHA-256 of a key's value, in hexadecimal digits. */
  public static String digest(String value) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
