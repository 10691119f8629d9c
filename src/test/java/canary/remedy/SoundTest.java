package canary.remedy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import canary.evidence.Evidence;
import canary.evidence.EvidenceDraft;
import canary.evidence.Integration;
import canary.evidence.MethodAddress;
import canary.evidence.Protocol;
import canary.finding.Arn;
import canary.finding.Finding;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SoundTest {
  private static final String TYPE = "integration.request.header.Content-Type";
  private static final String TARGET = "integration.request.header.X-Amz-Target";
  private static final Evidence UNREAD = Evidence.unread(MethodAddress.UNKNOWN, "");

  @Test
  void theProtocolIsThatOfTheContentType() {
    assertEquals(
        Protocol.JSON, meant(Map.of(TYPE, "'application/x-amz-json-1.0'"), "Action=SendMessage"));
    assertEquals(
        Protocol.QUERY,
        meant(Map.of(TYPE, "'application/x-www-form-urlencoded'"), "{\"MessageBody\":\"\"}"));
  }

  @Test
  void withoutContentTypeTheRestTellsWhichIsMeant() {
    assertEquals(Protocol.JSON, meant(Map.of(TARGET, "'AmazonSQS.SendMessage'"), ""));
    assertEquals(Protocol.JSON, meant(Map.of(), "{\"MessageBody\":\"\"}"));
    assertEquals(Protocol.QUERY, meant(Map.of(), "Action=SendMessage"));
  }

  @Test
  void whatIsDeployedIsBelievedBeforeWhatIsSaved() {
    var json = Finding.known(integration(Map.of(TARGET, "'x'"), ""));
    var query = Finding.known(integration(Map.of(), ""));
    assertEquals(
        Protocol.QUERY, protocol(EvidenceDraft.of(UNREAD).saved(json).deployed(query).done()));
    assertEquals(Protocol.JSON, protocol(EvidenceDraft.of(UNREAD).saved(json).done()));
    assertEquals(Protocol.QUERY, protocol(UNREAD));
  }

  @Test
  void onlyAFifoQueueIsGivenAGroup() {
    assertEquals(
        "Action=SendMessage&MessageBody=$util.urlEncode($input.body)&MessageGroupId=api"
            + "&MessageDeduplicationId=$util.urlEncode($context.extendedRequestId)",
        sound("orders.fifo").in("{valid.template}"));
    assertEquals(
        "Action=SendMessage&MessageBody=$util.urlEncode($input.body)",
        sound("orders").in("{valid.template}"));
    assertEquals(
        sound("orders.fifo").in("{valid.template}"), sound("orders").in("{valid.grouped}"));
  }

  private static ReferenceIntegration sound(String queue) {
    return ReferenceIntegration.of(
        UNREAD, Arn.parse("arn:aws:sqs:eu-west-1:111122223333:" + queue));
  }

  private static Protocol meant(Map<String, String> headers, String template) {
    return protocol(
        EvidenceDraft.of(UNREAD).deployed(Finding.known(integration(headers, template))).done());
  }

  private static Protocol protocol(Evidence account) {
    return ReferenceIntegration.of(account, Optional.empty()).protocol();
  }

  private static Integration integration(Map<String, String> headers, String template) {
    return new Integration(
        "AWS",
        "POST",
        "arn:aws:apigateway:eu-west-1:sqs:path/111122223333/orders",
        Optional.empty(),
        headers,
        Map.of("application/json", template),
        "NEVER",
        Optional.empty(),
        29_000,
        Map.of());
  }
}
