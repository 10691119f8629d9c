package canary.lab.iam;

import static canary.lab.service.World.FOREIGN;
import static canary.lab.service.World.MAY_SEND;
import static canary.lab.service.World.NOW;
import static canary.lab.service.World.OWN;
import static canary.lab.service.World.ROLE_ARN;
import static canary.lab.service.World.SESSION_ARN;
import static canary.lab.service.World.account;
import static canary.lab.service.World.allowing;
import static canary.lab.service.World.caller;
import static canary.lab.service.World.policy;
import static canary.lab.service.World.queue;
import static canary.lab.service.World.role;
import static canary.lab.service.World.root;
import static canary.lab.service.World.sending;
import static canary.lab.service.World.words;
import static org.junit.jupiter.api.Assertions.assertEquals;

import canary.lab.iam.Decision.ExplicitDeny;
import canary.lab.service.Account;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {
  private static final PolicyDocument NOTHING = policy();
  private static final PolicyDocument DENIES =
      policy("{'Sid':'No','Effect':'Deny','Action':'sqs:*','Resource':'*'}");
  private static final PolicyDocument QUEUE_DENIES =
      policy("{'Sid':'No','Effect':'Deny','Principal':'*','Action':'sqs:*','Resource':'*'}");

  /**
   * https://repost.aws/knowledge-center/sqs-accessdenied-errors: in one account either policy
   * suffices.
   */
  @ParameterizedTest(name = "role {0}, queue policy {1}: {2}")
  @CsvSource({
    "none, none, IDENTITY silent",
    "allows, none, allowed",
    "none, role, allowed",
    "none, session, allowed",
    "none, everybody, allowed",
    "none, account, IDENTITY silent",
    "allows, account, allowed",
    "none, other, IDENTITY silent",
    "denies, role, IDENTITY denies",
    "allows, denies, RESOURCE denies",
    "denies, denies, IDENTITY denies",
  })
  void withinOneAccount(String rolePolicy, String queuePolicy, String expected) {
    assertEquals(
        expected,
        words(
            sending(
                role().withPolicy("p", rolePolicy(rolePolicy)),
                queue(OWN).withPolicy(queuePolicy(queuePolicy)))));
  }

  /**
   * Which type is named across accounts was measured with Secrets Manager (DevelopersIO,
   * Classmethod).
   */
  @ParameterizedTest(name = "role {0}, queue policy {1}: {2}")
  @CsvSource({
    "none, account, RESOURCE silent",
    "none, role, IDENTITY silent",
    "allows, none, RESOURCE silent",
    "none, none, RESOURCE silent",
    "denies, role, IDENTITY denies",
    "denies, denies, IDENTITY denies",
    "allows, denies, RESOURCE denies",
    "allows, role, allowed",
    "allows, account, allowed",
  })
  void acrossAccounts(String rolePolicy, String queuePolicy, String expected) {
    assertEquals(
        expected,
        words(
            sending(
                role().withPolicy("p", rolePolicy(rolePolicy)),
                queue(FOREIGN).withPolicy(queuePolicy(queuePolicy)))));
  }

  /** The deny-all policy of the same article. */
  @Test
  void aDenyForEverybodyNamesItsStatement() {
    assertEquals(
        new ExplicitDeny(PolicyType.RESOURCE, "No"),
        sending(role().withPolicy("send", MAY_SEND), queue(OWN).withPolicy(QUEUE_DENIES)));
  }

  @ParameterizedTest(name = "boundary with queue policy for {0}: {1}")
  @CsvSource({
    "none, BOUNDARY silent",
    "role, BOUNDARY silent",
    "session, allowed",
  })
  void aSilentBoundaryLimitsAllButTheSession(String queuePolicy, String expected) {
    assertEquals(
        expected,
        words(
            sending(
                role().withPolicy("send", MAY_SEND).withBoundary(NOTHING),
                queue(OWN).withPolicy(queuePolicy(queuePolicy)))));
  }

  @Test
  void aBoundaryMayDenyAndMayAllow() {
    Role sender = role().withPolicy("send", MAY_SEND);
    assertEquals("BOUNDARY denies", words(sending(sender.withBoundary(DENIES), queue(OWN))));
    assertEquals("allowed", words(sending(sender.withBoundary(MAY_SEND), queue(OWN))));
  }

  @Test
  void anOrganizationsPoliciesBindCallersAndResources() {
    assertEquals("SERVICE_CONTROL silent", under(none().withServiceControl(OWN, NOTHING)));
    assertEquals("SERVICE_CONTROL denies", under(none().withServiceControl(OWN, DENIES)));
    assertEquals("allowed", under(none().withServiceControl(OWN, MAY_SEND)));
    assertEquals("allowed", under(none().withServiceControl(FOREIGN, DENIES)));
    assertEquals("RESOURCE_CONTROL denies", under(none().withResourceControl(OWN, QUEUE_DENIES)));
    assertEquals("allowed", under(none().withResourceControl(FOREIGN, QUEUE_DENIES)));
  }

  @ParameterizedTest(name = "{0} under {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'Principal':{'Service':'apigateway.amazonaws.com'} | allowed",
        "'Principal':{'Service':['lambda.amazonaws.com','apigateway.amazonaws.com']} | allowed",
        "'Principal':{'Service':'lambda.amazonaws.com'} | TRUST silent",
        "'Principal':{'AWS':'*'} | TRUST silent",
        "'Principal':{'Service':'apigateway.amazonaws.com'},'Condition':"
            + "{'StringEquals':{'aws:SourceAccount':'444455556666'}}"
            + " | TRUST silent",
      })
  void aTrustPolicyDecidesWhoMayAssume(String elements, String expected) {
    PolicyDocument trust = policy("{'Effect':'Allow','Action':'sts:AssumeRole'," + elements + "}");
    Role trusting = role().withTrust(trust);
    assertEquals(
        expected,
        words(
            new Judge(account(trusting, queue(OWN)), NOW)
                .assuming(trusting, "apigateway.amazonaws.com")));
  }

  private static Organization none() {
    return Organization.none();
  }

  private static String under(Organization organization) {
    Account account = account(role().withPolicy("send", MAY_SEND), queue(OWN)).with(organization);
    return words(new Judge(account, NOW).sending(caller(), queue(OWN)));
  }

  private static PolicyDocument rolePolicy(String name) {
    return switch (name) {
      case "allows" -> MAY_SEND;
      case "denies" -> DENIES;
      case "none" -> NOTHING;
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static PolicyDocument queuePolicy(String name) {
    return switch (name) {
      case "role" -> allowing(ROLE_ARN);
      case "session" -> allowing(SESSION_ARN);
      case "account" -> allowing(root(OWN));
      case "everybody" -> allowing("*");
      case "other" -> allowing(ROLE_ARN + "-2");
      case "denies" -> QUEUE_DENIES;
      case "none" -> NOTHING;
      default -> throw new IllegalArgumentException(name);
    };
  }
}
