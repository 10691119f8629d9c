package canary.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Sends one request and reports what came of it. Exactly one goes on the wire: nothing is sent
 * again, redirects are not followed, and each exchange has a connection of its own.
 */
public record Sender(
    Optional<SignatureV4> signature,
    SecretHeaders secret,
    Duration deadline,
    Clock clock,
    Wire wire) {
  private static final UUID NO_ID = new UUID(0, 0);
  private static final Map<String, String> JSON = Map.of("content-type", "application/json");
  private static final Reply REFUSAL =
      Reply.of(
          403,
          JSON,
          "{\"Error\":{\"Code\":\"AccessDenied\",\"Message\":\"User:"
              + " arn:aws:sts::111122223333:assumed-role/orders-api/BackplaneAssumeRoleSession is"
              + " not authorized to perform: sqs:sendmessage on resource:"
              + " arn:aws:sqs:eu-west-1:111122223333:orders because no identity-based policy allows"
              + " the sqs:sendmessage action\"}}");

  /** Sends to the API. */
  public Sender(
      Optional<SignatureV4> signature, SecretHeaders secret, Duration deadline, Clock clock) {
    this(signature, secret, deadline, clock, Wire.NETWORK);
  }

  /** Blocks no longer than the deadline, however slowly the answer drips. */
  public Exchange send(Target target, Payload payload) {
    var start = System.nanoTime();
    try (var connection = new HttpConnection(url(target, payload))) {
      return switch (Waited.atMost(deadline, () -> exchange(connection, target, payload))) {
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
  }

  private Exchange unanswered(Throwable cause, long start) {
    return new Exchange.Unanswered(
        TransportFaults.of(cause), secret.hiddenIn(String.valueOf(cause)), since(start));
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private Reply exchange(HttpConnection connection, Target target, Payload payload)
      throws IOException {
    var headers = headers(target, payload);
    return switch (wire) {
      case NETWORK ->
          connection.exchange(
              target.verb().sent(), headers, payload.body().getBytes(UTF_8), deadline);
      case TAKEN -> taken(target, payload);
      case REFUSED -> REFUSAL;
    };
  }

  /** As SQS takes the message, after the host of the API was reached as far as that can be. */
  private static Reply taken(Target target, Payload payload) {
    Warmup.of(target.url());
    return Reply.of(
        200,
        JSON,
        "{\"MessageId\":\"" + NO_ID + "\",\"MD5OfMessageBody\":\"" + payload.md5() + "\"}");
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
    var headers = target.message().headers(payload);
    var url = url(target, payload);
    var signed = new HashMap<>(Map.of("host", HttpConnection.host(url)));
    Optional.ofNullable(headers.get("Content-Type"))
        .ifPresent(it -> signed.put("content-type", it));
    headers.putAll(secret.values());
    target.endpointsApi().ifPresent(it -> headers.put("x-apigw-api-id", it));
    if (signs(target)) {
      var body = payload.body().getBytes(UTF_8);
      headers.putAll(
          signature
              .orElseThrow()
              .headers(target.verb().sent(), url, signed, body, clock.instant()));
    }
    return headers;
  }
}
