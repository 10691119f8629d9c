package canary.lab.iam;

import canary.lab.iam.Caller.Anonymous;
import canary.lab.iam.Caller.AssumedRole;
import canary.lab.iam.Caller.ServicePrincipal;
import canary.lab.iam.Decision.Allowed;
import canary.lab.iam.Decision.ImplicitDeny;
import java.util.function.Supplier;

/**
 * Puts what the policies say by themselves together into one decision; a Deny of any of them comes
 * first.
 *
 * <p>Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
record Weighing(AccessRequest request, Policies policies) {
  /** A role's trust policy decides alone. */
  Decision trusting() {
    return unlessDenied(
        () ->
            policies.limits(PolicyType.TRUST, request)
                ? new ImplicitDeny(PolicyType.TRUST)
                : new Allowed());
  }

  /** In one account the role's policy or the resource's suffices. */
  Decision sharing() {
    return unlessDenied(
        () -> {
          Reach resource = policies.allows(PolicyType.RESOURCE, request);
          return isAcrossAccounts() ? acrossAccounts(resource) : withinAccount(resource);
        });
  }

  /** A caller without credentials has no policies: the resource's alone decides. */
  Decision opening() {
    return unlessDenied(
        () ->
            policies.allows(PolicyType.RESOURCE, request) == Reach.NONE
                ? new ImplicitDeny(PolicyType.RESOURCE)
                : new Allowed());
  }

  /**
   * The resource's policy must allow in any case; that it names the account leaves the decision to
   * the role's policies:
   * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
   */
  Decision guarding(Reach granted) {
    return unlessDenied(
        () -> {
          Reach written = policies.allows(PolicyType.RESOURCE, request);
          Reach resource = granted.compareTo(written) > 0 ? granted : written;
          if (isAcrossAccounts()) {
            return acrossAccounts(resource);
          }
          return resource == Reach.NONE
              ? new ImplicitDeny(PolicyType.RESOURCE)
              : withinAccount(resource);
        });
  }

  private Decision unlessDenied(Supplier<Decision> otherwise) {
    return policies
        .explicitDeny(request)
        .orElseGet(
            () ->
                policies.limits(PolicyType.SERVICE_CONTROL, request)
                    ? new ImplicitDeny(PolicyType.SERVICE_CONTROL)
                    : otherwise.get());
  }

  private Decision withinAccount(Reach resource) {
    return switch (resource) {
      case SESSION -> new Allowed();
      case PRINCIPAL -> withinBoundary();
      case ACCOUNT, NONE ->
          identityAllows() ? withinBoundary() : new ImplicitDeny(PolicyType.IDENTITY);
    };
  }

  /**
   * Both sides must allow. Which one the denial names was measured with Secrets Manager
   * (DevelopersIO, Classmethod): the resource's, unless its policy names the caller itself.
   */
  private Decision acrossAccounts(Reach resource) {
    if (resource != Reach.NONE && identityAllows()) {
      return withinBoundary();
    }
    return new ImplicitDeny(
        switch (resource) {
          case NONE, ACCOUNT -> PolicyType.RESOURCE;
          case PRINCIPAL, SESSION -> PolicyType.IDENTITY;
        });
  }

  private Decision withinBoundary() {
    return policies.limits(PolicyType.BOUNDARY, request)
        ? new ImplicitDeny(PolicyType.BOUNDARY)
        : new Allowed();
  }

  private boolean identityAllows() {
    return policies.allows(PolicyType.IDENTITY, request) != Reach.NONE;
  }

  private boolean isAcrossAccounts() {
    return switch (request.caller()) {
      case AssumedRole role -> !role.account().equals(Arn.of(request.resource()).account());
      case ServicePrincipal _, Anonymous _ -> false;
    };
  }
}
