package canary.evidence;

import canary.finding.Arn;
import canary.probe.Message;
import java.util.List;
import java.util.Optional;

/**
 * The address of a method. Of a captured reply nothing of this is known: then the texts are empty.
 *
 * @param path of the resource as the URL has it, after the stage, with its leading slash
 * @param message that the canary sends there
 * @param queueArn the expected queue; empty when only the integration names it
 * @param roleArn the expected execution role; empty when only the integration names it
 * @param consumerRoleArns the roles of consumers whose permissions are judged
 * @param keyArn the queue's expected key; empty when only the queue names it
 * @param domain where the URL goes through another host name than the API's own
 */
public record MethodAddress(
    String region,
    String apiId,
    String stage,
    String path,
    String httpMethod,
    Message message,
    Optional<Arn> queueArn,
    Optional<Arn> roleArn,
    Optional<Arn> keyArn,
    List<Arn> consumerRoleArns,
    Optional<DomainUrl> domain) {
  public MethodAddress {
    consumerRoleArns = List.copyOf(consumerRoleArns);
  }

  public static final MethodAddress UNKNOWN = at("", "", "", "");

  /** A POST method of which nothing is known but where it is. */
  public static MethodAddress at(String region, String apiId, String stage, String path) {
    return new MethodAddress(
        region,
        apiId,
        stage,
        path,
        "POST",
        Message.OWN,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /** The same in another Region. */
  public MethodAddress in(String otherRegion) {
    return with(otherRegion, apiId, stage, path, domain);
  }

  /** Whether it says which method is meant. */
  public boolean isKnown() {
    return !apiId.isEmpty() && !stage.isEmpty() && !path.isEmpty();
  }

  /** As execute-api names the method; an account of * stands for any. */
  public String arn(String partition, String account) {
    return "arn:%s:execute-api:%s:%s:%s/%s/%s%s"
        .formatted(partition, region, account, apiId, stage, httpMethod, path);
  }

  /** Whether both are on one stage of one API. */
  public boolean sameStage(MethodAddress other) {
    return apiId.equals(other.apiId) && stage.equals(other.stage);
  }

  /** The same method on this stage. */
  MethodAddress on(String otherApi, String otherStage, String otherPath) {
    return with(region, otherApi, otherStage, otherPath, domain);
  }

  /** The same method, called through this host name. */
  public MethodAddress behind(DomainUrl url) {
    return with(region, apiId, stage, path, Optional.of(url));
  }

  private MethodAddress with(
      String newRegion, String newApi, String newStage, String newPath, Optional<DomainUrl> url) {
    return new MethodAddress(
        newRegion,
        newApi,
        newStage,
        newPath,
        httpMethod,
        message,
        queueArn,
        roleArn,
        keyArn,
        consumerRoleArns,
        url);
  }

  /** The method of another name at the same place. */
  public MethodAddress by(String method) {
    return new MethodAddress(
        region,
        apiId,
        stage,
        path,
        method,
        message,
        queueArn,
        roleArn,
        keyArn,
        consumerRoleArns,
        domain);
  }

  /** The same method, where this is what the canary sends. */
  public MethodAddress sent(Message other) {
    return new MethodAddress(
        region,
        apiId,
        stage,
        path,
        httpMethod,
        other,
        queueArn,
        roleArn,
        keyArn,
        consumerRoleArns,
        domain);
  }

  /** The same method with what is meant behind it. */
  public MethodAddress meaning(
      Optional<Arn> queue, Optional<Arn> role, Optional<Arn> key, List<Arn> consumerRoles) {
    return new MethodAddress(
        region, apiId, stage, path, httpMethod, message, queue, role, key, consumerRoles, domain);
  }
}
