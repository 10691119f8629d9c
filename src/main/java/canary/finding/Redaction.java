package canary.finding;

import java.util.BitSet;
import java.util.regex.Pattern;

/**
 * Makes foreign text fit to be printed. It is cut before it is masked, so that a long text costs no
 * more than a short one.
 */
final class Redaction {
  static final int LONGEST = 700;
  private static final int LONGEST_CODE = 100;

  /** What is looked at of a text, in characters. */
  private static final int WINDOW = 4_096;

  /** Where a text is cut a secret is known as one only if so much of it is seen. */
  private static final int MARGIN = 512;

  private static final String MASK = "[redacted]";
  private static final String CUT = " [cut]";

  private static final Pattern NOT_PRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\ufffe\\uffff]{1,4096}");
  private static final Pattern NOT_IN_A_CODE = Pattern.compile("[^\\w.:#\\[\\] -]");

  /** No error's name has so long a part with a digit in it. */
  private static final Pattern OPAQUE_PART =
      Pattern.compile("(?<![\\w-])(?=[A-Za-z_-]{0,100}[0-9])[\\w-]{16,4096}");

  /**
   * A UUID; 16 or 52 capitals and digits, as S3 and DynamoDB have them; and the extended id of API
   * Gateway.
   */
  private static final Pattern USUAL_ID =
      Pattern.compile(
          "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
              + "|[A-Z0-9]{16}|[A-Z0-9]{52}|[\\w-]{15}=");

  private Redaction() {}

  static String words(String foreign) {
    var whole = foreign.length() <= WINDOW;
    var seen = whole ? foreign : foreign.substring(0, WINDOW);
    var masked = masked(seen, SecretForm.secrets(seen), whole ? seen.length() : WINDOW - MARGIN);
    var printable = NOT_PRINTABLE.matcher(masked).replaceAll(" ").strip();
    return whole && printable.length() <= LONGEST
        ? printable
        : cut(printable, LONGEST - CUT.length()) + CUT;
  }

  static String code(String foreign) {
    var words = words(foreign);
    var secrets = new BitSet();
    OPAQUE_PART.matcher(words).results().forEach(it -> secrets.set(it.start(), it.end()));
    var masked = masked(words, secrets, words.length());
    return cut(NOT_IN_A_CODE.matcher(masked).replaceAll(""), LONGEST_CODE);
  }

  static String id(String foreign) {
    return USUAL_ID.matcher(foreign).matches() ? foreign : code(foreign);
  }

  /** The text up to its end, with one mask for each secret. */
  private static String masked(String text, BitSet secrets, int end) {
    var masked = new StringBuilder();
    for (var at = 0; at < end; ) {
      var secret = secrets.nextSetBit(at);
      var from = secret < 0 ? end : Math.min(secret, end);
      masked.append(text, at, from);
      if (from < end) {
        masked.append(MASK);
      }
      at = from < end ? secrets.nextClearBit(from) : end;
    }
    return masked.toString();
  }

  /** The first so many characters, without half of one at the end. */
  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    var half = Character.isHighSurrogate(text.charAt(longest - 1));
    return text.substring(0, half ? longest - 1 : longest);
  }
}
