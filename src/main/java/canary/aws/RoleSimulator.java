package canary.aws;

import canary.evidence.Simulation;
import canary.finding.Answer;
import canary.finding.Arn;
import canary.finding.Finding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.ResourceSpecificResult;

/**
 * Asks IAM's policy simulator about the role's identity side, and again with the statement that
 * would allow it. It judges no resource policy.
 *
 * <p>https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
 */
record RoleSimulator(IamClient iam, Arn role) {

  Finding<Simulation> simulate(Arn queue, Optional<Arn> key) {
    return new SdkCall("simulation", Permission.SIMULATE_PRINCIPAL_POLICY, role.toString())
        .reading(
            () ->
                Finding.known(
                    new Simulation(
                        Stream.concat(
                                results(List.of("sqs:SendMessage"), queue),
                                key.stream()
                                    .flatMap(
                                        it ->
                                            results(
                                                List.of("kms:GenerateDataKey", "kms:Decrypt"), it)))
                            .toList())));
  }

  private Stream<Simulation.Evaluation> results(List<String> actions, Arn resource) {
    return evaluate(actions, resource, List.of()).stream()
        .map(it -> result(it, resource))
        .map(it -> it.decision().equals("allowed") ? it : withFix(it, resource));
  }

  private List<EvaluationResult> evaluate(List<String> actions, Arn resource, List<String> more) {
    var answer =
        iam.simulatePrincipalPolicy(
            request ->
                request
                    .policySourceArn(role.toString())
                    .actionNames(actions)
                    .resourceArns(resource.toString())
                    .policyInputList(more)
                    .contextEntries(
                        entry("aws:SecureTransport", ContextKeyTypeEnum.BOOLEAN, "true"),
                        entry(
                            "kms:ViaService",
                            ContextKeyTypeEnum.STRING,
                            "sqs." + resource.region() + "." + resource.domain())));
    SdkCall.requireSent("EvaluationResults", answer.hasEvaluationResults());
    return answer.evaluationResults();
  }

  private static ContextEntry entry(String key, ContextKeyTypeEnum type, String value) {
    return ContextEntry.builder()
        .contextKeyName(key)
        .contextKeyType(type)
        .contextKeyValues(value)
        .build();
  }

  private Simulation.Evaluation withFix(Simulation.Evaluation it, Arn resource) {
    var statement =
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"%s","Resource":"%s"}]}\
        """
            .formatted(it.action(), resource);
    Finding<String> decision =
        evaluate(List.of(it.action()), resource, List.of(statement)).stream()
            .findFirst()
            .map(after -> Finding.known(result(after, resource).decision()))
            .orElseGet(() -> Finding.unreadable("simulation of the fix", "has no result"));
    return new Simulation.Evaluation(
        it.action(), it.decision(), it.allowedByOrganizations(), decision);
  }

  /**
   * The resource's own result where there is one: the one above it is of all resources together.
   */
  private static Simulation.Evaluation result(EvaluationResult it, Arn resource) {
    var own =
        it.resourceSpecificResults().stream()
            .filter(one -> resource.toString().equals(one.evalResourceName()))
            .findFirst();
    return new Simulation.Evaluation(
        SdkCall.required("EvalActionName", it.evalActionName()),
        SdkCall.required(
            "EvalDecision",
            own.map(ResourceSpecificResult::evalResourceDecisionAsString)
                .orElseGet(it::evalDecisionAsString)),
        Optional.ofNullable(it.organizationsDecisionDetail())
            .map(detail -> detail.allowedByOrganizations())
            .map(Answer::of)
            .orElse(Answer.UNKNOWN),
        Finding.absent());
  }
}
