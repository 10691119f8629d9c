package canary.remedy;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The checksum that {@code cksum} prints, which every POSIX system has, of a text without white
 * space and backslashes: so an answer of the AWS CLI can be compared with what was read, however it
 * is indented and escaped.
 *
 * <p>https://pubs.opengroup.org/onlinepubs/9799919799/utilities/cksum.html
 */
final class PosixChecksum {
  /** Does the same to what stands before it in a pipe. */
  static final String COMMAND = "LC_ALL=C tr -d ' \\n\\r\\t\\\\' | cksum";

  private static final int POLYNOMIAL = 0x04C11DB7;

  private PosixChecksum() {}

  static String of(String text) {
    var bytes = text.replaceAll("[ \\n\\r\\t\\\\]", "").getBytes(UTF_8);
    var sum = 0;
    for (var one : bytes) {
      sum = next(sum, one);
    }
    for (var length = bytes.length; length != 0; length >>>= 8) {
      sum = next(sum, (byte) length);
    }
    return Integer.toUnsignedString(~sum) + " " + bytes.length;
  }

  private static int next(int sum, byte one) {
    var next = sum ^ one << 24;
    for (var bit = 0; bit < 8; bit++) {
      next = next < 0 ? next << 1 ^ POLYNOMIAL : next << 1;
    }
    return next;
  }
}
