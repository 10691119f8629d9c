package canary.report;

import canary.remedy.Remedy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The shell variables that stand for unknown names: listed once, and short in commands. */
final class Unset {
  /** As {@code ${API_ID:?the id of the API}}, which stops a command until it is set. */
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]{1,40}):\\?([^}]{0,200})}");

  private Unset() {}

  /** What has to be set before the commands of a fix run; empty where nothing has. */
  static List<String> in(Remedy remedy) {
    var meaning = new LinkedHashMap<String, String>();
    Stream.concat(remedy.commands().stream(), Stream.of(remedy.verify(), remedy.undo()))
        .flatMap(it -> VARIABLE.matcher(it).results())
        .forEach(it -> meaning.putIfAbsent(it.group(1), words(it.group(2), remedy)));
    var lines = new ArrayList<String>();
    if (!meaning.isEmpty()) {
      lines.add("  Set these variables first:");
      var row =
          "    %-" + meaning.keySet().stream().mapToInt(String::length).max().orElse(1) + "s  %s";
      meaning.forEach((name, words) -> lines.add(row.formatted(name, words)));
    }
    return lines;
  }

  /** With the note on the name, as that only the reply has it. */
  private static String words(String name, Remedy remedy) {
    return remedy.missing().stream().filter(it -> it.startsWith(name)).findFirst().orElse(name);
  }

  /** The commands without the words, which stand above them. */
  static List<String> brief(List<String> commands) {
    return commands.stream()
        .map(
            it ->
                VARIABLE
                    .matcher(it)
                    .replaceAll(found -> Matcher.quoteReplacement("${" + found.group(1) + ":?}")))
        .toList();
  }
}
