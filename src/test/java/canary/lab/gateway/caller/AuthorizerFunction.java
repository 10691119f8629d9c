package canary.lab.gateway.caller;

import canary.lab.service.NotInLab;

/** The function behind a Lambda authorizer of type TOKEN. */
@FunctionalInterface
public interface AuthorizerFunction {
  /** What it makes of a token. */
  Ruling of(String token);

  /** What a function of that type can do: a policy, the error "Unauthorized", any other error. */
  enum Ruling {
    ALLOWS,
    DENIES,
    UNAUTHORIZED,
    FAILS
  }

  /** For labs whose API has no authorizer. */
  static AuthorizerFunction none() {
    return _ -> {
      throw new NotInLab("a token that goes to a Lambda authorizer");
    };
  }
}
