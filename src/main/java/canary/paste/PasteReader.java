package canary.paste;

import canary.probe.Denial;
import canary.probe.Denial.Kind;
import canary.probe.Layer;
import canary.probe.ParsedReply;
import canary.probe.PlainText;
import canary.probe.Reply;
import canary.probe.ReplyReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tries the forms in which people have a reply, the most specific first, on the text as it is and
 * with what a terminal, a web page or an email has done to it undone.
 */
final class PasteReader {
  /** Longest part of a text that is looked at, in characters. */
  private static final int LONGEST = 65_536;

  private static final int DEEPEST = 4;
  private static final Pattern DECORATION =
      Pattern.compile("\\u001b\\[[0-9;]{0,10}[A-Za-z]|\\r|\\ufeff|(?m)^[ \\t]{0,8}```.{0,40}$");
  private static final Pattern QUOTED = Pattern.compile("(?m)^ {0,3}> ?");
  private static final Pattern LINE_END = Pattern.compile("(?:(?<![ \\t])[ \\t]++)?\\n[ \\t]*+");

  private PasteReader() {}

  static Paste read(String text) {
    return read(text, 0).orElseGet(() -> Paste.of("", Reply.ofWords(text)));
  }

  static Paste read(Reply reply) {
    return read(reply, 0);
  }

  static Paste read(Reply reply, int depth) {
    if (isKnown(reply) || reply.body().isBlank()) {
      return Paste.of("a response", reply);
    }
    return read(reply.body(), depth + 1)
        .map(inside -> inside(reply, inside))
        .orElseGet(() -> Paste.of(reply.status().isEmpty() ? "" : "a response", reply));
  }

  /** Empty when nothing in the text is known. */
  static Optional<Paste> read(String text, int depth) {
    if (depth > DEEPEST || text.isBlank()) {
      return Optional.empty();
    }
    var clean =
        DECORATION.matcher(text.substring(0, Math.min(text.length(), LONGEST))).replaceAll("");
    var variants = variants(clean.strip()).toList();
    return Stream.of(structured(depth), worded())
        .flatMap(
            readers ->
                variants.stream().flatMap(it -> readers.stream().map(reader -> reader.apply(it))))
        .flatMap(Optional::stream)
        .findFirst()
        .map(found -> denied(clean, found));
  }

  private static List<Function<String, Optional<Paste>>> structured(int depth) {
    return List.of(
        text -> JsonPaste.in(text, depth),
        LogPaste::in,
        text -> HttpPaste.in(text, depth),
        text -> EmbeddedReply.in(text, depth));
  }

  private static List<Function<String, Optional<Paste>>> worded() {
    return List.of(SdkPaste::in, Sentences::in);
  }

  /** The text, and what it was before it was quoted, escaped or wrapped. */
  private static Stream<String> variants(String text) {
    var resolved = PlainText.entitiesResolved(text);
    var unquoted = QUOTED.matcher(resolved).replaceAll("");
    var lines = LINE_END.matcher(unquoted);
    return Stream.of(text, resolved, unquoted, lines.replaceAll(""), lines.replaceAll(" "))
        .distinct();
  }

  static boolean isKnown(Reply reply) {
    return switch (ReplyReader.read(reply)) {
      case ParsedReply.Accepted _ -> true;
      case ParsedReply.Refused(var refusal) -> refusal.layer() != Layer.UNKNOWN;
      case ParsedReply.Unrecognized _ -> false;
    };
  }

  private static Paste inside(Reply outer, Paste inside) {
    var headers = new HashMap<>(inside.reply().headers());
    headers.putAll(outer.headers());
    return new Paste(
        inside.readAs(),
        new Reply(
            outer.status().isPresent() ? outer.status() : inside.reply().status(),
            headers,
            inside.reply().body()),
        inside.log(),
        inside.sent());
  }

  /**
   * The part of the text that was taken for the reply: where the text holds an explicit deny, that
   * is what was answered.
   */
  private static Paste denied(String text, Paste found) {
    var whole = Denial.in(text).filter(it -> it.kind() == Kind.EXPLICIT_DENY);
    return whole.isEmpty() || speaksOfDeny(found.reply())
        ? found
        : new Paste(
            found.readAs(),
            denial(found.reply().status(), text, whole.get()),
            found.log(),
            found.sent());
  }

  /** The sentence as it stands, or where it is broken up as IAM writes it. */
  private static Reply denial(OptionalInt status, String text, Denial denial) {
    var asWritten = new Reply(status, Map.of(), Sentences.denialIn(text));
    return speaksOfDeny(asWritten)
        ? asWritten
        : new Reply(
            status,
            Map.of(),
            "User: %s is not authorized to perform: %s on resource: %s with an explicit deny in a %s"
                .formatted(
                    denial.principal(),
                    denial.action(),
                    denial.resource(),
                    denial.policyType().words()));
  }

  private static boolean speaksOfDeny(Reply reply) {
    return ReplyReader.read(reply) instanceof ParsedReply.Refused(var refusal)
        && refusal.denial().filter(it -> it.kind() == Kind.EXPLICIT_DENY).isPresent();
  }
}
