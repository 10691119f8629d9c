package canary.event;

import canary.event.Event.Captured;
import canary.json.JsonReader;
import canary.json.JsonWriter;
import canary.json.NotJson;
import canary.paste.Paste;
import canary.probe.Reply;
import canary.probe.SentRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Reads a reply as it was noted down: status, headers and body, each of which may be missing. */
public final class Capture {
  private static final List<String> REPLY = List.of("status", "headers", "body");
  private static final List<String> REQUEST = List.of("method", "url", "body");
  private static final List<String> PAIR = List.of("request", "response");

  private Capture() {}

  /** True when the text is a JSON object, as each line of a file of replies is. */
  public static boolean isObject(String line) {
    try {
      return line.startsWith("{") && JsonReader.read(line) instanceof Map<?, ?>;
    } catch (NotJson e) {
      return false;
    }
  }

  /** One line of many: a noted reply in JSON, or else a paste. */
  public static Captured ofLine(String line) {
    try {
      return line.startsWith("{")
              && JsonReader.read(line) instanceof Map<?, ?> entry
              && (entry.containsKey("body") || entry.get("status") instanceof Integer)
          ? of(known(entry))
          : new Captured.Readable(Paste.of(line));
    } catch (NotJson e) {
      return new Captured.Readable(Paste.of(line));
    }
  }

  /** A file of lines is a log of its owner's, which notes more than the reply. */
  private static Map<?, ?> known(Map<?, ?> line) {
    var known = new HashMap<Object, Object>(line);
    known.keySet().retainAll(REPLY);
    return known;
  }

  /** A reply together with the request that led to it, where that was noted. */
  static Captured of(Object entry, Object request) {
    return switch (request) {
      case null -> of(entry);
      case Map<?, ?> sent -> after(of(entry), sent);
      case Object other ->
          new Captured.Garbage(
              Mistakes.invalid("request", other, "{\"method\":..,\"url\":..,\"body\":..}"));
    };
  }

  private static Captured after(Captured reply, Map<?, ?> request) {
    var mistakes = new ArrayList<String>();
    Members.known(request, "a request", REQUEST, mistakes);
    return switch (reply) {
      case Captured.Garbage garbage -> garbage;
      case Captured.Readable(var paste) ->
          mistakes.isEmpty()
              ? new Captured.Readable(paste.after(SentRequest.of(request)))
              : new Captured.Garbage(mistakes.getFirst());
    };
  }

  static Captured of(Object entry) {
    return switch (entry) {
      case Map<?, ?> pair when pair.get("response") != null -> pair(pair);
      case Map<?, ?> captured -> of(captured);
      case String words when !words.isBlank() -> new Captured.Readable(Paste.of(words));
      case null -> new Captured.Garbage("the response is missing");
      case Object other ->
          new Captured.Garbage(Mistakes.invalid("response", other, "an object or a text"));
    };
  }

  private static Captured pair(Map<?, ?> pair) {
    var mistakes = new ArrayList<String>();
    Members.known(pair, "an entry", PAIR, mistakes);
    return mistakes.isEmpty()
        ? of(pair.get("response"), pair.get("request"))
        : new Captured.Garbage(mistakes.getFirst());
  }

  private static Captured of(Map<?, ?> entry) {
    var mistakes = new ArrayList<String>();
    Members.known(entry, "a response", REPLY, mistakes);
    var status =
        switch (entry.get("status")) {
          case null -> OptionalInt.empty();
          case Integer number when number >= 100 && number <= 599 -> OptionalInt.of(number);
          case Object other -> {
            mistakes.add(Mistakes.invalid("status", other, "a number from 100 to 599"));
            yield OptionalInt.empty();
          }
        };
    var body =
        switch (entry.get("body")) {
          case null -> "";
          case String text -> text;
          case Object json -> JsonWriter.write(json);
        };
    var headers = headers(entry.get("headers"), mistakes);
    if (body.isBlank() && headers.isEmpty() && status.isEmpty()) {
      mistakes.add("the response has neither status nor headers nor body");
    }
    return mistakes.isEmpty()
        ? new Captured.Readable(Paste.of(new Reply(status, headers, body)))
        : new Captured.Garbage(String.join("; ", mistakes));
  }

  private static Map<String, String> headers(Object headers, List<String> mistakes) {
    return switch (headers) {
      case null -> Map.of();
      case Map<?, ?> named -> {
        var read = new HashMap<String, String>();
        named.forEach((name, value) -> read.put(String.valueOf(name), first(value)));
        yield read;
      }
      case Object other -> {
        mistakes.add(Mistakes.invalid("headers", other, "an object"));
        yield Map.of();
      }
    };
  }

  private static String first(Object value) {
    return value instanceof List<?> list && !list.isEmpty()
        ? String.valueOf(list.getFirst())
        : String.valueOf(value);
  }
}
