package canary.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.probe.Denial.Kind;
import canary.probe.Denial.PolicyType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The forms that https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 * documents, and the texts of https://repost.aws/knowledge-center/sqs-accessdenied-errors and
 * https://repost.aws/knowledge-center/api-gateway-rest-api-sqs-errors.
 */
class DenialTest {
  private static final String SENTENCE =
      "User: arn:aws:sts::111122223333:assumed-role/orders/BackplaneAssumeRoleSession is not"
          + " authorized to perform: sqs:sendmessage on resource:"
          + " arn:aws:sqs:eu-west-1:111122223333:orders";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          because no identity-based policy allows the sqs:sendmessage action     | NOTHING_ALLOWS | IDENTITY_BASED
          because no resource-based policy allows the sqs:sendmessage action     | NOTHING_ALLOWS | RESOURCE_BASED
          because no permissions boundary allows the sqs:sendmessage action      | NOTHING_ALLOWS | PERMISSIONS_BOUNDARY
          because no session policy allows the sqs:sendmessage action            | NOTHING_ALLOWS | SESSION
          because no service control policy allows the sqs:sendmessage action    | NOTHING_ALLOWS | SERVICE_CONTROL
          because no resource control policy allows the sqs:sendmessage action   | NOTHING_ALLOWS | RESOURCE_CONTROL
          because no VPC endpoint policy allows the sqs:sendmessage action       | NOTHING_ALLOWS | VPC_ENDPOINT
          because no role trust policy allows the sts:AssumeRole action          | NOTHING_ALLOWS | ROLE_TRUST
          because no policy of tomorrow allows the sqs:sendmessage action        | NOTHING_ALLOWS | UNSAID
          with an explicit deny in an identity-based policy                      | EXPLICIT_DENY  | IDENTITY_BASED
          with an explicit deny in a resource-based policy                       | EXPLICIT_DENY  | RESOURCE_BASED
          with an explicit deny in a permissions boundary                        | EXPLICIT_DENY  | PERMISSIONS_BOUNDARY
          with an explicit deny in a session policy                              | EXPLICIT_DENY  | SESSION
          with an explicit deny in a sessions policy                             | EXPLICIT_DENY  | SESSION
          with an explicit deny in a service control policy                      | EXPLICIT_DENY  | SERVICE_CONTROL
          with an explicit deny in a resource control policy                     | EXPLICIT_DENY  | RESOURCE_CONTROL
          with an explicit deny in a VPC endpoint policy                         | EXPLICIT_DENY  | VPC_ENDPOINT
          with an explicit deny in the role trust policy                         | EXPLICIT_DENY  | ROLE_TRUST
          with an explicit deny in a VPC endpoint policy transitively through a service control policy | EXPLICIT_DENY | VPC_ENDPOINT
          due to an explicit deny in an identity-based policy                    | EXPLICIT_DENY  | IDENTITY_BASED
          with an explicit deny                                                  | EXPLICIT_DENY  | UNSAID
          with an explicit deny.                                                 | EXPLICIT_DENY  | UNSAID
          ''                                                                     | UNSAID         | UNSAID
          """)
  void readsEachForm(String context, Kind kind, PolicyType type) {
    for (var end : List.of("", ".", " (Service: AWSKMS; Status Code: 400; Proxy: null)")) {
      var denial = Denial.in((SENTENCE + " " + context).strip() + end).orElseThrow();
      assertEquals(kind, denial.kind(), end);
      assertEquals(type, denial.policyType(), end);
      assertEquals("sqs:sendmessage", denial.action());
      assertEquals("arn:aws:sqs:eu-west-1:111122223333:orders", denial.resource());
      assertEquals(Optional.of("orders"), denial.roleName());
    }
  }

  @Test
  void aNamedPolicyIsOfItsType() {
    var arn = "arn:aws:organizations::777788889999:policy/o-abc123/service_control_policy/p-1234";
    var denial =
        Denial.in(SENTENCE + " with an explicit deny in a service control policy: " + arn + ".")
            .orElseThrow();
    assertEquals(PolicyType.SERVICE_CONTROL, denial.policyType());
  }

  @Test
  void readsTheNameOfAFifoQueueWhole() {
    for (var end : List.of("", ".", " because no identity-based policy allows it", ". Ask.")) {
      assertEquals(
          "arn:aws:sqs:eu-west-1:111122223333:orders.fifo",
          Denial.in(SENTENCE + ".fifo" + end).orElseThrow().resource());
    }
  }

  @Test
  void readsMaskedResourcesOfAnApi() {
    var denial =
        Denial.in(
                "User: anonymous is not authorized to perform: execute-api:Invoke on resource:"
                    + " arn:aws:execute-api:eu-west-1:********3333:a1b2c3d4e5/prod/POST/messages")
            .orElseThrow();
    assertEquals("anonymous", denial.principal());
    assertEquals("execute-api:invoke", denial.action());
    assertEquals("", denial.resourceAccount());
    assertFalse(denial.crossesAccounts());
    assertEquals(Optional.empty(), denial.roleName());
  }

  @ParameterizedTest
  @CsvSource({"on this resource", "on the resource associated with this ciphertext"})
  void kmsMayNameThreeCausesAndNoResource(String where) {
    var denial =
        Denial.in(
                "User: arn:aws:iam::111122223333:user/alice is not authorized to perform:"
                    + " kms:GenerateDataKey "
                    + where
                    + " because the resource does not exist in this Region, no resource-based"
                    + " policies allow access, or a resource-based policy explicitly denies access"
                    + " (Service: AWSKMS; Status Code: 400)")
            .orElseThrow();
    assertEquals("kms:generatedatakey", denial.action());
    assertEquals("", denial.resource());
    assertEquals(Kind.UNSAID, denial.kind());
    assertEquals(PolicyType.UNSAID, denial.policyType());
  }

  @Test
  void readsQuotedResourcesAsS3WritesThem() {
    var denial =
        Denial.in(
                "User: arn:aws:iam::111122223333:user/alice is not authorized to perform:"
                    + " s3:GetObject on resource: \"arn:aws:s3:::bucket/key\" because no"
                    + " identity-based policy allows the s3:GetObject action")
            .orElseThrow();
    assertEquals("arn:aws:s3:::bucket/key", denial.resource());
    assertEquals(PolicyType.IDENTITY_BASED, denial.policyType());
  }

  @Test
  void comparesAccounts() {
    var foreign = SENTENCE.replace("eu-west-1:111122223333", "eu-west-1:444455556666");
    assertTrue(Denial.in(foreign).orElseThrow().crossesAccounts());
    assertFalse(Denial.in(SENTENCE).orElseThrow().crossesAccounts());
  }

  @ParameterizedTest
  @CsvSource({
    "Access to the resource is denied.",
    "User is not authorized to access this resource",
    "''"
  })
  void otherSentencesAreNone(String message) {
    assertEquals(Optional.empty(), Denial.in(message));
  }

  @Test
  void hostileTextTakesNoLongTime() {
    var hostile =
        SENTENCE + " with an explicit deny in a " + "a ".repeat(50_000) + "User: a ".repeat(50_000);
    Assertions.assertTimeout(Duration.ofSeconds(1), () -> Denial.in(hostile));
  }
}
