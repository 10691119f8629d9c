package canary.lab.gateway.caller;

import canary.lab.template.TemplateException;
import canary.lab.template.Tree;
import java.util.List;
import java.util.Optional;

/** What a method asks of its callers: a signature or a token, an API key, both or nothing. */
public record Security(
    boolean signed, boolean apiKeyRequired, Optional<TokenAuthorizer> authorizer) {
  public static Security of(Tree definition, Tree method) {
    boolean signed = false;
    boolean apiKeyRequired = false;
    Optional<TokenAuthorizer> authorizer = Optional.empty();
    for (Tree requirement : method.find("security").map(Tree::items).orElse(List.of())) {
      for (String name : requirement.entries().keySet()) {
        Tree scheme = definition.get("components").get("securitySchemes").get(name);
        if (scheme
            .find("x-amazon-apigateway-authtype")
            .map(Tree::text)
            .orElse("")
            .equals("awsSigv4")) {
          signed = true;
        } else if (TokenAuthorizer.of(scheme).isPresent()) {
          authorizer = TokenAuthorizer.of(scheme);
        } else if (scheme.get("name").text().equalsIgnoreCase("x-api-key")) {
          apiKeyRequired = true;
        } else {
          throw new TemplateException(scheme.path(), "is a scheme that the lab does not model");
        }
      }
    }
    return new Security(signed, apiKeyRequired, authorizer);
  }
}
