package canary.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import canary.finding.Answer;
import canary.policy.Caller;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {
  @Test
  void aSessionOfARoleIsTheCallerThatPoliciesKnow() {
    assertEquals(
        Optional.of(
            new Caller.RoleSession(
                "aws-cn",
                "111122223333",
                "canary",
                Optional.empty(),
                Optional.of("lambda"),
                Answer.UNKNOWN)),
        session("arn:aws-cn:sts::111122223333:assumed-role/canary/lambda"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:iam::111122223333:assumed-role/canary/lambda",
        "arn:aws:sts::111122223333:federated-user/canary/lambda",
        "arn:aws:sts::111122223333:assumed-role/canary",
        "arn:aws:iam::111122223333:user/somebody",
        "nobody",
      })
  void nobodyElseIsASessionOfARole(String arn) {
    assertEquals(Optional.empty(), session(arn));
  }

  private static Optional<Caller.RoleSession> session(String arn) {
    return new Identity("111122223333", arn).roleSession();
  }
}
