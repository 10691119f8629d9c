package canary.remedy;

import canary.evidence.Evidence;
import canary.finding.Finding;
import canary.finding.Quotation;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The fix of a cause, with the real names. Where a name is not known a command holds a shell
 * variable that stops it until it is set, and {@code missing} lists what it stands for.
 *
 * @param simulated what IAM's policy simulator says of the role with the statement that the
 *     commands add; empty where it was not asked
 * @param judged what the changed policy or integration comes to, found by executing it: {@code
 *     judged: ...} or {@code not judged, because ...}; empty where nothing is changed by commands
 * @param change the account as the commands leave it; empty where that is not computed
 * @param handOver the change where another decides on it; empty where the commands make it
 */
public record Remedy(
    String does,
    List<String> commands,
    String template,
    String verify,
    String undo,
    String risk,
    List<String> missing,
    String simulated,
    String judged,
    Optional<HandOver> handOver,
    Optional<Effect> change) {
  /** What commands make of an account. */
  @FunctionalInterface
  public interface Effect {
    Evidence on(Evidence account);
  }

  Remedy(
      String does,
      List<String> commands,
      String template,
      String verify,
      String undo,
      String risk,
      List<String> missing,
      String simulated,
      String judged,
      Optional<HandOver> handOver) {
    this(
        does,
        commands,
        template,
        verify,
        undo,
        risk,
        missing,
        simulated,
        judged,
        handOver,
        Optional.empty());
  }

  private static final Pattern SLOT = Pattern.compile("\\{([a-z]+\\.[a-z]+)\\}");

  /** A command that does more than look. */
  private static final Pattern CHANGES =
      Pattern.compile("aws [a-z0-9-]{1,30} (?!get-|list-|describe-|simulate-)");

  private static final String ONLY_IN_REPLY = " (named only by the reply)";

  /** What every shell takes for a plain word; no other value comes into a command. */
  private static final Pattern PLAIN_WORD = Pattern.compile("[\\w+=,.@:/%-]+");

  /** The computed one where there is one, else the template with its names filled in. */
  public static Remedy of(RemedyTemplate template, Evidence account, KnownNames names) {
    return template
        .computation()
        .flatMap(it -> it.of(account, names))
        .map(it -> it.does.isEmpty() ? it.doing(prose(template.does(), names)) : it)
        .map(it -> it.simulated(names.simulated(template.allows())))
        .orElseGet(() -> of(template, names).unjudged(template, account));
  }

  private Remedy simulated(String said) {
    return new Remedy(
        does, commands, template, verify, undo, risk, missing, said, judged, handOver, change);
  }

  /** What may allow more and could not be judged says why. */
  private Remedy unjudged(RemedyTemplate from, Evidence account) {
    return Stream.of(account.role(), account.queue(), account.key())
        .<String>mapMulti(
            (found, unread) -> {
              if (found instanceof Finding.Unreadable<?>(var what, _, _)) {
                unread.accept(what);
              }
            })
        .filter(_ -> from.computation().isPresent())
        .filter(_ -> from.risk() == RemedyTemplate.Risk.WIDENS_ACCESS && !commands.isEmpty())
        .findFirst()
        .map(it -> "not judged, because the %s was not read.".formatted(Quotation.of(it)))
        .map(
            it ->
                new Remedy(
                    does, commands, template, verify, undo, risk, missing, simulated, it, handOver,
                    change))
        .orElse(this);
  }

  private Remedy doing(String what) {
    return new Remedy(
        what, commands, template, verify, undo, risk, missing, simulated, judged, handOver, change);
  }

  /** The same beside commands that change nothing. */
  Remedy showing(List<String> looks) {
    return new Remedy(
        does, looks, template, verify, undo, risk, missing, simulated, judged, handOver, change);
  }

  Remedy at(RemedyTemplate.Risk other) {
    return new Remedy(
        does,
        commands,
        template,
        verify,
        undo,
        other.words(),
        missing,
        simulated,
        judged,
        handOver,
        change);
  }

  Remedy making(Effect other) {
    return new Remedy(
        does,
        commands,
        template,
        verify,
        undo,
        risk,
        missing,
        simulated,
        judged,
        handOver,
        Optional.of(other));
  }

  public static Remedy of(RemedyTemplate template, KnownNames names) {
    var missing = new TreeSet<String>();
    return new Remedy(
        prose(template.does(), names),
        template.commands().stream().map(command -> shell(command, names, missing)).toList(),
        granting(template.template(), names),
        shell(template.verify(), names, missing),
        shell(template.undo(), names, missing),
        template.risk().words(),
        List.copyOf(missing),
        names.simulated(template.allows()),
        "",
        Optional.empty());
  }

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
  private static String granting(String text, KnownNames names) {
    return filled(
        text, names, it -> names.value(it).filter(_ -> !names.onlyInReply(it)).map(it::inProse));
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
