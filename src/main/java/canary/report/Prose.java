package canary.report;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/** Sentences on lines that an email shows whole. */
final class Prose {
  /** What a plain-text email shows without breaking: RFC 5322 section 2.1.1 recommends 78. */
  static final int WIDTH = 78;

  private Prose() {}

  /**
   * Breaks a text at blanks; a word that is longer than a line, as an ARN or a URL, stays whole.
   *
   * @param first what the first line begins with
   * @param rest what each further line begins with
   */
  static List<String> wrapped(String first, String rest, String text) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder(first);
    var empty = true;
    for (var words = new StringTokenizer(text); words.hasMoreTokens(); ) {
      var word = words.nextToken();
      if (!empty && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(rest);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  /** A clause as a sentence: with a capital letter and a full stop. */
  static String sentence(String clause) {
    var stripped = clause.strip();
    return stripped.isEmpty()
        ? ""
        : Character.toUpperCase(stripped.charAt(0))
            + stripped.substring(1)
            + (stripped.matches(".*[.!?:]") ? "" : ".");
  }
}
