package canary.lab.iam;

import static canary.lab.service.World.FOREIGN;
import static canary.lab.service.World.OWN;
import static canary.lab.service.World.ROLE_ARN;
import static canary.lab.service.World.SESSION_ARN;
import static canary.lab.service.World.policy;
import static canary.lab.service.World.queue;
import static canary.lab.service.World.role;
import static canary.lab.service.World.root;
import static canary.lab.service.World.sending;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.lab.iam.Decision.Allowed;
import canary.lab.sqs.Queue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What must hold of every judgment, on policies made by chance from one seed. */
class JudgeLawsTest {
  private static final int CASES = 400;

  private final Random random = new Random(20261123);

  @Test
  void aDenyMoreNeverWidens() {
    int narrowed = 0;
    for (int i = 0; i < CASES; i++) {
      PolicyDocument ofRole = chance(false);
      PolicyDocument ofQueue = chance(true);
      Queue target = queue(random.nextBoolean() ? OWN : FOREIGN);
      Decision before = decision(ofRole, ofQueue, target);
      Decision roleDenies = decision(ofRole.plus(statement(false, "Deny")), ofQueue, target);
      Decision queueDenies = decision(ofRole, ofQueue.plus(statement(true, "Deny")), target);
      for (Decision after : List.of(roleDenies, queueDenies)) {
        if (after instanceof Allowed) {
          assertInstanceOf(Allowed.class, before, ofRole + " " + ofQueue);
        } else if (before instanceof Allowed) {
          narrowed++;
        }
      }
    }
    // Else the law would have been asked about policies that never allow.
    assertTrue(narrowed > 10, () -> "Too few cases could narrow.");
  }

  @Test
  void theOrderOfStatementsDoesNotMatter() {
    for (int i = 0; i < CASES; i++) {
      PolicyDocument ofRole = chance(false);
      PolicyDocument ofQueue = chance(true);
      assertEquals(
          decision(ofRole, ofQueue, queue(OWN)),
          decision(shuffled(ofRole), shuffled(ofQueue), queue(OWN)),
          () -> ofRole + " " + ofQueue);
    }
  }

  private static Decision decision(PolicyDocument ofRole, PolicyDocument ofQueue, Queue queue) {
    return sending(role().withPolicy("p", ofRole), queue.withPolicy(ofQueue));
  }

  private PolicyDocument chance(boolean ofResource) {
    List<Statement> statements =
        Stream.generate(() -> statement(ofResource, random.nextInt(4) == 0 ? "Deny" : "Allow"))
            .limit(random.nextInt(4))
            .toList();
    return new PolicyDocument(statements);
  }

  private PolicyDocument shuffled(PolicyDocument policy) {
    List<Statement> statements = new ArrayList<>(policy.statements());
    Collections.shuffle(statements, random);
    return new PolicyDocument(statements);
  }

  private Statement statement(boolean ofResource, String effect) {
    String principal =
        ofResource
            ? "'Principal':"
                + oneOf(
                    "'*'",
                    "{'AWS':'" + ROLE_ARN + "'}",
                    "{'AWS':'" + SESSION_ARN + "'}",
                    "{'AWS':'" + root(OWN) + "'}",
                    "{'AWS':'" + FOREIGN + "'}")
                + ","
            : "";
    String condition =
        oneOf(
            "",
            ",'Condition':{'Bool':{'aws:SecureTransport':'true'}}",
            ",'Condition':{'StringNotEquals':{'aws:SourceVpce':'vpce-1'}}",
            ",'Condition':{'StringEquals':{'aws:PrincipalAccount':'" + FOREIGN + "'}}");
    return policy(
            "{'Effect':'%s',%s'Action':'%s','Resource':'%s'%s}"
                .formatted(
                    effect,
                    principal,
                    oneOf("*", "sqs:*", "sqs:SendMessage", "sqs:ReceiveMessage"),
                    oneOf("*", "arn:aws:sqs:*:*:orders", "arn:aws:sqs:*:*:other"),
                    condition))
        .statements()
        .getFirst();
  }

  private String oneOf(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
