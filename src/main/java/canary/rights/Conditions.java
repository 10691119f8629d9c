package canary.rights;

import canary.evidence.Evidence;
import canary.evidence.Key;
import canary.evidence.Queue;
import canary.evidence.Role;
import canary.finding.Finding;
import canary.policy.Effect;
import canary.policy.Policy;
import canary.policy.PolicyKind;
import canary.policy.Request;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The condition keys that stand between a message and its queue, each with its value in the call;
 * an empty text where there is none.
 *
 * @param trust of the statements that would let API Gateway assume the role
 * @param role of the statements that would let the role send
 * @param queue of the queue's statements that deny, or may deny
 * @param key of the statements that would let the role use the key
 */
public record Conditions(String trust, String role, String queue, String key) {

  public static Conditions in(Evidence account) {
    var role = account.role().found();
    var queue = account.queue().found();
    return new Conditions(
        role.map(Conditions::ofTrust).orElse(""),
        role.flatMap(it -> queue.map(to -> ofSending(it, to))).orElse(""),
        role.flatMap(it -> queue.map(to -> ofQueue(it, to))).orElse(""),
        role.flatMap(it -> account.key().found().map(key -> ofKey(it, key, queue))).orElse(""));
  }

  private static String ofTrust(Role role) {
    return text(
        hangOn(role.trust(), Effect.ALLOW, PolicyKind.TRUST, Requests.assumeAsRecorded(role)));
  }

  private static String ofSending(Role role, Queue queue) {
    return text(ofRole(role, Requests.send(role, queue)));
  }

  private static String ofQueue(Role role, Queue queue) {
    return text(
        hangOn(queue.policy(), Effect.DENY, PolicyKind.RESOURCE, Requests.send(role, queue)));
  }

  private static String ofKey(Role role, Key key, Optional<Queue> queue) {
    return text(
        Stream.of("kms:GenerateDataKey", "kms:Decrypt")
            .map(action -> Requests.useKey(role, key, queue.map(Queue::arn), action))
            .flatMap(
                request ->
                    Stream.concat(
                        hangOn(key.policy(), Effect.ALLOW, PolicyKind.RESOURCE, request),
                        ofRole(role, request))));
  }

  private static Stream<String> ofRole(Role role, Request request) {
    return role.policies().stream()
        .flatMap(it -> hangOn(it.document(), Effect.ALLOW, PolicyKind.IDENTITY, request));
  }

  private static Stream<String> hangOn(
      Finding<Policy> policy, Effect effect, PolicyKind kind, Request request) {
    return policy.found().map(it -> it.hangsOn(effect, kind, request)).orElse(List.of()).stream();
  }

  private static String text(Stream<String> keys) {
    return keys.distinct().collect(Collectors.joining(", "));
  }
}
