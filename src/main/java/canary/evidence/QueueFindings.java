package canary.evidence;

import canary.finding.Arn;
import canary.finding.Finding;
import java.util.List;

/**
 * The queue and who sends to it, encrypts it and receives from it.
 *
 * @param role the one that the deployed integration names
 * @param queue the one that is meant
 * @param deadLetters the queue's dead-letter queue; absent where it has none
 * @param key the queue's key; absent where it has none
 * @param consumers the roles of the consumers that are named
 */
public record QueueFindings(
    Finding<Role> role,
    Finding<Queue> queue,
    Finding<Queue> deadLetters,
    Finding<Key> key,
    List<Finding<Role>> consumers) {

  static QueueFindings unread(MethodAddress place, String why) {
    return new QueueFindings(
        Finding.unreadable("role", why),
        Finding.unreadable("queue", why),
        Finding.unreadable("dead-letter queue", why),
        Finding.unreadable("key", why),
        place.consumerRoleArns().stream().map(it -> consumer(it, why)).toList());
  }

  private static Finding<Role> consumer(Arn role, String why) {
    return Finding.unreadable("consumer " + role.lastName(), why);
  }

  QueueFindings withRole(Role other) {
    return new QueueFindings(
        instead(role, other),
        queue,
        deadLetters,
        key,
        consumers.stream().map(it -> instead(it, other)).toList());
  }

  private static Finding<Role> instead(Finding<Role> role, Role other) {
    return role.map(it -> it.arn().equals(other.arn()) ? other : it);
  }

  QueueFindings withQueue(Queue other) {
    return new QueueFindings(role, Finding.known(other), deadLetters, key, consumers);
  }

  QueueFindings withKey(Key other) {
    return new QueueFindings(role, queue, deadLetters, Finding.known(other), consumers);
  }
}
