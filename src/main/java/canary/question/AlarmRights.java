package canary.question;

import canary.evidence.Evidence;
import canary.evidence.Key;
import canary.evidence.Topic;
import canary.finding.Answer;
import canary.policy.Decision;
import canary.policy.PolicyKind;
import canary.rights.Requests;

/** Whether CloudWatch can notify when an alarm fires. */
public final class AlarmRights {
  private static final String SOURCE = "topic and its key";

  private AlarmRights() {}

  /** The topic's policy or its key's keeps alarms from being published. */
  public static CheckResult areRefused(Evidence account) {
    return Ask.of(SOURCE, account.topic(), AlarmRights::ofTopic)
        .settledBy(
            "sns GetTopicAttributes and kms GetKeyPolicy: is cloudwatch.amazonaws.com allowed to"
                + " publish and to use the topic's key");
  }

  private static CheckResult ofTopic(Topic topic) {
    var byKey = Ask.of(SOURCE, topic.key(), key -> ofKey(topic, key));
    return byKey.answer() == Answer.NO ? ofPolicy(topic) : byKey;
  }

  private static CheckResult ofPolicy(Topic topic) {
    return Ask.of(
        SOURCE,
        topic.policy(),
        policy ->
            result(
                policy.decide(
                    PolicyKind.RESOURCE, Requests.alarm(topic, "sns:Publish", topic.arn())),
                "sns:Publish on " + topic.arn().resource()));
  }

  private static CheckResult ofKey(Topic topic, Key key) {
    if (key.isAwsManaged()) {
      return CheckResult.of(
          Answer.YES,
          SOURCE,
          "topic %s is encrypted with the AWS managed key for SNS, which no alarm can use"
              .formatted(topic.arn().resource()));
    }
    var generate = ofKey(topic, key, "kms:GenerateDataKey");
    return generate.answer() == Answer.NO ? ofKey(topic, key, "kms:Decrypt") : generate;
  }

  private static CheckResult ofKey(Topic topic, Key key, String action) {
    return Ask.of(
        SOURCE,
        key.policy(),
        policy ->
            result(
                policy.decide(PolicyKind.RESOURCE, Requests.alarm(topic, action, key.arn())),
                action + " on the topic's key"));
  }

  private static CheckResult result(Decision decision, String what) {
    return CheckResult.of(
        decision.refused(),
        SOURCE,
        decision,
        "cloudwatch.amazonaws.com, %s: %s".formatted(what, decision.describe()));
  }
}
