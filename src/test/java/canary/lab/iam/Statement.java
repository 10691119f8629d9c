package canary.lab.iam;

import canary.lab.service.NotInLab;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One statement of a policy, as written.
 *
 * <p>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 */
public record Statement(Map<String, Object> elements) {
  private static final Set<String> KNOWN =
      Set.of(
          "Sid",
          "Effect",
          "Principal",
          "NotPrincipal",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition");

  /** Refuses what no statement of AWS has. */
  public Statement {
    elements.keySet().stream()
        .filter(name -> !KNOWN.contains(name))
        .findAny()
        .ifPresent(
            name -> {
              throw new NotInLab("the policy element " + name);
            });
    if (!Set.of("Allow", "Deny").contains(elements.getOrDefault("Effect", ""))) {
      throw new NotInLab("the effect of the statement " + elements);
    }
    if (elements.containsKey("Action") == elements.containsKey("NotAction")) {
      throw new NotInLab("a statement with neither or both of Action and NotAction");
    }
    elements = Map.copyOf(elements);
  }

  String sid() {
    return elements.getOrDefault("Sid", "").toString();
  }

  boolean denies() {
    return elements.get("Effect").equals("Deny");
  }

  boolean namesPrincipals() {
    return elements.containsKey("Principal") || elements.containsKey("NotPrincipal");
  }

  /** How closely this statement names the caller, when all else of it fits the request. */
  Reach reach(AccessRequest request) {
    boolean fits = coversAction(request) && coversResource(request);
    Reach reach = fits ? principalReach(request) : Reach.NONE;
    return reach != Reach.NONE && conditionsHold(request.context()) ? reach : Reach.NONE;
  }

  private boolean coversAction(AccessRequest request) {
    List<String> actions = Texts.of(element("Action").or(() -> element("NotAction")).orElseThrow());
    for (String action : actions) {
      if (action.matches("[^:]*[*?][^:]*:.*")) {
        throw new NotInLab("a wildcard in the service of the action " + action);
      }
    }
    boolean named =
        actions.stream()
            .map(Glob::new)
            .anyMatch(action -> action.matchesIgnoringCase(request.action(), request.context()));
    return named == elements.containsKey("Action");
  }

  private boolean coversResource(AccessRequest request) {
    Optional<Object> resource = element("Resource").or(() -> element("NotResource"));
    if (resource.isEmpty()) {
      return isOfTrustPolicy(request);
    }
    boolean named =
        Texts.of(resource.get()).stream()
            .map(this::arnOrWildcard)
            .anyMatch(pattern -> pattern.matches(request.resource(), request.context()));
    return named == elements.containsKey("Resource");
  }

  private static boolean isOfTrustPolicy(AccessRequest request) {
    if (!request.action().startsWith("sts:")) {
      throw new NotInLab("a statement without Resource");
    }
    return true;
  }

  /**
   * An identity policy's ARN without its last parts has wildcards there:
   * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html. Of other policies that is
   * not said.
   */
  private Glob arnOrWildcard(String resource) {
    if (resource.equals("*")) {
      return new Glob(resource);
    }
    int missing = 6 - resource.split(":", 6).length;
    if (!resource.startsWith("arn:") || missing > 0 && namesPrincipals()) {
      throw new NotInLab("the resource \"" + resource + "\", which is no ARN");
    }
    Arn arn = Arn.of(resource + ":*".repeat(missing));
    if (!arn.service().matches("[a-z0-9-]+")) {
      throw new NotInLab("the service of the resource " + resource);
    }
    if (arn.service().equals("kms") && arn.resource().matches("[^/]*[*?][^/]*/.*|[^/*?]+[*?].*")) {
      throw new NotInLab("a wildcard in the type of the resource " + resource);
    }
    return new Glob(arn.text());
  }

  private Reach principalReach(AccessRequest request) {
    Caller caller = request.caller();
    if (elements.containsKey("NotPrincipal")) {
      if (!denies() || request.action().startsWith("sts:")) {
        throw new NotInLab("NotPrincipal with the effect Allow, or in a trust policy");
      }
      return Principals.of(elements.get("NotPrincipal")).leavesOut(caller)
          ? Reach.PRINCIPAL
          : Reach.NONE;
    }
    // A policy of the role itself has no Principal: it speaks of whoever carries it.
    return element("Principal").map(it -> Principals.of(it).reach(caller)).orElse(Reach.PRINCIPAL);
  }

  private boolean conditionsHold(RequestContext context) {
    return element("Condition").stream()
        .flatMap(it -> Condition.of(it).stream())
        .allMatch(condition -> condition.holds(context));
  }

  private Optional<Object> element(String name) {
    return Optional.ofNullable(elements.get(name));
  }
}
