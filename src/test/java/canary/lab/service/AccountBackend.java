package canary.lab.service;

import canary.lab.gateway.caller.Session;
import canary.lab.iam.Arn;
import canary.lab.iam.Decision.Allowed;
import canary.lab.iam.Decision.ExplicitDeny;
import canary.lab.iam.Decision.ImplicitDeny;
import canary.lab.iam.Judge;
import canary.lab.iam.Role;
import canary.lab.integration.Backend;
import canary.lab.integration.BackendRequest;
import canary.lab.integration.BackendResponse;
import canary.lab.sqs.Message;
import canary.lab.sqs.Sqs;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** STS and SQS over an account in memory; every request sees the account as it is then. */
public final class AccountBackend implements Backend {
  private static final String SESSION_NAME = "BackplaneAssumeRoleSession";

  private final Sqs sqs = new Sqs();
  private final AtomicReference<Account> account;
  private final InstantSource clock;

  /** The clock serves conditions on the time and the deduplication of FIFO queues. */
  public AccountBackend(Account account, InstantSource clock) {
    this.account = new AtomicReference<>(account);
    this.clock = clock;
  }

  /** All that exists now. */
  public Account account() {
    return account.get();
  }

  /** Puts what the change makes of the account in its place. */
  public void change(UnaryOperator<Account> change) {
    account.updateAndGet(change);
  }

  /** The messages accepted so far, oldest first. */
  public List<Message> messages() {
    return sqs.messages();
  }

  /** The same, taken out of their queues. */
  public List<Message> take() {
    return sqs.take();
  }

  @Override
  public Optional<Session> assume(String roleArn, String servicePrincipal) {
    return judge()
        .account()
        .role(roleArn)
        .filter(role -> mayAssume(role, servicePrincipal))
        .map(role -> new Session(role.arn(), SESSION_NAME));
  }

  @Override
  public BackendResponse call(BackendRequest request) {
    if (!request.service().equals("sqs")) {
      throw new NotInLab("the service " + request.service() + ", which the lab does not hold");
    }
    return sqs.answer(request, judge());
  }

  /** That without STS the refusal is the same is assumed. */
  private boolean mayAssume(Role role, String servicePrincipal) {
    if (!judge().account().services().hasSts(Arn.of(role.arn()).account())) {
      return false;
    }
    return switch (judge().assuming(role, servicePrincipal)) {
      case Allowed _ -> true;
      case ImplicitDeny _, ExplicitDeny _ -> false;
    };
  }

  /** Who judges requests now. */
  public Judge judge() {
    return new Judge(account.get(), clock.instant());
  }
}
