package canary.lab.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.Golden;
import canary.LabRun;
import canary.lab.account.Deployer;
import canary.lab.account.LabAccount;
import canary.lab.template.Stacks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where a fix has to be made to last, by what the stack is deployed with. */
class SourcesTest {
  private static final Path TABLE = Path.of("src/test/resources/canary/sources.txt");

  /** One of each thing that is changed. */
  private static final List<String> FAULTS =
      List.of(
          "integration-body-not-encoded",
          "integration-change-not-deployed",
          "integration-response-default-missing",
          "gateway-throttled",
          "role-missing-sendmessage",
          "role-trust-condition",
          "queue-policy-denies-all",
          "queue-message-too-large",
          "key-policy-denies",
          "key-disabled");

  private static final Pattern CHANGES =
      Pattern.compile(
          "(?m)^aws (?:apigateway|iam|sqs|kms)"
              + " (?!get-|list-|describe-|simulate-|create-deployment)");

  /** What no stack of the path has, or nothing that is there is changed. */
  private static final List<String> ELSEWHERE =
      List.of("base-path", "usage-plan", "create-role", "create-queue", "orders-boundary");

  private final Stacks stacks = new Stacks();

  SourcesTest() throws IOException {}

  @Test
  void eachDeployersNotation() throws IOException {
    var lines = new ArrayList<String>();
    for (var id : FAULTS) {
      var fault = Faults.ALL.stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
      var told = new LinkedHashMap<String, List<Deployer>>();
      for (var deployer : Deployer.values()) {
        told.computeIfAbsent(sources(run(fault, deployer)), _ -> new ArrayList<>()).add(deployer);
      }
      lines.add(id);
      told.forEach((text, deployers) -> lines.add("  " + deployers + text));
    }
    Golden.check(TABLE, String.join("\n", lines) + "\n");
  }

  /** A stack that has all of the path has the source of every change of it. */
  @Test
  void everyChangeOfTheStackHasItsSource() throws IOException {
    for (var scene : Scenes.all()) {
      var first = first(scene.informed());
      var commands = String.join("\n", commands(first));
      if (CHANGES.matcher(commands).find()
          && ELSEWHERE.stream().noneMatch(commands::contains)
          && scene.informed().report().get("notRead").equals(List.of())) {
        assertFalse(sources(first).isEmpty(), scene.fault() + ": " + commands);
      }
    }
  }

  /** What deploys it changes nothing of what is wrong. */
  @ParameterizedTest
  @EnumSource(Deployer.class)
  void aSoundStackIsSoundWhoeverDeploysIt(Deployer deployer) throws IOException {
    try (var lab = stacks.laboratory(Map.of())) {
      var account = LabAccount.of(lab).deployedWith(deployer);
      assertEquals("HEALTHY", LabRun.inspecting(lab, account).status());
    }
  }

  @Test
  void whatWasNotReadIsSaidAndNotGuessed() throws IOException {
    var fault = Faults.ALL.stream().filter(it -> it.id().equals(FAULTS.getFirst())).findFirst();
    try (var lab = stacks.laboratory(Map.of())) {
      fault.orElseThrow().change().accept(lab);
      var run = LabRun.of(lab, LabAccount.of(lab).denying("CloudFormation stack"));
      assertEquals(List.of(), sources(first(run)));
      assertTrue(run.mail().contains("CloudFormation stack: AccessDenied"), run.mail());
      assertTrue(run.mail().contains("MAKE IT PERMANENT"), run.mail());
    }
  }

  private LabRun run(Fault fault, Deployer deployer) throws IOException {
    try (var lab = stacks.laboratory(fault.parameters())) {
      fault.change().accept(lab);
      return LabRun.of(lab, LabAccount.of(lab).deployedWith(deployer));
    }
  }

  private static String sources(LabRun run) {
    var text = new StringBuilder();
    for (var it : sources(first(run))) {
      Stream.of("owner", "change", "undoneBy", "deployment")
          .filter(it::containsKey)
          .forEach(name -> text.append("\n      ").append(it.get(name)));
    }
    return text.toString();
  }

  private static Map<?, ?> first(LabRun run) {
    return (Map<?, ?>) ((Map<?, ?>) ((List<?>) run.report().get("causes")).getFirst()).get("fix");
  }

  private static List<String> commands(Map<?, ?> fix) {
    return ((List<?>) fix.get("commands")).stream().map(String::valueOf).toList();
  }

  private static List<Map<?, ?>> sources(Map<?, ?> fix) {
    return fix.containsKey("sources")
        ? ((List<?>) fix.get("sources")).stream().<Map<?, ?>>map(it -> (Map<?, ?>) it).toList()
        : List.of();
  }
}
