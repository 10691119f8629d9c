package canary.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Sends one request and reports what came of it. Exactly one goes on the wire: a fixed-length body
 * keeps the JDK from sending a POST or PUT again, redirects are not followed, and each exchange has
 * a connection of its own.
 */
public record Sender(
    Optional<SignatureV4> signature, SecretHeaders secret, Duration deadline, Clock clock) {
  private static final String USER_AGENT = "apigw-sqs-canary/1.0";

  /** Blocks no longer than the deadline, however slowly the answer drips. */
  public Exchange send(Target target, Payload payload) {
    var start = System.nanoTime();
    return switch (Waited.atMost(deadline, () -> exchange(target, payload))) {
      case Waited.Came<Reply>(var reply) ->
          new Exchange.Answered(secret.hiddenIn(reply), since(start));
      case Waited.Threw<Reply>(var cause) -> unanswered(cause, start);
      case Waited.Late<Reply> _ ->
          new Exchange.Unanswered(
              TransportFault.ANSWER_TIMED_OUT,
              "no complete response after " + deadline.toMillis() + " ms",
              since(start));
    };
  }

  /** The request is made and signed, and answered as SQS would; nothing goes on the wire. */
  public Exchange withoutSending(Target target, Payload payload) {
    headers(target, payload);
    return new Exchange.Answered(
        Reply.of(
            200,
            Map.of("content-type", "application/json"),
            "{\"MessageId\":\"0\",\"MD5OfMessageBody\":\"" + payload.md5() + "\"}"),
        Duration.ZERO);
  }

  private Exchange unanswered(Throwable cause, long start) {
    return new Exchange.Unanswered(
        TransportFaults.of(cause), secret.hiddenIn(String.valueOf(cause)), since(start));
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private Reply exchange(Target target, Payload payload) throws IOException {
    var body = payload.body().getBytes(UTF_8);
    var headers = headers(target, payload);
    var limit = (int) deadline.toMillis();
    var connect = Math.min(3_000, limit / 3);
    return switch (target.verb()) {
      case POST, PUT, ANY ->
          streamed(target, headers, body, Connections.open(url(target, payload), connect, limit));
      case PATCH, GET ->
          PlainHttp.send(target.verb().sent(), url(target, payload), headers, body, connect, limit);
    };
  }

  private static Reply streamed(
      Target target, Map<String, String> headers, byte[] body, HttpURLConnection connection)
      throws IOException {
    try {
      connection.setRequestMethod(target.verb().sent());
      connection.setDoOutput(true);
      connection.setFixedLengthStreamingMode(body.length);
      headers.forEach(connection::setRequestProperty);
      try (var out = connection.getOutputStream()) {
        out.write(body);
      }
      return read(connection);
    } finally {
      connection.disconnect();
    }
  }

  /** Whether what is sent to the target carries a signature. */
  public boolean signs(Target target) {
    return switch (target.authorization()) {
      case NONE -> false;
      case AWS_IAM -> signature.isPresent();
    };
  }

  private static URI url(Target target, Payload payload) {
    return payload.query().isEmpty()
        ? target.url()
        : URI.create(target.url() + "?" + payload.query());
  }

  private Map<String, String> headers(Target target, Payload payload) {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    headers.put("Accept", "application/json");
    headers.put("User-Agent", USER_AGENT);
    var url = url(target, payload);
    var signed = new HashMap<>(Map.of("host", Connections.host(url)));
    if (!payload.body().isEmpty()) {
      headers.put("Content-Type", target.message().contentType());
      signed.put("content-type", target.message().contentType());
    }
    headers.putAll(secret.values());
    if (signs(target)) {
      signature.ifPresent(
          it ->
              headers.putAll(
                  it.headers(
                      target.verb().sent(),
                      url,
                      signed,
                      payload.body().getBytes(UTF_8),
                      clock.instant())));
    }
    return headers;
  }

  private static Reply read(HttpURLConnection connection) throws IOException {
    try {
      var status = connection.getResponseCode();
      return Reply.of(
          status,
          headers(connection),
          body(status < 400 ? connection.getInputStream() : connection.getErrorStream()));
    } catch (HttpRetryException e) {
      // The JDK gives no body for a 401 to a streamed request; status and headers say enough.
      return Reply.of(e.responseCode(), headers(connection), "");
    }
  }

  private static Map<String, String> headers(HttpURLConnection connection) {
    return connection.getHeaderFields().entrySet().stream()
        .filter(header -> header.getKey() != null)
        .collect(
            Collectors.toMap(
                header -> header.getKey(),
                header -> header.getValue().getFirst(),
                (one, other) -> one));
  }

  private static String body(InputStream stream) throws IOException {
    if (stream == null) {
      return "";
    }
    try (stream) {
      return new String(stream.readNBytes(Reply.LONGEST_BODY), UTF_8);
    }
  }
}
