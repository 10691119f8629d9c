package canary.lab.control;

import canary.lab.Laboratory;
import canary.lab.kms.Key;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What KMS does to the laboratory's keys when it is asked to. */
record KmsControl(Laboratory lab) {

  Map<String, Object> answer(Call call) {
    return switch (call.operation()) {
      case "DescribeKey" ->
          Map.of("KeyMetadata", Map.of("KeyId", key(call).arn(), "KeyState", state(key(call))));
      case "EnableKey" -> enable(call);
      case "DisableKey" -> change(call, it -> it.withState(Key.State.DISABLED));
      case "CancelKeyDeletion" -> cancelDeletion(call);
      case "ScheduleKeyDeletion" -> change(call, it -> it.withState(Key.State.PENDING_DELETION));
      case "GetKeyPolicy" -> Map.of("Policy", key(call).policy().json());
      case "PutKeyPolicy" ->
          change(call, it -> it.withPolicy(IamControl.document(call.text("Policy"))));
      case "CreateGrant" -> grant(call);
      case "RevokeGrant" -> revoke(call);
      case "ListGrants" ->
          Map.of(
              "Grants",
              key(call).grants().stream()
                  .map(
                      it ->
                          Map.of(
                              "GrantId", id(it),
                              "Name", "api-gateway-to-sqs",
                              "GranteePrincipal", it.granteePrincipal()))
                  .toList());
      case String _ -> throw Call.notInLab(call);
    };
  }

  private static String state(Key key) {
    return switch (key.state()) {
      case ENABLED -> "Enabled";
      case DISABLED -> "Disabled";
      case PENDING_DELETION -> "PendingDeletion";
      case PENDING_IMPORT -> "PendingImport";
    };
  }

  private Map<String, Object> cancelDeletion(Call call) {
    if (key(call).state() != Key.State.PENDING_DELETION) {
      throw new Refusal("KMSInvalidStateException", key(call).arn() + " is not pending deletion.");
    }
    return change(call, it -> it.withState(Key.State.DISABLED));
  }

  private Map<String, Object> enable(Call call) {
    if (key(call).state() == Key.State.PENDING_DELETION) {
      throw new Refusal("KMSInvalidStateException", key(call).arn() + " is pending deletion.");
    }
    return change(call, it -> it.withState(Key.State.ENABLED));
  }

  private Map<String, Object> grant(Call call) {
    var grant =
        new Key.Grant(
            call.text("GranteePrincipal"),
            call.list("Operations").stream().map(Object::toString).collect(Collectors.toSet()));
    if (key(call).grants().contains(grant)) {
      return Map.of("GrantId", id(grant));
    }
    change(call, it -> it.withGrant(grant));
    return Map.of("GrantId", id(grant));
  }

  private Map<String, Object> revoke(Call call) {
    var id = call.text("GrantId");
    if (key(call).grants().stream().noneMatch(it -> id(it).equals(id))) {
      throw call.notFound("grant " + id);
    }
    return change(
        call,
        it -> withGrants(it, it.grants().stream().filter(grant -> !id(grant).equals(id)).toList()));
  }

  private static Key withGrants(Key key, List<Key.Grant> grants) {
    return new Key(key.arn(), key.state(), key.usage(), key.policy(), grants, key.aliases());
  }

  private static String id(Key.Grant grant) {
    return Integer.toHexString(grant.hashCode());
  }

  private Map<String, Object> change(Call call, UnaryOperator<Key> change) {
    var arn = key(call).arn();
    lab.surround(
        account ->
            account.keys().stream()
                .filter(it -> it.arn().equals(arn))
                .findFirst()
                .map(it -> account.with(change.apply(it)))
                .orElse(account));
    return Map.of("KeyId", arn);
  }

  private Key key(Call call) {
    var id = call.text("KeyId");
    return lab.account().keys().stream()
        .filter(it -> it.arn().equals(id) || it.arn().endsWith("/" + id))
        .findFirst()
        .orElseThrow(() -> call.notFound("key " + id));
  }
}
