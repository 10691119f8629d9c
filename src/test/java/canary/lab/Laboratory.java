package canary.lab;

import canary.lab.gateway.DomainName;
import canary.lab.gateway.VpcEndpoint;
import canary.lab.gateway.caller.AuthorizerFunction;
import canary.lab.gateway.caller.Callers;
import canary.lab.gateway.caller.Credential;
import canary.lab.iam.Judge;
import canary.lab.integration.DistantBackend;
import canary.lab.integration.TestInvocation;
import canary.lab.service.Account;
import canary.lab.service.AccountAuthority;
import canary.lab.service.AccountBackend;
import canary.lab.sqs.Message;
import canary.lab.template.Declarations;
import canary.lab.template.Resolved;
import canary.lab.template.Stack;
import canary.lab.template.Template;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import tools.jackson.jr.ob.JSON;

/**
 * The whole path of a message in memory, made from a template: the API at 127.0.0.1, behind it the
 * accounts with role, queue and key. A change holds at once, but for the API's definition.
 */
public final class Laboratory implements AutoCloseable {
  /** The secret for the setting TargetHeaders. */
  public static final String TARGET_HEADERS =
      "arn:aws:secretsmanager:eu-west-1:111122223333:secret:target-headers-AbCdEf";

  private final ApiFront lab;
  private final AccountBackend services;
  private final AtomicReference<Duration> latency = new AtomicReference<>(Duration.ZERO);
  private final AtomicReference<Optional<VpcEndpoint>> endpoint =
      new AtomicReference<>(Optional.empty());
  private final Map<String, String> settings = new LinkedHashMap<>();
  private final List<Message> deadLetters = new ArrayList<>();
  private final List<Obstacle> obstacles = new ArrayList<>();
  private final SecretStore secrets = new SecretStore();
  private final AtomicReference<AuthorizerFunction> authorizer =
      new AtomicReference<>(AuthorizerFunction.none());
  private Optional<DomainName> domain = Optional.empty();
  private Duration patience = Duration.ofSeconds(10);
  private UnaryOperator<Account> surroundings = UnaryOperator.identity();
  private Resolved deployed;

  private Laboratory(Resolved stack) throws IOException {
    InstantSource clock = InstantSource.system();
    Credential canary = ApiFront.canary(stack);
    deployed = stack;
    services = new AccountBackend(Account.of(Declarations.of(stack)), clock);
    lab =
        ApiFront.start(
            stack,
            new Callers(
                List.of(canary),
                new AccountAuthority(services),
                endpoint::get,
                token -> authorizer.get().of(token)),
            _ -> new DistantBackend(services, latency::get),
            clock);
  }

  /** A stack that is freshly deployed. */
  public static Laboratory start(Resolved stack) throws IOException {
    return new Laboratory(stack);
  }

  /** The project's own template with these parameters, defaults for the rest, freshly deployed. */
  public static Laboratory start(Map<String, String> parameters) throws IOException {
    return start(Template.own().resolve(Stack.ORDERS, parameters));
  }

  /** The stack as it stands now. */
  public Resolved stack() {
    return lab.stack();
  }

  /** The stack as it was when the stage was last deployed. */
  public Resolved deployed() {
    return deployed;
  }

  /** The accounts as they stand now. */
  public Account account() {
    return services.account();
  }

  /** Who judges requests now. */
  public Judge judge() {
    return services.judge();
  }

  /** Changes the stack and deploys the API. */
  public void change(UnaryOperator<Resolved> change) {
    edit(change);
    deploy();
  }

  /** Changes the stack; what is edited of the API is saved and not deployed. */
  public void edit(UnaryOperator<Resolved> change) {
    lab.apply(change);
    rebuild();
  }

  /** Deploys the API as it is saved; where the stage has a canary the deployment goes to that. */
  public void deploy() {
    lab.deploy();
    if (stack()
        .find("Api")
        .filter(api -> api.properties().containsKey("CanarySetting"))
        .isEmpty()) {
      deployed = stack();
    }
  }

  /** Changes what stands around the stack: the state of a key, an organization, other accounts. */
  public void surround(UnaryOperator<Account> change) {
    UnaryOperator<Account> before = surroundings;
    surroundings = account -> change.apply(before.apply(account));
    rebuild();
  }

  /** Sets a variable of the canary's environment to another value than the stack gives it. */
  public void set(String variable, String value) {
    settings.put(variable, value);
  }

  /** Puts something between the canary and the API. */
  public void block(Obstacle obstacle) {
    obstacles.add(obstacle);
    set("AWS_ENDPOINT_URL_EXECUTE_API", obstacle.address().toString());
  }

  /** Has the canary wait less for an answer than its ten seconds. */
  public void hurry(Duration newPatience) {
    patience = newPatience;
  }

  /** How long the canary waits for an answer. */
  public Duration patience() {
    return patience;
  }

  /** From now on the canary stands in a VPC and calls through this endpoint. */
  public void standBehind(VpcEndpoint newEndpoint) {
    endpoint.set(Optional.of(newEndpoint));
  }

  /** From now on a custom domain leads to the API, and the canary calls this path of it. */
  public void callThrough(DomainName name, String path) {
    domain = Optional.of(name);
    lab.mapDomain(name);
    set("TARGET_URL", "http://%s:%d%s".formatted(DomainName.NAME, endpoint().getPort(), path));
  }

  /** The custom domain in front of the API; empty where it is called by its own name. */
  public Optional<DomainName> domain() {
    return domain;
  }

  /** From now on the API's Lambda authorizer asks this. */
  public void authorizeBy(AuthorizerFunction function) {
    authorizer.set(function);
  }

  /** Puts these headers into the secret {@link #TARGET_HEADERS}. */
  public void keepHeaders(Map<String, String> headers) {
    secrets.put(TARGET_HEADERS, JSON.std.asString(headers));
  }

  /** From now on SQS takes this long for each answer. */
  public void delay(Duration duration) {
    latency.set(duration);
  }

  /** The environment of the deployed canary function, with the lab in place of AWS's hosts. */
  public Map<String, String> environment() {
    Credential canary = ApiFront.canary(stack());
    Map<String, String> environment = new LinkedHashMap<>(stack().functionVariables());
    environment.putAll(stack().lambdaVariables());
    environment.put("AWS_ACCESS_KEY_ID", canary.accessKeyId());
    environment.put("AWS_SECRET_ACCESS_KEY", canary.secretAccessKey());
    environment.put("AWS_SESSION_TOKEN", canary.sessionToken());
    environment.put("AWS_ENDPOINT_URL_EXECUTE_API", endpoint().toString());
    environment.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", secrets.address().toString());
    stack()
        .find("MarkerKey")
        .ifPresent(_ -> secrets.put(stack().reference("MarkerKey"), "an example of a key"));
    environment.putAll(settings);
    return environment;
  }

  /** The host of all APIs here. */
  public URI endpoint() {
    return lab.endpoint();
  }

  /**
   * A consumer takes all messages that wait, and fails on some as often as the queue lets it: those
   * become dead letters.
   */
  public void consume(Predicate<Message> handles) {
    services.take().stream().filter(handles.negate()).forEach(deadLetters::add);
  }

  /** The messages in the queue's dead-letter queue. */
  public List<Message> deadLetters() {
    return List.copyOf(deadLetters);
  }

  /** The VPC endpoint through which the canary calls; empty when it stands outside. */
  public Optional<VpcEndpoint> where() {
    return endpoint.get();
  }

  /** The messages that wait in queues, oldest first. */
  public List<Message> messages() {
    return services.messages();
  }

  /** What TestInvokeMethod answers. */
  public TestInvocation testInvoke(
      String query, Map<String, String> headers, String body, Map<String, String> stageVariables) {
    return lab.testInvoke(query, headers, body, stageVariables);
  }

  @Override
  public void close() {
    obstacles.forEach(Obstacle::close);
    secrets.close();
    lab.close();
  }

  private void rebuild() {
    services.change(_ -> surroundings.apply(Account.of(Declarations.of(stack()))));
  }
}
