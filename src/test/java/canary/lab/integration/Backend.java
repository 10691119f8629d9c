package canary.lab.integration;

import canary.lab.gateway.caller.Session;
import java.util.Optional;

/** The services behind an API, as API Gateway reaches them: STS first, then the integration's. */
public interface Backend {
  /** Empty when the role is absent or its trust policy refuses the service principal. */
  Optional<Session> assume(String roleArn, String servicePrincipal);

  /** One call, answered in whatever status the service gives; a refusal is an answer, too. */
  BackendResponse call(BackendRequest request);
}
