package canary.lab.gateway.caller;

import canary.lab.gateway.ClientRequest;
import canary.lab.gateway.GatewayError;
import canary.lab.service.NotInLab;
import canary.lab.template.TemplateException;
import canary.lab.template.Tree;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Lambda authorizer of type TOKEN: a token that its expression does not match is refused without
 * calling it (https://docs.aws.amazon.com/apigateway/latest/api/API_Authorizer.html,
 * identityValidationExpression).
 *
 * @param header that carries the token
 */
record TokenAuthorizer(String header, Pattern expression) {
  static Optional<TokenAuthorizer> of(Tree scheme) {
    return scheme
        .find("x-amazon-apigateway-authorizer")
        .map(
            authorizer -> {
              if (!authorizer.get("type").text().equals("token")) {
                throw new TemplateException(authorizer.path(), "is not of type token");
              }
              return new TokenAuthorizer(
                  scheme.get("name").text(),
                  Pattern.compile(authorizer.get("identityValidationExpression").text()));
            });
  }

  void admit(ClientRequest request) {
    request
        .header(header)
        .filter(token -> expression.matcher(token).matches())
        .orElseThrow(GatewayError::unauthorized);
    throw new NotInLab("a token that goes to a Lambda authorizer");
  }
}
