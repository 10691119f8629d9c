package canary.lab.sqs;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The digests that SQS computes over a message. */
final class Digests {
  private static final byte STRING_VALUE = 1;

  private Digests() {}

  static String md5(String body) {
    return hex("MD5", body.getBytes(StandardCharsets.UTF_8));
  }

  static String sha256(String body) {
    return hex("SHA-256", body.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Empty without attributes.
   *
   * <p>Source:
   * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
   */
  static Optional<String> md5(Map<String, Attribute> attributes) {
    return attributes.isEmpty() ? Optional.empty() : Optional.of(hex("MD5", encoded(attributes)));
  }

  private static byte[] encoded(Map<String, Attribute> attributes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (Map.Entry<String, Attribute> named : new TreeMap<>(attributes).entrySet()) {
        write(out, named.getKey());
        write(out, named.getValue().dataType());
        out.writeByte(STRING_VALUE);
        write(out, named.getValue().stringValue());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
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
