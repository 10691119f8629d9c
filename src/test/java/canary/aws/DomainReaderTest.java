package canary.aws;

import static canary.aws.SoundReplies.json;
import static canary.aws.SoundReplies.jsonRefusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.evidence.DomainUrl;
import canary.evidence.Evidence;
import canary.evidence.MethodAddress;
import canary.finding.Answer;
import canary.finding.Finding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The method behind a custom domain is found by its mappings. */
class DomainReaderTest {
  private final FakeAccount account = FakeAccount.started();

  @AfterEach
  void stop() {
    account.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/orders/messages, a1 prod /messages",
    "/v1/orders, a1 prod /",
    "/v1/ordersmessages, b2 v1 /ordersmessages",
    "/v1, b2 v1 /",
    "/, b2  /",
  })
  void theLongestBasePathLeads(String path, String place) {
    account.answering("GetDomainName", domain("REGIONAL")).answering("GetApiMappings", MAPPINGS);
    var evidence = read(path);
    assertEquals(place, shown(evidence));
    assertEquals(0, account.calls("GetBasePathMappings").size());
    if (place.startsWith("a1 prod /messages")) {
      assertEquals(Answer.YES, evidence.method().exists());
    }
  }

  @Test
  void aDomainAtTheEdgeIsReadByTheFirstVersion() {
    account
        .answering("GetDomainName", domain("EDGE"))
        .answering(
            "GetBasePathMappings",
            json(
                """
                {"item":[{"basePath":"(none)","restApiId":"b2","stage":"dev"},
                 {"basePath":"v1","restApiId":"a1","stage":"prod"}]}\
                """));
    assertEquals("a1 prod /messages", shown(read("/v1/messages")));
    assertEquals("b2 dev /messages", shown(read("/messages")));
    assertEquals(0, account.calls("GetApiMappings").size());
  }

  @Test
  void whatIsNotAllowedIsNamed() {
    account
        .answering("GetDomainName", domain("REGIONAL"))
        .answering("GetApiMappings", jsonRefusal(403, "AccessDeniedException", "no"));
    var unread = assertInstanceOf(Finding.Unreadable.class, read("/v1/orders").domain());
    assertEquals(
        "apigateway:GET on"
            + " arn:aws:apigateway:eu-west-1::/domainnames/hooks.example.com/apimappings",
        unread.grant());
    assertEquals(1, account.calls("GetApiMappings").size());
  }

  @Test
  void aNameThatIsNoCustomDomainIsSaidAndNothingElseIsRead() {
    account.answering("GetDomainName", jsonRefusal(404, "NotFoundException", "Invalid domain"));
    var evidence = read("/v1/orders");
    assertEquals(Finding.absent(), evidence.domain());
    var unread = assertInstanceOf(Finding.Unreadable.class, evidence.method());
    assertTrue(unread.why().contains("hooks.example.com is no public custom domain"), unread.why());
    assertEquals(0, account.calls("GetRestApi").size());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aTrustStoreIsMutualTls(boolean mutual) {
    account
        .answering(
            "GetDomainName",
            json(
                ("{\"domainName\":\"hooks.example.com\",%s"
                        + "\"endpointConfiguration\":{\"types\":[\"REGIONAL\"]}}")
                    .formatted(
                        mutual
                            ? "\"mutualTlsAuthentication\":{\"truststoreUri\":\"s3://b/k\"},"
                            : "")))
        .answering("GetApiMappings", MAPPINGS);
    assertEquals(mutual, read("/v1/orders").domain().found().orElseThrow().mutualTls());
  }

  @Test
  void aDomainThatRoutesByRulesIsNotGuessed() {
    account.answering(
        "GetDomainName",
        json(
            """
            {"domainName":"hooks.example.com","routingMode":"ROUTING_RULE_THEN_BASE_PATH_MAPPING",
             "endpointConfiguration":{"types":["REGIONAL"]}}\
            """));
    assertEquals("", shown(read("/v1/orders")));
  }

  private static final FakeAccount.Reply MAPPINGS =
      json(
          """
          {"items":[{"apiId":"b2","apiMappingId":"m1","apiMappingKey":"","stage":""},
           {"apiId":"a1","apiMappingId":"m2","apiMappingKey":"v1/orders","stage":"prod"}]}\
          """);

  private static FakeAccount.Reply domain(String type) {
    return json(
        "{\"domainName\":\"hooks.example.com\",\"endpointConfiguration\":{\"types\":[\"%s\"]}}"
            .formatted(type));
  }

  private Evidence read(String path) {
    return account
        .reader(FakeAccount.AMPLE)
        .read(
            MethodAddress.at("eu-west-1", "", "", "")
                .behind(new DomainUrl("hooks.example.com", path)));
  }

  private static String shown(Evidence evidence) {
    var place = evidence.place();
    return String.join(" ", place.apiId(), place.stage(), place.path()).strip();
  }
}
