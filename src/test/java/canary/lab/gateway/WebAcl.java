package canary.lab.gateway;

import canary.lab.template.Resolved;
import canary.lab.template.TemplateException;
import canary.lab.template.Tree;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A web ACL of WAF whose rules look for bytes in the body, block what has them and let all else
 * through
 * (https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-string-match.html).
 */
public record WebAcl(List<String> blocked) {
  /**
   * What WAF sees of a body that API Gateway hands it, unless the web ACL says otherwise
   * (https://docs.aws.amazon.com/waf/latest/developerguide/waf-oversize-request-components.html).
   */
  private static final int SEEN = 16_384;

  /** The one that is associated with the stage. */
  static Optional<WebAcl> of(Resolved stack, String apiId, String stageName) {
    return arn(stack, apiId, stageName)
        .map(
            arn ->
                stack.resources().entrySet().stream()
                    .filter(entry -> entry.getValue().type().equals("AWS::WAFv2::WebACL"))
                    .filter(entry -> stack.attribute(entry.getKey(), "Arn").equals(arn))
                    .findFirst()
                    .map(entry -> of(entry.getValue().tree(entry.getKey())))
                    .orElseThrow(() -> new TemplateException(arn, "is not in the stack")));
  }

  /** The ARN of the one that is associated with the stage, as GetStage gives it. */
  public static Optional<String> arn(Resolved stack, String apiId, String stageName) {
    String ofStage =
        "arn:%s:apigateway:%s::/restapis/%s/stages/%s"
            .formatted(stack.stack().partition(), stack.stack().region(), apiId, stageName);
    return stack.resources().entrySet().stream()
        .filter(entry -> entry.getValue().type().equals("AWS::WAFv2::WebACLAssociation"))
        .map(entry -> entry.getValue().tree(entry.getKey()))
        .filter(association -> association.get("ResourceArn").text().equals(ofStage))
        .map(association -> association.get("WebACLArn").text())
        .findFirst();
  }

  boolean blocks(ClientRequest request) {
    String seen =
        new String(
            Arrays.copyOf(request.body(), Math.min(SEEN, request.body().length)),
            StandardCharsets.ISO_8859_1);
    return blocked.stream()
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
        .anyMatch(seen::contains);
  }

  private static WebAcl of(Tree acl) {
    require(acl.get("DefaultAction"), Map.of("Allow", Map.of()));
    return new WebAcl(acl.get("Rules").items().stream().map(WebAcl::blocked).toList());
  }

  private static String blocked(Tree rule) {
    require(rule.get("Action"), Map.of("Block", Map.of()));
    Tree statement = rule.get("Statement").get("ByteMatchStatement");
    require(statement.get("FieldToMatch"), Map.of("Body", Map.of()));
    require(statement.get("PositionalConstraint"), "CONTAINS");
    require(statement.get("TextTransformations"), List.of(Map.of("Priority", 0, "Type", "NONE")));
    return statement.get("SearchString").text();
  }

  private static void require(Tree written, Object value) {
    if (!written.value().equals(value)) {
      throw new TemplateException(written.path(), "is not modeled by the lab: " + written.value());
    }
  }
}
