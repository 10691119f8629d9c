package canary.full;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.full.aws.DeployedStack;
import canary.full.aws.LocalStack;
import canary.full.aws.OwnersStack;
import canary.full.tool.Shared;
import canary.full.tool.ShellWords;
import canary.lab.fault.OwnersApi;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.jr.ob.JSON;

/** The APIs of others: the deployed function prints the line, the line deploys, and it is green. */
@Tag("full")
@Order(6)
@DisplayName("owners' APIs: setup prints a line, the line deploys, the canary is green")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith({Shared.OfLocalStack.class, Shared.OfStack.class})
class OwnersApisTest {
  /**
   * What setup cannot know, because LocalStack's deployments have no apiSummary, and its export
   * neither validators nor models nor a response of another status than 200.
   */
  private static final Set<String> NOT_EXPORTED =
      Set.of("TargetAuthorization", "TargetBody", "TargetSuccess");

  private static final List<String> TAKE_KEY_OUT =
      List.of(
          "plan=$(aws apigateway get-usage-plans --query items[0].id --output text)",
          "key=$(aws apigateway get-api-keys --query items[0].id --output text)",
          "aws apigateway delete-usage-plan-key --usage-plan-id $plan --key-id $key");

  private OwnersStack owners;
  private Map<String, String> secrets;

  @BeforeAll
  void deploy(LocalStack localStack) {
    owners = OwnersStack.deploy(localStack);
    secrets = owners.secrets();
  }

  static List<OwnersApi> apis() {
    return OwnersStack.apis();
  }

  @ParameterizedTest
  @MethodSource("apis")
  @Execution(ExecutionMode.CONCURRENT)
  void theLineDeploysAndIsGreen(OwnersApi api, LocalStack localStack, DeployedStack stack) {
    var event = new HashMap<String, Object>();
    event.put("mode", "setup");
    event.put("url", OwnersStack.url(api));
    if (!api.headers().isEmpty()) {
      event.put("headers", secrets.get(OwnersStack.name(api)));
    }
    var answer = JSON.std.mapFrom(stack.invoke(JSON.std.asString(event)));
    var line = new ArrayList<>(ShellWords.of(answer.get("command").toString()));
    var found = (Map<?, ?>) answer.get("parameters");
    api.parameters()
        .forEach(
            (name, value) -> {
              if (NOT_EXPORTED.contains(name) && !found.containsKey(name)) {
                line.add(name + "=\"" + value.replace("\"", "\\\"") + "\"");
              } else {
                assertEquals(value, found.get(name), answer.toString());
              }
            });
    assertEquals("sam", line.removeFirst());
    localStack.sam(line.toArray(String[]::new)).run().text();
    var watching = DeployedStack.find(localStack, line.get(line.indexOf("--stack-name") + 1));
    assertEquals("HEALTHY", Answered.scheduled(watching).status());
    assertFalse(owners.queue(api).receive().isEmpty());
    if (api.parameters().containsKey("TargetSuccess")) {
      // LocalStack makes no metrics of log lines.
      localStack
          .aws("cloudwatch", "put-metric-data", "--namespace", "ApiSqsCanary")
          .and("--metric-name", "Success", "--value", "5", "--timestamp", halfAnHourAgo())
          .and("--dimensions", "Canary=" + watching.name() + ",Target=messages")
          .run()
          .text();
      var inspected = watching.invoke("{\"mode\":\"inspect\"}");
      assertTrue(inspected.contains("answered 5 canary messages with success"), inspected);
    }
    if (api.what().contains("API key")) {
      localStack.shell(TAKE_KEY_OUT).run().text();
      assertEquals(
          "gateway-api-key-refused", Answered.scheduled(watching).causes().getFirst().id());
    }
  }

  /** Metrics of a queue come late, so the last quarter of an hour is not looked at. */
  private static String halfAnHourAgo() {
    return Instant.now().minus(Duration.ofMinutes(30)).toString();
  }
}
