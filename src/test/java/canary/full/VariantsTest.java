package canary.full;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import canary.full.aws.Consumer;
import canary.full.aws.DeployedStack;
import canary.full.aws.LocalStack;
import canary.full.aws.Remains;
import canary.full.tool.Shared;
import canary.probe.Payload;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.jr.ob.JSON;

/**
 * The template's parameters that change what is deployed; together, for each mostly waits. The
 * unchanged stack comes first: the first of all deployments makes the bucket of the SAM CLI.
 */
@Tag("full")
@Order(6)
@DisplayName("variants: JSON protocol, bring your own API, no key, signed marker")
@ExtendWith({Shared.OfLocalStack.class, Shared.OfStack.class})
class VariantsTest {

  private static final String BODY = "{\"said\":\"a=1&b=2 +100% 'ü' \\\"\\\\\"}";

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void jsonProtocol(LocalStack localStack) {
    DeployedStack stack =
        DeployedStack.deploy(localStack, "canary-json", "IntegrationProtocol=json");
    assertDelivers(stack);
    delete(stack);
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void ownApi(LocalStack localStack) {
    String url = LocalStack.FOREIGN_API;
    DeployedStack stack = DeployedStack.deploy(localStack, "canary-own-api", "TargetApiUrl=" + url);
    assertEquals(url, stack.outputs().get("TargetUrl"));
    assertFalse(DeployedStack.types(stack.resources()).contains("AWS::ApiGateway::RestApi"));
    delete(stack);
  }

  /** The function signs with what Secrets Manager holds, so that a consumer knows its messages. */
  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void signedMarker(LocalStack localStack) throws IOException {
    DeployedStack stack = DeployedStack.deploy(localStack, "canary-signed", "MarkerSecret=CREATE");
    stack.invoke("{}");
    String received = stack.queue().receive().getFirst();
    Map<?, ?> marker = (Map<?, ?>) JSON.std.mapFrom(received).get("__canary");
    Instant expires = Instant.ofEpochSecond(((Number) marker.get("exp")).longValue());
    String key =
        localStack
            .aws("secretsmanager", "get-secret-value")
            .and("--secret-id", stack.outputs().get("MarkerSecretArn"))
            .and("--query", "SecretString", "--output", "text")
            .run()
            .text();
    assertEquals(64, key.length());
    assertEquals(Payload.combined((String) marker.get("id"), expires, key).body(), received);
    assertReceived(stack, key);
    delete(stack);
  }

  /** From the canary's run through the API and the queue to a consumer with the same key. */
  private static void assertReceived(DeployedStack stack, String key) throws IOException {
    try (Consumer consumer =
        Consumer.of(stack.localStack(), "signed-consumer", stack.name(), key)) {
      consumer.receiveFrom(stack.queue());
      assertEquals("HEALTHY", JSON.std.mapFrom(stack.invoke("{}")).get("status"));
      List<Map<String, Object>> counted = consumer.counted(1);
      assertFalse(counted.isEmpty(), "no message of the canary has reached the consumer");
      assertEquals(1, counted.getFirst().get("Received"), "" + counted);
      assertEquals(stack.name(), counted.getFirst().get("Canary"));
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void noKey(LocalStack localStack) {
    DeployedStack stack =
        DeployedStack.deploy(localStack, "canary-no-key", "Encryption=sqs-managed");
    assertFalse(DeployedStack.types(stack.resources()).contains("AWS::KMS::Key"));
    assertDelivers(stack);
    delete(stack);
  }

  /** The canary's own messages are among those of its queue. */
  private static void assertDelivers(DeployedStack stack) {
    HttpResponse<String> reply = stack.post(BODY);
    assertEquals(200, reply.statusCode(), reply.body());
    assertEquals(
        List.of(BODY),
        stack.queue().receive().stream().filter(it -> !it.contains("__canary")).toList());
  }

  private static void delete(DeployedStack stack) {
    stack.localStack().sam("delete", "--no-prompts", "--stack-name", stack.name()).run().text();
    assertEquals(List.of(), new Remains(stack.localStack()).of(stack));
  }
}
