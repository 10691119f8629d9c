package canary.finding;

import java.util.regex.Pattern;

/**
 * A regular expression from outside. What it may cost is bounded: its length, its quantifiers, how
 * often they repeat, and how often it looks at a character of the text.
 */
public final class ForeignPattern {
  /** A longer one could exhaust the stack of the expressions' compiler. */
  private static final int LONGEST = 256;

  /** All counts of repetition multiplied: what is empty repeats without a look at the text. */
  private static final long MOST_REPETITIONS = 1_000;

  /** Each of them may multiply the ways to try, at the end of the text without a look at it. */
  private static final int MOST_QUANTIFIERS = 12;

  private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,10})(?:,(\\d{0,10}))?");

  private ForeignPattern() {}

  /** Known when it is within the bounds, or else unreadable with the bound in the reason. */
  public static Finding<String> bounded(String expression) {
    if (expression.length() > LONGEST) {
      return Finding.unreadable(
          "a pattern", expression.length() + " characters; at most " + LONGEST + " are read");
    }
    if (expression.chars().filter(it -> "*+?{".indexOf(it) >= 0).count() > MOST_QUANTIFIERS) {
      return Finding.unreadable(
          "a pattern", "more than " + MOST_QUANTIFIERS + " times one of * + ? {");
    }
    var repetitions = 1L;
    var count = COUNT.matcher(expression);
    while (count.find() && repetitions <= MOST_REPETITIONS) {
      var most =
          count.group(2) == null || count.group(2).isEmpty() ? count.group(1) : count.group(2);
      repetitions *= Math.max(1, Long.parseLong(most));
    }
    return repetitions <= MOST_REPETITIONS
        ? Finding.known(expression)
        : Finding.unreadable(
            "a pattern", "it repeats more than " + MOST_REPETITIONS + " times, counts multiplied");
  }

  /** A text that calls {@code look}, which may throw, whenever one of its characters is read. */
  public static CharSequence counted(String text, Runnable look) {
    return new CharSequence() {
      @Override
      public int length() {
        return text.length();
      }

      @Override
      public char charAt(int index) {
        look.run();
        return text.charAt(index);
      }

      @Override
      public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
      }

      @Override
      public String toString() {
        return text;
      }
    };
  }
}
