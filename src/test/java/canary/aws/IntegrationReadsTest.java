package canary.aws;

import static canary.aws.SoundReplies.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.catalogue.IntegrationResponseCause;
import canary.evidence.Evidence;
import canary.evidence.Integration;
import canary.evidence.UndeployedEdit;
import canary.finding.Answer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What GetMethod gives of an integration in other ways than an export. */
class IntegrationReadsTest {
  private final FakeAccount account = FakeAccount.started();

  @AfterEach
  void stop() {
    account.close();
  }

  private Evidence read(String integration, String responses) {
    return account
        .answering(
            "GetMethod",
            json(
                """
                {"httpMethod":"POST","authorizationType":"AWS_IAM",
                 "methodResponses":{"200":{"statusCode":"200"}},
                 "methodIntegration":{"type":"AWS",%s"passthroughBehavior":"NEVER",
                  "timeoutInMillis":29000,"integrationResponses":%s}}\
                """
                    .formatted(integration, responses)))
        .read();
  }

  /** F14: which of several API Gateway takes is not documented. */
  @Test
  void severalResponsesWithoutAPatternLeaveOpenWhatBecomesOfErrors() {
    var read =
        read(
            SoundReplies.INTEGRATION,
            """
            {"200":{"statusCode":"200"},"400":{"statusCode":"400"},"500":{"statusCode":"500"}}\
            """);
    assertEquals(Answer.UNKNOWN, read.saved().found().orElseThrow().masksErrors());
    assertEquals(
        Answer.UNKNOWN,
        IntegrationResponseCause.RESPONSE_MASKS_ERRORS.entry().provedBy().in(read).answer());
    assertFalse(read.undeployedEdit().found().map(UndeployedEdit::exists).orElse(true));
  }

  /** F15: API Gateway gives an empty template as null. */
  @Test
  void anEmptyTemplateOfAResponseIsRead() {
    var read =
        read(
            SoundReplies.INTEGRATION,
            """
            {"200":{"statusCode":"200","responseTemplates":{"application/json":null}}}\
            """);
    assertEquals(
        Map.of(),
        read.saved().found().orElseThrow().responses().get(Integration.DEFAULT).templates());
    assertFalse(read.undeployedEdit().found().map(UndeployedEdit::exists).orElse(true));
  }

  /** F16: the same of a request template, which an export leaves out. */
  @Test
  void anEmptyTemplateOfARequestIsNoDifference() {
    var integration =
        SoundReplies.INTEGRATION.replaceFirst(
            "\"requestTemplates\":\\s*\\{", "\"requestTemplates\":{\"text/plain\":null,");
    assertTrue(integration.contains("text/plain"));
    var read = read(integration, "{\"200\":{\"statusCode\":\"200\"}}");
    assertFalse(read.undeployedEdit().found().map(UndeployedEdit::exists).orElse(true));
  }

  /** F20: a policy of a key has a name, and is asked for by it. */
  @Test
  void theKeysPolicyIsAskedForByItsName() {
    account.read();
    assertTrue(
        account.calls("GetKeyPolicy").stream()
            .allMatch(it -> it.body().contains("\"PolicyName\":\"default\"")));
  }
}
