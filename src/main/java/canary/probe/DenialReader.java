package canary.probe;

import canary.probe.Denial.Kind;
import canary.probe.Denial.PolicyType;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds IAM's denial sentence in any text, with anything before and behind it: in markup, quotes or
 * brackets, wrapped between or within words, with the resource masked or cut. Kind and type of
 * policy are read apart from each other.
 *
 * <p>https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
final class DenialReader {
  private static final int LONGEST_TEXT = 16_384;
  private static final int LONGEST_PRINCIPAL = 2_200;
  private static final int LONGEST_ACTION = 200;
  private static final int LONGEST_RESOURCE = 2_600;
  private static final int LONGEST_TYPE = 100;
  private static final int MOST_SENTENCES = 20;

  private static final Pattern REFUSED =
      Pattern.compile(loose("is not authorized to perform"), Pattern.CASE_INSENSITIVE);
  private static final Pattern USER = Pattern.compile(loose("User:"), Pattern.CASE_INSENSITIVE);
  private static final Pattern ON_RESOURCE =
      Pattern.compile(loose("on resource:"), Pattern.CASE_INSENSITIVE);
  private static final Pattern EXPLICIT =
      Pattern.compile(loose("explicit deny"), Pattern.CASE_INSENSITIVE);
  private static final Pattern CONTEXT =
      Pattern.compile(
          "(?<nothing>%s)|(?<explicit>(?:%s|%s) ?%s)|%s"
              .formatted(
                  loose("because no"),
                  loose("with an"),
                  loose("due to an"),
                  loose("explicit deny"),
                  loose("because the resource does not")),
          Pattern.CASE_INSENSITIVE);
  private static final Pattern WHERE =
      Pattern.compile(
          loose("on resource:") + "|" + loose("on this resource") + "|" + loose("on the res"),
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ACTION = Pattern.compile("^:?([\\w-]+:[\\w*]+)");
  private static final Pattern NEW_SENTENCE = Pattern.compile("[.!?][\"')]? [A-Z]");
  private static final Pattern TOKEN =
      Pattern.compile("^[\\s\"'`]{0,3}([^\\s\"'`<>,;()\\[\\]{}]+)");
  private static final Pattern ARN = Pattern.compile(": ?(arn:[^\\s\"'`<>,;()\\[\\]{}\\\\]+)");

  private DenialReader() {}

  /** The first denial of the text; of several an explicit one. */
  static Optional<Denial> in(String text) {
    var plain = PlainText.of(text.substring(0, Math.min(text.length(), LONGEST_TEXT)));
    var deniesSomewhere = EXPLICIT.matcher(plain).find();
    var sentences = new ArrayList<Denial>();
    var refused = REFUSED.matcher(plain);
    var found = refused.find();
    while (found && sentences.size() < MOST_SENTENCES) {
      var before =
          plain.substring(Math.max(0, refused.start() - LONGEST_PRINCIPAL), refused.start());
      var from = refused.end();
      found = refused.find();
      var rest = plain.substring(from, found ? refused.start() : plain.length());
      sentences.add(denial(principal(before), rest, deniesSomewhere));
    }
    return sentences.stream()
        .filter(it -> it.kind() == Kind.EXPLICIT_DENY)
        .findFirst()
        .or(() -> sentences.stream().findFirst());
  }

  private static String principal(String before) {
    var user = USER.matcher(before);
    var from = -1;
    while (user.find()) {
      from = user.end();
    }
    return from < 0 ? "" : unspaced(before.substring(from));
  }

  /**
   * Reads what follows "is not authorized to perform". Where a text speaks of an explicit deny
   * elsewhere than in the sentence, the denial is taken for one whose policy is not named: the
   * error on that side opens no door.
   */
  private static Denial denial(String principal, String rest, boolean deniesSomewhere) {
    var context = CONTEXT.matcher(rest);
    var attached =
        context.find()
            && context.start() <= LONGEST_RESOURCE
            && !NEW_SENTENCE.matcher(rest.substring(0, context.start())).find();
    var head = attached ? rest.substring(0, context.start()) : rest;
    var nothing = attached && context.group("nothing") != null;
    var explicit = attached && context.group("explicit") != null;
    var tail = attached ? cut(rest.substring(context.end()), LONGEST_TYPE) : "";
    return new Denial(
        principal,
        action(head),
        resource(head, attached),
        nothing
            ? Kind.NOTHING_ALLOWS
            : explicit || deniesSomewhere ? Kind.EXPLICIT_DENY : Kind.UNSAID,
        nothing || explicit ? PolicyType.atHeadOf(tail) : PolicyType.UNSAID);
  }

  private static String action(String head) {
    var where = WHERE.matcher(head);
    var written =
        where.find() && where.start() <= LONGEST_ACTION
            ? head.substring(0, where.start())
            : token(head);
    var action = ACTION.matcher(unspaced(written));
    return action.find() ? action.group(1).toLowerCase(Locale.ROOT) : "";
  }

  /** The resource's ARN, or empty when it is masked or not named. */
  private static String resource(String head, boolean whole) {
    var on = ON_RESOURCE.matcher(head);
    if (!on.find()) {
      return "";
    }
    var written = head.substring(on.end());
    var arn = TOKEN.matcher(whole ? unspaced(written) : written);
    return arn.find() && arn.group(1).startsWith("arn:")
        ? PlainText.withoutEnd(arn.group(1), ".:")
        : "";
  }

  private static String token(String head) {
    var written = head.strip();
    var from = written.startsWith(":") ? written.substring(1).strip() : written;
    var end = from.indexOf(' ');
    return end < 0 ? from : from.substring(0, end);
  }

  private static String cut(String text, int longest) {
    return text.substring(0, Math.min(text.length(), longest));
  }

  private static String unspaced(String text) {
    return text.replace(" ", "");
  }

  /** The phrase, with or without a space wherever a line may have been wrapped. */
  private static String loose(String phrase) {
    return phrase
        .chars()
        .filter(it -> it != ' ')
        .mapToObj(it -> Pattern.quote(String.valueOf((char) it)))
        .collect(Collectors.joining(" ?"));
  }
}
