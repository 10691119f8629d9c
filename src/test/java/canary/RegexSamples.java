package canary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Makes up texts that a regular expression matches, or nearly matches: of each choice one branch,
 * of each class a character, of each repetition some. What looks around counts for its words only.
 */
final class RegexSamples {
  private static final List<String> CHARACTERS =
      IntStream.concat(IntStream.range(9, 127), IntStream.of(0x1b, 0xa0, 0xe9, 0x2028, 0xfeff))
          .mapToObj(Character::toString)
          .toList();

  private static final Pattern GROUP =
      Pattern.compile("\\?(?:<[A-Za-z]\\w*>|<?[=!]|[a-z]*:|>|[a-z]+(?=\\)))");
  private static final Pattern TIMES = Pattern.compile("(?:([*+?])|\\{(\\d+)(,?)(\\d*)\\})[?+]?");

  private final Map<String, List<String>> ofClass = new HashMap<>();
  private final String expression;
  private final Random random;
  private int at;

  RegexSamples(String expression, Random random) {
    this.expression = expression;
    this.random = random;
  }

  String next() {
    at = 0;
    return choice();
  }

  /** Of the branches up to a closing bracket or the end, one. */
  private String choice() {
    var branches = new ArrayList<>(List.of(sequence()));
    while (at < expression.length() && expression.charAt(at) == '|') {
      at++;
      branches.add(sequence());
    }
    return branches.get(random.nextInt(branches.size()));
  }

  private String sequence() {
    var made = new StringBuilder();
    while (at < expression.length() && "|)".indexOf(expression.charAt(at)) < 0) {
      var from = at;
      var atom = atom();
      var to = at;
      var times = times();
      for (var more = 0; more < times; more++) {
        var end = at;
        at = from;
        made.append(more == 0 ? atom : atom());
        at = Math.max(end, to);
      }
    }
    return made.toString();
  }

  private String atom() {
    var first = expression.charAt(at++);
    return switch (first) {
      case '(' -> group();
      case '[' -> characterClass();
      case '\\' -> escape();
      case '.' -> oneOf("(?s).");
      case '^', '$' -> "";
      default -> String.valueOf(first);
    };
  }

  private String group() {
    var negative = false;
    if (expression.startsWith("?", at)) {
      var found = GROUP.matcher(expression).region(at, expression.length());
      if (!found.lookingAt()) {
        throw new IllegalArgumentException("a group not known here: " + expression.substring(at));
      }
      negative = found.group().endsWith("!");
      at = found.end();
    }
    var inside = choice();
    at++;
    return negative ? "" : inside;
  }

  private String characterClass() {
    var from = at - 1;
    for (var open = 1; open > 0; at++) {
      switch (expression.charAt(at)) {
        case '\\' -> at++;
        case '[' -> open++;
        case ']' -> open--;
        default -> {}
      }
    }
    return oneOf(expression.substring(from, at));
  }

  private String escape() {
    var from = at - 1;
    var kind = expression.charAt(at++);
    if (kind == 'Q') {
      var end = expression.indexOf("\\E", at);
      var quoted = expression.substring(at, end);
      at = end + 2;
      return quoted;
    }
    if (kind == 'b' || kind == 'B') {
      return "";
    }
    at += kind == 'u' ? 4 : 0;
    at = kind == 'p' || kind == 'P' ? expression.indexOf('}', at) + 1 : at;
    return oneOf(expression.substring(from, at));
  }

  private String oneOf(String characters) {
    var fitting = ofClass.computeIfAbsent(characters, RegexSamples::fitting);
    return fitting.isEmpty() ? "" : fitting.get(random.nextInt(fitting.size()));
  }

  private static List<String> fitting(String characters) {
    return CHARACTERS.stream().filter(Pattern.compile(characters).asMatchPredicate()).toList();
  }

  /** How often the atom before is repeated: as often as it must be, and a little more. */
  private int times() {
    var found = TIMES.matcher(expression).region(at, expression.length());
    if (!found.lookingAt()) {
      return 1;
    }
    at = found.end();
    if (found.group(1) != null) {
      return found.group(1).equals("?")
          ? random.nextInt(2)
          : (found.group(1).equals("+") ? 1 : 0) + random.nextInt(4);
    }
    var least = Integer.parseInt(found.group(2));
    var most =
        found.group(3).isEmpty()
            ? least
            : found.group(4).isEmpty() ? least + 3 : Integer.parseInt(found.group(4));
    return least + random.nextInt(Math.min(most - least, 3) + 1);
  }
}
