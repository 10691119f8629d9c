package canary;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** An API on the loopback that takes messages as SQS does, or answers what it is told to. */
final class FakeApi implements AutoCloseable {
  private final HttpServer server;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final List<Map<String, List<String>>> headers = new CopyOnWriteArrayList<>();
  private final Deque<Answer> answers = new ArrayDeque<>();

  /** A status and a body; status 200 with an empty body means that the message is taken. */
  record Answer(int status, String body) {
    /** The body with the message in it, where it has a place for it. */
    String body(String sent) {
      return body.replace("${sent}", sent).replace("${escaped}", sent.replace("\"", "\\\""));
    }

    static final Answer TAKEN = new Answer(200, "");
    static final Answer BUSY =
        new Answer(
            503, "<ErrorResponse><Error><Code>ServiceUnavailable</Code></Error></ErrorResponse>");
    static final Answer DENIED =
        new Answer(
            403,
            "{\"Error\":{\"Code\":\"AccessDenied\",\"Message\":\"User:"
                + " arn:aws:sts::111122223333:assumed-role/orders/BackplaneAssumeRoleSession is not"
                + " authorized to perform: sqs:sendmessage on resource:"
                + " arn:aws:sqs:eu-west-1:111122223333:orders because no identity-based policy"
                + " allows the sqs:sendmessage action\"}}");
  }

  /** Answers in this order; the last one for good. */
  FakeApi(Answer... answers) throws IOException {
    this.answers.addAll(List.of(answers));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(task -> Thread.ofVirtual().start(task));
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/prod/messages";
  }

  /** Method and path of each request, in order. */
  List<String> requests() {
    return requests;
  }

  /** What was sent, in order. */
  List<String> bodies() {
    return bodies;
  }

  /** The header of each request, in order. */
  List<String> sent(String name) {
    return headers.stream()
        .flatMap(
            it ->
                it.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .flatMap(header -> header.getValue().stream()))
        .toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var sent = exchange.getRequestBody().readAllBytes();
      headers.add(Map.copyOf(exchange.getRequestHeaders()));
      bodies.add(new String(sent, UTF_8));
      requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      var answer = next();
      var body =
          answer.body().isEmpty() && answer.status() == 200
              ? taken(sent)
              : answer.body(new String(sent, UTF_8));
      exchange.sendResponseHeaders(answer.status(), body.getBytes(UTF_8).length);
      // Closed before the exchange, which would else cut off what is not sent yet.
      try (var out = exchange.getResponseBody()) {
        out.write(body.getBytes(UTF_8));
      }
    }
  }

  private synchronized Answer next() {
    return answers.size() > 1 ? answers.remove() : answers.element();
  }

  static String taken(byte[] sent) {
    try {
      var md5 = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(sent));
      return tools.jackson.jr.ob.JSON.std.asString(
          Map.of("MessageId", "m-1", "MD5OfMessageBody", md5));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
