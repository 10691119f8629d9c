package canary;

import canary.evidence.Evidence;
import canary.evidence.Integration;
import canary.evidence.RequestContract;
import canary.finding.Finding;
import canary.model.BodyModel;
import canary.model.BodySample;
import canary.model.BodySample.Made;
import canary.model.Rehearsal;
import canary.probe.Format;
import canary.probe.Message;
import canary.question.Rehearsals;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The message that a method takes, by its model, validator and mapping template. */
record SetupMessage(Evidence account, Map<String, String> parameters, List<String> needs) {
  /** The canary's own message. */
  static final MessageCheck OWN = new MessageCheck(Message.OWN);

  private static final String MARKER = "{{marker}}";
  private static final String QUOTED_MARKER = "\"{{marker}}\"";
  private static final String OWN_BODY = "{\"__canary\": {{marker}}, \"text\": \"{{text}}\"}";

  /** Fit to stand in a query as it is. */
  private static final Pattern PARAMETER = Pattern.compile("[\\w.-]{1,100}");

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
    if (isGet()) {
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
    if (account.contract() instanceof Finding.Unreadable<RequestContract>) {
      needs.add("TargetBody, if the method has a model: it was not read");
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
      case JSON -> OWN_BODY;
    };
  }

  /** Parameters that the validator asks for, and what the integration does not send without. */
  private void query(String given) {
    var contract = account.contract().found();
    var required = contract.map(RequestContract::headers).orElse(List.of());
    if (!required.isEmpty()) {
      needHeaders(
          parameters,
          needs,
          String.join(", ", required),
          "the parameters that the method requires");
    }
    var query = with(given, contract.map(RequestContract::queryParameters).orElse(List.of()));
    var asked = rehearsed(query).filter(it -> lacks(it) || isGet() && !query.contains("{{"));
    asked.ifPresent(this::members);
    var wanted = asked.map(it -> named(it, required)).orElse(List.of());
    var inHeaders =
        rehearsed(with(query, wanted))
            .filter(SetupMessage::lacks)
            .map(it -> named(it, required))
            .orElse(List.of());
    send(with(query, wanted.stream().filter(it -> !inHeaders.contains(it)).toList()));
    if (!inHeaders.isEmpty()) {
      needHeaders(
          parameters, needs, String.join(", ", inHeaders), "the integration, which reads them");
    }
  }

  private void send(String query) {
    if (!query.isEmpty()) {
      parameters.put("TargetQuery", query);
    }
    if (isGet() && !query.contains("{{")) {
      needs.add("TargetQuery: the query, with {{marker}} or {{id}} in it");
    }
    rehearsed(query)
        .filter(it -> !it.mayArrive() && !lacks(it))
        .ifPresent(
            it ->
                needs.add(
                    "another message, or a change of the API: this one does not arrive: "
                        + it.combined().effect().words()));
  }

  private boolean isGet() {
    return account.place().httpMethod().equals("GET");
  }

  /** What a secret may hold is not asked for a second time. */
  private static boolean lacks(Rehearsal it) {
    return it.onlyWhenFitting() && !it.mayFit();
  }

  private static List<String> named(Rehearsal it, List<String> known) {
    return it.parameters().stream()
        .filter(name -> PARAMETER.matcher(name).matches() && !known.contains(name))
        .toList();
  }

  private static String with(String query, List<String> names) {
    return Stream.concat(
            Stream.of(query).filter(it -> !it.isEmpty()),
            names.stream().filter(it -> !Message.hasParameter(query, it)).map(it -> it + "={{id}}"))
        .collect(Collectors.joining("&"));
  }

  /** The canary's own message with the members that the integration reads. */
  private void members(Rehearsal asked) {
    var body = asked.asking(OWN_BODY.replace(MARKER, QUOTED_MARKER), "{{id}}");
    if (asked.asksForMembers() && !parameters.containsKey("TargetBody")) {
      parameters.put("TargetBody", body.replace(QUOTED_MARKER, MARKER));
    }
  }

  /** The deployed integration on what is sent by these parameters and this query. */
  private Optional<Rehearsal> rehearsed(String query) {
    var type = parameters.getOrDefault("TargetContentType", Message.OWN.contentType());
    var body = isGet() ? "" : parameters.get("TargetBody");
    var message =
        new Message(Optional.ofNullable(body), query, Format.of(type).orElse(Format.TEXT), type)
            .withSecretHeaders(parameters.containsKey("TargetHeaders"));
    return Rehearsals.of(
        new Evidence(
            account.place().sent(message),
            account.apiFindings(),
            account.queueFindings(),
            account.contextFindings()));
  }
}
