package canary.rights;

import canary.evidence.Endpoint;
import canary.evidence.Key;
import canary.evidence.Queue;
import canary.evidence.RestApi;
import canary.evidence.Role;
import canary.evidence.RolePolicy;
import canary.finding.Answer;
import canary.finding.Arn;
import canary.finding.Finding;
import canary.policy.Decision;
import canary.policy.Match;
import canary.policy.Policy;
import canary.policy.PolicyKind;
import canary.policy.Reach;
import canary.policy.Request;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the policies that were read let a message pass, station by station. Policies of the
 * organization and the session are not among them: ALLOWED means by those that were read.
 *
 * <p>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
public final class Rights {
  private static final Set<Reach> SESSION = Set.of(Reach.SESSION);
  private static final Set<Reach> ROLE = Set.of(Reach.CALLER);
  private static final Set<Reach> EVERYONE = Set.of(Reach.EVERYONE);
  private static final Set<Reach> ACCOUNT = Set.of(Reach.ACCOUNT);

  private Rights() {}

  /** Whether the role's trust policy lets API Gateway assume it. */
  public static Decision toAssume(Role role) {
    return Policy.decide(role.trust(), PolicyKind.TRUST, Requests.assume(role), Reach.DIRECT);
  }

  /**
   * The same as API Gateway was recorded to call, where AWS's documentation leaves it open; no
   * ground for certainty by itself.
   */
  public static Decision toAssumeAsRecorded(Role role) {
    return Policy.decide(
        role.trust(), PolicyKind.TRUST, Requests.assumeAsRecorded(role), Reach.DIRECT);
  }

  /** What the role's own policies and its boundary say, without any resource policy. */
  public static Decision ofIdentity(Role role, Request request) {
    var identity = identity(role, request);
    var boundary = boundary(role, request);
    return new Decision(
        identity.denies().or(boundary.denies()), identity.allows().and(boundary.allows()));
  }

  /**
   * Whether the role may send to the queue: in its own account by its policies or the queue's, in
   * another account by both.
   */
  public static Decision toSend(Role role, Queue queue) {
    return across(role, queue.arn(), queue.policy(), Requests.send(role, queue));
  }

  private static Decision across(Role role, Arn resource, Finding<Policy> policy, Request request) {
    var identity = identity(role, request);
    var boundary = boundary(role, request);
    var denies = identity.denies().or(boundary.denies()).or(denies(policy, request));
    var own = identity.allows().and(boundary.allows());
    var allows =
        role.arn().account().equals(resource.account())
            ? own.or(direct(policy, request, boundary.allows()))
            : own.and(allows(policy, request, Reach.ANY));
    return new Decision(denies, allows);
  }

  /**
   * Whether the role may use the key as SQS does for it. The key's policy must let it, by itself or
   * by leaving it to the account; or a grant does.
   *
   * <p>https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
   *
   * @param queue whose messages are encrypted; empty when it is not known
   * @param action {@code kms:GenerateDataKey} or {@code kms:Decrypt}; a producer needs both
   */
  public static Decision toUse(Role role, Key key, Optional<Arn> queue, String action) {
    return toUse(role, key, Requests.useKey(role, key, queue, action));
  }

  /** Whether a consumer of the role may decrypt what SQS has encrypted with the key. */
  public static Decision toDecrypt(Role consumer, Key key, Optional<Arn> queue) {
    return toUse(consumer, key, Requests.decrypt(consumer, key, queue));
  }

  private static Decision toUse(Role role, Key key, Request request) {
    var identity = identity(role, request);
    var boundary = boundary(role, request);
    var own = identity.allows().and(boundary.allows());
    var ownDenies = identity.denies().or(boundary.denies());
    boolean sameAccount = role.arn().account().equals(key.arn().account());
    if (key.isAwsManaged()) {
      // Its policy lets in whoever may use SQS in the account, and cannot be changed:
      // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
      return new Decision(
          ownDenies, sameAccount ? everyone(Match.YES, boundary.allows()) : Match.NO);
    }
    var byPolicy =
        sameAccount
            ? direct(key.policy(), request, boundary.allows())
                .or(own.and(allows(key.policy(), request, ACCOUNT)))
            : own.and(allows(key.policy(), request, Reach.ANY));
    return new Decision(
        ownDenies.or(denies(key.policy(), request)),
        byPolicy.or(Grants.allow(role, key, request.action())));
  }

  /** Whether the API's resource policy lets the caller in; an API without one is silent. */
  public static Decision byApiPolicy(RestApi api, Request request) {
    return Policy.decide(api.policy(), PolicyKind.RESOURCE, request, Reach.DIRECT);
  }

  /**
   * Whether the VPC endpoint's policy lets the request through; without one of its own an endpoint
   * has AWS's, which lets everything through.
   *
   * <p>https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
   */
  public static Decision throughEndpoint(Endpoint endpoint, Request request) {
    return endpoint.policy() instanceof Finding.Absent<Policy>
        ? Decision.OPEN
        : Policy.decide(endpoint.policy(), PolicyKind.RESOURCE, request, Reach.ANY);
  }

  /**
   * A resource policy's own Allow. For the role it is still limited by the boundary, for the
   * session it is not; for all principals AWS does not say.
   */
  private static Match direct(Finding<Policy> policy, Request request, Match boundary) {
    return allows(policy, request, SESSION)
        .or(allows(policy, request, ROLE).and(boundary))
        .or(everyone(allows(policy, request, EVERYONE), boundary));
  }

  private static Match everyone(Match allowed, Match boundary) {
    return boundary.answer() == Answer.YES
        ? allowed
        : allowed.and(Match.unknown("permissions boundary"));
  }

  private static Match denies(Finding<Policy> policy, Request request) {
    return Policy.decide(policy, PolicyKind.RESOURCE, request, Reach.DIRECT).denies();
  }

  private static Match allows(Finding<Policy> policy, Request request, Set<Reach> counted) {
    return Policy.decide(policy, PolicyKind.RESOURCE, request, counted).allows();
  }

  private static Decision identity(Role role, Request request) {
    return Decision.anyOf(
        role.policies().stream()
            .map(RolePolicy::document)
            .map(found -> Policy.decide(found, PolicyKind.IDENTITY, request, Reach.DIRECT))
            .toList());
  }

  private static Decision boundary(Role role, Request request) {
    return role.boundary() instanceof Finding.Absent<Policy>
        ? Decision.OPEN
        : Policy.decide(role.boundary(), PolicyKind.IDENTITY, request, Reach.DIRECT);
  }
}
