package canary.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lambda's side of the Runtime API, for one function process.
 * https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
final class RuntimeApi implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 120;
  private static final String FAILED = "the function failed: ";

  private final HttpServer server;
  private final BlockingQueue<Moment> asked = new LinkedBlockingQueue<>();
  private final BlockingQueue<Moment> answered = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final Supplier<Long> processor;

  /**
   * When something came from the function.
   *
   * @param nanos by the clock on the wall
   * @param processor that the process had used by then, in nanoseconds
   */
  record Moment(long nanos, long processor, String body) {}

  /**
   * @param processor used by the process so far, in nanoseconds
   */
  RuntimeApi(Supplier<Long> processor) throws IOException {
    this.processor = processor;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/2018-06-01/runtime/", this::answer);
    server.start();
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Waits until the function asks for work. */
  Moment asked() {
    return taken(asked);
  }

  /** Gives the function an event and waits for its answer. */
  Moment answered(String event) {
    events.add(event);
    var moment = taken(answered);
    if (moment.body().startsWith(FAILED)) {
      throw new IllegalStateException(moment.body());
    }
    return moment;
  }

  private static Moment taken(BlockingQueue<Moment> moments) {
    try {
      var moment = moments.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (moment == null) {
        throw new IllegalStateException("nothing came within %d s".formatted(PATIENCE_SECONDS));
      }
      return moment;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    var nanos = System.nanoTime();
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      if (path.endsWith("/next")) {
        asked.add(new Moment(nanos, processor.get(), ""));
        give(exchange, events.take());
        return;
      }
      var used = processor.get();
      var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      if (path.endsWith("/error")) {
        answered.add(new Moment(nanos, used, FAILED + body));
      } else {
        answered.add(new Moment(nanos, used, body));
      }
      exchange.sendResponseHeaders(202, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void give(HttpExchange exchange, String event) throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Lambda-Runtime-Aws-Request-Id", UUID.randomUUID().toString());
    headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + 60_000));
    headers.set(
        "Lambda-Runtime-Invoked-Function-Arn",
        "arn:aws:lambda:eu-west-1:111122223333:function:canary");
    headers.set("Content-Type", "application/json");
    var bytes = event.getBytes(UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
