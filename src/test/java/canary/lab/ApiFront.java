package canary.lab;

import canary.lab.gateway.Account;
import canary.lab.gateway.DomainName;
import canary.lab.gateway.Gateway;
import canary.lab.gateway.HttpFront;
import canary.lab.gateway.caller.Callers;
import canary.lab.gateway.caller.Credential;
import canary.lab.gateway.caller.Session;
import canary.lab.integration.Backend;
import canary.lab.integration.TestInvocation;
import canary.lab.template.Resolved;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The project's own stack, run in memory behind a REST API front at 127.0.0.1. A fault is a change
 * of the stack: {@code lab.apply(stack -> stack.without("SendPolicy"))}.
 */
public final class ApiFront implements AutoCloseable {
  /**
   * The credentials of the canary's function; Lambda names the session after the function
   * (https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html).
   */
  public static Credential canary(Resolved stack) {
    return Credential.of(
        new Session(stack.attribute("CanaryRole", "Arn"), stack.reference("CanaryFunction")));
  }

  private final AtomicReference<Resolved> stack;
  private final Gateway gateway;
  private final HttpFront front;

  private ApiFront(
      Resolved stack,
      Callers callers,
      Function<Supplier<Resolved>, Backend> services,
      InstantSource clock)
      throws IOException {
    this.stack = new AtomicReference<>(stack);
    Backend backend = services.apply(this.stack::get);
    this.gateway = new Gateway("Api", stack, new Account(stack.stack(), callers, backend, clock));
    this.front = new HttpFront(gateway::answer);
  }

  /** A lab whose only caller is the canary, which may invoke everything. */
  public static ApiFront start(Resolved stack, Backend backend) throws IOException {
    return start(stack, Callers.only(canary(stack)), _ -> backend, InstantSource.system());
  }

  /**
   * A lab with callers of its own and with services that look the current stack up at every call,
   * so that a change of a role, a queue or a key holds at once.
   */
  public static ApiFront start(
      Resolved stack,
      Callers callers,
      Function<Supplier<Resolved>, Backend> services,
      InstantSource clock)
      throws IOException {
    return new ApiFront(stack, callers, services, clock);
  }

  /** The address of the deployed method. */
  public URI url() {
    return front.address().resolve(gateway.methodPath());
  }

  /** Where the server listens; APIs lie below it under {@code /_aws/execute-api/API}. */
  public URI endpoint() {
    return front.address();
  }

  /** The stack as it stands now. */
  public Resolved stack() {
    return stack.get();
  }

  /** Changes the stack; the definition of the API needs a deployment, all else holds at once. */
  public void apply(UnaryOperator<Resolved> change) {
    Resolved changed = change.apply(stack.get());
    gateway.update(changed);
    stack.set(changed);
  }

  /** From now on a custom domain name leads to the API. */
  public void mapDomain(DomainName domain) {
    gateway.mapDomain(domain);
  }

  /** Deploys the API as it stands now. */
  public void deploy() {
    gateway.deploy();
  }

  /** What TestInvokeMethod answers, which runs the current definition, deployed or not. */
  public TestInvocation testInvoke(String body, Map<String, String> stageVariables) {
    return testInvoke("", Map.of(), body, stageVariables);
  }

  /** The same of a request with a query, encoded, and headers. */
  public TestInvocation testInvoke(
      String query, Map<String, String> headers, String body, Map<String, String> stageVariables) {
    return gateway.testInvoke(query, headers, body, stageVariables);
  }

  /** Stops the server; a defect of the lab that a request met is thrown here. */
  @Override
  public void close() {
    front.close();
  }
}
