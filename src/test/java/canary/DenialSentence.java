package canary;

import canary.probe.Denial.Kind;
import canary.probe.Denial.PolicyType;

/** IAM's denial sentence, made of its independent parts. */
record DenialSentence(Kind kind, PolicyType type, String action, String resource) {
  String text() {
    var user =
        action.startsWith("execute-api")
            ? "arn:aws:iam::111122223333:user/alice"
            : "arn:aws:sts::111122223333:assumed-role/orders/BackplaneAssumeRoleSession";
    return "User: %s is not authorized to perform: %s on resource: %s%s"
        .formatted(user, action, resource, context());
  }

  private String context() {
    var an = type == PolicyType.IDENTITY_BASED ? "an " : "a ";
    var words = type == PolicyType.VPC_ENDPOINT ? "VPC endpoint policy" : type.words();
    return switch (kind) {
      case UNSAID -> "";
      case NOTHING_ALLOWS -> " because no %s allows the %s action".formatted(words, action);
      case EXPLICIT_DENY ->
          " with an explicit deny" + (type == PolicyType.UNSAID ? "" : " in " + an + words);
    };
  }
}
