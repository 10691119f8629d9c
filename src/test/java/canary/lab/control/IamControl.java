package canary.lab.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import canary.lab.Laboratory;
import canary.lab.iam.PolicyDocument;
import canary.lab.iam.Role;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** What IAM does to the laboratory's roles when it is asked to. */
final class IamControl {
  private static final int MOST_VERSIONS = 5;

  private final Laboratory lab;

  /** Of each managed policy; so many that one must go before there is another. */
  private int versions = MOST_VERSIONS;

  IamControl(Laboratory lab) {
    this.lab = lab;
  }

  Map<String, Object> answer(Call call) {
    return switch (call.operation()) {
      case "GetRole" -> Map.of("Role", role(call, named(call)));
      case "CreateRole" -> create(call);
      case "DeleteRole" -> delete(call);
      case "UpdateAssumeRolePolicy" ->
          change(call, it -> it.withTrust(document(call.text("PolicyDocument"))));
      case "PutRolePolicy" ->
          change(
              call,
              it -> it.withPolicy(call.text("PolicyName"), document(call.text("PolicyDocument"))));
      case "DeleteRolePolicy" -> {
        policy(call);
        yield change(call, it -> it.withoutPolicy(call.text("PolicyName")));
      }
      case "GetRolePolicy" ->
          Map.of(
              "RoleName",
              call.text("RoleName"),
              "PolicyName",
              call.text("PolicyName"),
              "PolicyDocument",
              encoded(policy(call)));
      case String other when other.contains("Policy") -> managed(call);
      case String _ -> throw Call.notInLab(call);
    };
  }

  /** A managed policy: a customer's own, or the boundary of a role. */
  private Map<String, Object> managed(Call call) {
    var arn = call.text("PolicyArn");
    return switch (call.operation()) {
      case "GetPolicy" -> Map.of("Policy", Map.of("Arn", arn, "DefaultVersionId", "v1"));
      case "GetPolicyVersion" -> {
        var versions = new LinkedHashMap<String, Object>();
        versions.put("VersionId", "v1");
        versions.put("IsDefaultVersion", true);
        versions.put("Document", encoded(ofManaged(call, arn)));
        yield Map.of("PolicyVersion", versions);
      }
      case "ListPolicyVersions" ->
          Map.of(
              "Versions",
              IntStream.range(0, versions)
                  .mapToObj(it -> Map.of("VersionId", "v" + (9 - it), "IsDefaultVersion", it == 0))
                  .toList());
      case "DeletePolicyVersion" -> {
        versions--;
        yield Map.of();
      }
      case "CreatePolicyVersion" -> {
        ofManaged(call, arn);
        if (versions == MOST_VERSIONS) {
          throw new Refusal("LimitExceeded", "A managed policy can have up to 5 versions.");
        }
        versions++;
        var document = document(call.text("PolicyDocument"));
        lab.surround(
            account -> {
              var changed = account;
              for (var role : account.roles()) {
                changed = changed.with(with(role, arn, document));
              }
              return changed;
            });
        yield Map.of("PolicyVersion", Map.of("VersionId", "v2", "IsDefaultVersion", true));
      }
      case String _ -> throw Call.notInLab(call);
    };
  }

  /** A managed policy that is attached to no role is the boundary. */
  private static Role with(Role role, String arn, PolicyDocument document) {
    var changed = role.policies().containsKey(arn) ? role.withPolicy(arn, document) : role;
    return role.boundary().isPresent() && changed == role ? role.withBoundary(document) : changed;
  }

  private PolicyDocument ofManaged(Call call, String arn) {
    return lab.account().roles().stream()
        .flatMap(role -> Optional.ofNullable(role.policies().get(arn)).or(role::boundary).stream())
        .findFirst()
        .orElseThrow(() -> call.notFound("policy " + arn));
  }

  private PolicyDocument policy(Call call) {
    return Optional.ofNullable(named(call).policies().get(call.text("PolicyName")))
        .orElseThrow(() -> call.notFound("policy " + call.text("PolicyName")));
  }

  private Map<String, Object> change(Call call, UnaryOperator<Role> change) {
    var arn = named(call).arn();
    change.apply(named(call));
    lab.surround(
        account -> account.role(arn).map(it -> account.with(change.apply(it))).orElse(account));
    return Map.of();
  }

  private Map<String, Object> create(Call call) {
    if (find(call).isPresent()) {
      throw new Refusal("EntityAlreadyExists", "Role with that name exists");
    }
    var role =
        new Role(
            "arn:aws:iam::%s:role/%s"
                .formatted(lab.stack().stack().account(), call.text("RoleName")),
            "AROAEXAMPLECREATED11",
            document(call.text("AssumeRolePolicyDocument")),
            Map.of(),
            Optional.empty());
    lab.surround(account -> account.with(role));
    return Map.of("Role", role(call, role));
  }

  private Map<String, Object> delete(Call call) {
    var arn = named(call).arn();
    lab.surround(account -> account.without(arn));
    return Map.of();
  }

  private Role named(Call call) {
    return find(call).orElseThrow(() -> call.notFound("role " + call.text("RoleName")));
  }

  private Optional<Role> find(Call call) {
    return lab.account().roles().stream()
        .filter(it -> it.arn().endsWith("/" + call.text("RoleName")))
        .findFirst();
  }

  private static Map<String, Object> role(Call call, Role role) {
    return Map.of(
        "Path", "/",
        "RoleName", call.text("RoleName"),
        "RoleId", role.id(),
        "Arn", role.arn(),
        "AssumeRolePolicyDocument", encoded(role.trust()));
  }

  private static String encoded(PolicyDocument document) {
    return URLEncoder.encode(document.json(), UTF_8).replace("+", "%20");
  }

  static PolicyDocument document(String json) {
    return PolicyDocument.parse(json);
  }
}
