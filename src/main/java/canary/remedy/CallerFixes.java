package canary.remedy;

import canary.evidence.Evidence;
import canary.evidence.Identity;
import canary.finding.Arn;
import canary.remedy.Remedy.Expectation;
import canary.remedy.Remedy.Steps;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
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
        .flatMap(CallerFixes::role)
        .flatMap(role -> names.value(Placeholder.METHOD_ARN).map(method -> allow(role, method)));
  }

  /** Of a session, whose ARN does not contain the role's path. */
  private static Optional<Arn> role(Arn session) {
    return Optional.of(SESSION.matcher(session.resource()))
        .filter(Matcher::matches)
        .map(
            it ->
                new Arn(session.partition(), "iam", "", session.account(), "role/" + it.group(1)));
  }

  private static Remedy allow(Arn role, String method) {
    var commands = new PolicyCommands(PolicyPlace.added(role, NAME));
    var document = document(method);
    return new Remedy(
        "Allow execute-api:Invoke on %s to role %s.".formatted(method, role.lastName()),
        new Steps(commands.change("", document), commands.show(), commands.withdraw(document)),
        "- { Sid: Invoke, Effect: Allow, Action: execute-api:Invoke, Resource: '%s' }"
            .formatted(method),
        RemedyTemplate.Risk.WIDENS_ACCESS.words(),
        Expectation.of(
            "not judged, because the policies of role %s are not read."
                .formatted(role.lastName())));
  }

  private static String document(String method) {
    return PolicyText.write(
        PolicyText.of(List.of(AllowStatement.allow("Invoke", "execute-api:Invoke", method))));
  }
}
