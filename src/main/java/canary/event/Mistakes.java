package canary.event;

import canary.finding.Quotation;
import java.util.regex.Pattern;

/** The words for values that are not what was asked for. */
public final class Mistakes {
  private static final int LONGEST_VALUE = 100;

  /** What stands before the last @ may be a password, and so may what stands behind a question. */
  private static final Pattern USER = Pattern.compile("^([A-Za-z]{1,20}://)?.*@", Pattern.DOTALL);

  private static final Pattern QUERY = Pattern.compile("\\?.*", Pattern.DOTALL);

  private Mistakes() {}

  /**
   * {@code use} says what the value may be; the value is foreign: its secrets are masked, and it is
   * cut to a length that people read.
   */
  public static String invalid(String name, Object value, String use) {
    return "%s '%s' is invalid: use %s"
        .formatted(name, shortened(Quotation.of(String.valueOf(value)).text()), use);
  }

  /** The names of members are as foreign as a value. */
  static String unknown(String names, String of, String known) {
    return "'%s' is unknown in %s: use %s"
        .formatted(shortened(Quotation.of(names).text()), of, known);
  }

  /** As for any value, of a URL, whose user, password and query are not shown. */
  static String invalidUrl(String name, String url, String use) {
    var shown = USER.matcher(url).replaceFirst("$1[hidden]@");
    return invalid(name, QUERY.matcher(shown).replaceFirst("?[hidden]"), use);
  }

  private static String shortened(String text) {
    return text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "..." : text;
  }
}
