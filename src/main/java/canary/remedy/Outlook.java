package canary.remedy;

import canary.evidence.Evidence;
import canary.evidence.Integration;
import canary.evidence.Key;
import canary.finding.Answer;
import canary.finding.Finding;
import canary.model.Rehearsal;
import canary.model.SendResult;
import canary.policy.Decision;
import java.util.List;
import java.util.Optional;

/** What the canary's next message would meet, found by executing an account on it. */
public final class Outlook {
  private static final String ENABLED = "Enabled";

  private Outlook() {}

  /** A clause; empty where it hangs on what is not known. */
  public static Optional<String> of(Evidence account) {
    return account
        .deployed()
        .found()
        .filter(Integration::callsService)
        .map(it -> Rehearsal.of(it, account))
        .flatMap(
            it ->
                switch (Judgement.effect(it)) {
                  case SendResult.Sent _ -> atSqs(it, account);
                  case SendResult.NotKnown _ -> Optional.empty();
                  case SendResult.NotCalled _,
                      SendResult.Refused _,
                      SendResult.NoMessage _,
                      SendResult.OtherOperation _ ->
                      Optional.of(Judgement.effect(it).words());
                });
  }

  private static Optional<String> atSqs(Rehearsal sent, Evidence account) {
    var steps =
        List.of(
            step(Goal.assume(account), account, "API Gateway is not allowed to assume the role"),
            step(Goal.send(account), account, "SQS returns AccessDenied"),
            state(account.key()),
            step(Goal.useKey(account), account, "SQS returns KMS.AccessDeniedException"));
    for (var step : steps) {
      if (step.answer() != Answer.YES) {
        return step.answer() == Answer.NO ? Optional.of(step.otherwise()) : Optional.empty();
      }
    }
    return Optional.of(
        Judgement.arrives(sent) ? "the message arrives" : "the message arrives changed");
  }

  /**
   * @param answer whether the message gets past it
   */
  private record Step(Answer answer, String otherwise) {}

  private static Step step(Finding<Goal> goal, Evidence account, String otherwise) {
    return new Step(
        switch (goal) {
          case Finding.Known<Goal>(var it) ->
              it.decided().apply(account).stream()
                  .map(Decision::permits)
                  .reduce(Answer.YES, Answer::and);
          case Finding.Absent<Goal> _ -> Answer.YES;
          case Finding.Unreadable<Goal> _ -> Answer.UNKNOWN;
        },
        otherwise);
  }

  private static Step state(Finding<Key> key) {
    return new Step(
        key instanceof Finding.Absent<Key> ? Answer.YES : key.is(it -> it.state().equals(ENABLED)),
        key.found().map(it -> "KMS says that the key is " + it.state()).orElse(""));
  }
}
