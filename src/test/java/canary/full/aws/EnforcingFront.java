package canary.full.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import canary.full.tool.Toolbox;
import canary.lab.Laboratory;
import canary.lab.template.Stack;
import canary.lab.template.Template;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * Stands before a deployed API and does what LocalStack does not: at each request it reads role,
 * queue and key as they are there, and has the lab's evaluator judge. What that refuses is answered
 * in AWS's words; all else goes on to LocalStack. Callers are not judged.
 */
public final class EnforcingFront implements AutoCloseable {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String ACCOUNT = "000000000000";

  private final LocalServices services;
  private final DeployedAccount deployed;
  private final URI localStack;
  private final Laboratory lab;
  private final HttpServer server;

  private EnforcingFront(DeployedStack stack) throws IOException {
    localStack = stack.localStack().endpoint();
    services = LocalServices.of(stack.localStack());
    lab =
        Laboratory.start(
            Template.own()
                .resolve(new Stack(stack.name(), ACCOUNT, Toolbox.REGION), Map.of())
                .at("Api", "DefinitionBody", "paths", "/messages", "post", "security")
                .remove());
    deployed = new DeployedAccount(stack, services, lab.stack());
    lab.surround(deployed::read);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  public static EnforcingFront before(DeployedStack stack) {
    try {
      return new EnforcingFront(stack);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands for the host of all APIs. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What LocalStack has now. */
  public DeployedState state() {
    return DeployedState.of(services);
  }

  @Override
  public void close() {
    server.stop(0);
    lab.close();
    services.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      var type = exchange.getRequestHeaders().getFirst("Content-Type");
      var path = exchange.getRequestURI().toString();
      var judged = judged(path, body, type);
      var passes = judged.statusCode() / 100 == 2;
      var reply = passes ? sent(localStack.resolve(path), body, type) : judged;
      reply
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (name.matches("(?i)content-type|x-amz.*")) {
                  exchange.getResponseHeaders().put(name, values);
                }
              });
      var text = (passes ? reply.body() : deployed.deployed(reply.body())).getBytes(UTF_8);
      exchange.sendResponseHeaders(reply.statusCode(), text.length == 0 ? -1 : text.length);
      exchange.getResponseBody().write(text);
    }
  }

  /** One request at a time sees one state. */
  private synchronized HttpResponse<String> judged(String path, byte[] body, String type) {
    lab.edit(UnaryOperator.identity());
    return sent(lab.endpoint().resolve(deployed.inLab(path)), body, type);
  }

  private static HttpResponse<String> sent(URI to, byte[] body, String type) {
    try {
      return HTTP.send(
          HttpRequest.newBuilder(to)
              .header("Content-Type", type)
              .POST(HttpRequest.BodyPublishers.ofByteArray(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while sending to " + to, e);
    }
  }
}
