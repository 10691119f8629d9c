package canary.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** Decodes form text as a lenient server does: an escape that is none stays as it is. */
final class FormText {
  private FormText() {}

  static String decode(String text) {
    var decoded = new ByteArrayOutputStream();
    var bytes = text.getBytes(UTF_8);
    for (var i = 0; i < bytes.length; i++) {
      if (bytes[i] == '+') {
        decoded.write(' ');
      } else if (bytes[i] == '%'
          && i + 2 < bytes.length
          && digit(bytes[i + 1]) >= 0
          && digit(bytes[i + 2]) >= 0) {
        decoded.write(16 * digit(bytes[i + 1]) + digit(bytes[i + 2]));
        i += 2;
      } else {
        decoded.write(bytes[i]);
      }
    }
    return decoded.toString(UTF_8);
  }

  private static int digit(byte character) {
    return Character.digit(character, 16);
  }
}
