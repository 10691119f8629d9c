package canary.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The digests that SQS computes over a message. */
public final class Digests {
  private static final byte STRING_VALUE = 1;
  private static final byte BINARY_VALUE = 2;

  private Digests() {}

  /** MD5OfMessageBody, in lower-case hexadecimal. */
  public static String md5(String body) {
    return hex("MD5", body.getBytes(UTF_8));
  }

  /** What ContentBasedDeduplication takes for an id. */
  public static String sha256(String body) {
    return hex("SHA-256", body.getBytes(UTF_8));
  }

  /**
   * Empty without attributes.
   *
   * <p>Source:
   * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
   */
  public static Optional<String> md5(Map<String, Attribute> attributes) {
    return attributes.isEmpty() ? Optional.empty() : Optional.of(hex("MD5", encoded(attributes)));
  }

  private static byte[] encoded(Map<String, Attribute> attributes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (Map.Entry<String, Attribute> named : new TreeMap<>(attributes).entrySet()) {
        Attribute attribute = named.getValue();
        String value = attribute.value().orElse("");
        write(out, named.getKey().getBytes(UTF_8));
        write(out, attribute.dataType().getBytes(UTF_8));
        out.writeByte(attribute.isBinary() ? BINARY_VALUE : STRING_VALUE);
        write(
            out, attribute.isBinary() ? Base64.getDecoder().decode(value) : value.getBytes(UTF_8));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String hex(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
