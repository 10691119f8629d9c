package canary.lab.iam;

import canary.lab.iam.Caller.Anonymous;
import canary.lab.iam.Caller.AssumedRole;
import canary.lab.iam.Caller.ServicePrincipal;
import canary.lab.service.NotInLab;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A Principal or NotPrincipal element.
 *
 * <p>Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
record Principals(Set<String> aws, Set<String> services, boolean everybody) {
  static Principals of(Object element) {
    if (element.equals("*")) {
      return new Principals(Set.of(), Set.of(), true);
    }
    if (!(element instanceof Map<?, ?> kinds)) {
      throw new NotInLab("the principal " + element);
    }
    Set<String> aws = new HashSet<>();
    Set<String> services = new HashSet<>();
    kinds.forEach(
        (kind, names) -> {
          switch (kind.toString()) {
            case "AWS" -> aws.addAll(Texts.of(names));
            case "Service" -> services.addAll(Texts.of(names));
            case String other -> throw new NotInLab("the kind of principal " + other);
          }
        });
    return new Principals(aws, services, false);
  }

  Principals {
    aws.stream()
        .filter(name -> name.contains("*") && !name.equals("*"))
        .findAny()
        .ifPresent(
            name -> {
              throw new NotInLab("the principal " + name + ", which has a wildcard in it");
            });
  }

  Reach reach(Caller caller) {
    return switch (caller) {
      case ServicePrincipal service ->
          everybody || services.contains(service.name()) ? Reach.PRINCIPAL : Reach.NONE;
      case Anonymous _ -> everybody || aws.contains("*") ? Reach.PRINCIPAL : Reach.NONE;
      case AssumedRole role -> reach(role);
    };
  }

  private Reach reach(AssumedRole role) {
    if (aws.contains(role.arn())) {
      return Reach.SESSION;
    }
    if (everybody || aws.contains("*") || namesRole(role)) {
      return Reach.PRINCIPAL;
    }
    return namesAccount(role) ? Reach.ACCOUNT : Reach.NONE;
  }

  /**
   * Whether everybody but these includes the caller. AWS wants a session exempted by session, role
   * and account; what an exemption by some of them does is not documented. A role with a boundary
   * is always denied:
   * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
   */
  boolean leavesOut(Caller caller) {
    if (caller instanceof AssumedRole role && role.bounded()) {
      return true;
    }
    if (everybody || aws.contains("*")) {
      throw new NotInLab("a NotPrincipal that names everybody");
    }
    return switch (caller) {
      case ServicePrincipal service -> !services.contains(service.name());
      case Anonymous _ -> true;
      case AssumedRole role -> {
        boolean session = aws.contains(role.arn());
        if (session != namesRole(role) || session != namesAccount(role)) {
          throw new NotInLab("a NotPrincipal that names only some of session, role and account");
        }
        yield !session;
      }
    };
  }

  private boolean namesRole(AssumedRole role) {
    return aws.contains(role.roleArn()) || aws.contains(role.roleId());
  }

  private boolean namesAccount(AssumedRole role) {
    String root =
        "arn:%s:iam::%s:root".formatted(Arn.of(role.roleArn()).partition(), role.account());
    return aws.contains(role.account()) || aws.contains(root);
  }
}
