package canary.paste;

import canary.probe.Reply;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A body in JSON or XML that stands within other words. */
final class EmbeddedReply {
  private static final int MOST_TRIES = 12;
  private static final int LONGEST_BODY = 16_384;
  private static final Pattern ROOT =
      Pattern.compile(
          "<(ErrorResponse|SendMessageResponse|Response|UnknownOperationException|[A-Za-z]{1,60}Exception)\\b[^>]{0,200}?(/?)>");
  private static final Pattern TITLE =
      Pattern.compile("(?i)<title>(?:ERROR|[45]\\d{2})[^<]{1,200}</title>");
  private static final Pattern CODE = Pattern.compile("<Code>\\s*([\\w.]{1,100})\\s*</Code>");
  private static final Pattern MESSAGE =
      Pattern.compile("<Message>([^<]{0,2000})(?:</Message>|<|$)");

  private EmbeddedReply() {}

  static Optional<Paste> in(String text, int depth) {
    return xml(text).or(() -> json(text, depth)).or(() -> page(text));
  }

  /** An edge's page, also where a log has put something before each of its lines. */
  private static Optional<Paste> page(String text) {
    var title = TITLE.matcher(text);
    return title.find()
        ? known("a page in HTML", "<html>" + title.group() + "</html>")
        : Optional.empty();
  }

  private static Optional<Paste> xml(String text) {
    var root = ROOT.matcher(text);
    if (!root.find()) {
      return Optional.empty();
    }
    var end = text.indexOf("</" + root.group(1) + ">", root.end());
    var body =
        root.group(2).isEmpty()
            ? end < 0 ? "" : text.substring(root.start(), end) + "</" + root.group(1) + ">"
            : root.group();
    return known("a body in XML", body).or(() -> cut(text.substring(root.start())));
  }

  /** XML that was cut short, or whose message has what XML would have escaped. */
  private static Optional<Paste> cut(String text) {
    var from = text.substring(0, Math.min(text.length(), LONGEST_BODY));
    var code = CODE.matcher(from);
    var message = MESSAGE.matcher(from);
    return code.find()
        ? known(
            "a part of a body in XML",
            SdkPaste.body(code.group(1), message.find() ? message.group(1) : ""))
        : Optional.empty();
  }

  private static Optional<Paste> json(String text, int depth) {
    return Stream.iterate(text.indexOf('{'), at -> at >= 0, at -> text.indexOf('{', at + 1))
        .limit(MOST_TRIES)
        .flatMap(at -> object(text, at).stream())
        .flatMap(it -> JsonPaste.in(it, depth + 1).stream())
        .findFirst();
  }

  /** From a brace to the one that closes it; text in quotes counts for nothing. */
  private static Optional<String> object(String text, int from) {
    var open = 0;
    var quoted = false;
    for (var at = from; at < Math.min(text.length(), from + LONGEST_BODY); at++) {
      switch (text.charAt(at)) {
        case '\\' -> at++;
        case '"' -> quoted = !quoted;
        case '{' -> open += quoted ? 0 : 1;
        case '}' -> {
          open -= quoted ? 0 : 1;
          if (open == 0) {
            return Optional.of(text.substring(from, at + 1));
          }
        }
        default -> {}
      }
    }
    return Optional.empty();
  }

  private static Optional<Paste> known(String readAs, String body) {
    var reply = Reply.ofWords(body);
    return body.isEmpty() || !PasteReader.isKnown(reply)
        ? Optional.empty()
        : Optional.of(Paste.of(readAs, reply));
  }
}
