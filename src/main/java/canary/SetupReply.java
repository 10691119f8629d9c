package canary;

import canary.evidence.Evidence;
import canary.evidence.Integration;
import canary.evidence.IntegrationResponse;
import canary.evidence.Protocol;
import canary.evidence.Stage;
import canary.model.ExecutableTemplate;
import canary.model.InputVariable;
import canary.model.Stopped;
import canary.probe.Exchange;
import canary.probe.Outcome;
import canary.probe.Payload;
import canary.probe.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The reply of a method to a message that SQS takes, by executing its response templates. */
record SetupReply(Evidence account, Integration integration) {
  private static final int OK = 200;
  private static final Payload SENT = Payload.plain(Payload.EXAMPLE_ID, Instant.EPOCH, "");
  private static final String RESULT =
      "{\"MD5OfMessageBody\":\"%s\",\"MessageId\":\"%s\"}"
          .formatted(SENT.md5(), Payload.EXAMPLE_ID);
  private static final String OF_QUERY =
      "{\"SendMessageResponse\":{\"SendMessageResult\":%s,\"ResponseMetadata\":{\"RequestId\":\"r\"}}}"
          .formatted(RESULT);

  /** Whether no template shows what proves a delivery: the message id and the digest of SQS. */
  boolean provesNothing() {
    var templates =
        response().filter(IntegrationResponse::isSuccess).stream()
            .flatMap(it -> it.templates().values().stream())
            .toList();
    return !templates.isEmpty() && templates.stream().noneMatch(this::proves);
  }

  /** The status, where it is none that the canary takes for a success. */
  Optional<String> statusOfNoSuccess() {
    return response()
        .filter(it -> !it.isOpen() && !it.isSuccess())
        .map(IntegrationResponse::statusCode);
  }

  private Optional<IntegrationResponse> response() {
    return integration.responseFor(OK).found();
  }

  /** An empty template passes the answer of SQS on; so may one that is not modeled. */
  private boolean proves(String template) {
    var answer = integration.protocol() == Protocol.JSON ? RESULT : OF_QUERY;
    try {
      var shown = template.isEmpty() ? answer : rendered(template, answer);
      var reply = Reply.of(OK, Map.of("content-type", Integration.JSON), shown);
      return !(Outcome.of(new Exchange.Answered(reply, Duration.ZERO), SENT)
          instanceof Outcome.Unproven);
    } catch (Stopped notModeled) {
      return true;
    }
  }

  private String rendered(String template, String answer) {
    var none = Map.<String, String>of();
    return new ExecutableTemplate(template)
        .render(
            new InputVariable(answer, Map.of("path", none, "querystring", none, "header", none)),
            new HashMap<>(Map.of("responseOverride", new HashMap<>())),
            account.stage().found().map(Stage::variables).orElse(Map.of()));
  }
}
