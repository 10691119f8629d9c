package canary;

import canary.evidence.Evidence;
import canary.evidence.Integration;
import canary.evidence.MappingTemplate;
import canary.evidence.RequestContract;
import canary.finding.Finding;
import canary.model.BodyModel;
import canary.model.BodySample;
import canary.model.BodySample.Made;
import canary.probe.Format;
import canary.probe.Message;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The message that a method takes, by its model, validator and mapping template. */
record SetupMessage(Evidence account, Map<String, String> parameters, List<String> needs) {
  /** The canary's own message. */
  static final MessageCheck OWN = new MessageCheck(Message.OWN);

  private static final Pattern INPUT_PARAMETER =
      Pattern.compile("\\$input\\.params\\(\\s*['\"]([\\w-]{1,100})['\"]\\s*\\)");
  private static final String SECRET =
      "TargetHeaders: the ARN of a secret with a JSON object of the headers %s, for %s";

  /**
   * Adds the parameters of the message, and what only the owner can add.
   *
   * @param query that was given with the URL
   */
  void add(String query) {
    message();
    query(query);
  }

  static void needHeaders(
      Map<String, String> parameters, List<String> needs, String names, String what) {
    if (!parameters.containsKey("TargetHeaders")) {
      needs.add(SECRET.formatted(names, what));
    }
  }

  /** What is deployed, else what is saved. */
  static Finding<Integration> integration(Evidence account) {
    return account.deployed() instanceof Finding.Known<Integration>
        ? account.deployed()
        : account.saved();
  }

  /** The content type that the templates are for, and a body that the model takes. */
  private void message() {
    if (account.place().httpMethod().equals("GET")) {
      return;
    }
    var type = contentType();
    var format = Format.of(type).orElse(Format.TEXT);
    if (!type.equals(Integration.JSON)) {
      parameters.put("TargetContentType", type);
    }
    var model = account.contract().found().flatMap(it -> BodyModel.of(it, type));
    if (format != Format.JSON) {
      parameters.put("TargetBody", plainBody(format));
    } else if (model.filter(it -> !OWN.faults(it).isEmpty()).isPresent()) {
      switch (BodySample.of(model.get())) {
        case Made.Body(var body) -> parameters.put("TargetBody", body);
        case Made.Obstructed(var keywords) ->
            needs.add(
                "TargetBody: a message that meets the model; none could be made for "
                    + String.join(", ", keywords));
      }
    }
    if (account.contract() instanceof Finding.Unreadable<RequestContract>(_, var why, _)) {
      needs.add("TargetBody, if the method has a model: it was not read: " + why);
    }
  }

  private String contentType() {
    var types = integration(account).found().map(it -> it.requestTemplates().keySet());
    return types.isEmpty() || types.get().isEmpty() || types.get().contains(Integration.JSON)
        ? Integration.JSON
        : types.get().stream()
            .filter(it -> Format.of(it).isPresent())
            .sorted()
            .findFirst()
            .orElse(Integration.JSON);
  }

  private static String plainBody(Format format) {
    return switch (format) {
      case FORM -> "canary={{marker}}&text={{text}}";
      case XML -> "<canary><marker>{{marker}}</marker><text>{{text}}</text></canary>";
      case TEXT -> "{{marker}} {{text}}";
      case JSON -> "{\"__canary\": {{marker}}, \"text\": \"{{text}}\"}";
    };
  }

  /** Parameters that the validator or the mapping template asks for. */
  private void query(String given) {
    var contract = account.contract().found();
    var missing =
        contract.map(RequestContract::queryParameters).orElse(List.of()).stream()
            .filter(it -> !Message.hasParameter(given, it))
            .toList();
    var query = new StringBuilder(given);
    missing.forEach(it -> query.append(query.isEmpty() ? "" : "&").append(it).append("={{id}}"));
    if (!query.isEmpty()) {
      parameters.put("TargetQuery", query.toString());
    }
    if (account.place().httpMethod().equals("GET") && !query.toString().contains("{{")) {
      needs.add("TargetQuery: the query, with {{marker}} or {{id}} in it");
    }
    var headers = String.join(", ", contract.map(RequestContract::headers).orElse(List.of()));
    if (!headers.isEmpty()) {
      needHeaders(parameters, needs, headers, "the parameters that the method requires");
    }
    read()
        .filter(it -> !headers.contains(it) && !Message.hasParameter(query.toString(), it))
        .forEach(
            it ->
                needHeaders(
                    parameters,
                    needs,
                    it,
                    "the mapping template, which reads it (or TargetQuery)"));
  }

  private Stream<String> read() {
    return integration(account).found().stream()
        .flatMap(it -> it.template(contentType()).stream())
        .map(MappingTemplate::text)
        .flatMap(it -> INPUT_PARAMETER.matcher(it).results())
        .map((MatchResult it) -> it.group(1))
        .filter(it -> !account.place().path().contains("{" + it))
        .distinct();
  }
}
