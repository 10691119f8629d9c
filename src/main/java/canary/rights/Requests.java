package canary.rights;

import canary.evidence.Key;
import canary.evidence.MethodAddress;
import canary.evidence.Queue;
import canary.evidence.Role;
import canary.evidence.Topic;
import canary.finding.Arn;
import canary.policy.Caller;
import canary.policy.Context;
import canary.policy.Request;
import java.util.Optional;

/** The requests that a message causes on its way, with what is known of their condition keys. */
public final class Requests {
  private Requests() {}

  /**
   * API Gateway assumes the execution role. Which condition keys it supplies is not documented, so
   * none is known.
   */
  public static Request assume(Role role) {
    return new Request(
        new Caller.Service("apigateway.amazonaws.com"),
        "sts:AssumeRole",
        role.arn().toString(),
        Context.empty());
  }

  /**
   * API Gateway sends to the queue with the role's credentials, over HTTPS, from its own network.
   */
  public static Request send(Role role, Queue queue) {
    return new Request(
        Caller.RoleSession.ofApiGateway(role.arn()),
        "sqs:SendMessage",
        queue.arn().toString(),
        ofRole(role)
            .with("aws:SecureTransport", "true")
            .withAssumed("aws:PrincipalIsAWSService", "false")
            .withAssumed("aws:ViaAWSService", "false")
            .withAssumedAbsent(
                "aws:SourceVpce", "aws:SourceVpc", "aws:SourceArn", "aws:SourceAccount"));
  }

  /** SQS asks KMS on behalf of the role that sends. */
  public static Request useKey(Role role, Key key, String action) {
    return throughSqs(Caller.RoleSession.ofApiGateway(role.arn()), role, key, action);
  }

  /** SQS asks KMS on behalf of a role that receives, in whatever session. */
  public static Request decrypt(Role consumer, Key key) {
    var arn = consumer.arn();
    return throughSqs(
        new Caller.RoleSession(arn.partition(), arn.account(), arn.lastName(), Optional.empty()),
        consumer,
        key,
        "kms:Decrypt");
  }

  /**
   * CloudWatch publishes to a topic when an alarm changes its state, and uses the topic's key.
   *
   * <p>https://repost.aws/knowledge-center/cloudwatch-configure-alarm-sns
   */
  public static Request alarm(Topic topic, String action, Arn resource) {
    return new Request(
        new Caller.Service("cloudwatch.amazonaws.com"),
        action,
        resource.toString(),
        Context.empty()
            .with("aws:SecureTransport", "true")
            .with("aws:SourceAccount", topic.arn().account()));
  }

  private static Request throughSqs(Caller caller, Role role, Key key, String action) {
    return new Request(
        caller,
        action,
        key.arn().toString(),
        // https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
        ofRole(role)
            .with("kms:ViaService", "sqs." + key.arn().region() + "." + key.arn().domain())
            .with("kms:CallerAccount", role.arn().account()));
  }

  /**
   * A caller invokes the method.
   *
   * @param roleArn of a caller who is a role, where its path is known
   * @param account that owns the API
   */
  public static Request invoke(
      Caller caller, Optional<Arn> roleArn, MethodAddress place, String partition, String account) {
    var resource =
        "%s/%s/%s%s".formatted(place.apiId(), place.stage(), place.httpMethod(), place.path());
    var context = Context.empty().with("aws:SecureTransport", "true");
    return new Request(
        caller,
        "execute-api:Invoke",
        new Arn(partition, "execute-api", place.region(), account, resource).toString(),
        roleArn.map(arn -> context.with("aws:PrincipalArn", arn.toString())).orElse(context));
  }

  private static Context ofRole(Role role) {
    return Context.empty()
        .with("aws:PrincipalArn", role.arn().toString())
        .with("aws:PrincipalAccount", role.arn().account());
  }
}
