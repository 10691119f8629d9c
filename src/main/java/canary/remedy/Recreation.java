package canary.remedy;

import canary.evidence.Evidence;
import canary.evidence.Integration;
import canary.evidence.Protocol;
import canary.finding.Answer;
import canary.json.JsonWriter;
import canary.model.Rehearsal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An integration that calls no service, made again as one of SQS. */
final class Recreation {
  private static final String CONTENT_TYPE = "integration.request.header.Content-Type";

  /** What tells one integration from the other, as a query of JMESPath. */
  private static final String KIND = "[type,uri]";

  private Recreation() {}

  /** Empty where the role is not known, or the message would not arrive. */
  static Optional<Remedy> of(Integration base, Evidence account, KnownNames names) {
    var queue = names.queue().orElseThrow().arn();
    return base.credentials()
        .or(() -> names.role().filter(it -> !it.onlyInReply()).map(it -> it.arn().toString()))
        .map(
            role ->
                new Integration(
                    "AWS",
                    "POST",
                    "arn:%s:apigateway:%s:sqs:path/%s/%s"
                        .formatted(
                            queue.partition(), queue.region(), queue.account(), queue.resource()),
                    Optional.of(role),
                    Map.of(CONTENT_TYPE, "'" + Protocol.QUERY.contentType() + "'"),
                    Map.of(
                        account.place().message().mediaType(),
                        ReferenceIntegration.form(names.reference().fifo())),
                    "NEVER",
                    Optional.empty(),
                    Integration.DEFAULT_TIMEOUT,
                    Map.of()))
        .filter(it -> Judgement.arrives(Rehearsal.of(it, account)))
        .map(it -> remedy(it, base, account, names));
  }

  private static Remedy remedy(
      Integration made, Integration base, Evidence account, KnownNames names) {
    var look =
        ResponseCommands.ofIntegration(KIND, kind(base), kind(made), "integration of {api.path}");
    var commands = new ArrayList<>(List.of(put(made).behind(look)));
    for (var response : new TreeMap<>(Map.of("200", "", "502", "[45]\\d{2}")).entrySet()) {
      if (account.method().is(it -> it.declares(response.getKey())) != Answer.YES) {
        commands.add(ResponseCommands.declared(response.getKey()));
      }
      commands.add(response(made, response.getKey(), response.getValue(), Map.of()));
    }
    var undo = new ArrayList<>(List.of(put(base).behind(look.reversed())));
    base.responses()
        .forEach(
            (pattern, it) ->
                undo.add(
                    response(
                        base,
                        it.statusCode(),
                        pattern.equals(Integration.DEFAULT) ? "" : pattern,
                        it.templates())));
    return new ApiChange(
            "Recreate the integration as an AWS service integration for SQS, then deploy. It"
                + " replaces the integration that is there.",
            List.copyOf(commands),
            base.type().equals("MOCK") ? List.copyOf(undo) : List.of(),
            "",
            "judged: the message arrives.")
        .remedy(names);
  }

  /** Added to the integration that was put: it has no responses then. */
  private static Command response(
      Integration put, String status, String pattern, Map<String, String> templates) {
    var words = new ArrayList<String>();
    if (!pattern.isEmpty()) {
      words.add("--selection-pattern " + ShellWord.of(pattern));
    }
    if (!templates.isEmpty()) {
      words.add("--response-templates " + json(templates));
    }
    return new Command(ResponseCommands.integrationResponse("put", status), String.join(" ", words))
        .behind(
            ResponseCommands.ofIntegration(
                "[%s,%s.[statusCode,selectionPattern]]"
                    .formatted(KIND, ResponseCommands.responseOf("integration", status)),
                "[%s,%s]".formatted(kind(put), Unchanged.NOTHING),
                "[%s,%s]".formatted(kind(put), ResponseCommands.shown(status, pattern)),
                "integration response %s of {api.path}".formatted(status)));
  }

  private static String kind(Integration it) {
    return Stream.of(it.type(), it.uri())
        .map(value -> value.isEmpty() ? Unchanged.NOTHING : JsonWriter.write(value))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static Command put(Integration it) {
    var words = new ArrayList<String>();
    words.add("--type " + ShellWord.of(it.type()));
    if (!it.httpMethod().isEmpty()) {
      words.add("--integration-http-method " + ShellWord.of(it.httpMethod()));
    }
    if (!it.uri().isEmpty()) {
      words.add("--uri " + ShellWord.of(it.uri()));
    }
    it.credentials().ifPresent(role -> words.add("--credentials " + ShellWord.of(role)));
    words.add("--request-parameters " + json(it.requestParameters()));
    words.add("--request-templates " + json(it.requestTemplates()));
    words.add("--passthrough-behavior " + ShellWord.of(it.passthroughBehavior()));
    return new Command(
        "aws apigateway put-integration " + RemedyTemplates.method(), String.join(" ", words));
  }

  private static String json(Map<String, String> map) {
    return ShellWord.json(new TreeMap<>(map));
  }
}
