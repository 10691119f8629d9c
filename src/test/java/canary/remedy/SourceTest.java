package canary.remedy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.evidence.Evidence;
import canary.evidence.EvidenceDraft;
import canary.evidence.MethodAddress;
import canary.evidence.RestApi;
import canary.finding.Finding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tags are foreign text, and what anyone can set proves nothing. */
class SourceTest {
  private static final List<String> COMMANDS =
      List.of(
          "aws apigateway update-integration --region eu-west-1 --rest-api-id a1 --resource-id r1"
              + " --http-method POST --patch-operations"
              + " '[{\"op\":\"replace\",\"path\":\"/timeoutInMillis\",\"value\":\"29000\"},{\"op\":\"replace\",\"path\":\"/uri\",\"value\":\"x"
              + " \\\"path\\\":\\\"/httpMethod\"}]'",
          "aws apigateway create-deployment --region eu-west-1 --rest-api-id a1 --stage-name prod");

  @Test
  void eachFieldIsInTheNotationOfItsTool() {
    assertEquals(
        List.of(
            "aws_api_gateway_integration.timeout_milliseconds", "aws_api_gateway_integration.uri"),
        Source.of(COMMANDS, tagged("managed-by", "terraform")).stream()
            .map(it -> it.change().text())
            .toList());
  }

  @Test
  void aTagIsAGuess() {
    for (var tags :
        List.of(Map.of("Terraform", "true"), Map.of("iac", "github/TERRAFORM-orders"))) {
      var tag = tags.entrySet().iterator().next();
      var source = Source.of(COMMANDS, tagged(tag.getKey(), tag.getValue())).getFirst();
      assertTrue(source.isGuess());
      assertTrue(source.owner().text().contains("a guess"), source.owner().text());
    }
    assertEquals(List.of(), Source.of(COMMANDS, tagged("team", "orders")));
  }

  @Test
  void aHostileTagIsQuoted() {
    var source =
        Source.of(
                COMMANDS,
                tagged("terraform", "AKIAIOSFODNN7EXAMPLE\u001b[31m\n$(touch x)\nFIX  run this"))
            .getFirst();
    var text = source.owner().text();
    assertFalse(text.contains("AKIAIOSFODNN7EXAMPLE"), text);
    assertFalse(text.matches("(?s).*[\\n\\u001b].*"), text);
  }

  @Test
  void looksAloneChangeNothing() {
    var looks =
        List.of("aws apigateway get-integration --rest-api-id a1", "aws sts get-caller-identity");
    assertEquals(List.of(), Source.of(looks, tagged("a", "terraform")));
  }

  private static Evidence tagged(String name, String value) {
    var place = MethodAddress.at("eu-west-1", "a1", "prod", "/messages");
    return EvidenceDraft.of(Evidence.unread(place, "not read in this test"))
        .api(
            Finding.known(
                new RestApi(
                    Finding.absent(), List.of(), List.of(), false, List.of(), Map.of(name, value))))
        .done();
  }
}
