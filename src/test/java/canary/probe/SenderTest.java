package canary.probe;

import static canary.probe.WireServer.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.probe.Exchange.Answered;
import canary.probe.Exchange.Unanswered;
import canary.probe.Target.Authorization;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** On real sockets: whatever happens, one request is on the wire and the fault has its name. */
class SenderTest {
  private static final Duration DEADLINE = Duration.ofMillis(900);
  private static final Payload PAYLOAD = Payload.combined("id", Instant.EPOCH, "");
  private static final Sender SENDER =
      new Sender(Optional.empty(), SecretHeaders.NONE, DEADLINE, Clock.systemUTC());

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", 200, "{}"),
        Arguments.of("HTTP/1.1 200 OK\r\n\r\n{\"a\":1}", 200, "{\"a\":1}"),
        Arguments.of(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n", 200, "{}"),
        Arguments.of("HTTP/1.1 204 No Content\r\n\r\n", 204, ""),
        Arguments.of(
            "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n", 302, ""),
        Arguments.of(
            "HTTP/1.1 307 Again\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n", 307, ""),
        Arguments.of("HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\n\r\n{}", 401, "{}"),
        Arguments.of(
            "HTTP/1.1 401 Unauthorized\r\n"
                + "WWW-Authenticate: Basic realm=\"a\"\r\n"
                + "Content-Length: 2\r\n\r\n"
                + "{}",
            401,
            "{}"),
        Arguments.of(
            "HTTP/1.1 407 Proxy\r\nProxy-Authenticate: Basic\r\nContent-Length: 2\r\n\r\n{}",
            407,
            "{}"),
        Arguments.of("HTTP/1.1 408 Slow\r\nContent-Length: 2\r\n\r\n{}", 408, "{}"),
        Arguments.of(
            "HTTP/1.1 413 Too Large\r\n"
                + "Content-Type: text/plain\r\n\r\n"
                + "HTTP content length exceeded 10485760 bytes.",
            413,
            "HTTP content length exceeded 10485760 bytes."),
        Arguments.of("HTTP/1.1 503 Busy\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n", 503, ""));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void anAnswerIsTakenAsItIs(String answer, int status, String body) throws IOException {
    try (var server = new WireServer(says(answer))) {
      var reply = assertInstanceOf(Answered.class, SENDER.send(target(server), PAYLOAD)).reply();
      assertEquals(OptionalInt.of(status), reply.status());
      assertEquals(body, reply.body());
      assertEquals(1, server.requests().size());
    }
  }

  @Test
  void aGiantBodyIsCut() throws IOException {
    var giant = "HTTP/1.1 200 OK\r\nContent-Length: 9000000\r\n\r\n" + "x".repeat(9_000_000);
    try (var server = new WireServer(says(giant))) {
      var reply = assertInstanceOf(Answered.class, SENDER.send(target(server), PAYLOAD)).reply();
      assertEquals("x".repeat(Reply.LONGEST_BODY), reply.body());
      assertEquals(1, server.requests().size());
    }
  }

  static Stream<Arguments> brokenAnswers() {
    return Stream.of(
        Arguments.of(TransportFault.CLOSED_WITHOUT_ANSWER, says("")),
        Arguments.of(
            TransportFault.ANSWER_BROKEN,
            says("HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n{\"Send")),
        Arguments.of(
            TransportFault.ANSWER_BROKEN,
            says("HTTP/1.1 500 No\r\nContent-Length: 90\r\n\r\n{\"mess")),
        Arguments.of(
            TransportFault.ANSWER_BROKEN,
            says("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n90\r\n{\"Send")),
        Arguments.of(TransportFault.ANSWER_BROKEN, says("SSH-2.0-OpenSSH_9.6\r\n")),
        Arguments.of(TransportFault.ANSWER_BROKEN, says("{\"MessageId\":\"m\"}")),
        Arguments.of(TransportFault.CONNECTION_RESET, (WireServer.Behavior) SenderTest::reset),
        Arguments.of(
            TransportFault.ANSWER_TIMED_OUT, (WireServer.Behavior) _ -> Thread.sleep(3_000)),
        Arguments.of(TransportFault.ANSWER_TIMED_OUT, (WireServer.Behavior) SenderTest::drip));
  }

  @ParameterizedTest
  @MethodSource("brokenAnswers")
  void aBrokenAnswerHasItsName(TransportFault fault, WireServer.Behavior behavior)
      throws IOException {
    try (var server = new WireServer(behavior)) {
      var exchange = SENDER.send(target(server), PAYLOAD);
      var unanswered = assertInstanceOf(Unanswered.class, exchange);
      assertEquals(fault, unanswered.fault(), unanswered.detail());
      assertTrue(unanswered.latency().compareTo(DEADLINE.multipliedBy(2)) < 0);
      assertEquals(1, server.requests().size());
    }
  }

  @Test
  void nobodyListens() throws IOException {
    int free;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    assertFault(TransportFault.CONNECTION_REFUSED, "http://127.0.0.1:" + free + "/");
  }

  /** The kernel answers no further connection while nobody takes those that wait. */
  @Test
  void nobodyTakesTheConnection() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var waiting = new ArrayList<Socket>();
      for (var each = 0; each < 2; each++) {
        waiting.add(new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort()));
      }
      assertFault(
          TransportFault.CONNECT_TIMED_OUT, "http://127.0.0.1:" + server.getLocalPort() + "/");
      for (var socket : waiting) {
        socket.close();
      }
    }
  }

  @Test
  void theNameDoesNotResolve() {
    assertFault(TransportFault.NAME_NOT_RESOLVED, "https://a1b2c3.execute-api.invalid/prod/x");
  }

  @Test
  void sendsTheBodyTheTypeAndTheSignature() throws IOException {
    var signer = new SignatureV4(new Credentials("AKIA1", "secret", "token"), "eu-west-1");
    var sender = new Sender(Optional.of(signer), SecretHeaders.NONE, DEADLINE, Clock.systemUTC());
    try (var server = new WireServer(says("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"))) {
      sender.send(Target.posting("t", url(server), Authorization.AWS_IAM), PAYLOAD);
      var request = server.requests().getFirst();
      assertTrue(request.startsWith("POST /prod/messages HTTP/1.1\r\n"), request);
      assertTrue(request.contains("\r\nContent-Type: application/json\r\n"), request);
      assertTrue(
          request.contains("\r\nAuthorization: AWS4-HMAC-SHA256 Credential=AKIA1/"), request);
      assertTrue(request.contains("\r\nx-amz-security-token: token\r\n"), request);
      var sent = request.substring(request.indexOf("\r\n\r\n") + 4);
      assertEquals(
          PAYLOAD.md5(), Md5.of(sent.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)));
    }
  }

  private static void assertFault(TransportFault fault, String url) {
    var target = Target.posting("t", URI.create(url), Authorization.NONE);
    var unanswered = assertInstanceOf(Unanswered.class, SENDER.send(target, PAYLOAD));
    assertEquals(fault, unanswered.fault(), unanswered.detail());
  }

  private static void reset(Socket socket) throws IOException {
    socket.setSoLinger(true, 0);
  }

  private static void drip(Socket socket) throws IOException, InterruptedException {
    says("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n").answer(socket);
    for (var drop = 0; drop < 30; drop++) {
      Thread.sleep(100);
      says("x").answer(socket);
    }
  }

  private static Target target(WireServer server) {
    return Target.posting("t", url(server), Authorization.NONE);
  }

  private static URI url(WireServer server) {
    return URI.create("http://127.0.0.1:" + server.port() + "/prod/messages");
  }
}
