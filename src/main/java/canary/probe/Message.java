package canary.probe;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The message that an API takes, with the canary's parts in the slots that its owner has put there.
 *
 * @param body empty where the canary's own is sent; an empty text where none is
 * @param query of the URL, encoded but for its slots
 * @param secretHeaders whether headers go with it that only the sender knows
 */
public record Message(
    Optional<String> body, String query, Format format, String contentType, boolean secretHeaders) {
  /** What is sent where nobody says what the API takes. */
  public static final Message OWN =
      new Message(Optional.empty(), "", Format.JSON, "application/json");

  private static final String USER_AGENT = "apigw-sqs-canary/1.0";
  private static final Pattern SLOT = Pattern.compile("\\{\\{(\\w*)}}");

  public Message(Optional<String> body, String query, Format format, String contentType) {
    this(body, query, format, contentType, false);
  }

  private enum Slot {
    MARKER,
    ID,
    TEXT;

    static Optional<Slot> of(String name) {
      for (var slot : values()) {
        if (slot.word().equals(name)) {
          return Optional.of(slot);
        }
      }
      return Optional.empty();
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    String written() {
      return "{{" + word() + "}}";
    }
  }

  /** Whether an encoded query has a parameter of this name. */
  public static boolean hasParameter(String query, String name) {
    return ("&" + query).contains("&" + name + "=");
  }

  /** The same with headers that only the sender knows, or without. */
  public Message withSecretHeaders(boolean sent) {
    return new Message(body, query, format, contentType, sent);
  }

  /** The same in another content type. */
  public Message as(String otherType) {
    return new Message(body, query, format, otherType, secretHeaders);
  }

  /** The content type without its parameters, as a mapping template is chosen by. */
  public String mediaType() {
    return contentType.split(";", 2)[0].strip();
  }

  /** The headers that go with a payload, but for secret ones and a signature. */
  public Map<String, String> headers(Payload payload) {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    headers.put("Accept", "application/json");
    headers.put("User-Agent", USER_AGENT);
    if (!payload.body().isEmpty()) {
      headers.put("Content-Type", contentType);
    }
    return headers;
  }

  /** The names in double braces that are no slot. */
  public List<String> unknownSlots() {
    var unknown = new LinkedHashSet<String>();
    var slots = SLOT.matcher(body.orElse("") + " " + query);
    while (slots.find()) {
      if (Slot.of(slots.group(1)).isEmpty()) {
        unknown.add(slots.group(1));
      }
    }
    return List.copyOf(unknown);
  }

  /** Whether a consumer can tell it from other messages. */
  public boolean isMarked() {
    return body.isEmpty() || has(Slot.MARKER) || has(Slot.ID);
  }

  /** Whether it holds the characters that show damage. */
  public boolean showsDamage() {
    return body.isEmpty() || has(Slot.TEXT);
  }

  /** Whether the body, or what is sent in its place, holds them. */
  public boolean bodyShowsDamage() {
    return body.isEmpty() || body.get().contains(Slot.TEXT.written());
  }

  private boolean has(Slot slot) {
    return body.orElse("").contains(slot.written()) || query.contains(slot.written());
  }

  /**
   * The message with its slots filled.
   *
   * @param expires until when a consumer may take the marker for valid
   * @param markerKey that the marker is signed with; not signed where it is empty
   */
  public Payload payload(Payload.Kind kind, String id, Instant expires, String markerKey) {
    return filled(
        new Parts(Payload.marker(id, expires, markerKey), id, kind.text()),
        () -> Payload.own(kind, id, expires, markerKey));
  }

  /** An unsigned message that never expires, with any text in the place of the canary's. */
  public Payload payload(String text, String id) {
    return filled(
        new Parts(Payload.marker(id, Instant.EPOCH, ""), id, text),
        () -> Payload.own(text, id, Instant.EPOCH, ""));
  }

  private Payload filled(Parts parts, Supplier<Payload> own) {
    return new Payload(
        body.isPresent() ? parts.in(body.get(), format) : own.get().body(), parts.inQuery(query));
  }

  /** What goes into the slots. */
  private record Parts(String marker, String id, String text) {
    String in(String template, Format format) {
      var filled = new StringBuilder();
      var slots = SLOT.matcher(template);
      var quoted = false;
      var end = 0;
      while (slots.find()) {
        var before = template.substring(end, slots.start());
        quoted = endsInString(before, quoted);
        filled.append(before).append(part(slots.group(1), format, quoted));
        end = slots.end();
      }
      return filled.append(template.substring(end)).toString();
    }

    /** In JSON a slot may stand in a string or be a value of its own. */
    private String part(String name, Format format, boolean quoted) {
      var part = part(name);
      return format != Format.JSON || quoted
          ? format.escaped(part)
          : name.equals(Slot.MARKER.word()) ? part : "\"" + format.escaped(part) + "\"";
    }

    private String part(String name) {
      return switch (Slot.of(name).orElseThrow()) {
        case MARKER -> marker;
        case ID -> id;
        case TEXT -> text;
      };
    }

    String inQuery(String query) {
      var filled = new StringBuilder();
      var slots = SLOT.matcher(query);
      while (slots.find()) {
        var encoded = URLEncoder.encode(part(slots.group(1)), StandardCharsets.UTF_8);
        slots.appendReplacement(filled, encoded.replace("+", "%20"));
      }
      return slots.appendTail(filled).toString();
    }

    private static boolean endsInString(String text, boolean inString) {
      var quoted = inString;
      for (var i = 0; i < text.length(); i++) {
        if (quoted && text.charAt(i) == '\\') {
          i++;
        } else if (text.charAt(i) == '"') {
          quoted = !quoted;
        }
      }
      return quoted;
    }
  }
}
