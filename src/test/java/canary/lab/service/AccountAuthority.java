package canary.lab.service;

import canary.lab.gateway.VpcEndpoint;
import canary.lab.gateway.caller.Authority;
import canary.lab.gateway.caller.Session;
import canary.lab.iam.Caller;
import canary.lab.iam.Caller.Anonymous;
import canary.lab.iam.Caller.AssumedRole;
import canary.lab.iam.Judge;
import canary.lab.iam.PolicyDocument;
import canary.lab.iam.PolicyType;
import java.util.Optional;

/** Says by the account's policies who may invoke the API. */
public record AccountAuthority(AccountBackend backend) implements Authority {
  @Override
  public Authority.Decision judge(Invocation invocation) {
    Judge judge = backend.judge();
    Caller caller =
        invocation.caller().map(session -> role(session, judge)).orElseGet(Anonymous::new);
    return invocation
        .endpoint()
        .flatMap(endpoint -> stopped(invocation, judge, caller, endpoint))
        .orElseGet(() -> judge(invocation, judge, caller));
  }

  private static Optional<Authority.Decision> stopped(
      Invocation invocation, Judge judge, Caller caller, VpcEndpoint endpoint) {
    return switch (judge.passing(caller, invocation.methodArn(), invocation.sourceIp(), endpoint)) {
      case canary.lab.iam.Decision.Allowed _ -> Optional.empty();
      case canary.lab.iam.Decision.ImplicitDeny _ ->
          Optional.of(Authority.Decision.NOT_ALLOWED_BY_ENDPOINT);
      case canary.lab.iam.Decision.ExplicitDeny _ ->
          Optional.of(Authority.Decision.DENIED_BY_ENDPOINT);
    };
  }

  private static Authority.Decision judge(Invocation invocation, Judge judge, Caller caller) {
    canary.lab.iam.Decision decision =
        judge.invoking(
            caller,
            invocation.methodArn(),
            invocation.sourceIp(),
            invocation.endpoint(),
            invocation.resourcePolicy().map(PolicyDocument::of));
    return switch (decision) {
      case canary.lab.iam.Decision.Allowed _ -> Authority.Decision.ALLOWED;
      case canary.lab.iam.Decision.ImplicitDeny _ -> Authority.Decision.NOT_ALLOWED;
      case canary.lab.iam.Decision.ExplicitDeny(PolicyType type, String _) -> denied(type);
    };
  }

  private static Caller role(Session session, Judge judge) {
    return judge
        .account()
        .role(session.roleArn())
        .map(role -> AssumedRole.of(role, session))
        .orElseThrow(() -> new NotInLab("a session of the absent role " + session.roleArn()));
  }

  private static Authority.Decision denied(PolicyType type) {
    return switch (type) {
      case IDENTITY -> Authority.Decision.DENIED_BY_IDENTITY_POLICY;
      case RESOURCE -> Authority.Decision.DENIED_BY_RESOURCE_POLICY;
      case SERVICE_CONTROL, RESOURCE_CONTROL, BOUNDARY, TRUST ->
          throw new NotInLab("the words of API Gateway for a denial by " + type);
    };
  }
}
