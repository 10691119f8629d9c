package canary.remedy;

import canary.evidence.Evidence;
import canary.evidence.Identity;
import canary.finding.Arn;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The fixes of who calls the API that are computed. */
public final class CallerFixes {
  private static final Pattern SESSION = Pattern.compile("assumed-role/([\\w+=,.@-]{1,64})/.+");
  private static final String NAME = "apigw-sqs-canary-invoke";

  private CallerFixes() {}

  /** The canary's own role gets one more inline policy; another caller's is handed over. */
  public static Optional<Remedy> allowInvoke(Evidence account, KnownNames names) {
    return account
        .identity()
        .found()
        .map(Identity::arn)
        .flatMap(Arn::parse)
        .map(Arn::resource)
        .map(SESSION::matcher)
        .filter(it -> it.matches())
        .flatMap(
            it -> names.value(Placeholder.METHOD_ARN).map(method -> allow(it.group(1), method)));
  }

  private static Remedy allow(String role, String method) {
    var policy = ShellWord.option("--role-name", role) + " --policy-name " + NAME;
    return new Remedy(
        "Allow execute-api:Invoke on %s to role %s.".formatted(method, role),
        List.of(
            "aws iam put-role-policy "
                + policy
                + " --policy-document "
                + ShellWord.of(document(method))),
        "- { Sid: Invoke, Effect: Allow, Action: execute-api:Invoke, Resource: '%s' }"
            .formatted(method),
        "aws iam get-role-policy " + policy,
        "aws iam delete-role-policy " + policy,
        RemedyTemplate.Risk.WIDENS_ACCESS.words(),
        List.of(),
        "",
        "not judged, because the policies of role %s are not read.".formatted(role),
        Optional.empty());
  }

  private static String document(String method) {
    return PolicyText.write(
        PolicyText.of(List.of(AllowStatement.allow("Invoke", "execute-api:Invoke", method))));
  }
}
