package canary.lab.gateway.caller;

import canary.lab.gateway.VpcEndpoint;
import java.util.Map;
import java.util.Optional;

/** Says whether a caller may invoke a method of the API. */
@FunctionalInterface
public interface Authority {
  /** Judges one call by the caller's identity policies and the resource policy of the API. */
  Decision judge(Invocation invocation);

  /**
   * One call of a method.
   *
   * @param caller who signed it; empty for a method without authorization
   * @param methodArn {@code arn:aws:execute-api:REGION:ACCOUNT:API/STAGE/METHOD/PATH}
   * @param endpoint that it comes through; empty from the internet
   * @param resourcePolicy the deployed policy of the API
   */
  record Invocation(
      Optional<Session> caller,
      String methodArn,
      String sourceIp,
      Optional<VpcEndpoint> endpoint,
      Optional<Map<String, Object>> resourcePolicy) {}

  /** What a judgment can be. */
  enum Decision {
    ALLOWED,
    NOT_ALLOWED,
    DENIED_BY_IDENTITY_POLICY,
    DENIED_BY_RESOURCE_POLICY,
    NOT_ALLOWED_BY_ENDPOINT,
    DENIED_BY_ENDPOINT
  }

  /** For labs in which nobody is kept out. */
  static Authority allowingAll() {
    return _ -> Decision.ALLOWED;
  }
}
