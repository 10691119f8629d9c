package canary.lab.iam;

import canary.lab.iam.Decision.ExplicitDeny;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every policy that has a say in one request, by type; a type without any is absent. */
record Policies(Map<PolicyType, List<PolicyDocument>> byType) {
  static Policies none() {
    return new Policies(Map.of());
  }

  Policies with(PolicyType type, List<PolicyDocument> documents) {
    Map<PolicyType, List<PolicyDocument>> copy = new EnumMap<>(PolicyType.class);
    copy.putAll(byType);
    copy.put(type, List.copyOf(documents));
    return new Policies(copy);
  }

  Optional<Decision> explicitDeny(AccessRequest request) {
    return Arrays.stream(PolicyType.values())
        .flatMap(
            type ->
                of(type).stream()
                    .flatMap(document -> document.denying(request).stream())
                    .map(statement -> (Decision) new ExplicitDeny(type, statement.sid())))
        .findFirst();
  }

  Reach allows(PolicyType type, AccessRequest request) {
    return of(type).stream()
        .map(document -> document.allows(request))
        .max(Reach::compareTo)
        .orElse(Reach.NONE);
  }

  /** Whether policies of this type, where there are any, let the request pass. */
  boolean limits(PolicyType type, AccessRequest request) {
    return !of(type).isEmpty() && allows(type, request) == Reach.NONE;
  }

  private List<PolicyDocument> of(PolicyType type) {
    return byType.getOrDefault(type, List.of());
  }
}
