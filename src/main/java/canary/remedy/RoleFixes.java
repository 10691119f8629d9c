package canary.remedy;

import canary.evidence.Evidence;
import canary.evidence.Key;
import canary.evidence.Queue;
import canary.evidence.Role;
import canary.evidence.RolePolicy;
import canary.evidence.RolePolicy.Kind;
import canary.finding.Arn;
import canary.finding.Finding;
import canary.json.JsonWriter;
import canary.policy.Decision;
import canary.policy.Policy;
import canary.policy.Ruling;
import canary.remedy.Remedy.Expectation;
import canary.remedy.Remedy.Steps;
import canary.remedy.RemedyTemplate.Risk;
import canary.rights.Rights;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The fixes of an execution role that is not there. */
public final class RoleFixes {
  private static final String NAME = "apigw-sqs-canary-send";

  private RoleFixes() {}

  /** The role is created under its ARN, for API Gateway, with what sending to the queue needs. */
  public static Optional<Remedy> create(Evidence account, KnownNames names) {
    return names
        .role()
        .filter(it -> !it.onlyInReply())
        .map(Named::arn)
        .flatMap(
            role ->
                names
                    .queue()
                    .filter(it -> !it.onlyInReply())
                    .map(Named::arn)
                    .map(queue -> create(role, queue, account)));
  }

  private static Remedy create(Arn role, Arn queue, Evidence account) {
    var trust = PolicyText.write(PolicyText.of(List.of(AllowStatement.assume())));
    var key = account.key().found().filter(it -> !it.isAwsManaged()).map(Key::arn);
    var sending =
        PolicyText.write(
            PolicyText.of(
                Stream.concat(
                        Stream.of(
                            AllowStatement.allow("SendOnly", "sqs:SendMessage", queue.toString())),
                        key.stream()
                            .map(
                                it ->
                                    AllowStatement.allow(
                                        "QueueKey", Goal.KEY_ACTIONS, it.toString())))
                    .toList()));
    var named = ShellWord.option("--role-name", role.lastName());
    var policy = new PolicyCommands(PolicyPlace.added(role, NAME));
    var look =
        new Unchanged(
            Unchanged.orError(
                "aws iam get-role %s --query Role.RoleName --output json".formatted(named),
                Unchanged.NO_ROLE_OR_POLICY),
            Unchanged.NO_ROLE_OR_POLICY,
            JsonWriter.write(role.lastName()),
            "role " + role.lastName());
    return new Remedy(
        "Create role %s, which API Gateway assumes and which sends to queue %s. A policy that named the old role must name it again."
            .formatted(role.lastName(), queue.resource()),
        new Steps(
            Stream.concat(
                    Stream.of(
                        look.or(
                            "aws iam create-role %s%s %s"
                                .formatted(
                                    path(role),
                                    named,
                                    ShellWord.option("--assume-role-policy-document", trust)))),
                    policy.change("", sending).stream())
                .toList(),
            "aws iam get-role " + named,
            policy.withdraw(sending) + " && " + look.reversed().or("aws iam delete-role " + named)),
        "Type: AWS::IAM::Role\nProperties:\n  AssumeRolePolicyDocument: %s\n  Policies: [{ PolicyName: send, PolicyDocument: %s }]"
            .formatted(trust, sending),
        Risk.WIDENS_ACCESS.words()
            + " of API Gateway to queue %s, by role %s"
                .formatted(queue.resource(), role.lastName()),
        Expectation.of(judged(made(role, trust, sending), account)));
  }

  private static String path(Arn role) {
    var path = role.resource().substring("role".length(), role.resource().lastIndexOf('/') + 1);
    return path.equals("/") ? "" : ShellWord.option("--path", path) + " ";
  }

  private static Role made(Arn arn, String trust, String sending) {
    return new Role(
        arn,
        "",
        Policy.parse("trust policy", trust),
        List.of(new RolePolicy(NAME, Kind.INLINE, Policy.parse("policy " + NAME, sending))),
        Finding.absent(),
        Map.of());
  }

  private static String judged(Role role, Evidence account) {
    if (account.queue() instanceof Finding.Unreadable<Queue>
        || account.key() instanceof Finding.Unreadable<Key>) {
      return "not judged, because the policies of the queue and of its key were not read.";
    }
    var queue = account.queue().found();
    var decisions =
        Stream.concat(
            Stream.of(Rights.toAssumeAsRecorded(role)),
            Stream.concat(
                queue.stream().map(it -> Rights.toSend(role, it)),
                account.key().found().stream()
                    .flatMap(
                        key ->
                            Goal.KEY_ACTIONS.stream()
                                .map(it -> Rights.toUse(role, key, queue.map(Queue::arn), it)))));
    return decisions
        .filter(it -> it.ruling() != Ruling.ALLOWED)
        .findFirst()
        .map(Decision::describe)
        .map(it -> "judged: not enough by itself, still " + it + ".")
        .orElse("judged: the message passes.");
  }
}
