package canary.lab.fault;

import static canary.lab.fault.Edit.integration;
import static canary.lab.fault.Edit.method;
import static java.nio.charset.StandardCharsets.UTF_8;

import canary.lab.Laboratory;
import canary.lab.template.Resolved;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.jr.ob.JSON;

/**
 * An integration as a public repository or report has it, and what is right to say of it by AWS's
 * documentation. A block of a file in {@code lab} has its name, facts as {@code name: value}, and
 * behind {@code ---} the templates. {@code {account}}, {@code {queue}} and {@code {url}} stand for
 * the queue's. Where no parameter is said, the Content-Type of a form is mapped; where no response
 * is, each answer of SQS becomes a 200.
 *
 * <p>{@code delivers} is {@code yes}, {@code no}, {@code damaged}, {@code open} where AWS documents
 * too little, {@code elsewhere} for a method of another operation, or {@code where} a request has
 * what the canary's lacks. {@code causes} are those that are so, with a question mark where they
 * need not be named.
 *
 * @param lines name and value of each fact
 * @param templates by content type
 */
record PublicConfiguration(String name, List<Fact> lines, Map<String, String> templates) {
  private static final String FORM = "'application/x-www-form-urlencoded'";
  private static final String PARAMETER = "integration.request.";
  private static final String RESPONSE = "response ";

  record Fact(String name, String value) {
    static Fact of(String line) {
      var colon = line.indexOf(": ");
      return new Fact(line.substring(0, colon), line.substring(colon + 2));
    }
  }

  /** All of a file, in its order. */
  static List<PublicConfiguration> in(String name) {
    try (var file = PublicConfiguration.class.getResourceAsStream("/canary/lab/" + name + ".txt")) {
      return Arrays.stream(new String(file.readAllBytes(), UTF_8).split("(?m)^### "))
          .skip(1)
          .map(PublicConfiguration::of)
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static PublicConfiguration of(String block) {
    var parts = block.split("(?m)^---", -1);
    var head = parts[0].lines().toList();
    var facts = head.stream().skip(1).map(Fact::of).toList();
    var end = facts.contains(new Fact("newline", "yes")) ? "\n" : "";
    var templates = new LinkedHashMap<String, String>();
    for (var part : Arrays.asList(parts).subList(1, parts.length)) {
      var type = part.lines().findFirst().orElse("").strip();
      var text = part.substring(part.indexOf('\n') + 1).stripTrailing();
      if (!text.isEmpty()) {
        templates.put(type.isEmpty() ? "application/json" : type, text + end);
      }
    }
    facts.stream()
        .filter(it -> it.name().equals("empty-template"))
        .forEach(it -> templates.put(it.value(), ""));
    return new PublicConfiguration(head.getFirst(), facts, templates);
  }

  String value(String fact, String otherwise) {
    return facts(fact::equals).findFirst().map(Fact::value).orElse(otherwise);
  }

  private Stream<Fact> facts(Predicate<String> name) {
    return lines.stream().filter(it -> name.test(it.name()));
  }

  /** A stack for it; the canary is allowed to call POST methods, and any that asks for nothing. */
  Map<String, String> parameters() {
    return value("method", "POST").equals("POST") ? Map.of() : Map.of("ApiAuthorization", "NONE");
  }

  /** Deploys it in place of the stack's own integration, for clients that use its method. */
  void deploy(Laboratory lab) {
    lab.change(changes());
    var verb = value("method", "POST");
    if (!verb.equals("POST")) {
      lab.change(
          stack -> {
            var path = stack.at("Api", "DefinitionBody", "paths", "/messages");
            return path.put(Map.of(verb.toLowerCase(Locale.ROOT), path.at("post").value()));
          });
      lab.set("TARGET_METHOD", verb);
      lab.set("TARGET_QUERY", "canary={{id}}");
    }
  }

  private Edit changes() {
    var edits = new ArrayList<Edit>();
    if (!value("fifo", "").isEmpty()) {
      edits.add(QueueFaults.fifo());
    }
    if (value("deduplication", "").equals("content")) {
      edits.add(stack -> stack.at("Queue", "ContentBasedDeduplication").put(true));
    }
    facts("model"::equals)
        .forEach(
            it ->
                edits.add(
                    stack ->
                        stack
                            .at("Api", "DefinitionBody", "components", "schemas", "Message")
                            .put(JSON.std.mapFrom(it.value()))));
    facts("without"::equals).forEach(_ -> edits.add(Edit.without("SendPolicy", "SendOnly")));
    facts("binary"::equals)
        .forEach(
            it ->
                edits.add(
                    Edit.definition(
                        "x-amazon-apigateway-binary-media-types", List.of(it.value()))));
    facts("content-handling"::equals)
        .forEach(it -> edits.add(integration("contentHandling", it.value())));
    edits.add(
        with("uri", "arn:aws:apigateway:eu-west-1:sqs:" + value("uri", "path/{account}/{queue}")));
    edits.add(integration("httpMethod", value("integration-method", "POST")));
    edits.add(integration("passthroughBehavior", value("passthrough", "NEVER")));
    edits.add(
        stack -> integration(stack).at("requestParameters").put(named(stack, requestParameters())));
    edits.add(stack -> integration(stack).at("requestTemplates").put(named(stack, templates)));
    edits.add(integration("responses", responses()));
    edits.add(stack -> method(stack).at("responses").put(declared()));
    return edits.stream().reduce(Edit::and).orElseThrow();
  }

  private Map<String, String> requestParameters() {
    var parameters = new LinkedHashMap<String, String>();
    facts(it -> it.startsWith(PARAMETER)).forEach(it -> parameters.put(it.name(), it.value()));
    return parameters.isEmpty() ? Map.of(PARAMETER + "header.Content-Type", FORM) : parameters;
  }

  /** What follows a response's status is its template. */
  private Map<String, Object> responses() {
    if (facts(it -> it.startsWith(RESPONSE)).findAny().isEmpty()) {
      return Map.of("default", Map.of("statusCode", "200"));
    }
    var responses = new LinkedHashMap<String, Object>();
    facts(it -> it.startsWith(RESPONSE))
        .forEach(
            it -> {
              var parts = it.value().split(" ", 2);
              responses.put(
                  it.name().substring(RESPONSE.length()),
                  parts.length == 1
                      ? Map.of("statusCode", parts[0])
                      : Map.of(
                          "statusCode",
                          parts[0],
                          "responseTemplates",
                          Map.of("application/json", parts[1])));
            });
    return responses;
  }

  private Map<String, Object> declared() {
    var declared = new LinkedHashMap<String, Object>();
    var all = responses().values().stream().map(it -> ((Map<?, ?>) it).get("statusCode"));
    (value("declares", "").isEmpty() ? all : Arrays.stream(value("declares", "").split(" ")))
        .forEach(it -> declared.put(it.toString(), Map.of("description", "")));
    return declared;
  }

  private static Edit with(String key, String value) {
    return stack -> integration(stack).at(key).put(named(stack, value));
  }

  private static Map<String, Object> named(Resolved stack, Map<String, String> texts) {
    var named = new LinkedHashMap<String, Object>();
    texts.forEach((key, value) -> named.put(key, named(stack, value)));
    return named;
  }

  private static String named(Resolved stack, String text) {
    var queue = stack.attribute("Queue", "QueueName");
    return text.replace("{url}", "https://sqs.eu-west-1.amazonaws.com/111122223333/" + queue)
        .replace("{account}", "111122223333")
        .replace("{queue}", queue);
  }

  @Override
  public String toString() {
    return name;
  }
}
