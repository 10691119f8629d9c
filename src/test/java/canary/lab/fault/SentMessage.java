package canary.lab.fault;

import canary.probe.Format;
import canary.probe.Message;
import canary.probe.Payload;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a canary is set to send, as its settings write it.
 *
 * @param body a template with slots; empty where the canary's own is sent
 * @param secretHeaders that the secret of TargetHeaders holds; empty where there is none
 */
public record SentMessage(
    String method,
    String contentType,
    String body,
    String query,
    Map<String, String> secretHeaders) {
  static final SentMessage OWN = new SentMessage("POST", "application/json", "", "", Map.of());

  /** Bodies in each format that a canary can send, with room for the text and without. */
  static final List<SentMessage> KINDS =
      List.of(
          OWN,
          OWN.with("application/json; charset=utf-8", ""),
          OWN.with("application/json", "{\"order\":{\"id\":\"{{id}}\"},\"text\":\"{{text}}\"}"),
          OWN.with("application/vnd.api+json", "{\"m\":{{marker}},\"note\":{{text}}}"),
          OWN.with("application/xml", "<order id=\"{{id}}\"><text>{{text}}</text></order>"),
          OWN.with("text/xml", "<order id=\"{{id}}\"/>"),
          OWN.with("application/x-www-form-urlencoded", "id={{id}}&text={{text}}"),
          OWN.with("application/x-www-form-urlencoded", "id={{id}}&From=1"),
          OWN.with("text/plain", "{{id}} {{text}}"),
          OWN.with("text/plain", "{{id}}"));

  private SentMessage with(String type, String template) {
    return new SentMessage(method, type, template, query, secretHeaders);
  }

  /** The same by another method; a GET has its message in the query. */
  SentMessage by(String verb) {
    return verb.equals("GET")
        ? new SentMessage(verb, "application/json", "", "id={{id}}&text={{text}}", secretHeaders)
        : new SentMessage(verb, contentType, body, query, secretHeaders);
  }

  SentMessage asking(String newQuery) {
    return method.equals("GET")
        ? this
        : new SentMessage(method, contentType, body, newQuery, secretHeaders);
  }

  SentMessage with(Map<String, String> headers) {
    return new SentMessage(method, contentType, body, query, headers);
  }

  /** The content type without its parameters. */
  public String mediaType() {
    return contentType.split(";", 2)[0];
  }

  /** Whether the body is JSON. */
  public boolean isJson() {
    return Format.of(contentType).filter(Format.JSON::equals).isPresent();
  }

  /** The message with every troublesome character, or every third time the one without. */
  public Payload payload(int number) {
    return message()
        .payload(
            number % 3 == 0 ? Payload.Kind.PLAIN : Payload.Kind.COMBINED,
            "id-" + number,
            Instant.EPOCH,
            "");
  }

  /** All headers of a request with this payload. */
  public Map<String, String> headers(Payload payload) {
    var headers = new TreeMap<>(message().headers(payload));
    headers.putAll(secretHeaders);
    return headers;
  }

  private Message message() {
    return new Message(
        method.equals("GET") ? Optional.of("") : Optional.of(body).filter(it -> !it.isEmpty()),
        query,
        Format.of(contentType).orElseThrow(),
        contentType);
  }

  /** The variables of the canary's environment that say so. */
  Map<String, String> settings() {
    var settings = new TreeMap<String, String>();
    settings.put("TARGET_METHOD", method);
    settings.put("TARGET_QUERY", query);
    if (!method.equals("GET")) {
      settings.put("TARGET_CONTENT_TYPE", contentType);
      settings.put("TARGET_BODY", body);
    }
    return settings;
  }
}
