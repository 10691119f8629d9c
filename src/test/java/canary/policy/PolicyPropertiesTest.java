package canary.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.evidence.Sample;
import canary.finding.Answer;
import canary.rights.Requests;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PolicyPropertiesTest {
  private static final int CASES = 1_000;
  private static final List<String> PRINCIPALS =
      List.of(
          "'*'",
          "{'AWS':'111122223333'}",
          "{'AWS':'" + Sample.ROLE + "'}",
          "{'AWS':'arn:aws:iam::111122223333:role/*'}",
          "{'AWS':'444455556666'}");
  private static final List<String> ACTIONS = List.of("sqs:*", "sqs:SendMessage", "s3:GetObject");
  private static final List<String> RESOURCES =
      List.of("*", Sample.QUEUE.toString(), "queueName", "arn:aws:sqs:us-east-1:1:x");
  private static final List<String> CONDITIONS =
      List.of(
          "",
          ",'Condition':{'Bool':{'aws:SecureTransport':'true'}}",
          ",'Condition':{'StringEquals':{'aws:SourceVpce':'vpce-1'}}",
          ",'Condition':{'StringEquals':{'aws:PrincipalTag/a':'b'}}",
          ",'Condition':{'IpAddress':{'aws:SourceIp':'10.0.0.0/8'},'Bool':{'aws:SecureTransport':'false'}}");
  private static final Request REQUEST = Requests.send(Sample.role(), Sample.queue(""));

  private static Statement random(Random random, int number, Effect effect) {
    var json =
        Sample.statement(
            "'Sid':'S%d','Effect':'%s','Principal':%s,'Action':'%s','Resource':'%s'%s"
                .formatted(
                    number,
                    effect == Effect.ALLOW ? "Allow" : "Deny",
                    pick(PRINCIPALS, random),
                    pick(ACTIONS, random),
                    pick(RESOURCES, random),
                    pick(CONDITIONS, random)));
    return Sample.policy("p", json).statements().getFirst();
  }

  private static String pick(List<String> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }

  private static void forRandomPolicies(Consumer<List<Statement>> check, long seed) {
    var random = new Random(seed);
    for (int i = 0; i < CASES; i++) {
      var statements = new ArrayList<Statement>();
      for (int n = random.nextInt(5); n >= 0; n--) {
        statements.add(random(random, n, random.nextInt(3) == 0 ? Effect.DENY : Effect.ALLOW));
      }
      check.accept(statements);
    }
  }

  private static Decision decide(List<Statement> statements) {
    return new Policy("p", statements).decide(PolicyKind.RESOURCE, REQUEST);
  }

  private static int width(Answer permits) {
    return switch (permits) {
      case NO -> 0;
      case UNKNOWN -> 1;
      case YES -> 2;
    };
  }

  @Test
  void addingADenyNeverWidens() {
    var random = new Random(7);
    forRandomPolicies(
        statements -> {
          var before = decide(statements).permits();
          var more = new ArrayList<>(statements);
          more.add(random.nextInt(more.size() + 1), random(random, 99, Effect.DENY));
          assertTrue(width(decide(more).permits()) <= width(before), more::toString);
        },
        1);
  }

  @Test
  void addingAnAllowNeverNarrows() {
    var random = new Random(8);
    forRandomPolicies(
        statements -> {
          var more = new ArrayList<>(statements);
          more.add(random(random, 99, Effect.ALLOW));
          assertTrue(
              width(decide(more).permits()) >= width(decide(statements).permits()), more::toString);
        },
        2);
  }

  @Test
  void irrelevantStatementsSettleNothing() {
    var irrelevant =
        Sample.policy(
                "p",
                Sample.statement(
                    "'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':'*','Condition':{'IpAddress':{'aws:SourceIp':'1.1.1.1'}}"))
            .statements();
    forRandomPolicies(
        statements -> {
          var more = new ArrayList<>(irrelevant);
          more.addAll(statements);
          assertEquals(decide(statements), decide(more));
        },
        3);
  }

  @Test
  void orderDoesNotMatter() {
    var random = new Random(9);
    forRandomPolicies(
        statements -> {
          var shuffled = new ArrayList<>(statements);
          Collections.shuffle(shuffled, random);
          assertEquals(decide(statements), decide(shuffled));
        },
        4);
  }

  /** Learning a key settles an UNKNOWN one way or the other and never turns a certainty round. */
  @Test
  void learningAKeyKeepsWhatWasCertain() {
    forRandomPolicies(
        statements -> {
          var before = decide(statements).permits();
          for (var value : List.of("b", "other")) {
            var context = REQUEST.context().with("aws:PrincipalTag/a", value);
            var informed =
                new Request(REQUEST.caller(), REQUEST.action(), REQUEST.resource(), context);
            var after = new Policy("p", statements).decide(PolicyKind.RESOURCE, informed).permits();
            assertTrue(before == Answer.UNKNOWN || before == after, statements::toString);
          }
        },
        5);
  }
}
