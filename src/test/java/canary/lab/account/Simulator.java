package canary.lab.account;

import canary.evidence.Simulation;
import canary.finding.Answer;
import canary.finding.Arn;
import canary.finding.Finding;
import canary.lab.Laboratory;
import canary.lab.gateway.caller.Session;
import canary.lab.iam.Caller.AssumedRole;
import canary.lab.iam.Decision;
import canary.lab.iam.Judge;
import canary.lab.iam.Organization;
import canary.lab.iam.PolicyDocument;
import canary.lab.iam.PolicyType;
import canary.lab.iam.Role;
import canary.lab.kms.Key;
import canary.lab.service.Account;
import canary.lab.sqs.Queue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * IAM's policy simulator: what the role's own policies, its boundary and the organization say,
 * judged by the lab's judge on a queue and a key whose policies leave everything to the role.
 *
 * <p>https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
 */
record Simulator(Judge judge, Role role) {
  static Optional<Simulator> of(Laboratory lab, Arn role) {
    return lab.account().role(role.toString()).map(it -> new Simulator(lab.judge(), it));
  }

  Simulation simulate(Arn queue, Optional<Arn> key) {
    return new Simulation(
        Stream.concat(
                Stream.of(result("sqs:SendMessage", queue)),
                key.stream()
                    .flatMap(
                        it ->
                            Stream.of("kms:GenerateDataKey", "kms:Decrypt")
                                .map(action -> result(action, it))))
            .toList());
  }

  private Simulation.Evaluation result(String action, Arn resource) {
    var decision = decide(role, action, resource);
    var with = decide(role.withPolicy("remedy", allowing(action, resource)), action, resource);
    return new Simulation.Evaluation(
        action,
        words(decision),
        Answer.of(!stops(with, PolicyType.SERVICE_CONTROL)),
        decision instanceof Decision.Allowed ? Finding.absent() : Finding.known(words(with)));
  }

  private Decision decide(Role asked, String action, Arn resource) {
    // The simulator knows no resource control policies.
    var organization =
        new Organization(
            judge.account().organization().id(),
            judge.account().organization().serviceControl(),
            Map.of());
    var own = Arn.parse(role.arn()).orElseThrow().account();
    var queue =
        new Queue(
            action.startsWith("sqs:")
                ? resource.toString()
                : "arn:aws:sqs:%s:%s:any".formatted(resource.region(), own),
            "",
            Optional.of(leavingTo(own)),
            Optional.empty(),
            false,
            false,
            1_048_576);
    var account = new Account(List.of(asked), List.of(queue), List.of(), organization);
    var caller = AssumedRole.of(asked, new Session(asked.arn(), "BackplaneAssumeRoleSession"));
    var asking = new Judge(account, judge.now());
    return action.startsWith("sqs:")
        ? asking.sending(caller, queue)
        : asking.encrypting(caller, action, key(resource, own), queue);
  }

  private static Key key(Arn arn, String own) {
    return new Key(
        arn.toString(),
        Key.State.ENABLED,
        Key.ENCRYPT_DECRYPT,
        leavingTo(own),
        List.of(),
        Set.of());
  }

  private static PolicyDocument leavingTo(String account) {
    return PolicyDocument.parse(
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*",
         "Principal":{"AWS":"arn:aws:iam::%s:root"}}]}
        """
            .formatted(account));
  }

  private static PolicyDocument allowing(String action, Arn resource) {
    return PolicyDocument.parse(
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"%s","Resource":"%s"}]}
        """
            .formatted(action, resource));
  }

  private static boolean stops(Decision decision, PolicyType type) {
    return switch (decision) {
      case Decision.Allowed _ -> false;
      case Decision.ImplicitDeny(var by) -> by == type;
      case Decision.ExplicitDeny(var by, var _) -> by == type;
    };
  }

  private static String words(Decision decision) {
    return switch (decision) {
      case Decision.Allowed _ -> "allowed";
      case Decision.ImplicitDeny _ -> "implicitDeny";
      case Decision.ExplicitDeny _ -> "explicitDeny";
    };
  }
}
