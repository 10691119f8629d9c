package canary.full.aws;

import static canary.full.aws.ReadResources.map;
import static canary.full.aws.ReadResources.with;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import tools.jackson.jr.ob.JSON;

/**
 * LocalStack, with the answers of five reads as AWS documents them, made of what LocalStack answers
 * to other reads: GetExport lacks credentials and responses there, GetDeployment the summary,
 * GetKeyPolicy the policy's name, DescribeStackResources knows a stack by its name only, and
 * CloudTrail is not there at all: its history is empty. In policies AWS::URLSuffix is AWS's.
 */
public final class DocumentedReads implements AutoCloseable {
  private static final Set<String> PASSED_ON =
      Set.of("authorization", "content-type", "accept", "x-amz-target", "x-amz-date");

  private static final Pattern OWNED =
      Pattern.compile("^Action=DescribeStackResources&.*PhysicalResourceId=([^&]+)");
  private static final Pattern SUFFIX = Pattern.compile("\\.localhost\\.localstack\\.cloud(?!:)");
  private static final Pattern STACK = Pattern.compile("<StackName>([^<]+)</StackName>");

  private final HttpServer server;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI localStack;

  private DocumentedReads(URI localStack) throws IOException {
    this.localStack = localStack;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  public static DocumentedReads of(LocalStack localStack) {
    try {
      return new DocumentedReads(localStack.endpoint());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var answer = answer(exchange);
      answer.type().ifPresent(it -> exchange.getResponseHeaders().set("Content-Type", it));
      var body = answer.body();
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private record Answer(int status, Optional<String> type, byte[] body) {
    static Answer of(Object json) {
      var body = JSON.std.asString(json).getBytes(UTF_8);
      return new Answer(200, Optional.of("application/json"), body);
    }

    String text() {
      return new String(body, UTF_8);
    }

    Map<String, Object> json() {
      return JSON.std.mapFrom(text());
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    var target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
    if (target.endsWith(".LookupEvents")) {
      return Answer.of(Map.of("Events", List.of()));
    }
    var asked = exchange.getRequestBody().readAllBytes();
    var owned = OWNED.matcher(new String(asked, UTF_8));
    if (owned.find()) {
      return stackWith(URLDecoder.decode(owned.group(1), UTF_8), exchange);
    }
    var given = sent(exchange, exchange.getRequestURI().toString(), asked);
    if (given.status() != 200) {
      return given;
    }
    if (path.matches("/restapis/\\w+/stages/\\w+/exports/\\w+")) {
      return Answer.of(resources(exchange, path).export(given.json()));
    }
    if (path.matches("/restapis/\\w+/deployments/\\w+")) {
      return Answer.of(with(given.json(), "apiSummary", resources(exchange, path).summary()));
    }
    return target.equals("TrentService.GetKeyPolicy")
        ? Answer.of(with(given.json(), "PolicyName", "default"))
        : given;
  }

  /** The resources of the stack that has this one; LocalStack's refusal where none has. */
  private Answer stackWith(String resource, HttpExchange exchange) throws IOException {
    for (var it : STACK.matcher(form(exchange, "DescribeStacks").text()).results().toList()) {
      var answer = form(exchange, "DescribeStackResources&StackName=" + it.group(1));
      if (answer.text().contains(">" + resource + "<")) {
        return answer;
      }
    }
    return form(exchange, "DescribeStackResources");
  }

  private Answer form(HttpExchange exchange, String action) throws IOException {
    return sent(exchange, "/", ("Version=2010-05-15&Action=" + action).getBytes(UTF_8));
  }

  private Answer sent(HttpExchange exchange, String uri, byte[] body) throws IOException {
    var request =
        HttpRequest.newBuilder(localStack.resolve(uri))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    for (var name : PASSED_ON) {
      Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
          .ifPresent(it -> request.header(name, it));
    }
    try {
      var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      var text = SUFFIX.matcher(new String(answer.body(), UTF_8)).replaceAll(".amazonaws.com");
      return new Answer(
          answer.statusCode(), answer.headers().firstValue("Content-Type"), text.getBytes(UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** The resources of the API that a path is below, with their methods. */
  private ReadResources resources(HttpExchange exchange, String path) throws IOException {
    var api = path.split("/")[2];
    var items =
        sent(exchange, "/restapis/" + api + "/resources?limit=500", new byte[0]).json().get("item");
    var resources = new ArrayList<Map<?, ?>>();
    for (var item : items instanceof List<?> list ? list : List.of(items)) {
      var resource = map(item);
      var methods = new LinkedHashMap<String, Object>();
      for (var verb : map(resource.get("resourceMethods")).keySet()) {
        var method =
            "/restapis/%s/resources/%s/methods/%s".formatted(api, resource.get("id"), verb);
        methods.put(verb, sent(exchange, method, new byte[0]).json());
      }
      resources.add(with(resource, "resourceMethods", methods));
    }
    return new ReadResources(resources);
  }
}
