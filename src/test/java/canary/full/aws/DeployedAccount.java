package canary.full.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import canary.lab.iam.PolicyDocument;
import canary.lab.iam.Role;
import canary.lab.kms.Key;
import canary.lab.service.Account;
import canary.lab.sqs.Queue;
import canary.lab.template.Resolved;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Role, queue and key of a deployed stack as LocalStack has them at this moment, under the names
 * that the lab gives them.
 */
final class DeployedAccount {
  private final LocalServices services;
  private final Resolved lab;
  private final String role;
  private final String queueUrl;
  private final String key;

  /** The lab's names, by those of the deployed stack. */
  private final Map<String, String> names = new LinkedHashMap<>();

  DeployedAccount(DeployedStack stack, LocalServices services, Resolved lab) {
    this.services = services;
    this.lab = lab;
    role = stack.physicalId("ExecutionRole");
    queueUrl = stack.physicalId("Queue");
    key = stack.physicalId("Key");
    names.put(role, lab.reference("ExecutionRole"));
    names.put(stack.queue().name(), lab.attribute("Queue", "QueueName"));
    names.put(key, lab.reference("Key"));
    names.put(stack.physicalId("Api"), lab.reference("Api"));
  }

  /** The lab's account with what is deployed in place of its own. */
  Account read(Account before) {
    return before
        .with(role(before.role(lab.attribute("ExecutionRole", "Arn")).orElseThrow()))
        .with(queue(before.queue(lab.attribute("Queue", "Arn")).orElseThrow()))
        .with(key(before.keys().getFirst()));
  }

  /** A text of the deployed stack with the lab's names. */
  String inLab(String text) {
    var translated = text;
    for (var name : names.entrySet()) {
      translated = translated.replace(name.getKey(), name.getValue());
    }
    return translated;
  }

  /** A text of the lab with the names of the deployed stack. */
  String deployed(String text) {
    var translated = text;
    for (var name : names.entrySet()) {
      translated = translated.replace(name.getValue(), name.getKey());
    }
    return translated;
  }

  private Role role(Role before) {
    var iam = services.roles();
    var policies = new HashMap<String, PolicyDocument>();
    for (var name : iam.listRolePolicies(it -> it.roleName(role)).policyNames()) {
      var policy = iam.getRolePolicy(it -> it.roleName(role).policyName(name));
      policies.put(name, decoded(policy.policyDocument()));
    }
    for (var it : iam.listAttachedRolePolicies(asked -> asked.roleName(role)).attachedPolicies()) {
      policies.put(it.policyArn(), managed(it.policyArn()));
    }
    var read = iam.getRole(it -> it.roleName(role)).role();
    return new Role(
        before.arn(),
        before.id(),
        decoded(read.assumeRolePolicyDocument()),
        policies,
        Optional.ofNullable(read.permissionsBoundary())
            .map(it -> managed(it.permissionsBoundaryArn())));
  }

  private PolicyDocument managed(String arn) {
    var iam = services.roles();
    var version = iam.getPolicy(it -> it.policyArn(arn)).policy().defaultVersionId();
    return decoded(
        iam.getPolicyVersion(it -> it.policyArn(arn).versionId(version))
            .policyVersion()
            .document());
  }

  private Queue queue(Queue before) {
    var attributes =
        services
            .queues()
            .getQueueAttributes(it -> it.queueUrl(queueUrl).attributeNames(QueueAttributeName.ALL))
            .attributes();
    return new Queue(
        before.arn(),
        before.url(),
        Optional.ofNullable(attributes.get(QueueAttributeName.POLICY)).map(this::document),
        Optional.ofNullable(attributes.get(QueueAttributeName.KMS_MASTER_KEY_ID)).map(this::inLab),
        before.fifo(),
        before.contentBasedDeduplication(),
        Integer.parseInt(attributes.get(QueueAttributeName.MAXIMUM_MESSAGE_SIZE)));
  }

  private Key key(Key before) {
    var kms = services.keys();
    var policy = kms.getKeyPolicy(it -> it.keyId(key).policyName("default")).policy();
    var described = kms.describeKey(it -> it.keyId(key)).keyMetadata();
    return new Key(
        before.arn(),
        Key.State.valueOf(described.keyState().name()),
        described.keyUsageAsString(),
        document(policy),
        kms.listGrants(it -> it.keyId(key)).grants().stream()
            .map(
                it ->
                    new Key.Grant(
                        inLab(it.granteePrincipal()), new HashSet<>(it.operationsAsStrings())))
            .toList(),
        before.aliases());
  }

  private PolicyDocument decoded(String document) {
    return document(URLDecoder.decode(document, UTF_8));
  }

  private PolicyDocument document(String json) {
    return PolicyDocument.parse(inLab(json));
  }
}
