package canary.policy;

import canary.finding.Answer;
import java.util.Optional;
import java.util.Set;

/** The kind of thing that a policy is attached to, which settles what its elements must be. */
public enum PolicyKind {
  /** An identity policy or a permissions boundary: who is meant is whoever has it. */
  IDENTITY,
  /** The policy of a queue, key, REST API or VPC endpoint. */
  RESOURCE,
  /** A role's trust policy: the resource is the role that has it. */
  TRUST;

  /**
   * NotPrincipal is known in a Deny of a resource's policy alone.
   *
   * <p>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
   */
  Match principals(
      Optional<Principals> principals, Effect effect, Request request, Set<Reach> counted) {
    return switch (this) {
      case IDENTITY -> principals.isEmpty() ? Match.YES : Match.unknown("Principal");
      case RESOURCE, TRUST ->
          Match.of(
              principals
                  .filter(some -> !some.inverted() || this == RESOURCE && effect == Effect.DENY)
                  .map(some -> some.include(request.caller(), counted))
                  .orElse(Answer.UNKNOWN),
              principals.map(Principals::element).orElse("Principal"));
    };
  }

  Match resources(Optional<Selector> resources, Request request) {
    return switch (this) {
      case TRUST -> resources.isEmpty() ? Match.YES : Match.unknown("Resource");
      case IDENTITY, RESOURCE ->
          Match.of(
              resources
                  .map(some -> some.covers(pattern -> covers(pattern, request.resource())))
                  .orElse(Answer.UNKNOWN),
              "Resource");
    };
  }

  /**
   * API Gateway takes {@code execute-api:/stage/method/path} for the API that has the policy.
   *
   * <p>https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html
   */
  private Answer covers(String pattern, String resource) {
    if (pattern.startsWith("execute-api:/") && resource.contains(":execute-api:")) {
      var ownPath = resource.substring(resource.indexOf('/'));
      return Glob.matchesResource(
          resource.substring(0, resource.length() - ownPath.length())
              + pattern.substring("execute-api:".length()),
          resource);
    }
    var asWritten = Glob.matchesResource(pattern, resource);
    return this == IDENTITY
        ? asWritten.or(Glob.matchesResource(Glob.completed(pattern), resource))
        : asWritten;
  }
}
