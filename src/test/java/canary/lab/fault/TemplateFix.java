package canary.lab.fault;

import canary.lab.template.Place;
import canary.lab.template.Resolved;
import canary.lab.template.Resource;
import canary.lab.template.TemplateLines;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.Yaml;

/**
 * What an email has for the template of a stack, put into it as a person does.
 *
 * @param place where the change has to be made
 */
record TemplateFix(String place, String lines) {
  private static final Pattern OF_API =
      Pattern.compile("(?:(\\S+)\\.)?\\S+ in DefinitionBody of AWS::Serverless::Api (\\w+)");
  private static final Pattern OF_PROPERTY = Pattern.compile("(\\w+) of AWS::\\S+ (\\w+)");
  private static final Pattern OF_QUEUE_POLICY =
      Pattern.compile("PolicyDocument of the AWS::SQS::QueuePolicy of (\\w+)");

  /** As a comment names it. */
  private static final Pattern STATEMENT =
      Pattern.compile("(?m)^# .* ?[sS]tatement (\\S+) of the ");

  private static final Pattern POLICY = Pattern.compile("of the policy (\\S+) of role ");

  /** Of the first cause of a report; empty where that has no lines, or no source is known. */
  static Optional<TemplateFix> of(Map<?, ?> fix) {
    var sources = fix.get("sources") instanceof List<?> list ? list : List.of();
    return sources.stream()
        .findFirst()
        .map(it -> ((Map<?, ?>) it).get("change").toString())
        .map(it -> new TemplateFix(it, fix.get("template").toString()))
        .filter(it -> !it.lines.isEmpty());
  }

  Resolved in(Resolved stack) {
    return STATEMENT.matcher(lines).find() || lines.startsWith("- ")
        ? inPolicy(stack)
        : inMap(stack);
  }

  private Resolved inMap(Resolved stack) {
    var ofApi = OF_API.matcher(place);
    if (ofApi.find()) {
      var map = stack.at(ofApi.group(2), "DefinitionBody").at(ofApi.group(1).split("\\."));
      return map.put(new TemplateLines(lines).in((Map<?, ?>) map.value()));
    }
    var id = found(OF_PROPERTY).orElseThrow().get(1);
    var resource = stack.resource(id);
    var properties = new LinkedHashMap<String, Object>();
    new TemplateLines(lines)
        .in(resource.properties())
        .forEach((name, value) -> properties.put(name.toString(), value));
    return stack.with(id, new Resource(resource.type(), properties));
  }

  /** In place of the statement that the comment names, or behind those that are there. */
  private Resolved inPolicy(Resolved stack) {
    var policy = policy(stack);
    var statements = new ArrayList<Object>((List<?>) policy.value());
    var index = index(statements);
    index.ifPresent(it -> statements.remove((int) it));
    if (new Yaml().load(lines) instanceof List<?> written) {
      statements.addAll(index.orElse(statements.size()), written);
    }
    return policy.put(statements);
  }

  /** By its Sid, or counted from one. */
  private Optional<Integer> index(List<?> statements) {
    var name = STATEMENT.matcher(lines).results().map(it -> it.group(1)).findFirst().orElse("");
    return IntStream.range(0, statements.size())
        .boxed()
        .filter(
            it ->
                name.equals(((Map<?, ?>) statements.get(it)).get("Sid"))
                    || name.equals(Integer.toString(it + 1)))
        .findFirst();
  }

  private Place policy(Resolved stack) {
    var queue = found(OF_QUEUE_POLICY).map(it -> it.get(0));
    if (queue.isPresent()) {
      var id = naming(stack, "AWS::SQS::QueuePolicy", stack.reference(queue.get()), "");
      return stack.at(id, "PolicyDocument", "Statement");
    }
    var ofApi = OF_API.matcher(place);
    if (ofApi.find()) {
      return stack.at(ofApi.group(2), "DefinitionBody", "x-amazon-apigateway-policy", "Statement");
    }
    var property = found(OF_PROPERTY).orElseThrow();
    if (property.get(0).equals("Policies")) {
      var name = POLICY.matcher(lines);
      var id =
          naming(
              stack,
              "AWS::IAM::Policy",
              stack.reference(property.get(1)),
              name.find() ? name.group(1) : "");
      return stack.at(id, "PolicyDocument", "Statement");
    }
    return stack.at(property.get(1), property.get(0), "Statement");
  }

  /** The resource that names another one; the one of this name where there are several. */
  private static String naming(Resolved stack, String type, String other, String name) {
    var all =
        stack.resources().entrySet().stream()
            .filter(it -> it.getValue().type().equals(type))
            .filter(it -> it.getValue().properties().toString().contains("[" + other + "]"))
            .toList();
    return all.stream()
        .filter(it -> name.equals(it.getValue().properties().get("PolicyName")))
        .findFirst()
        .or(() -> all.stream().findFirst())
        .orElseThrow()
        .getKey();
  }

  private Optional<List<String>> found(Pattern pattern) {
    return Optional.of(pattern.matcher(place))
        .filter(Matcher::find)
        .map(it -> IntStream.rangeClosed(1, it.groupCount()).mapToObj(it::group).toList());
  }
}
