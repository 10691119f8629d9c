package canary.aws;

import canary.evidence.Evidence;
import canary.evidence.MethodAddress;
import canary.finding.Arn;
import canary.finding.Finding;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** Speaks as much of each service's protocol as the reads need, on 127.0.0.1; sound at first. */
public final class FakeAccount implements AutoCloseable {

  /** What the account answers to one operation. */
  sealed interface Reply {
    record Sent(int status, Map<String, String> headers, String body) implements Reply {}

    /** The connection is closed without an answer. */
    record Broken() implements Reply {}

    record Late(Duration delay) implements Reply {}

    /** By what the request's body has in it. */
    record Asked(String part, Reply with, Reply without) implements Reply {}
  }

  static final AwsCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret"));
  static final Duration AMPLE = Duration.ofSeconds(20);
  private static final Set<String> NEVER_READ = Set.of("test invocation");
  private static final Pattern FORM_ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");
  private static final Map<Pattern, String> ROUTES =
      Map.ofEntries(
          Map.entry(Pattern.compile("GET /domainnames/[\\w.]+"), "GetDomainName"),
          Map.entry(
              Pattern.compile("GET /domainnames/[\\w.]+/basepathmappings"), "GetBasePathMappings"),
          Map.entry(Pattern.compile("GET /v2/domainnames/[\\w.]+/apimappings"), "GetApiMappings"),
          Map.entry(Pattern.compile("GET /restapis/\\w+"), "GetRestApi"),
          Map.entry(Pattern.compile("GET /restapis/\\w+/stages/\\w+"), "GetStage"),
          Map.entry(Pattern.compile("GET /restapis/\\w+/resources"), "GetResources"),
          Map.entry(Pattern.compile("GET /restapis/\\w+/gatewayresponses"), "GetGatewayResponses"),
          Map.entry(Pattern.compile("GET /usageplans"), "GetUsagePlans"),
          Map.entry(Pattern.compile("GET /usageplans/\\w+/keys"), "GetUsagePlanKeys"),
          Map.entry(Pattern.compile("GET /apikeys"), "GetApiKeys"),
          Map.entry(Pattern.compile("GET /restapis/\\w+/deployments/\\w+"), "GetDeployment"),
          Map.entry(Pattern.compile("GET /restapis/\\w+/stages/\\w+/exports/oas30"), "GetExport"),
          Map.entry(Pattern.compile("GET /restapis/\\w+/resources/\\w+/methods/\\w+"), "GetMethod"),
          Map.entry(
              Pattern.compile("POST /restapis/\\w+/resources/\\w+/methods/\\w+"),
              "TestInvokeMethod"));

  private final HttpServer server;
  private final Map<String, Reply> replies = new ConcurrentHashMap<>(SoundReplies.all());
  private final List<Call> calls = new CopyOnWriteArrayList<>();

  /** One request that arrived. */
  record Call(String operation, String body) {}

  FakeAccount() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  FakeAccount answering(String operation, Reply reply) {
    replies.put(operation, reply);
    return this;
  }

  CloudWatchAlarms alarms() {
    return new CloudWatchAlarms(
        new SignedCall(UrlConnectionHttpClient.create(), CREDENTIALS, Optional.of(address())),
        "eu-west-1");
  }

  /** Where all services of the account are. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  AccountReader reader(Duration limit) {
    return new AccountReader(
        CREDENTIALS,
        Optional.of(address()),
        limit,
        Arn.parse("arn:aws:sns:eu-west-1:111122223333:notices"));
  }

  static MethodAddress place(Optional<Arn> queue) {
    return MethodAddress.at("eu-west-1", "a1", "prod", "/messages")
        .meaning(queue, Optional.empty(), Optional.empty(), List.of());
  }

  Evidence read() {
    return reader(AMPLE).read(place(Optional.empty()));
  }

  /** What could not be read, apart from what such a run does not read at all. */
  static Set<String> notRead(Evidence evidence) {
    return evidence.notRead().stream()
        .map(Finding.Unreadable::what)
        .filter(what -> !NEVER_READ.contains(what))
        .collect(Collectors.toSet());
  }

  List<Call> calls(String operation) {
    return calls.stream().filter(call -> call.operation().equals(operation)).toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var operation = operation(exchange, body);
    calls.add(new Call(operation, body));
    answer(exchange, body, replies.getOrDefault(operation, SoundReplies.json("{}")));
  }

  private static void answer(HttpExchange exchange, String body, Reply reply) throws IOException {
    switch (reply) {
      case Reply.Asked(var part, var with, var without) ->
          answer(exchange, body, body.contains(part) ? with : without);
      case Reply.Sent sent -> send(exchange, sent);
      case Reply.Broken _ -> exchange.close();
      case Reply.Late(var delay) -> {
        sleep(delay);
        exchange.close();
      }
    }
  }

  private static String operation(HttpExchange exchange, String body) {
    return operation(
        exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath(),
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target")),
        body);
  }

  /** The operation that a request asks for: its first line's method and path, or its own words. */
  static String operation(String line, Optional<String> target, String body) {
    var action = FORM_ACTION.matcher(body);
    return target
        .map(it -> it.substring(it.lastIndexOf('.') + 1))
        .or(() -> action.find() ? Optional.of(action.group(1)) : Optional.empty())
        .or(
            () ->
                ROUTES.entrySet().stream()
                    .filter(route -> route.getKey().matcher(line).matches())
                    .map(Map.Entry::getValue)
                    .findFirst())
        .orElse(line);
  }

  private static void send(HttpExchange exchange, Reply.Sent sent) throws IOException {
    var bytes = sent.body().getBytes(StandardCharsets.UTF_8);
    sent.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(sent.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static void sleep(Duration delay) {
    try {
      Thread.sleep(delay);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /**
   * An account that takes notifications, and metrics in the protocol of the SDK's newest client.
   */
  public static FakeAccount forBench() {
    return started()
        .answering("Publish", SoundReplies.xml("Publish", "<MessageId>m-1</MessageId>"))
        .answering(
            "POST /service/GraniteServiceVersion20100801/operation/PutMetricData",
            new Reply.Sent(
                200,
                Map.of("smithy-protocol", "rpc-v2-cbor", "Content-Type", "application/cbor"),
                ""));
  }

  static FakeAccount started() {
    try {
      return new FakeAccount();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
