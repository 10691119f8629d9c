package canary.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Derives a text from a regular expression of the common kind: characters and classes with counts,
 * one after the other. Of alternatives the first is taken; what is rarer is not derived.
 */
final class PatternSample {
  private static final Pattern GROUP =
      Pattern.compile("\\((?:\\?:)?([^()|]{0,200})(?:\\|[^()]{0,1000})?\\)(?![{+*?])");

  private static final Pattern ATOM =
      Pattern.compile(
          "(\\\\[dws]|\\\\[^A-Za-z0-9]|\\[[^\\]^][^\\]]{0,200}]|[^\\\\\\[\\](){}*+?|^$])"
              + "(?:\\{(\\d{1,3})(,\\d{0,3})?}|([+*?]))?");

  private PatternSample() {}

  /**
   * A text that the expression is likely to match; whether it does is for the caller to see.
   *
   * @param length for a part that may be of any length
   */
  static Optional<String> of(String expression, int length) {
    var flat = GROUP.matcher(expression.replaceAll("^\\^|\\$$", "")).replaceAll("$1");
    var sample = new StringBuilder();
    var atoms = ATOM.matcher(flat);
    var end = 0;
    while (atoms.region(end, flat.length()).lookingAt()) {
      sample.append(character(atoms.group(1)).repeat(count(atoms, length)));
      end = atoms.end();
    }
    return end == flat.length() ? Optional.of(sample.toString()) : Optional.empty();
  }

  private static int count(Matcher atom, int length) {
    if (atom.group(2) != null) {
      var least = Integer.parseInt(atom.group(2));
      return ",".equals(atom.group(3)) ? Math.max(least, length) : least;
    }
    return switch (atom.group(4)) {
      case "+" -> length;
      case "*", "?" -> 0;
      case null, default -> 1;
    };
  }

  private static String character(String atom) {
    var first = atom.startsWith("[") ? atom.substring(1) : atom;
    return switch (first.charAt(0)) {
      case '.' -> atom.equals(".") ? "a" : ".";
      case '\\' ->
          switch (first.charAt(1)) {
            case 'd' -> "0";
            case 'w' -> "a";
            case 's' -> " ";
            default -> first.substring(1, 2);
          };
      default -> first.substring(0, 1);
    };
  }
}
