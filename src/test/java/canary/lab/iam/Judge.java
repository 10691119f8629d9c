package canary.lab.iam;

import canary.lab.gateway.VpcEndpoint;
import canary.lab.iam.Caller.Anonymous;
import canary.lab.iam.Caller.AssumedRole;
import canary.lab.iam.Caller.ServicePrincipal;
import canary.lab.kms.Key;
import canary.lab.service.Account;
import canary.lab.service.NotInLab;
import canary.lab.sqs.Queue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides as IAM does who may do what in an {@link Account}: allowed, or denied and by which type
 * of policy.
 *
 * <p>Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html. Every
 * question may end in {@link NotInLab}: this judge guesses nothing.
 *
 * @param supplied condition keys that a request has or, where they are empty, has not, whatever is
 *     believed of AWS
 */
public record Judge(Account account, Instant now, Map<String, Optional<String>> supplied) {
  /** A judge whose requests have the condition keys that AWS is believed to supply. */
  public Judge(Account account, Instant now) {
    this(account, now, Map.of());
  }

  /** Whether a service may assume the role. Service control policies do not bind services. */
  public Decision assuming(Role role, String servicePrincipal) {
    AccessRequest request =
        new AccessRequest(
            new ServicePrincipal(servicePrincipal),
            "sts:AssumeRole",
            role.arn(),
            circumstances().assuming(role, servicePrincipal));
    Policies policies =
        Policies.none()
            .with(PolicyType.RESOURCE_CONTROL, organization().resourceControlOf(role.arn()))
            .with(PolicyType.TRUST, List.of(role.trust()));
    return new Weighing(request, policies).trusting();
  }

  /** Whether a session may send messages to the queue. */
  public Decision sending(AssumedRole caller, Queue queue) {
    AccessRequest request =
        new AccessRequest(
            caller, "sqs:SendMessage", queue.arn(), circumstances().sending(caller, queue));
    Policies policies =
        policiesOf(caller, queue.arn()).with(PolicyType.RESOURCE, queue.policy().stream().toList());
    return new Weighing(request, policies).sharing();
  }

  /**
   * Whether a session may use the key for the queue; the action is one of KMS.
   *
   * <p>Source: https://docs.aws.amazon.com/kms/latest/developerguide/grants.html for the grants,
   * which are policies with one grantee and never deny.
   */
  public Decision encrypting(AssumedRole caller, String action, Key key, Queue queue) {
    AccessRequest request =
        new AccessRequest(
            caller, action, key.arn(), circumstances().encrypting(caller, key, queue));
    Policies policies =
        policiesOf(caller, key.arn()).with(PolicyType.RESOURCE, List.of(key.policy()));
    Reach granted = key.grants(caller, action) ? Reach.SESSION : Reach.NONE;
    return new Weighing(request, policies).guarding(granted);
  }

  /** Whether a session may do something to the queue that sends no message. */
  public Decision reading(AssumedRole caller, String action, Queue queue) {
    return new Weighing(
            reading(caller, action, queue.arn()),
            policiesOf(caller, queue.arn())
                .with(PolicyType.RESOURCE, queue.policy().stream().toList()))
        .sharing();
  }

  /** Whether a session may do something to the key that encrypts nothing. */
  public Decision reading(AssumedRole caller, String action, Key key) {
    return new Weighing(
            reading(caller, action, key.arn()),
            policiesOf(caller, key.arn()).with(PolicyType.RESOURCE, List.of(key.policy())))
        .guarding(Reach.NONE);
  }

  private AccessRequest reading(AssumedRole caller, String action, String resource) {
    return new AccessRequest(caller, action, resource, circumstances().reading(caller, resource));
  }

  /**
   * Whether a caller may invoke a method of an API that has this resource policy.
   *
   * <p>Source:
   * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
   *
   * @param endpoint that the call comes through, if any
   */
  public Decision invoking(
      Caller caller,
      String methodArn,
      String sourceIp,
      Optional<VpcEndpoint> endpoint,
      Optional<PolicyDocument> resourcePolicy) {
    AccessRequest request = invocation(caller, methodArn, sourceIp, endpoint);
    List<PolicyDocument> ofTheApi = resourcePolicy.stream().toList();
    return switch (caller) {
      case AssumedRole role ->
          new Weighing(request, policiesOf(role, methodArn).with(PolicyType.RESOURCE, ofTheApi))
              .sharing();
      case Anonymous _ ->
          new Weighing(request, Policies.none().with(PolicyType.RESOURCE, ofTheApi)).opening();
      case ServicePrincipal service ->
          throw new NotInLab("a call of the service " + service.name() + " to an API");
    };
  }

  /** Whether the policy of a VPC endpoint lets the same call through. */
  public Decision passing(Caller caller, String methodArn, String sourceIp, VpcEndpoint endpoint) {
    return endpoint
        .policy()
        .map(PolicyDocument::of)
        .map(policy -> Policies.none().with(PolicyType.RESOURCE, List.of(policy)))
        .map(
            policies ->
                new Weighing(
                        invocation(caller, methodArn, sourceIp, Optional.of(endpoint)), policies)
                    .opening())
        .orElseGet(Decision.Allowed::new);
  }

  private AccessRequest invocation(
      Caller caller, String methodArn, String sourceIp, Optional<VpcEndpoint> endpoint) {
    return new AccessRequest(
        caller,
        "execute-api:Invoke",
        methodArn,
        circumstances().invoking(caller, methodArn, sourceIp, endpoint));
  }

  private Policies policiesOf(AssumedRole caller, String resourceArn) {
    Role role =
        account
            .role(caller.roleArn())
            .orElseThrow(() -> new NotInLab("a session of the absent role " + caller.roleArn()));
    return Policies.none()
        .with(PolicyType.SERVICE_CONTROL, organization().serviceControlOf(role.arn()))
        .with(PolicyType.RESOURCE_CONTROL, organization().resourceControlOf(resourceArn))
        .with(PolicyType.IDENTITY, List.copyOf(role.policies().values()))
        .with(PolicyType.BOUNDARY, role.boundary().stream().toList());
  }

  private Circumstances circumstances() {
    return new Circumstances(organization(), now, supplied);
  }

  private Organization organization() {
    return account.organization();
  }
}
