package canary.aws;

import canary.aws.FakeAccount.Reply;
import canary.evidence.Account;
import canary.finding.Arn;
import canary.probe.Hostility;
import canary.probe.WireServer;
import canary.report.Alarms;
import canary.report.Publisher;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;

/** AWS on the loopback, each of whose answers is spoilt on the wire in a way of its own. */
public final class HostileAws implements AutoCloseable {
  private final WireServer server;

  /**
   * @param hostility of the answer to an operation
   */
  public HostileAws(Function<String, Hostility> hostility) throws IOException {
    server = new WireServer((request, socket) -> answer(request, socket, hostility));
  }

  /** Answers every call alike. */
  public HostileAws(int status, String code) throws IOException {
    server =
        new WireServer(
            (_, socket) -> {
              var body = "{\"__type\":\"%s\",\"message\":\"Rate exceeded\"}".formatted(code);
              socket
                  .getOutputStream()
                  .write(
                      "HTTP/1.1 %d x\r\nx-amzn-ErrorType: %s\r\nContent-Length: %d\r\n\r\n%s"
                          .formatted(status, code, body.length(), body)
                          .getBytes(StandardCharsets.US_ASCII));
            });
  }

  public Account account(Duration limit) {
    return new AccountReader(
        FakeAccount.CREDENTIALS,
        Optional.of(address()),
        limit,
        Arn.parse("arn:aws:sns:eu-west-1:111122223333:notices"));
  }

  public Alarms alarms() {
    return new CloudWatchAlarms(
        new SignedCall(
            UrlConnectionHttpClient.create(), FakeAccount.CREDENTIALS, Optional.of(address())),
        "eu-west-1");
  }

  public Publisher publisher(String topicArn) {
    return new SnsPublisher(
        SnsClient.builder()
            .region(Region.EU_WEST_1)
            .credentialsProvider(FakeAccount.CREDENTIALS)
            .endpointOverride(address()),
        topicArn);
  }

  /** How many requests have come. */
  public int requests() {
    return server.requests().size();
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  private static void answer(String request, Socket socket, Function<String, Hostility> hostility)
      throws IOException, InterruptedException {
    var operation = operation(request);
    switch (SoundReplies.all().getOrDefault(operation, SoundReplies.json("{}"))) {
      case Reply.Sent(var status, var headers, var body) ->
          hostility
              .apply(operation)
              .answer(
                  socket,
                  status + " x",
                  headers.entrySet().stream()
                      .map(it -> it.getKey() + ": " + it.getValue() + "\r\n")
                      .collect(Collectors.joining()),
                  body);
      case Reply.Broken _, Reply.Late _, Reply.Asked _ -> socket.close();
    }
  }

  private static String operation(String request) {
    var line = request.lines().findFirst().orElse("").split("[ ?]");
    var target =
        request
            .lines()
            .filter(it -> it.toLowerCase(Locale.ROOT).startsWith("x-amz-target:"))
            .findFirst();
    return FakeAccount.operation(
        line[0] + " " + line[1], target, request.substring(request.indexOf("\r\n\r\n") + 4));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
