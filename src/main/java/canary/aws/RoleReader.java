package canary.aws;

import static canary.aws.SdkCall.requireSent;
import static canary.aws.SdkCall.required;

import canary.aws.ParallelReads.Pending;
import canary.evidence.Identity;
import canary.evidence.Role;
import canary.evidence.RolePolicy;
import canary.finding.Arn;
import canary.finding.Finding;
import canary.policy.Policy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.Tag;

/**
 * Reads a role with its trust policy, its policies and its permissions boundary.
 *
 * @param what the role is, where it cannot be read
 */
record RoleReader(String what, IamClient iam, ParallelReads reads, Finding<Identity> identity) {

  Finding<Role> read(Arn arn) {
    // IAM knows roles by name in the caller's own account: elsewhere it would read a namesake.
    return identity.then(
        caller ->
            caller.account().equals(arn.account())
                ? readOwn(arn)
                : Finding.unreadable(
                    what,
                    "belongs to account "
                        + arn.account()
                        + "; from account "
                        + caller.account()
                        + " IAM does not show it"));
  }

  private Finding<Role> readOwn(Arn arn) {
    var inline = reads.start("inline policies", () -> inlineNames(arn));
    var attached = reads.start("attached policies", () -> attached(arn));
    return new SdkCall(what, Permission.GET_ROLE, arn.toString())
        .reading(() -> readRole(arn, inline, attached));
  }

  private Finding<Role> readRole(
      Arn arn, Pending<List<String>> inline, Pending<List<AttachedPolicy>> attached) {
    var role = required("Role", iam.getRole(request -> request.roleName(arn.lastName())).role());
    if (!arn.toString().equals(role.arn())) {
      return Finding.absent();
    }
    var boundary =
        Optional.ofNullable(role.permissionsBoundary())
            .map(it -> it.permissionsBoundaryArn())
            .map(it -> reads.start("boundary", () -> managed("boundary " + it, it)));
    var inlinePolicies =
        policies(
            inline.finding(),
            RolePolicy.Kind.INLINE,
            Function.identity(),
            name -> inline(arn, name));
    var attachedPolicies =
        policies(
            attached.finding(),
            RolePolicy.Kind.ATTACHED,
            AttachedPolicy::policyArn,
            it -> managed("policy " + it.policyArn(), it.policyArn()));
    return Finding.known(
        new Role(
            arn,
            required("RoleId", role.roleId()),
            Policy.parseEncoded(
                "trust policy",
                required("AssumeRolePolicyDocument", role.assumeRolePolicyDocument())),
            Stream.concat(inlinePolicies, attachedPolicies).toList(),
            boundary.map(Pending::finding).orElseGet(Finding::absent),
            role.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value))));
  }

  private Finding<List<String>> inlineNames(Arn arn) {
    return new SdkCall("inline policies", Permission.LIST_ROLE_POLICIES, arn.toString())
        .reading(() -> readInlineNames(arn));
  }

  private Finding<List<String>> readInlineNames(Arn arn) {
    var pages = iam.listRolePoliciesPaginator(request -> request.roleName(arn.lastName()));
    return Finding.known(
        pages.stream()
            .flatMap(
                page -> {
                  requireSent("PolicyNames", page.hasPolicyNames());
                  return page.policyNames().stream();
                })
            .toList());
  }

  private Finding<List<AttachedPolicy>> attached(Arn arn) {
    return new SdkCall("attached policies", Permission.LIST_ATTACHED_ROLE_POLICIES, arn.toString())
        .reading(() -> readAttached(arn));
  }

  private Finding<List<AttachedPolicy>> readAttached(Arn arn) {
    var pages = iam.listAttachedRolePoliciesPaginator(request -> request.roleName(arn.lastName()));
    return Finding.known(
        pages.stream()
            .flatMap(
                page -> {
                  requireSent("AttachedPolicies", page.hasAttachedPolicies());
                  return page.attachedPolicies().stream();
                })
            .toList());
  }

  /** Side by side; a list that could not be read stands for the policies that it hides. */
  private <T> Stream<RolePolicy> policies(
      Finding<List<T>> listed,
      RolePolicy.Kind kind,
      Function<T, String> name,
      Function<T, Finding<Policy>> read) {
    return switch (listed) {
      case Finding.Known<List<T>>(var all) ->
          all.stream()
              .map(it -> Map.entry(it, reads.start(name.apply(it), () -> read.apply(it))))
              .toList()
              .stream()
              .map(it -> new RolePolicy(name.apply(it.getKey()), kind, it.getValue().finding()));
      case Finding.Absent<List<T>> _ -> Stream.empty();
      case Finding.Unreadable<List<T>>(var what, var why, var grant) ->
          Stream.of(new RolePolicy(what, kind, new Finding.Unreadable<>(what, why, grant)));
    };
  }

  private Finding<Policy> inline(Arn arn, String name) {
    var what = "policy " + name;
    return new SdkCall(what, Permission.GET_ROLE_POLICY, arn.toString())
        .reading(
            () ->
                Policy.parseEncoded(
                    what,
                    required(
                        "PolicyDocument",
                        iam.getRolePolicy(
                                request -> request.roleName(arn.lastName()).policyName(name))
                            .policyDocument())));
  }

  private Finding<Policy> managed(String what, String policyArn) {
    return new SdkCall(what, Permission.GET_POLICY, policyArn)
        .<String>reading(
            () ->
                Finding.known(
                    required(
                        "DefaultVersionId",
                        required(
                                "Policy",
                                iam.getPolicy(request -> request.policyArn(policyArn)).policy())
                            .defaultVersionId())))
        .then(version -> version(what, policyArn, version));
  }

  private Finding<Policy> version(String what, String policyArn, String version) {
    return new SdkCall(what, Permission.GET_POLICY_VERSION, policyArn)
        .reading(() -> readVersion(what, policyArn, version));
  }

  private Finding<Policy> readVersion(String what, String policyArn, String version) {
    var answer = iam.getPolicyVersion(request -> request.policyArn(policyArn).versionId(version));
    return Policy.parseEncoded(
        what, required("Document", required("PolicyVersion", answer.policyVersion()).document()));
  }
}
