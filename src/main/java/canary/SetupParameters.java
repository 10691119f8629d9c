package canary;

import canary.evidence.CustomDomain;
import canary.evidence.DeployedMethod;
import canary.evidence.Evidence;
import canary.evidence.Key;
import canary.evidence.Queue;
import canary.evidence.Role;
import canary.finding.Arn;
import canary.finding.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The parameters of the template that watch a method as it was read. What was not read is left out
 * and said in {@code needs}, never guessed.
 */
final class SetupParameters {
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private final List<String> needs = new ArrayList<>();
  private final Evidence account;

  /**
   * @param url as it was given
   * @param headers the ARN of the secret with headers, where one was given
   */
  SetupParameters(String url, Evidence account, Optional<Arn> headers) {
    this.account = account;
    var query = url.indexOf('?') < 0 ? "" : url.substring(url.indexOf('?') + 1);
    parameters.put("TargetApiUrl", url.replaceFirst("[?#].*", ""));
    if (!account.place().httpMethod().equals("POST")) {
      parameters.put("TargetMethod", account.place().httpMethod());
    }
    if (!account.place().isKnown() || !url.contains("//" + account.place().apiId())) {
      nameApi();
    }
    headers.ifPresent(it -> parameters.put("TargetHeaders", it.toString()));
    account
        .domain()
        .found()
        .filter(CustomDomain::mutualTls)
        .ifPresent(
            it ->
                needs.add(
                    "TargetApiUrl: one without mutual TLS, which is not supported; %s demands a client certificate"
                        .formatted(it.name())));
    authorize(account.route());
    var vpc = new VpcNeeds(account, url);
    if (vpc.isPrivate()) {
      needs.addAll(vpc.sentences());
    }
    new SetupMessage(account, parameters, needs).add(query);
    success();
    things();
  }

  Map<String, String> parameters() {
    return parameters;
  }

  /** What only the owner can add. */
  List<String> needs() {
    return needs;
  }

  /** The command line: each parameter as the shell and then the SAM CLI unquote it. */
  String command() {
    var stack = name() + "-canary";
    return parameters.entrySet().stream()
        .map(it -> " \\\n  '" + quoted(it.getKey() + "=" + samValue(it.getValue())) + "'")
        .collect(
            Collectors.joining(
                "",
                "sam deploy --stack-name '%1$s' --s3-prefix '%1$s' --parameter-overrides"
                    .formatted(stack),
                ""));
  }

  private static String samValue(String value) {
    return "\"" + value.replace("\"", "\\\"") + "\"";
  }

  private static String quoted(String argument) {
    return argument.replace("'", "'\\''");
  }

  private String name() {
    var parts = account.place().path().replaceAll("[^A-Za-z0-9/-]", "").split("/");
    var last = parts.length == 0 ? "" : parts[parts.length - 1].replaceFirst("^[^A-Za-z]+", "");
    return last.isEmpty() ? "api" : last.substring(0, Math.min(40, last.length()));
  }

  /** Of a custom domain and of a VPC endpoint, whose host names do not say it. */
  private void nameApi() {
    var place = account.place();
    if (!place.isKnown()) {
      needs.add("TargetApi: " + CustomDomain.unknownBehind(place, account.domain()));
      return;
    }
    account
        .identity()
        .found()
        .ifPresentOrElse(
            it ->
                parameters.put(
                    "TargetApi",
                    place.arn(Arn.parse(it.arn()).map(Arn::partition).orElse("aws"), it.account())),
            () -> {
              parameters.put("TargetApi", place.apiId());
              parameters.put("TargetStage", place.stage());
              parameters.put("TargetRegion", place.region());
            });
  }

  private void authorize(Finding<DeployedMethod> route) {
    switch (route) {
      case Finding.Known<DeployedMethod>(var it) -> {
        parameters.put(
            "TargetAuthorization", it.authorizationType().equals("AWS_IAM") ? "AWS_IAM" : "NONE");
        if (it.apiKeyRequired()) {
          SetupMessage.needHeaders(
              parameters, needs, "x-api-key", "the API key that the method requires");
        }
        if (!List.of("AWS_IAM", "NONE").contains(it.authorizationType())) {
          SetupMessage.needHeaders(
              parameters,
              needs,
              "Authorization",
              "the authorizer (" + it.authorizationType() + ")");
        }
      }
      case Finding.Absent<DeployedMethod> _ ->
          needs.add("the method: the deployed stage has none at this path");
      case Finding.Unreadable<DeployedMethod> _ ->
          needs.add("TargetAuthorization: AWS_IAM or NONE; the deployment was not read");
    }
  }

  private void success() {
    SetupMessage.integration(account)
        .found()
        .map(it -> new SetupReply(account, it))
        .ifPresent(
            reply -> {
              if (reply.provesNothing()) {
                parameters.put("TargetSuccess", "status");
              }
              reply
                  .statusOfNoSuccess()
                  .ifPresent(
                      it ->
                          needs.add(
                              "a change of the API: it replies %s to a message that SQS takes, and a success is 2xx"
                                  .formatted(it)));
            });
  }

  private void things() {
    put("TargetQueueArn", account.queue().map(Queue::arn));
    put("TargetRoleArn", account.role().map(Role::arn));
    put("TargetKeyArn", account.key().map(Key::arn));
    put("TargetDeadLetterQueueArn", account.deadLetters().map(Queue::arn));
  }

  private void put(String parameter, Finding<Arn> arn) {
    switch (arn) {
      case Finding.Known<Arn>(var it) -> parameters.put(parameter, it.toString());
      case Finding.Absent<Arn> _ -> {}
      case Finding.Unreadable<Arn>(var what, _, _) ->
          needs.add(parameter + ", which may stay empty: the " + what + " was not read");
    }
  }
}
