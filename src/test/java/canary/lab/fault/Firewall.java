package canary.lab.fault;

import canary.lab.template.Resource;
import java.util.List;
import java.util.Map;

/** A web ACL of WAF in front of the API. */
final class Firewall {
  private Firewall() {}

  /** A web ACL on the stage that blocks bodies with this in them. */
  static Edit blocking(String blocked) {
    return stack -> {
      var withAcl =
          stack.with(
              "WebAcl",
              new Resource(
                  "AWS::WAFv2::WebACL",
                  Map.of(
                      "Scope",
                      "REGIONAL",
                      "DefaultAction",
                      Map.of("Allow", Map.of()),
                      "Rules",
                      List.of(rule(blocked)))));
      return withAcl.with(
          "WebAclAssociation",
          new Resource(
              "AWS::WAFv2::WebACLAssociation",
              Map.of(
                  "WebACLArn",
                  withAcl.attribute("WebAcl", "Arn"),
                  "ResourceArn",
                  "arn:aws:apigateway:eu-west-1::/restapis/%s/stages/%s"
                      .formatted(stack.reference("Api"), stack.at("Api", "StageName").value()))));
    };
  }

  private static Map<String, Object> rule(String blocked) {
    return Map.of(
        "Name",
        "Blocked",
        "Priority",
        0,
        "Action",
        Map.of("Block", Map.of()),
        "Statement",
        Map.of(
            "ByteMatchStatement",
            Map.of(
                "FieldToMatch",
                Map.of("Body", Map.of()),
                "PositionalConstraint",
                "CONTAINS",
                "SearchString",
                blocked,
                "TextTransformations",
                List.of(Map.of("Priority", 0, "Type", "NONE")))));
  }
}
