package canary.lab.iam;

import canary.lab.gateway.VpcEndpoint;
import canary.lab.iam.Caller.Anonymous;
import canary.lab.iam.Caller.AssumedRole;
import canary.lab.iam.Caller.ServicePrincipal;
import canary.lab.kms.Key;
import canary.lab.sqs.Queue;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The request contexts of the three calls on the path: API Gateway assumes the role, calls SQS as
 * the role, and SQS calls KMS for the role.
 *
 * <p>Keys: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 * and https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html. Which of the
 * network and source keys API Gateway leaves out is assumed: it calls from AWS's own network, with
 * a role's credentials; {@code supplied} has the last word on every key.
 */
record Circumstances(
    Organization organization, Instant now, Map<String, Optional<String>> supplied) {
  private static final Set<String> ABSENT_FOR_A_ROLE =
      Set.of(
          "aws:SourceVpce",
          "aws:SourceVpc",
          "aws:VpcSourceIp",
          "aws:SourceArn",
          "aws:SourceAccount",
          "aws:SourceOrgID",
          "aws:PrincipalServiceName",
          "aws:MultiFactorAuthPresent",
          "aws:MultiFactorAuthAge",
          "aws:username");

  private static final Set<String> ABSENT_FOR_A_SERVICE =
      Set.of(
          "aws:SourceVpce",
          "aws:SourceVpc",
          "aws:SourceArn",
          "aws:SourceAccount",
          "aws:SourceOrgID",
          "aws:PrincipalOrgID",
          "sts:ExternalId",
          "aws:MultiFactorAuthPresent");

  /** API Gateway, under its own name, wants a session of a role. */
  RequestContext assuming(Role role, String servicePrincipal) {
    Map<String, List<String>> values = common(Arn.of(role.arn()).account());
    values.put("aws:PrincipalIsAWSService", List.of("true"));
    values.put("aws:PrincipalServiceName", List.of(servicePrincipal));
    return new RequestContext(values, ABSENT_FOR_A_SERVICE).but(supplied);
  }

  /** API Gateway, with the role's credentials, sends to a queue. */
  RequestContext sending(AssumedRole caller, Queue queue) {
    Map<String, List<String>> values = ofRole(caller, Arn.of(queue.arn()));
    values.put("aws:ViaAWSService", List.of("false"));
    return withOrganization(values);
  }

  /**
   * SQS, on the role's behalf, uses the queue's key.
   *
   * <p>Encryption context:
   * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
   */
  RequestContext encrypting(AssumedRole caller, Key key, Queue queue) {
    Arn queueArn = Arn.of(queue.arn());
    Map<String, List<String>> values = ofRole(caller, Arn.of(key.arn()));
    values.put("aws:ViaAWSService", List.of("true"));
    values.put("kms:ViaService", List.of("sqs." + queueArn.region() + ".amazonaws.com"));
    values.put("kms:CallerAccount", List.of(caller.account()));
    values.put("kms:EncryptionContext:aws:sqs:arn", List.of(queue.arn()));
    values.put("kms:EncryptionContextKeys", List.of("aws:sqs:arn"));
    return withOrganization(values);
  }

  /** A session looks at a queue or a key, by itself and not through a service. */
  RequestContext reading(AssumedRole caller, String resource) {
    Map<String, List<String>> values = ofRole(caller, Arn.of(resource));
    values.put("aws:ViaAWSService", List.of("false"));
    values.put("kms:CallerAccount", List.of(caller.account()));
    RequestContext known = withOrganization(values);
    Set<String> absent = new HashSet<>(known.absent());
    absent.addAll(Set.of("kms:ViaService", "kms:EncryptionContext:aws:sqs:arn"));
    return new RequestContext(known.values(), absent);
  }

  /**
   * Somebody calls a method of an API, from the internet or through a VPC endpoint.
   *
   * <p>Keys:
   * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-condition-keys.html
   */
  RequestContext invoking(
      Caller caller, String methodArn, String sourceIp, Optional<VpcEndpoint> endpoint) {
    Arn method = Arn.of(methodArn);
    Map<String, List<String>> values =
        switch (caller) {
          case AssumedRole role -> ofRole(role, method);
          case Anonymous _, ServicePrincipal _ -> common(method.account());
        };
    Map<String, Optional<String>> network = new HashMap<>();
    network.put("aws:SourceVpce", endpoint.map(VpcEndpoint::id));
    network.put("aws:SourceVpc", endpoint.map(VpcEndpoint::vpc));
    network.put("aws:VpcSourceIp", endpoint.map(_ -> sourceIp));
    network.put("aws:SourceIp", endpoint.isPresent() ? Optional.empty() : Optional.of(sourceIp));
    return withOrganization(values).but(network).but(supplied);
  }

  private Map<String, List<String>> ofRole(AssumedRole caller, Arn resource) {
    Map<String, List<String>> values = common(resource.account());
    values.put("aws:PrincipalArn", List.of(caller.roleArn()));
    values.put("aws:PrincipalAccount", List.of(caller.account()));
    values.put("aws:PrincipalType", List.of("AssumedRole"));
    values.put("aws:PrincipalIsAWSService", List.of("false"));
    values.put("aws:userid", List.of(caller.roleId() + ":" + caller.sessionName()));
    values.put("aws:RequestedRegion", List.of(resource.region()));
    return values;
  }

  private Map<String, List<String>> common(String resourceAccount) {
    Map<String, List<String>> values = new HashMap<>();
    values.put("aws:SecureTransport", List.of("true"));
    values.put("aws:ResourceAccount", List.of(resourceAccount));
    values.put("aws:CurrentTime", List.of(now.toString()));
    values.put("aws:EpochTime", List.of(Long.toString(now.getEpochSecond())));
    return values;
  }

  private RequestContext withOrganization(Map<String, List<String>> values) {
    Set<String> absent = new HashSet<>(ABSENT_FOR_A_ROLE);
    organization
        .id()
        .ifPresentOrElse(
            id -> values.put("aws:PrincipalOrgID", List.of(id)),
            () -> absent.add("aws:PrincipalOrgID"));
    return new RequestContext(values, absent).but(supplied);
  }
}
