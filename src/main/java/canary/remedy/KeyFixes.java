package canary.remedy;

import canary.evidence.Evidence;
import canary.evidence.Key;
import canary.evidence.Topic;
import canary.finding.Finding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The fixes of policies of keys and of who uses them, and of the topic of alarms. */
public final class KeyFixes {
  private KeyFixes() {}

  /** The role lacks the use of the key, which the key leaves to the account's own policies. */
  public static Optional<Remedy> keyUse(Evidence account, KnownNames names) {
    return PolicyRemedy.allowing(
        Goal.useKey(account),
        account,
        List.of(),
        PolicyPlace.own(account.role(), "apigw-sqs-canary-key"),
        it -> AllowStatement.useKey(Goal.KEY_ACTIONS, it));
  }

  /** The key's policy leaves the role out. */
  public static Optional<Remedy> keyPolicy(Evidence account, KnownNames names) {
    return account
        .role()
        .found()
        .flatMap(
            role ->
                PolicyRemedy.allowing(
                    Goal.useKey(account),
                    account,
                    List.of(),
                    ofKey(account.key()),
                    _ -> AllowStatement.onKey("AWS", role.arn().toString())));
  }

  /** A policy of the key or of the role denies the key. */
  public static Optional<Remedy> keyDenial(Evidence account, KnownNames names) {
    return PolicyRemedy.lifting(Goal.useKey(account), account, ofKeyAndRole(account));
  }

  /** A permission to use the key has a condition. */
  public static Optional<Remedy> keyCondition(Evidence account, KnownNames names) {
    return PolicyRemedy.allowing(
        Goal.useKey(account), account, ofKeyAndRole(account), List.of(), AllowStatement::send);
  }

  /** A consumer is not allowed to decrypt; of several the first. */
  public static Optional<Remedy> consumer(Evidence account, KnownNames names) {
    return account.consumers().stream()
        .flatMap(
            consumer ->
                PolicyRemedy.allowing(
                    consumer.then(it -> Goal.decrypt(it, account)),
                    account,
                    List.of(),
                    PolicyPlace.own(consumer, "apigw-sqs-canary-decrypt"),
                    it -> AllowStatement.useKey("kms:Decrypt", it))
                    .stream())
        .findFirst();
  }

  /** The topic's policy, or that of its key, keeps alarms from being published. */
  public static Optional<Remedy> alarm(Evidence account, KnownNames names) {
    return account
        .topic()
        .found()
        .flatMap(
            topic -> {
              var key = ofKey(topic.key());
              return topic
                  .key()
                  .found()
                  .flatMap(
                      it ->
                          PolicyRemedy.allowing(
                              Finding.known(Goal.encrypt(topic, it)),
                              account,
                              List.of(),
                              key,
                              _ -> AllowStatement.onKey("Service", "cloudwatch.amazonaws.com")))
                  .or(() -> publishing(topic, account));
            });
  }

  private static Optional<Remedy> publishing(Topic topic, Evidence account) {
    var places = PolicyPlace.of(topic).toList();
    return PolicyRemedy.allowing(
        Finding.known(Goal.publish(topic)), account, places, places, AllowStatement::publish);
  }

  private static List<PolicyPlace> ofKey(Finding<Key> key) {
    return key.found().stream().flatMap(PolicyPlace::of).toList();
  }

  private static List<PolicyPlace> ofKeyAndRole(Evidence account) {
    return Stream.concat(
            ofKey(account.key()).stream(),
            account.role().found().stream().flatMap(PolicyPlace::ofRole))
        .toList();
  }
}
