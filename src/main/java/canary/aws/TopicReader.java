package canary.aws;

import canary.evidence.Key;
import canary.evidence.Topic;
import canary.finding.Arn;
import canary.finding.Finding;
import canary.policy.Policy;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Reads a topic's policy and key.
 *
 * @param keys reads the key of an ARN
 */
record TopicReader(SnsClient sns, Function<Arn, Finding<Key>> keys) {

  Finding<Topic> read(Arn arn) {
    return new SdkCall("topic", Permission.GET_TOPIC_ATTRIBUTES, arn.toString())
        .reading(
            () -> {
              var attributes =
                  sns.getTopicAttributes(request -> request.topicArn(arn.toString())).attributes();
              SdkCall.required("TopicArn", attributes.get("TopicArn"));
              return Finding.known(
                  new Topic(
                      arn,
                      Policy.parse(
                          "topic policy", SdkCall.required("Policy", attributes.get("Policy"))),
                      Optional.ofNullable(attributes.get("KmsMasterKeyId"))
                          .filter(it -> !it.isBlank())
                          .map(it -> NextReads.keyArn(arn, it).then(keys))
                          .orElseGet(Finding::absent)));
            });
  }
}
