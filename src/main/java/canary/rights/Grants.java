package canary.rights;

import canary.evidence.Grant;
import canary.evidence.Key;
import canary.evidence.Role;
import canary.finding.Finding;
import canary.policy.Match;
import java.util.List;

/**
 * Whether a grant gives a role the use of a key.
 *
 * <p>https://docs.aws.amazon.com/kms/latest/developerguide/grants.html
 */
final class Grants {
  private Grants() {}

  static Match allow(Role role, Key key, String action) {
    var operation = action.substring(action.indexOf(':') + 1);
    return switch (key.grants()) {
      case Finding.Known<List<Grant>>(var grants) ->
          Match.any(
              grants.stream()
                  .filter(grant -> grant.granteePrincipal().equals(role.arn().toString()))
                  .filter(grant -> grant.operations().contains(operation))
                  .map(grant -> judge(role, key, grant))
                  .toList());
      case Finding.Absent<List<Grant>> _ -> Match.NO;
      case Finding.Unreadable<List<Grant>> unreadable -> Match.unknown(unreadable.what());
    };
  }

  /** Whether constraints hold, and what the role's own account must add, is not judged. */
  private static Match judge(Role role, Key key, Grant grant) {
    return grant.constrained() || !role.arn().account().equals(key.arn().account())
        ? Match.unknown("grant to " + grant.granteePrincipal())
        : Match.YES.citing("grant to " + grant.granteePrincipal());
  }
}
