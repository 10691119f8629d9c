package canary.report;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes foreign text fit to be printed: secrets masked, control characters gone, cut to length.
 * Whatever came over the wire goes through here before it is kept.
 */
public final class Redaction {
  /** Longest quotation in characters. */
  public static final int LONGEST = 700;

  private static final String MASK = "[redacted]";

  /** A secret by the name in front of it, which stays. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)((?:security-token|authorization|secret|password|api-key|signature)"
              + "[\\\\\"']{0,2}\\s{0,2}[=:]\\s{0,2}[\\\\\"']{0,2})"
              + "(?:(?:Bearer|Basic|AWS4-HMAC-SHA256)\\s+)?[^\\s,;\"]{6,}");

  /**
   * Secrets by their form: access keys, tokens, and secret access keys, which no word looks like.
   * The id of a role or user is none, and a statement that still names it is found by it.
   */
  private static final List<Pattern> BARE =
      List.of(
          Pattern.compile("\\b(?:AKIA|ASIA)[A-Z0-9]{12,}"),
          Pattern.compile("\\beyJ[\\w-]{6,}\\.[\\w-]{6,}(?:\\.[\\w-]*)?"),
          Pattern.compile("\\b[A-Za-z0-9/+]{60,}={0,2}"),
          Pattern.compile(
              "(?<![A-Za-z0-9/+=])(?=[A-Za-z0-9/+]*[/+0-9])(?=[A-Za-z0-9/+]*[A-Z])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])"));

  private Redaction() {}

  public static String clean(String foreign) {
    // Masked before it is cut: half a secret is not known as one.
    var text = NAMED.matcher(foreign).replaceAll("$1" + MASK);
    for (var secret : BARE) {
      text = secret.matcher(text).replaceAll(MASK);
    }
    var printable =
        text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\ufffe\\uffff]+", " ").strip();
    return cut(printable, LONGEST, " [cut]");
  }

  /** The text, or its first so many characters and the mark; never half a character. */
  static String cut(String text, int longest, String mark) {
    return text.length() > longest
        ? text.substring(0, longest).replaceFirst("\\p{Cs}$", "") + mark
        : text;
  }

  /** A code of an error: what an error's name can have, and nothing else. */
  public static String code(String foreign) {
    var code = foreign.replaceAll("[^\\w.:# -]", "");
    return code.length() > 100 ? code.substring(0, 100) : code;
  }
}
