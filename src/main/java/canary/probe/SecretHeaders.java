package canary.probe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import canary.json.JsonReader;
import canary.json.NotJson;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Headers that an API requires of its callers, as a key or a token: their values are secret. */
public record SecretHeaders(Map<String, String> values) {
  public static final SecretHeaders NONE = new SecretHeaders(Map.of());

  /** RFC 9110, section 5.6.2. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");

  private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]{1,8192}");

  /** The connection's own, the message's own, and those of a signature. */
  private static final Set<String> FORBIDDEN =
      Set.of(
          "accept-encoding",
          "connection",
          "content-encoding",
          "content-length",
          "content-type",
          "expect",
          "host",
          "keep-alive",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "x-amz-content-sha256",
          "x-amz-date",
          "x-amz-security-token");

  /** Shorter ones stand in texts by chance. */
  private static final int SHORTEST_SECRET = 6;

  private static final int DEEPEST_JSON = 6;

  private static final String HIDDEN = "[hidden]";

  public SecretHeaders {
    values = Map.copyOf(values);
  }

  /** The value of a header, by its name in any case. */
  public Optional<String> header(String name) {
    return values.entrySet().stream()
        .filter(it -> it.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** What a secret's text is read as. */
  public sealed interface Parsed {
    record Readable(SecretHeaders headers) implements Parsed {}

    /** Every mistake; none holds anything of a value. */
    record Mistaken(List<String> mistakes) implements Parsed {}
  }

  /**
   * Of a JSON object of names and values.
   *
   * @param signed whether the request is signed, so that its Authorization is the signature's
   */
  public static Parsed of(String json, boolean signed) {
    if (!(object(json) instanceof Map<?, ?> members) || members.isEmpty()) {
      return new Parsed.Mistaken(
          List.of("is not a JSON object of header names and values, as {\"x-api-key\": \"...\"}"));
    }
    var mistakes = new ArrayList<String>();
    var values = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    var position = 0;
    for (var member : members.entrySet()) {
      position++;
      var name = String.valueOf(member.getKey());
      if (!NAME.matcher(name).matches()) {
        // A name that is none may be a value in the wrong place.
        mistakes.add("its name %d is no name of a header".formatted(position));
      } else if (isForbidden(name, signed)) {
        mistakes.add("%s is set by the canary itself: leave it out".formatted(name));
      } else if (!(member.getValue() instanceof String value) || !VALUE.matcher(value).matches()) {
        mistakes.add("the value of %s is no text of printable ASCII".formatted(name));
      } else if (values.put(name, value.strip()) != null) {
        mistakes.add("%s is there twice".formatted(name));
      }
    }
    return mistakes.isEmpty()
        ? new Parsed.Readable(new SecretHeaders(values))
        : new Parsed.Mistaken(List.copyOf(mistakes));
  }

  private static boolean isForbidden(String name, boolean signed) {
    var lower = name.toLowerCase(Locale.ROOT);
    return FORBIDDEN.contains(lower) || signed && lower.equals("authorization");
  }

  private static Object object(String json) {
    try {
      return JsonReader.read(json);
    } catch (NotJson e) {
      // Its message quotes the text, which is secret.
      return List.of();
    }
  }

  /** For people; names are not secret. */
  public String names() {
    return String.join(", ", values.keySet().stream().sorted().toList());
  }

  /** The reply with nothing of a value in it, in each form in which an API may have echoed it. */
  Reply hiddenIn(Reply reply) {
    if (values.isEmpty()) {
      return reply;
    }
    var headers = new TreeMap<String, String>();
    reply.headers().forEach((name, value) -> headers.put(hiddenIn(name), hiddenIn(value)));
    return new Reply(reply.status(), headers, hiddenIn(reply.body()));
  }

  /** The text with nothing of a value in it. */
  public String hiddenIn(String text) {
    var forms =
        values.values().stream()
            .flatMap(SecretHeaders::forms)
            .distinct()
            .sorted(Comparator.comparing(String::length).reversed())
            .toList();
    var hidden = text;
    for (var form : forms) {
      hidden = hidden.replace(form, HIDDEN);
    }
    return hidden;
  }

  /** A value, its parts, and what stands for them in XML, URLs, Base64, and JSON in JSON. */
  private static Stream<String> forms(String value) {
    return Stream.concat(Stream.of(value), Arrays.stream(value.split("[ ,;=:]")))
        .flatMap(it -> Stream.concat(Stream.of(it), decoded(it)))
        .filter(it -> it.length() >= SHORTEST_SECRET)
        .flatMap(
            it ->
                Stream.of(
                    it,
                    it.toLowerCase(Locale.ROOT),
                    it.toUpperCase(Locale.ROOT),
                    it.replace("/", "\\/"),
                    Format.XML.escaped(it),
                    it.replace("<", "&lt;").replace(">", "&gt;"),
                    URLEncoder.encode(it, UTF_8),
                    URLEncoder.encode(it, UTF_8).replace("+", "%20"),
                    Base64.getEncoder().encodeToString(it.getBytes(UTF_8))))
        .flatMap(it -> Stream.iterate(it, Format.JSON::escaped).limit(DEEPEST_JSON));
  }

  /** User and password of Basic, and the password alone. */
  private static Stream<String> decoded(String part) {
    try {
      var text = new String(Base64.getDecoder().decode(part), ISO_8859_1);
      return text.matches("[\\x20-\\x7e]+")
          ? Stream.concat(Stream.of(text), Arrays.stream(text.split(":", 2)).skip(1))
          : Stream.empty();
    } catch (IllegalArgumentException e) {
      return Stream.empty();
    }
  }

  /** Secrets do not belong in logs. */
  @Override
  public String toString() {
    return "SecretHeaders[%s]".formatted(names());
  }
}
