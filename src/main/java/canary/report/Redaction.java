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
  private static final List<Pattern> SECRETS =
      List.of(
          Pattern.compile("\\b(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{12,}"),
          Pattern.compile("\\beyJ[\\w-]{6,}\\.[\\w-]{6,}(?:\\.[\\w-]*)?"),
          Pattern.compile("(?i)(?<=signature=)[0-9a-f]{16,}"),
          Pattern.compile(
              "(?i)(?<=(?:security-token|authorization|secret|password|api-key)[=:"
                  + " \"]{1,4})[^\\s,;\"]{6,}"),
          Pattern.compile("\\b[A-Za-z0-9/+]{60,}={0,2}"),
          // A secret access key: forty characters, of which some are no letters of a word.
          Pattern.compile(
              "(?<![A-Za-z0-9/+=])(?=[A-Za-z0-9/+]*[/+0-9])(?=[A-Za-z0-9/+]*[A-Z])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])"));

  private Redaction() {}

  public static String clean(String foreign) {
    // Longer than what is kept, so that a secret that the cut would split is still known as one.
    var text = foreign.length() > 4 * LONGEST ? foreign.substring(0, 4 * LONGEST) : foreign;
    for (var secret : SECRETS) {
      text = secret.matcher(text).replaceAll(MASK);
    }
    var printable =
        text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029\\ufffe\\uffff]+", " ").strip();
    return printable.length() > LONGEST ? printable.substring(0, LONGEST) + " [cut]" : printable;
  }

  /** A code of an error: what an error's name can have, and nothing else. */
  public static String code(String foreign) {
    var code = foreign.replaceAll("[^\\w.:# -]", "");
    return code.length() > 100 ? code.substring(0, 100) : code;
  }
}
