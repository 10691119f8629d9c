package canary.remedy;

import java.util.regex.Pattern;

/** Words of a command as a shell of the POSIX family takes them: nothing in them is run. */
final class ShellWord {
  /** What every shell takes for a plain word; a tilde behind an equals sign is none. */
  private static final Pattern PLAIN = Pattern.compile("[\\w+=,.@:/%][\\w+=,.@:/%-]*");

  private ShellWord() {}

  /** The text as one word; in single quotes where it is no plain one. */
  static String of(String text) {
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\"'\"'") + "'";
  }

  /** A value as JSON in one word. */
  static String json(Object value) {
    return "'" + PolicyText.write(value) + "'";
  }

  /** An option with its value, which is never taken for an option of its own. */
  static String option(String name, String value) {
    return name + (value.startsWith("-") ? "=" : " ") + of(value);
  }

  /** Whether the next character begins a word. */
  static boolean isBetweenWords(CharSequence text) {
    return !text.isEmpty() && text.charAt(text.length() - 1) == ' ';
  }

  /** Whether a shell expands nothing at the end of the text. */
  static boolean isInSingleQuotes(CharSequence text) {
    var open = ' ';
    for (var i = 0; i < text.length(); i++) {
      var character = text.charAt(i);
      if (open == character) {
        open = ' ';
      } else if (open == ' ' && (character == '\'' || character == '"')) {
        open = character;
      }
    }
    return open == '\'';
  }
}
