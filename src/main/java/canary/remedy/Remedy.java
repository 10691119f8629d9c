package canary.remedy;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What to do about a cause, with the real names. Where a name is not known a command holds a shell
 * variable that stops it until it is set, and {@code missing} lists what it stands for.
 */
public record Remedy(
    String does,
    List<String> commands,
    String template,
    String verify,
    String undo,
    String risk,
    List<String> missing) {
  private static final Pattern SLOT = Pattern.compile("\\{([a-z]+\\.[a-z]+)\\}");

  /** What every shell takes for a plain word; no other value comes into a command. */
  private static final Pattern PLAIN_WORD = Pattern.compile("[\\w+=,.@:/~%-]+");

  public static Remedy of(RemedyTemplate template, KnownNames names) {
    var missing = new TreeSet<String>();
    return new Remedy(
        prose(template.does(), names),
        template.commands().stream().map(command -> shell(command, names, missing)).toList(),
        prose(template.template(), names),
        shell(template.verify(), names, missing),
        shell(template.undo(), names, missing),
        template.risk().words(),
        List.copyOf(missing));
  }

  /** The text with its placeholders filled; a name that is not known becomes words. */
  public static String prose(String text, KnownNames names) {
    return SLOT.matcher(names.sound().in(text))
        .replaceAll(
            found -> {
              var placeholder = Placeholder.named(found.group(1));
              return Matcher.quoteReplacement(
                  names.value(placeholder).map(placeholder::inProse).orElse(placeholder.words()));
            });
  }

  private static String shell(String command, KnownNames names, TreeSet<String> missing) {
    var filled = new StringBuilder();
    var sound = names.sound().quotedIn(command);
    var placeholders = SLOT.matcher(sound);
    var from = 0;
    while (placeholders.find()) {
      filled.append(sound, from, placeholders.start());
      from = placeholders.end();
      var placeholder = Placeholder.named(placeholders.group(1));
      var value = names.value(placeholder).filter(it -> PLAIN_WORD.matcher(it).matches());
      if (value.isEmpty()) {
        missing.add(placeholder.words());
      }
      filled.append(value.orElseGet(() -> expanded(placeholder, insideSingleQuotes(filled))));
    }
    return filled.append(sound.substring(from)).toString();
  }

  /**
   * Single quotes keep the shell from expanding; they are closed and opened again around the
   * variable.
   */
  private static String expanded(Placeholder placeholder, boolean insideSingleQuotes) {
    return insideSingleQuotes ? "'\"" + placeholder.variable() + "\"'" : placeholder.variable();
  }

  private static boolean insideSingleQuotes(CharSequence text) {
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
