package canary.probe;

import static canary.probe.WireServer.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.probe.Exchange.Answered;
import canary.probe.Exchange.Unanswered;
import canary.probe.Target.Authorization;
import canary.probe.Target.Success;
import canary.probe.Target.Verb;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the method: one request is on the wire, and what comes of it is read alike. */
class MethodsTest {
  private static final Duration DEADLINE = Duration.ofMillis(900);
  private static final SignatureV4 SIGNATURE =
      new SignatureV4(new Credentials("AKIA1", "secret", ""), "eu-west-1");
  private static final Sender SENDER =
      new Sender(Optional.of(SIGNATURE), SecretHeaders.NONE, DEADLINE, Clock.systemUTC());

  static Stream<Arguments> answers() {
    return ofEach(
        Arguments.of("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", 200, "{}"),
        Arguments.of("HTTP/1.1 200 OK\r\n\r\n{\"a\":1}", 200, "{\"a\":1}"),
        Arguments.of(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "2\r\n{}\r\n3;x=y\r\n\"a\"\r\n0\r\n\r\n",
            200,
            "{}\"a\""),
        Arguments.of("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n", 204, ""),
        Arguments.of(
            "HTTP/1.1 307 Again\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n", 307, ""),
        Arguments.of("HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\n{}", 403, "{}"));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void anAnswerIsTakenAsItIs(Verb verb, String answer, int status, String body) throws IOException {
    try (var server = new WireServer(says(answer))) {
      var reply = assertInstanceOf(Answered.class, send(verb, server)).reply();
      assertEquals(OptionalInt.of(status), reply.status());
      assertEquals(body, reply.body());
      assertEquals(1, server.requests().size());
    }
  }

  static Stream<Arguments> brokenAnswers() {
    return ofEach(
        Arguments.of(TransportFault.CLOSED_WITHOUT_ANSWER, says("")),
        Arguments.of(
            TransportFault.ANSWER_BROKEN, says("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{\"S")),
        Arguments.of(
            TransportFault.ANSWER_BROKEN,
            says("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{\"Send")),
        Arguments.of(TransportFault.ANSWER_BROKEN, says("SSH-2.0-OpenSSH_9.6\r\n")),
        Arguments.of(
            TransportFault.CONNECTION_RESET,
            (WireServer.Behavior) socket -> socket.setSoLinger(true, 0)),
        Arguments.of(
            TransportFault.ANSWER_TIMED_OUT, (WireServer.Behavior) _ -> Thread.sleep(3_000)));
  }

  @ParameterizedTest
  @MethodSource("brokenAnswers")
  void aBrokenAnswerHasItsNameAndIsNotAskedForAgain(
      Verb verb, TransportFault fault, WireServer.Behavior behavior) throws IOException {
    try (var server = new WireServer(behavior)) {
      var unanswered = assertInstanceOf(Unanswered.class, send(verb, server));
      assertEquals(fault, unanswered.fault(), unanswered.detail());
      assertEquals(1, server.requests().size());
    }
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void theRequestIsWhatTheMethodTakes(Verb verb) throws IOException {
    try (var server = new WireServer(says("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"))) {
      send(verb, server);
      var request = server.requests().getFirst();
      var sent = verb == Verb.ANY ? "POST" : verb.name();
      assertTrue(request.startsWith(sent + " /prod/messages?id=a%20b HTTP/1.1\r\n"), request);
      assertTrue(request.contains("\r\nAuthorization: AWS4-HMAC-SHA256 "), request);
      assertEquals(verb != Verb.GET, request.endsWith("\r\n\r\n<a/>"), request);
      assertEquals(verb != Verb.GET, request.contains("\r\nContent-Type: application/xml\r\n"));
      assertFalse(request.contains("content-type: "), request);
      assertFalse(request.contains("x-apigw-api-id"), request);
    }
  }

  /** A VPC endpoint's host name leads to many. */
  @Test
  void theApiIsNamedInAHeaderWhereTheUrlDoesNot() throws IOException {
    try (var server = new WireServer(says("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"))) {
      var url = URI.create("http://127.0.0.1:%d/prod/messages".formatted(server.port()));
      SENDER.send(target(Verb.POST, url, Optional.of("a1b2c3d4e5")), new Payload("<a/>", ""));
      var request = server.requests().getFirst();
      assertTrue(request.contains("\r\nx-apigw-api-id: a1b2c3d4e5\r\n"), request);
    }
  }

  private static Stream<Arguments> ofEach(Arguments... cases) {
    return Stream.of(Verb.PUT, Verb.PATCH, Verb.GET)
        .flatMap(
            verb ->
                Arrays.stream(cases)
                    .map(
                        it ->
                            Arguments.of(
                                Stream.concat(Stream.of(verb), Stream.of(it.get())).toArray())));
  }

  private static Exchange send(Verb verb, WireServer server) {
    var url = URI.create("http://127.0.0.1:%d/prod/messages".formatted(server.port()));
    return SENDER.send(
        target(verb, url, Optional.empty()),
        new Payload(verb == Verb.GET ? "" : "<a/>", "id=a%20b"));
  }

  private static Target target(Verb verb, URI url, Optional<String> endpointsApi) {
    var message = new Message(Optional.of("<a/>"), "id=a%20b", Format.XML, "application/xml");
    return new Target(
        "t", url, endpointsApi, verb, Authorization.AWS_IAM, message, Success.MESSAGE_ID);
  }
}
