package canary.remedy;

import canary.evidence.Evidence;
import canary.evidence.Integration;
import canary.evidence.QueuePath;
import canary.evidence.RestApi;
import canary.evidence.Stage;
import canary.finding.Arn;
import canary.remedy.ApiChange.Command;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The fixes of a stage and of the API as a whole that are computed. */
public final class StageFixes {
  private static final String NOT_JUDGED = "not judged, because %s.";

  /** https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html */
  private static final int ACCOUNT_RATE = 10_000;

  private static final int ACCOUNT_BURST = 5_000;

  private StageFixes() {}

  /** The variable that is missing, with the one value that leads to the queue that is meant. */
  public static Optional<Remedy> defineVariable(Evidence account, KnownNames names) {
    return IntegrationFix.of(account, names)
        .flatMap(
            it ->
                account
                    .stage()
                    .found()
                    .flatMap(stage -> missing(it.base(), stage))
                    .flatMap(
                        variable ->
                            account
                                .place()
                                .queueArn()
                                .flatMap(queue -> value(it.base(), account, variable, queue))
                                .map(value -> defined(variable, value, names))));
  }

  /** The one name that the stage lacks; with several no single value can be judged. */
  private static Optional<String> missing(Integration base, Stage stage) {
    var missing =
        base.stageVariables().stream().filter(it -> !stage.variables().containsKey(it)).toList();
    return missing.size() == 1 ? Optional.of(missing.getFirst()) : Optional.empty();
  }

  private static Optional<String> value(
      Integration base, Evidence account, String variable, Arn queue) {
    return Stream.of(
            queue.resource(),
            queue.account() + "/" + queue.resource(),
            queue.account(),
            queue.region())
        .filter(
            value ->
                account
                    .stage()
                    .found()
                    .map(stage -> base.on(with(stage, variable, value)))
                    .flatMap(Integration::queuePath)
                    .map(QueuePath::arn)
                    .equals(Optional.of(queue)))
        .findFirst();
  }

  private static Stage with(Stage it, String variable, String value) {
    var variables = new HashMap<>(it.variables());
    variables.put(variable, value);
    return new Stage(
        it.deploymentId(),
        it.lastUpdated(),
        variables,
        it.canaryPercent(),
        it.webAclArn(),
        it.rateLimit(),
        it.burstLimit());
  }

  private static Remedy defined(String variable, String value, KnownNames names) {
    var path = PatchOperation.pointer("variables", variable);
    return onStage(
        List.of(PatchOperation.set(path, value)),
        List.of(PatchOperation.remove(path)),
        "Variables: { %s: %s }".formatted(variable, value),
        "judged: the URI leads to {queue.arn}.",
        names);
  }

  /** The limits of the method rise to those of the account. */
  public static Optional<Remedy> raiseLimits(Evidence account, KnownNames names) {
    return account
        .stage()
        .found()
        .filter(it -> it.rateLimit().isPresent() && it.burstLimit().isPresent())
        .filter(it -> it.rateLimit().getAsDouble() < ACCOUNT_RATE)
        .map(it -> raised(it, account, names));
  }

  private static Remedy raised(Stage stage, Evidence account, KnownNames names) {
    var method = "/" + encoded(account) + "/" + account.place().httpMethod() + "/throttling/";
    return onStage(
        List.of(
            PatchOperation.set(method + "rateLimit", Integer.toString(ACCOUNT_RATE)),
            PatchOperation.set(method + "burstLimit", Integer.toString(ACCOUNT_BURST))),
        List.of(
            PatchOperation.set(
                method + "rateLimit", Double.toString(stage.rateLimit().getAsDouble())),
            PatchOperation.set(
                method + "burstLimit", Integer.toString(stage.burstLimit().getAsInt()))),
        ("MethodSettings:\n  - { ResourcePath: '/%s', HttpMethod: %s,"
                + " ThrottlingRateLimit: %d, ThrottlingBurstLimit: %d }")
            .formatted(encoded(account), account.place().httpMethod(), ACCOUNT_RATE, ACCOUNT_BURST),
        NOT_JUDGED.formatted("how much is sent, and which limits stand above, is not read"),
        names);
  }

  /** As a path of a patch has it, and as CloudFormation does. */
  private static String encoded(Evidence account) {
    return account.place().path().replace("~", "~0").replace("/", "~1");
  }

  /** A stage's settings hold at once, without a deployment. */
  private static Remedy onStage(
      List<PatchOperation> operations,
      List<PatchOperation> reverse,
      String source,
      String judged,
      KnownNames names) {
    var update = "aws apigateway update-stage " + RemedyTemplates.stage() + " --patch-operations";
    return new ApiChange(
            "",
            List.of(new Command(update, IntegrationPatch.word(operations))),
            List.of(new Command(update, IntegrationPatch.word(reverse))),
            source,
            Remedy.prose(judged, names))
        .withoutDeployment(names);
  }

  /** The API answers at its default host name again. */
  public static Optional<Remedy> enableEndpoint(Evidence account, KnownNames names) {
    var update =
        "aws apigateway update-rest-api " + RemedyTemplates.restApi() + " --patch-operations";
    var path = "/disableExecuteApiEndpoint";
    return account
        .api()
        .found()
        .filter(RestApi::disableExecuteApiEndpoint)
        .map(
            _ ->
                new ApiChange(
                        "Call the API by its custom domain, or enable the default endpoint as the"
                            + " commands do: then each caller that the API allows can use it.",
                        List.of(patched(update, PatchOperation.set(path, "false"))),
                        List.of(patched(update, PatchOperation.set(path, "true"))),
                        "DisableExecuteApiEndpoint: false",
                        "judged: the API answers at its default host name.")
                    .remedy(names));
  }

  /** Callers sign from now on. */
  public static Optional<Remedy> askForSignature(Evidence account, KnownNames names) {
    var update = "aws apigateway update-method " + RemedyTemplates.method() + " --patch-operations";
    var path = "/authorizationType";
    return account
        .route()
        .found()
        .map(
            it ->
                new ApiChange(
                        "Set authorizationType of {api.path} to AWS_IAM and deploy: from then on"
                            + " every caller must sign, the canary too (TargetAuthorization"
                            + " AWS_IAM). Or name in a resource policy who is allowed to call.",
                        List.of(patched(update, PatchOperation.set(path, "AWS_IAM"))),
                        List.of(patched(update, PatchOperation.set(path, it.authorizationType()))),
                        "security: [{ sigv4: [] }]",
                        NOT_JUDGED.formatted("which callers sign is not read"))
                    .remedy(names));
  }

  private static Command patched(String update, PatchOperation operation) {
    return new Command(update, IntegrationPatch.word(List.of(operation)));
  }

  /** What was edited and not deployed goes back to what is deployed; nothing is deployed. */
  public static Optional<Remedy> withdrawEdit(Evidence account, KnownNames names) {
    return account
        .saved()
        .found()
        .flatMap(
            saved ->
                account
                    .deployed()
                    .found()
                    .flatMap(deployed -> IntegrationPatch.between(saved, deployed))
                    .map(
                        patch ->
                            new ApiChange(
                                    "",
                                    List.of(Command.update(patch, saved)),
                                    List.of(Command.update(patch.reverse(saved), patch.on(saved))),
                                    "",
                                    "judged: the saved integration is the deployed one again.")
                                .withoutDeployment(names)));
  }

  /** The integration is made again as one of SQS. */
  public static Optional<Remedy> recreate(Evidence account, KnownNames names) {
    return names
        .value(Placeholder.QUEUE_ARN)
        .filter(_ -> !names.onlyInReply(Placeholder.QUEUE_ARN))
        .flatMap(_ -> account.saved().found().or(account.deployed()::found))
        .flatMap(base -> Recreation.of(base, account, names));
  }
}
