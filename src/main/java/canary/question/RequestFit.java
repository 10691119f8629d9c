package canary.question;

import canary.evidence.CustomDomain;
import canary.evidence.DeployedMethod;
import canary.evidence.Evidence;
import canary.evidence.Integration;
import canary.evidence.RequestContract;
import canary.finding.Answer;
import canary.finding.Finding;
import canary.json.JsonReader;
import canary.json.NotJson;
import canary.model.BodyModel;
import canary.model.Rehearsal;
import canary.model.SendResult;
import canary.model.Stopped;
import canary.probe.Message;
import canary.probe.Payload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the canary's request is one that the method is made for. */
public final class RequestFit {
  private static final String SOURCE = "deployed method";

  private RequestFit() {}

  /** It is not: what it lacks, clients' requests have. */
  public static CheckResult isMissing(Evidence account) {
    var misfits =
        Stream.of(
                account.contract().found().stream().flatMap(it -> unmet(account, it)),
                key(account).stream(),
                certificate(account).stream(),
                Rehearsals.of(account).flatMap(RequestFit::misfit).stream())
            .flatMap(it -> it)
            .toList();
    var unread =
        Stream.of(account.contract(), account.route(), account.deployed())
            .filter(Finding.Unreadable.class::isInstance)
            .map(it -> ((Finding.Unreadable<?>) it).what())
            .collect(Collectors.toSet());
    return (!misfits.isEmpty()
            ? CheckResult.of(Answer.YES, SOURCE, String.join("; ", misfits))
            : unread.isEmpty()
                ? CheckResult.of(Answer.NO, SOURCE, "the canary's request fits")
                : CheckResult.unknown(SOURCE, unread))
        .settledBy(
            "apigateway GetMethod, GetModel and GetIntegration: what the method asks of a request");
  }

  private static Stream<String> unmet(Evidence account, RequestContract contract) {
    var message = account.place().message();
    return Stream.concat(
        BodyModel.of(contract, message.mediaType()).stream()
            .flatMap(model -> unmet(account, model).stream())
            .map(it -> "the model: " + it),
        Stream.concat(
                contract.headers().stream()
                    .filter(_ -> !message.secretHeaders())
                    .map(it -> "header." + it),
                contract.queryParameters().stream()
                    .filter(it -> !Message.hasParameter(message.query(), it))
                    .map(it -> "query." + it))
            .map(it -> "the validator asks for " + it));
  }

  private static List<String> unmet(Evidence account, BodyModel model) {
    var body =
        account
            .place()
            .message()
            .payload(Payload.Kind.PLAIN, Payload.EXAMPLE_ID, Instant.EPOCH, "")
            .body();
    try {
      return model.faults(JsonReader.read(body));
    } catch (NotJson notJson) {
      return List.of();
    }
  }

  private static Optional<String> key(Evidence account) {
    return account
        .route()
        .found()
        .filter(DeployedMethod::apiKeyRequired)
        .filter(_ -> !account.place().message().secretHeaders())
        .map(_ -> "the method asks for an API key, and TargetHeaders is not set");
  }

  /** https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html */
  private static Optional<String> certificate(Evidence account) {
    return account
        .domain()
        .found()
        .filter(CustomDomain::mutualTls)
        .map(
            it ->
                "the custom domain %s demands a client certificate (mutual TLS), and the canary has none"
                    .formatted(it.name()));
  }

  private static Optional<String> misfit(Rehearsal it) {
    var integration = it.integration();
    return switch (it.plain().effect()) {
      case SendResult.OtherOperation(var action) ->
          Optional.of("the method asks SQS for " + action + ", so it is none that sends");
      case SendResult.NotCalled(var kind, _)
          when kind == Stopped.Kind.UNSUPPORTED_MEDIA_TYPE
              && integration.servesOnlyTypesBeside(it.mediaType()) ->
          Optional.of(templates(integration) + ", and the canary sends " + it.mediaType());
      case SendResult _ when it.onlyWhenFitting() && !it.mayFit() ->
          Optional.of("it lacks " + Rehearsals.needs(it));
      case SendResult _ -> Optional.empty();
    };
  }

  private static String templates(Integration integration) {
    return "mapping templates are for "
        + String.join(", ", new ArrayList<>(integration.requestTemplates().keySet()));
  }
}
