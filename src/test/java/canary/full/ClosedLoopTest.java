package canary.full;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.full.aws.Build;
import canary.full.aws.DeployedStack;
import canary.full.aws.DocumentedReads;
import canary.full.aws.EnforcingFront;
import canary.full.aws.LocalStack;
import canary.full.aws.SourceTemplate;
import canary.full.tool.Shared;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The closed loop: a template is broken and deployed, its canary names the cause, the template is
 * patched as the email says and deployed. Then each thing on the path is broken with the AWS CLI,
 * fixed by the printed commands, rolled back and fixed again.
 */
@Tag("full")
@Order(5)
@DisplayName("closed loop: broken, named, fixed by template and by command, rolled back, fixed")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith({Shared.OfLocalStack.class, Shared.OfBuild.class})
class ClosedLoopTest {
  private static final String BROKEN = "canary-loop-broken";
  private static final String PATCHED = "canary-loop";

  /** Where the template is broken, as an email would name it. */
  private static final String PLACE =
      "paths./messages.post.x-amazon-apigateway-integration.requestTemplates in DefinitionBody of"
          + " AWS::Serverless::Api Api";

  private static final String NOT_ENCODED =
      """
      requestTemplates:
        application/json: Action=SendMessage&MessageBody=$input.body
      """;

  @AutoClose private DocumentedReads reads;
  @AutoClose private EnforcingFront front;
  private DeployedStack stack;

  @BeforeAll
  void look(LocalStack localStack) {
    reads = DocumentedReads.of(localStack);
  }

  @AfterAll
  void delete(LocalStack localStack) {
    Stream.of(BROKEN, PATCHED)
        .parallel()
        .map(it -> localStack.sam("delete", "--no-prompts", "--stack-name", it))
        .forEach(it -> it.run().text());
  }

  /** LocalStack updates no REST API of a stack, so the patched template is a stack of its own. */
  @Test
  @Order(1)
  void isFixedByTheTemplate(LocalStack localStack, Build build) {
    var template = SourceTemplate.of(build).with(PLACE, NOT_ENCODED);
    var broken = template.deploy(localStack, build, BROKEN);
    broken.configureEnvironment(Map.of("AWS_ENDPOINT_URL", reads.address().toString()));
    var report = Answered.scheduled(broken);
    assertEquals("integration-body-not-encoded", named(report));

    var cause = report.causes().getFirst();
    stack =
        template
            .with(cause.changes().getFirst(), cause.template())
            .deploy(localStack, build, PATCHED);
    front = EnforcingFront.before(stack);
    stack.configureEnvironment(
        Map.of(
            "AWS_ENDPOINT_URL", reads.address().toString(),
            "AWS_ENDPOINT_URL_EXECUTE_API", front.address().toString()));
    assertEquals("HEALTHY", named(Answered.scheduled(stack)));
  }

  @ParameterizedTest
  @EnumSource
  @Order(2)
  void isFixedByCommand(Breaking breaking, LocalStack localStack) {
    var sound = front.state();
    localStack.shell(breaking.commands(stack)).run().text();
    var broken = front.state();
    assertNotEquals(sound, broken);
    var report = Answered.scheduled(stack);
    assertEquals(breaking.cause(), named(report));
    var cause = report.causes().getFirst();

    localStack.shell(cause.script()).run().text();
    assertEquals("HEALTHY", named(Answered.scheduled(stack)));
    var fixed = front.state();
    var changed = fixed.changedIn(broken);
    assertTrue(broken.changedIn(sound).containsAll(changed), changed.toString());

    localStack.shell(List.of(cause.rollback())).run().text();
    assertEquals(Set.of(), front.state().changedIn(broken));
    assertEquals(breaking.cause(), named(Answered.scheduled(stack)));

    localStack.shell(cause.script()).run().text();
    assertEquals("HEALTHY", named(Answered.scheduled(stack)));
    assertEquals(Set.of(), front.state().changedIn(fixed));
  }

  /** Its first cause, which is likely where the stack has just been deployed. */
  private static String named(Answered report) {
    if (report.status().equals("HEALTHY")) {
      return "HEALTHY";
    }
    var cause = report.causes().getFirst();
    assertTrue(Set.of("CONFIRMED", "LIKELY").contains(cause.verdict()), cause.describe());
    return cause.id();
  }
}
