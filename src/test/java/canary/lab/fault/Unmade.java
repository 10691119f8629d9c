package canary.lab.fault;

import canary.cause.CanaryCause;
import canary.cause.Cause;
import canary.cause.GatewayCause;
import canary.cause.KeyCause;
import canary.cause.QueueCause;
import canary.cause.RoleCause;
import java.util.Map;

/** The causes that the lab does not make, and why not. */
public final class Unmade {
  public static final Map<Cause, String> WHY =
      Map.ofEntries(
          Map.entry(GatewayCause.PRIVATE_ENDPOINT, "the lab has no VPC"),
          Map.entry(GatewayCause.BODY_TOO_LARGE, "the canary sends no 10 MB"),
          Map.entry(RoleCause.SESSION_POLICY_DENIES, "API Gateway passes no session policy"),
          Map.entry(QueueCause.INSECURE_TRANSPORT, "API Gateway calls SQS by HTTPS only"),
          Map.entry(KeyCause.CONSUMER_MAY_NOT_DECRYPT, "the lab has no consumers"),
          Map.entry(CanaryCause.ENDPOINT_POLICY_DENIES, "API Gateway uses no VPC endpoint of ours"),
          Map.entry(
              CanaryCause.IDENTITY_UNEXPECTED, "API Gateway calls as the role that it is given"),
          Map.entry(CanaryCause.CONSOLE_RIGHTS_MISSING, "the canary lists no queues"));

  private Unmade() {}
}
