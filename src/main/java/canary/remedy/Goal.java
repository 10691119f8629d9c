package canary.remedy;

import canary.evidence.Endpoint;
import canary.evidence.Evidence;
import canary.evidence.Key;
import canary.evidence.Queue;
import canary.evidence.RestApi;
import canary.evidence.Role;
import canary.evidence.Topic;
import canary.finding.Answer;
import canary.finding.Arn;
import canary.finding.Finding;
import canary.policy.Caller;
import canary.policy.Decision;
import canary.policy.Policy;
import canary.policy.PolicyKind;
import canary.policy.Reach;
import canary.policy.Request;
import canary.rights.Requests;
import canary.rights.Rights;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The requests that a fix is to make possible.
 *
 * @param access who gets access to what, in words
 * @param requests of one caller for one resource
 * @param reached that it is, in words
 * @param decided what all the policies of an account that were read say of the requests
 */
record Goal(
    String access,
    List<Request> requests,
    Function<Evidence, List<Decision>> decided,
    String reached) {
  private static final String MESSAGE = "the message passes";

  static final List<String> KEY_ACTIONS = List.of("kms:GenerateDataKey", "kms:Decrypt");

  boolean isReached(Evidence account) {
    var decisions = decided.apply(account);
    return !decisions.isEmpty() && decisions.stream().allMatch(it -> it.permits() == Answer.YES);
  }

  private Goal(String access, List<Request> requests, Function<Evidence, List<Decision>> decided) {
    this(access, requests, decided, MESSAGE);
  }

  boolean isOfMessages() {
    return reached.equals(MESSAGE);
  }

  /** API Gateway assumes the execution role. */
  static Finding<Goal> assume(Evidence account) {
    return account
        .role()
        .map(
            role ->
                new Goal(
                    "of API Gateway to the execution role",
                    List.of(Requests.assumeAsRecorded(role)),
                    it -> it.role().found().stream().map(Rights::toAssumeAsRecorded).toList()));
  }

  /** The execution role sends to the queue. */
  static Finding<Goal> send(Evidence account) {
    return account
        .role()
        .then(
            role ->
                account
                    .queue()
                    .map(
                        queue ->
                            new Goal(
                                "of the execution role to the queue",
                                List.of(Requests.send(role, queue)),
                                it -> sending(it).stream().toList())));
  }

  private static Optional<Decision> sending(Evidence account) {
    return account
        .role()
        .found()
        .flatMap(role -> account.queue().found().map(queue -> Rights.toSend(role, queue)));
  }

  /** SQS uses the queue's key for the execution role. */
  static Finding<Goal> useKey(Evidence account) {
    return account
        .role()
        .then(
            role ->
                account
                    .key()
                    .map(
                        key ->
                            new Goal(
                                "of the execution role to the key",
                                KEY_ACTIONS.stream()
                                    .map(it -> Requests.useKey(role, key, queue(account), it))
                                    .toList(),
                                Goal::usingKey)));
  }

  private static List<Decision> usingKey(Evidence account) {
    return account.role().found().stream()
        .flatMap(
            role ->
                account.key().found().stream()
                    .flatMap(
                        key ->
                            KEY_ACTIONS.stream()
                                .map(it -> Rights.toUse(role, key, queue(account), it))))
        .toList();
  }

  /** A consumer decrypts what it receives. */
  static Finding<Goal> decrypt(Role consumer, Evidence account) {
    return account
        .key()
        .map(
            key ->
                new Goal(
                    "of the consumer to the key",
                    List.of(Requests.decrypt(consumer, key, queue(account))),
                    it -> decrypting(consumer.arn(), it),
                    "the consumer decrypts"));
  }

  private static List<Decision> decrypting(Arn consumer, Evidence account) {
    return account.consumers().stream()
        .flatMap(it -> it.found().stream())
        .filter(it -> it.arn().equals(consumer))
        .flatMap(
            it ->
                account.key().found().stream()
                    .map(key -> Rights.toDecrypt(it, key, queue(account))))
        .toList();
  }

  /** The canary's own call gets past the API's resource policy. */
  static Finding<Goal> invoke(Evidence account) {
    return account
        .api()
        .then(
            _ ->
                Requests.invocation(account)
                    .map(
                        request ->
                            Finding.known(
                                new Goal(
                                    "of the canary to the API",
                                    List.of(request),
                                    it -> invoking(request, it))))
                    .orElseGet(() -> Finding.unreadable("caller", "is not known")));
  }

  private static List<Decision> invoking(Request request, Evidence account) {
    return account.api().found().stream().map(it -> byPolicy(it, request)).toList();
  }

  /** A caller with credentials may be let in by policies of his own. */
  private static Decision byPolicy(RestApi api, Request request) {
    var decision = Rights.byApiPolicy(api, request);
    return request.caller() instanceof Caller.Anonymous
        ? decision
        : new Decision(decision.denies(), Decision.OPEN.allows());
  }

  /** The canary's call gets through the VPC endpoint. */
  static Finding<Goal> through(Endpoint endpoint, Evidence account) {
    return Requests.invocation(account)
        .map(
            request ->
                Finding.known(
                    new Goal(
                        "of callers to the API through the endpoint",
                        List.of(request),
                        it ->
                            it.endpoints().found().stream()
                                .flatMap(List::stream)
                                .filter(one -> one.id().equals(endpoint.id()))
                                .map(one -> Rights.throughEndpoint(one, request))
                                .toList())))
        .orElseGet(() -> Finding.unreadable("caller", "is not known"));
  }

  /** CloudWatch publishes to the topic. */
  static Goal publish(Topic topic) {
    return alarm(topic, topic.arn(), List.of("sns:Publish"), Topic::policy);
  }

  /** CloudWatch uses the topic's key. */
  static Goal encrypt(Topic topic, Key key) {
    return alarm(topic, key.arn(), KEY_ACTIONS, it -> it.key().then(Key::policy));
  }

  private static Goal alarm(
      Topic topic, Arn resource, List<String> actions, Function<Topic, Finding<Policy>> policy) {
    var requests = actions.stream().map(it -> Requests.alarm(topic, it, resource)).toList();
    return new Goal(
        "of CloudWatch alarms to the topic",
        requests,
        account ->
            account.topic().found().stream()
                .flatMap(
                    it ->
                        requests.stream()
                            .map(
                                request ->
                                    Policy.decide(
                                        policy.apply(it),
                                        PolicyKind.RESOURCE,
                                        request,
                                        Reach.DIRECT)))
                .toList());
  }

  private static Optional<Arn> queue(Evidence account) {
    return account.queue().found().map(Queue::arn);
  }
}
