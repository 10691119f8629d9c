package canary.lab.integration;

import canary.lab.gateway.caller.Session;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Services that answer what a test says, and keep what they were sent. */
public final class ScriptedBackend implements Backend {
  static final String SENT =
      """
      {"SendMessageResponse":{"ResponseMetadata":{"RequestId":"r"},"SendMessageResult":\
      {"MD5OfMessageBody":"99914b932bd37a50b983c5e7c90ae93b","MessageId":"m-1"}}}\
      """;

  private final List<BackendRequest> requests = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private volatile String body = SENT;
  private volatile String contentType = "application/json";
  private volatile Duration delay = Duration.ZERO;
  private volatile boolean trusting = true;

  ScriptedBackend answering(int status, String body) {
    this.status = status;
    this.body = body;
    return this;
  }

  ScriptedBackend typed(String contentType) {
    this.contentType = contentType;
    return this;
  }

  ScriptedBackend after(Duration delay) {
    this.delay = delay;
    return this;
  }

  ScriptedBackend trustingNobody() {
    this.trusting = false;
    return this;
  }

  public List<BackendRequest> requests() {
    return requests;
  }

  public String lastBody() {
    return new String(requests.getLast().body(), StandardCharsets.UTF_8);
  }

  @Override
  public Optional<Session> assume(String roleArn, String servicePrincipal) {
    return trusting && servicePrincipal.equals("apigateway.amazonaws.com")
        ? Optional.of(new Session(roleArn, "BackplaneAssumeRoleSession"))
        : Optional.empty();
  }

  @Override
  public BackendResponse call(BackendRequest request) {
    requests.add(request);
    try {
      Thread.sleep(delay);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return new BackendResponse(
        status,
        Map.of("Content-Type", contentType, "x-amzn-RequestId", "sqs-1"),
        body.getBytes(StandardCharsets.UTF_8));
  }
}
