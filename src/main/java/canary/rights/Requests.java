package canary.rights;

import canary.evidence.Evidence;
import canary.evidence.Identity;
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
  // Recorded in https://repost.aws/knowledge-center/api-gateway-rest-api-sqs-errors
  private static final String API_GATEWAYS_SESSION = "BackplaneAssumeRoleSession";

  private Requests() {}

  /** A session of a role; its name is empty when it is not known. */
  static Caller.RoleSession session(Role role, Optional<String> name) {
    return new Caller.RoleSession(
        role.arn().partition(),
        role.arn().account(),
        role.name(),
        Optional.of(role.roleId()),
        name,
        role.boundary().exists());
  }

  /**
   * API Gateway assumes the execution role. Which condition keys it supplies is not documented, so
   * none is known.
   */
  public static Request assume(Role role) {
    return assume(role, Context.empty());
  }

  /**
   * The same as it was recorded: the keys against confused deputies are not supplied.
   *
   * <p>https://github.com/aws-solutions-library-samples/accelerated-intelligent-document-processing-on-aws/pull/479
   */
  public static Request assumeAsRecorded(Role role) {
    return assume(role, Context.empty().withAssumedAbsent("aws:SourceAccount", "aws:SourceArn"));
  }

  private static Request assume(Role role, Context context) {
    return new Request(
        new Caller.Service("apigateway.amazonaws.com"),
        "sts:AssumeRole",
        role.arn().toString(),
        context);
  }

  /**
   * API Gateway sends to the queue with the role's credentials, over HTTPS, from its own network.
   */
  public static Request send(Role role, Queue queue) {
    return new Request(
        session(role, Optional.of(API_GATEWAYS_SESSION)),
        "sqs:SendMessage",
        queue.arn().toString(),
        ofRole(role, queue.arn())
            .with("aws:SecureTransport", "true")
            .withAssumed("aws:ViaAWSService", "false")
            .withAssumed("aws:userid", role.roleId() + ":" + API_GATEWAYS_SESSION));
  }

  /** SQS asks KMS on behalf of the role that sends to the queue. */
  public static Request useKey(Role role, Key key, Optional<Arn> queue, String action) {
    return throughSqs(session(role, Optional.of(API_GATEWAYS_SESSION)), role, key, queue, action);
  }

  /** SQS asks KMS on behalf of a role that receives from the queue, in any session. */
  public static Request decrypt(Role consumer, Key key, Optional<Arn> queue) {
    return throughSqs(session(consumer, Optional.empty()), consumer, key, queue, "kms:Decrypt");
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

  private static Request throughSqs(
      Caller caller, Role role, Key key, Optional<Arn> queue, String action) {
    // https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
    var context =
        ofRole(role, key.arn())
            .withAssumed("aws:SecureTransport", "true")
            .withAssumed("aws:ViaAWSService", "true")
            .with("kms:ViaService", "sqs." + key.arn().region() + "." + key.arn().domain())
            .with("kms:CallerAccount", role.arn().account());
    return new Request(
        caller,
        action,
        key.arn().toString(),
        // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
        queue
            .map(arn -> context.with("kms:EncryptionContext:aws:sqs:arn", arn.toString()))
            .orElse(context));
  }

  /**
   * A caller invokes the method.
   *
   * @param account that owns the API
   */
  public static Request invoke(
      Caller caller, MethodAddress place, String partition, String account) {
    var resource =
        "%s/%s/%s%s".formatted(place.apiId(), place.stage(), place.httpMethod(), place.path());
    return new Request(
        caller,
        "execute-api:Invoke",
        new Arn(partition, "execute-api", place.region(), account, resource).toString(),
        Context.empty().with("aws:SecureTransport", "true"));
  }

  /** The canary's own call of the method; empty where it is not known who calls. */
  public static Optional<Request> invocation(Evidence account) {
    return account
        .identity()
        .found()
        .flatMap(
            identity ->
                caller(account, identity)
                    .map(
                        it ->
                            invoke(
                                it,
                                account.place(),
                                account.place().queueArn().map(Arn::partition).orElse("aws"),
                                identity.account())));
  }

  /** A method without authorization does not authenticate its caller. */
  private static Optional<Caller> caller(Evidence account, Identity identity) {
    return account
        .route()
        .found()
        .flatMap(
            it ->
                it.authorizationType().equals("NONE")
                    ? Optional.of(new Caller.Anonymous())
                    : identity.roleSession());
  }

  /**
   * The keys of any call with a role's credentials, from AWS's own network.
   *
   * <p>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
   */
  private static Context ofRole(Role role, Arn resource) {
    return Context.empty()
        .with("aws:PrincipalArn", role.arn().toString())
        .with("aws:PrincipalAccount", role.arn().account())
        .with("aws:PrincipalType", "AssumedRole")
        .with("aws:RequestedRegion", resource.region())
        .with("aws:ResourceAccount", resource.account())
        .withAssumed("aws:PrincipalIsAWSService", "false")
        .withAssumedAbsent("aws:SourceVpce", "aws:SourceVpc", "aws:SourceArn", "aws:SourceAccount");
  }
}
