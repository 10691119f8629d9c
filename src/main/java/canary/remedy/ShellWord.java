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

  /** An option with its value, which is never taken for an option of its own. */
  static String option(String name, String value) {
    return name + (value.startsWith("-") ? "=" : " ") + of(value);
  }
}
