package canary.lab.fault;

import canary.catalogue.CanaryCause;
import canary.catalogue.Cause;
import canary.catalogue.GatewayCause;
import canary.catalogue.QueueCause;
import canary.catalogue.RoleCause;
import java.util.Map;

/** The causes that the lab does not make, and why not. */
public final class Unmade {
  public static final Map<Cause, String> WHY =
      Map.of(
          GatewayCause.BODY_TOO_LARGE,
          "the canary's messages are far below 10 MB in any stack",
          GatewayCause.HTTP_API,
          "the template makes a REST API, and a target is one by its URL",
          GatewayCause.PREFLIGHT_NOT_ANSWERED,
          "the canary sends POST, and a browser's question before it is not the canary's",
          QueueCause.MESSAGE_OVER_SQS_LIMIT,
          "the canary's messages are far below 1 MiB in any stack",
          RoleCause.SESSION_POLICY_DENIES,
          "nothing in a stack has API Gateway pass a session policy",
          QueueCause.INSECURE_TRANSPORT,
          "API Gateway signs its calls to SQS and makes them by HTTPS in any stack",
          CanaryCause.IDENTITY_UNEXPECTED,
          "API Gateway calls SQS as a session of the role or of the canary, never as a user",
          CanaryCause.CONSOLE_PERMISSIONS_MISSING,
          "no message needs that queues are listed or their attributes read");

  private Unmade() {}
}
