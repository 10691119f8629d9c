package canary.evidence;

import canary.finding.Answer;
import canary.finding.Arn;
import canary.policy.Caller;
import java.util.Optional;

/** The canary's own identity, as GetCallerIdentity returns it. */
public record Identity(String account, String arn) {

  /** The caller that policies speak about; empty when the identity is no role session. */
  public Optional<Caller.RoleSession> roleSession() {
    return Arn.parse(arn)
        .filter(parsed -> parsed.service().equals("sts"))
        .map(parsed -> parsed.resource().split("/"))
        .filter(parts -> parts.length == 3 && parts[0].equals("assumed-role"))
        .map(
            parts ->
                new Caller.RoleSession(
                    arn.split(":")[1],
                    account,
                    parts[1],
                    Optional.empty(),
                    Optional.of(parts[2]),
                    Answer.UNKNOWN));
  }
}
