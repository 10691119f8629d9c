package canary.remedy;

import canary.evidence.Evidence;
import canary.evidence.Integration;
import canary.evidence.QueuePath;
import canary.evidence.Stage;
import canary.finding.Arn;
import canary.json.JsonWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
        stage(
            "variables." + JsonWriter.write(variable),
            Unchanged.NOTHING,
            JsonWriter.write(value),
            "variable %s of {api.stage}".formatted(variable)),
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
        stage(
            limits(account),
            limits(stage.rateLimit().getAsDouble(), stage.burstLimit().getAsInt()),
            limits(ACCOUNT_RATE, ACCOUNT_BURST),
            "throttling of {api.path} in {api.stage}"),
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

  /** The limits of the method, else of all methods, by either spelling of its path. */
  private static String limits(Evidence account) {
    var method = "/" + account.place().httpMethod();
    return Stream.of(encoded(account) + method, account.place().path().substring(1) + method, "*/*")
        .map(it -> "methodSettings." + JsonWriter.write(it))
        .collect(Collectors.joining(" || ", "(", ").[throttlingRateLimit,throttlingBurstLimit]"));
  }

  private static String limits(double rate, int burst) {
    return "[%s,%d]".formatted(Double.toString(rate), burst);
  }

  private static Look stage(String query, String read, String set, String what) {
    return new Look("aws apigateway get-stage " + RemedyTemplates.stage(), query, read, set, what);
  }

  /** The stage serves one deployment to all; which share the other had is not set back. */
  public static Optional<Remedy> endSplit(Evidence account, KnownNames names) {
    return account
        .stage()
        .found()
        .filter(it -> it.canaryPercent() > 0)
        .map(
            it ->
                onStage(
                    List.of(PatchOperation.remove("/canarySettings")),
                    List.of(),
                    stage(
                        "canarySettings.percentTraffic",
                        Double.toString(it.canaryPercent()),
                        Unchanged.NOTHING,
                        "canary release of {api.stage}"),
                    "",
                    "",
                    names));
  }

  /** A stage's settings hold at once, without a deployment. */
  private static Remedy onStage(
      List<PatchOperation> operations,
      List<PatchOperation> reverse,
      Look look,
      String source,
      String judged,
      KnownNames names) {
    var update = "aws apigateway update-stage " + RemedyTemplates.stage() + " --patch-operations";
    return new ApiChange(
            "",
            List.of(patched(update, operations).behind(look)),
            reverse.isEmpty()
                ? List.of()
                : List.of(patched(update, reverse).behind(look.reversed())),
            source,
            PlaceholderText.prose(judged, names))
        .withoutDeployment(names);
  }

  private static Command patched(String update, List<PatchOperation> operations) {
    return new Command(update, IntegrationPatch.word(operations));
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
                                    List.of(patch.command(saved)),
                                    List.of(patch.reverse(saved).command(patch.on(saved))),
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
