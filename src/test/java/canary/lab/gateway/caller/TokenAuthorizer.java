package canary.lab.gateway.caller;

import canary.lab.gateway.ClientRequest;
import canary.lab.gateway.GatewayError;
import canary.lab.template.TemplateException;
import canary.lab.template.Tree;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Lambda authorizer of type TOKEN, or of type REQUEST by headers alone, or a Cognito user pool,
 * whose judgment of a token the lab's function stands for. A token that is absent, or that its
 * expression does not match, is refused without asking
 * (https://docs.aws.amazon.com/apigateway/latest/api/API_Authorizer.html,
 * identityValidationExpression, identitySource).
 *
 * @param header that carries the token
 */
record TokenAuthorizer(String header, Pattern expression) {
  static Optional<TokenAuthorizer> of(Tree scheme) {
    return scheme
        .find("x-amazon-apigateway-authorizer")
        .map(
            authorizer -> {
              String name =
                  switch (authorizer.get("type").text()) {
                    case "token", "cognito_user_pools" -> scheme.get("name").text();
                    case "request" -> headerOf(authorizer.get("identitySource"));
                    case String _ ->
                        throw new TemplateException(authorizer.path(), "is of an unknown type");
                  };
              return new TokenAuthorizer(
                  name,
                  Pattern.compile(
                      authorizer
                          .find("identityValidationExpression")
                          .map(Tree::text)
                          .orElse(".+")));
            });
  }

  private static String headerOf(Tree source) {
    String prefix = "method.request.header.";
    if (!source.text().startsWith(prefix) || source.text().contains(",")) {
      throw new TemplateException(source.path(), "is not one header");
    }
    return source.text().substring(prefix.length());
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
