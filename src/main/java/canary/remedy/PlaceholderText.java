package canary.remedy;

import canary.finding.Quotation;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text of the catalogue with the real names in place of its placeholders. */
public final class PlaceholderText {
  private static final Pattern SLOT = Pattern.compile("\\{([a-z]+\\.[a-z]+)\\}");

  /** A command that does more than look. */
  private static final Pattern CHANGES =
      Pattern.compile("aws [a-z0-9-]{1,30} (?!get-|list-|describe-|simulate-)");

  private static final String ONLY_IN_REPLY = " (named only by the reply)";

  /** What every shell takes for a plain word; no other value comes into a command. */
  private static final Pattern PLAIN_WORD = Pattern.compile("[\\w+=,.@:/%-]+");

  private PlaceholderText() {}

  /**
   * The text with its placeholders filled; a name that is not known becomes words, and one that
   * only the reply gave says so.
   */
  public static String prose(String text, KnownNames names) {
    return filled(
        text,
        names,
        it ->
            names
                .value(it)
                .map(value -> it.inProse(value) + (names.onlyInReply(it) ? ONLY_IN_REPLY : "")));
  }

  /** A text that grants, as a person pastes it into a template of his own. */
  static String granting(String text, KnownNames names) {
    return filled(
        text, names, it -> names.value(it).filter(_ -> !names.onlyInReply(it)).map(it::inProse));
  }

  /** Empty where a name is not known, or where only the reply gave it. */
  static Optional<String> filled(String text, KnownNames names) {
    var placeholders =
        SLOT.matcher(text).results().map(it -> Placeholder.named(it.group(1))).toList();
    return placeholders.stream()
            .allMatch(it -> names.value(it).isPresent() && !names.onlyInReply(it))
        ? Optional.of(filled(text, names, names::value))
        : Optional.empty();
  }

  private static String filled(
      String text, KnownNames names, Function<Placeholder, Optional<String>> value) {
    return SLOT.matcher(names.reference().in(text))
        .replaceAll(
            found -> {
              var placeholder = Placeholder.named(found.group(1));
              return Matcher.quoteReplacement(
                  value
                      .apply(placeholder)
                      .map(it -> Quotation.of(it).text())
                      .orElse(placeholder.words()));
            });
  }

  /** A command with its names filled in; what is not known is added to {@code missing}. */
  static String shell(String command, KnownNames names, TreeSet<String> missing) {
    var filled = new StringBuilder();
    var literal = names.reference().quotedIn(command);
    var placeholders = SLOT.matcher(literal);
    var from = 0;
    while (placeholders.find()) {
      filled.append(literal, from, placeholders.start());
      from = placeholders.end();
      var placeholder = Placeholder.named(placeholders.group(1));
      var forged = names.onlyInReply(placeholder) && CHANGES.matcher(command).find();
      var value =
          names
              .value(placeholder)
              .filter(it -> !forged && isPlain(it, ShellWord.isInSingleQuotes(filled)));
      if (value.isEmpty()) {
        missing.add(placeholder.words() + (forged ? ONLY_IN_REPLY : ""));
      }
      if (value.filter(it -> it.startsWith("-")).isPresent() && ShellWord.isBetweenWords(filled)) {
        // Else the command line takes a name like -rf for an option.
        filled.setCharAt(filled.length() - 1, '=');
      }
      filled.append(
          value.orElseGet(() -> expanded(placeholder, ShellWord.isInSingleQuotes(filled))));
    }
    return filled.append(literal.substring(from)).toString();
  }

  private static boolean isPlain(String value, boolean quoted) {
    return PLAIN_WORD.matcher(value).matches() || quoted && value.equals(DomainNames.WHOLE);
  }

  /**
   * Single quotes keep the shell from expanding; they are closed and opened again around the
   * variable.
   */
  private static String expanded(Placeholder placeholder, boolean insideSingleQuotes) {
    return insideSingleQuotes ? "'\"" + placeholder.variable() + "\"'" : placeholder.variable();
  }
}
