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

  public static Remedy of(Mending mending, Names names) {
    var missing = new TreeSet<String>();
    return new Remedy(
        prose(mending.does(), names),
        mending.commands().stream().map(command -> shell(command, names, missing)).toList(),
        prose(mending.template(), names),
        shell(mending.verify(), names, missing),
        shell(mending.undo(), names, missing),
        mending.risk().words(),
        List.copyOf(missing));
  }

  /** The text with its slots filled; a name that is not known becomes words. */
  public static String prose(String text, Names names) {
    return SLOT.matcher(names.sound().in(text))
        .replaceAll(
            found -> {
              var slot = Slot.named(found.group(1));
              return Matcher.quoteReplacement(
                  names.value(slot).map(slot::inProse).orElse(slot.words()));
            });
  }

  private static String shell(String command, Names names, TreeSet<String> missing) {
    var filled = new StringBuilder();
    var sound = names.sound().quotedIn(command);
    var slots = SLOT.matcher(sound);
    var from = 0;
    while (slots.find()) {
      filled.append(sound, from, slots.start());
      from = slots.end();
      var slot = Slot.named(slots.group(1));
      var value = names.value(slot).filter(it -> PLAIN_WORD.matcher(it).matches());
      if (value.isEmpty()) {
        missing.add(slot.words());
      }
      filled.append(value.orElseGet(() -> expanded(slot, insideSingleQuotes(filled))));
    }
    return filled.append(sound.substring(from)).toString();
  }

  /**
   * Single quotes keep the shell from expanding; they are closed and opened again around the
   * variable.
   */
  private static String expanded(Slot slot, boolean insideSingleQuotes) {
    return insideSingleQuotes ? "'\"" + slot.variable() + "\"'" : slot.variable();
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
