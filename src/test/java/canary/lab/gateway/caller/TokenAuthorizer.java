package canary.lab.gateway.caller;

import canary.lab.gateway.ClientRequest;
import canary.lab.gateway.GatewayError;
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

  void admit(ClientRequest request, AuthorizerFunction function) {
    var token =
        request
            .header(header)
            .filter(it -> expression.matcher(it).matches())
            .orElseThrow(GatewayError::unauthorized);
    switch (function.of(token)) {
      case ALLOWS -> {}
      case DENIES -> throw GatewayError.deniedByAuthorizer();
      case UNAUTHORIZED -> throw GatewayError.unauthorized();
      case FAILS -> throw GatewayError.authorizerFailed();
    }
  }
}
