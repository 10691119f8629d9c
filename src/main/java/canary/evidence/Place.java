package canary.evidence;

import java.util.Optional;

/**
 * Where a target lies. Of a captured reply nothing of this is known: then the texts are empty.
 *
 * @param path of the resource as the URL has it, after the stage, with its leading slash
 * @param queueArn the queue that is meant; empty when only the integration tells it
 * @param roleArn the execution role that is meant; empty when only the integration tells it
 * @param keyArn the queue's key that is meant; empty when only the queue tells it
 */
public record Place(
    String region,
    String apiId,
    String stage,
    String path,
    String httpMethod,
    Optional<Arn> queueArn,
    Optional<Arn> roleArn,
    Optional<Arn> keyArn) {
  public static final Place UNKNOWN =
      new Place("", "", "", "", "POST", Optional.empty(), Optional.empty(), Optional.empty());
}
