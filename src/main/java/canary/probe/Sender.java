package canary.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Sends one POST and reports what came of it. Exactly one request goes on the wire: a fixed-length
 * body keeps the JDK from sending a POST again, redirects are not followed, and each exchange has a
 * connection of its own.
 */
public record Sender(Optional<SignatureV4> signature, Duration deadline, Clock clock) {
  private static final String CONTENT_TYPE = "application/json";
  private static final String USER_AGENT = "apigw-sqs-canary/1.0";

  /** Blocks no longer than the deadline, however slowly the answer drips. */
  public Exchange send(Target target, Payload payload) {
    var start = System.nanoTime();
    return switch (Waited.atMost(deadline, () -> post(target, payload))) {
      case Waited.Came<Reply>(var reply) -> new Exchange.Answered(reply, since(start));
      case Waited.Threw<Reply>(var cause) -> unanswered(cause, start);
      case Waited.Late<Reply> _ ->
          new Exchange.Unanswered(
              TransportFault.ANSWER_TIMED_OUT,
              "no complete response after " + deadline.toMillis() + " ms",
              since(start));
    };
  }

  private static Exchange unanswered(Throwable cause, long start) {
    return new Exchange.Unanswered(TransportFaults.of(cause), String.valueOf(cause), since(start));
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private Reply post(Target target, Payload payload) throws IOException {
    var limit = (int) deadline.toMillis();
    var connection = Connections.open(target.url(), Math.min(3_000, limit / 3), limit);
    var body = payload.body().getBytes(UTF_8);
    try {
      connection.setRequestMethod("POST");
      connection.setDoOutput(true);
      connection.setFixedLengthStreamingMode(body.length);
      connection.setRequestProperty("Content-Type", CONTENT_TYPE);
      connection.setRequestProperty("Accept", "application/json");
      connection.setRequestProperty("User-Agent", USER_AGENT);
      signed(target, body).forEach(connection::setRequestProperty);
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

  private Map<String, String> signed(Target target, byte[] body) {
    return switch (target.authorization()) {
      case NONE -> Map.of();
      case AWS_IAM ->
          signature
              .map(
                  it ->
                      it.headers(
                          target.url(),
                          Connections.host(target.url()),
                          CONTENT_TYPE,
                          body,
                          clock.instant()))
              .orElse(Map.of());
    };
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
