package canary.event;

import canary.json.JsonReader;
import canary.json.NotJson;
import canary.probe.Format;
import canary.probe.Message;
import canary.probe.Payload;
import canary.probe.Target.Verb;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the message that a target takes, and says what keeps it from being one. */
record MessageSettings(Environment read, String prefix, Verb verb) {
  private static final Pattern PRINTABLE = Pattern.compile("[ -~]*");
  private static final String SLOTS = "{{marker}}, {{id}} and {{text}}";

  /** Adds every mistake to the environment's. */
  Message message() {
    var type = read.has(contentType()) ? read.text(contentType()) : Message.OWN.contentType();
    var format = Format.of(type);
    if (format.isEmpty() || !PRINTABLE.matcher(type).matches()) {
      read.invalid(
          contentType(),
          "a media type of JSON, XML, a form (application/x-www-form-urlencoded) or text/plain");
    }
    var message = new Message(body(), read.text(query()), format.orElse(Format.TEXT), type);
    for (var unknown : message.unknownSlots()) {
      var slot = "{{" + unknown + "}}";
      read.mistakes().add(Mistakes.invalid(source(slot), slot, "the slots " + SLOTS));
    }
    if (verb == Verb.GET) {
      judgeGet();
    } else if (read.has(contentType()) && !read.has(bodyName())) {
      judgeTypeOfOwn(message.format());
    }
    if (!message.isMarked()) {
      read.invalid(
          verb == Verb.GET ? query() : bodyName(),
          "a text with {{marker}} or {{id}}, so that consumers can tell the canary's messages");
    }
    if (message.unknownSlots().isEmpty()) {
      judgeBody(message);
    }
    if (read.has(query())) {
      judgeQuery();
    }
    return message;
  }

  /** A GET has none. */
  private Optional<String> body() {
    return verb == Verb.GET
        ? Optional.of("")
        : read.has(bodyName()) ? Optional.of(read.text(bodyName())) : Optional.empty();
  }

  private void judgeGet() {
    for (var name : List.of(bodyName(), contentType())) {
      if (read.has(name)) {
        read.invalid(
            name, "nothing with %sMETHOD GET: the message is in the query".formatted(prefix));
      }
    }
  }

  private void judgeTypeOfOwn(Format format) {
    if (format != Format.JSON) {
      read.mistakes()
          .add(
              Mistakes.invalid(
                  bodyName(), "", "a text of the type %s".formatted(read.text(contentType()))));
    }
  }

  private void judgeBody(Message message) {
    var filled = message.payload(Payload.Kind.PLAIN, "0", Instant.EPOCH, "");
    if (read.has(bodyName()) && message.format() == Format.JSON && !isJson(filled.body())) {
      read.invalid(bodyName(), "JSON, once its slots are filled");
    }
  }

  private void judgeQuery() {
    try {
      new URI("https://h/?" + read.text(query()).replaceAll("\\{\\{\\w*}}", "x"));
    } catch (URISyntaxException e) {
      read.mistakes()
          .add(
              Mistakes.invalidUrl(
                  query(), "?" + read.text(query()), "an encoded query, as a=1&b={{id}}"));
    }
  }

  private static boolean isJson(String text) {
    try {
      JsonReader.read(text);
      return true;
    } catch (NotJson e) {
      return false;
    }
  }

  private String source(String slot) {
    return read.text(bodyName()).contains(slot) ? bodyName() : query();
  }

  private String bodyName() {
    return prefix + "BODY";
  }

  private String query() {
    return prefix + "QUERY";
  }

  private String contentType() {
    return prefix + "CONTENT_TYPE";
  }
}
