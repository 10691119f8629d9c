package canary.lab.iam;

import canary.lab.iam.Caller.AssumedRole;
import canary.lab.iam.Decision.Allowed;
import canary.lab.iam.Decision.ExplicitDeny;
import canary.lab.iam.Decision.ImplicitDeny;
import canary.lab.service.NotInLab;
import canary.lab.service.Sentence;
import java.util.Map;
import java.util.Optional;

/** Words the reason of a denial as IAM does: by the type of policy that decided. */
public final class Because {
  private Because() {}

  /** The sentence that tells a session of its denial; empty when the decision is to allow. */
  public static Optional<String> sentence(
      AssumedRole caller, String action, String resource, Decision decision) {
    return words(decision, action)
        .map(
            because ->
                Sentence.DENIAL.says(
                    Map.of(
                        "principal",
                        caller.arn(),
                        "action",
                        action,
                        "resource",
                        resource,
                        "because",
                        because)));
  }

  /** Empty when the decision is to allow; the action is written as the service writes it. */
  public static Optional<String> words(Decision decision, String action) {
    return switch (decision) {
      case Allowed _ -> Optional.empty();
      case ImplicitDeny(PolicyType type) ->
          Optional.of(silent(type).says(Map.of("action", action)));
      case ExplicitDeny(PolicyType type, String _) -> Optional.of(denies(type).says());
    };
  }

  private static Sentence silent(PolicyType type) {
    return switch (type) {
      case SERVICE_CONTROL -> Sentence.SERVICE_CONTROL_SILENT;
      case IDENTITY -> Sentence.IDENTITY_SILENT;
      case RESOURCE -> Sentence.RESOURCE_SILENT;
      case BOUNDARY -> Sentence.BOUNDARY_SILENT;
      case RESOURCE_CONTROL, TRUST -> throw new NotInLab("the words for a silent " + type);
    };
  }

  private static Sentence denies(PolicyType type) {
    return switch (type) {
      case SERVICE_CONTROL -> Sentence.SERVICE_CONTROL_DENIES;
      case RESOURCE_CONTROL -> Sentence.RESOURCE_CONTROL_DENIES;
      case IDENTITY -> Sentence.IDENTITY_DENIES;
      case RESOURCE -> Sentence.RESOURCE_DENIES;
      case BOUNDARY -> Sentence.BOUNDARY_DENIES;
      case TRUST -> throw new NotInLab("the words of SQS or KMS for a trust policy");
    };
  }
}
