package canary.lab.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Resolves the intrinsic functions of one template for one stack and one set of parameters
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html).
 * What it does not know is an error that names the path, never a guess.
 */
final class Intrinsics {
  private static final Object NO_VALUE = new Object();
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");

  private final Stack stack;
  private final Parameters parameters;
  private final Map<String, Tree> resources;
  private final Conditions conditions;

  Intrinsics(Tree template, Stack stack, Parameters parameters) {
    this.stack = stack;
    this.parameters = parameters;
    this.resources = template.get("Resources").entries();
    this.conditions =
        new Conditions(
            template.find("Conditions").map(Tree::entries).orElse(Map.of()), this::resolve);
  }

  /** Whether a resource or output is there at all. */
  boolean present(Tree declaration) {
    return declaration
        .find("Condition")
        .map(condition -> conditions.holds(condition.text(), condition.path()))
        .orElse(true);
  }

  Object resolve(Object value, String path) {
    return switch (value) {
      case Map<?, ?> map when isCall(map) -> call(new Tree(path, map));
      case Map<?, ?> map -> resolveMap(map, path);
      case List<?> list -> resolveList(list, path);
      default -> value;
    };
  }

  private static boolean isCall(Map<?, ?> map) {
    String first = map.keySet().stream().findFirst().map(Object::toString).orElse("");
    return map.size() == 1 && (first.equals("Ref") || first.startsWith("Fn::"));
  }

  private Map<String, Object> resolveMap(Map<?, ?> map, String path) {
    Map<String, Object> resolved = new LinkedHashMap<>();
    map.forEach(
        (key, child) -> {
          Object result = resolve(child, path + "." + key);
          if (result != NO_VALUE) {
            resolved.put(key.toString(), result);
          }
        });
    return resolved;
  }

  private List<Object> resolveList(List<?> list, String path) {
    List<Object> resolved = new ArrayList<>();
    list.forEach(child -> resolved.add(resolve(child, path + "[]")));
    resolved.removeIf(result -> result == NO_VALUE);
    return resolved;
  }

  private Object call(Tree call) {
    String function = call.entries().keySet().iterator().next();
    Tree argument = call.get(function);
    return switch (function) {
      case "Ref" -> reference(argument.text(), argument.path());
      case "Fn::GetAtt" -> attribute(argument);
      case "Fn::Sub" -> substitute(argument);
      case "Fn::Join" ->
          resolvedItems(argument, 1).stream()
              .map(Tree::text)
              .collect(Collectors.joining(argument.items().getFirst().text()));
      case "Fn::Select" -> select(argument);
      case "Fn::Split" ->
          List.of(
              resolved(argument.items().get(1))
                  .text()
                  .split(Pattern.quote(argument.items().getFirst().text()), -1));
      case "Fn::If" -> choose(argument);
      default -> throw new TemplateException(call.path(), function + " is not known to the lab");
    };
  }

  private Tree resolved(Tree tree) {
    return new Tree(tree.path(), resolve(tree.value(), tree.path()));
  }

  private List<Tree> resolvedItems(Tree argument, int index) {
    return resolved(argument.items().get(index)).items();
  }

  private Object select(Tree argument) {
    int index = (int) resolved(argument.items().getFirst()).number();
    List<Tree> items = resolvedItems(argument, 1);
    if (index >= items.size()) {
      throw new TemplateException(
          argument.path(), "has no item " + index + " among " + items.size());
    }
    return items.get(index).value();
  }

  private Object choose(Tree argument) {
    List<Tree> parts = argument.items();
    boolean holds = conditions.holds(parts.getFirst().text(), argument.path());
    Tree chosen = parts.get(holds ? 1 : 2);
    return resolve(chosen.value(), chosen.path());
  }

  private Object reference(String name, String path) {
    return switch (name) {
      case "AWS::NoValue" -> NO_VALUE;
      case "AWS::AccountId" -> stack.account();
      case "AWS::Region" -> stack.region();
      case "AWS::StackName" -> stack.name();
      case "AWS::Partition" -> stack.partition();
      case "AWS::URLSuffix" -> stack.urlSuffix();
      default -> parameters.find(name).orElseGet(() -> resource(name, path));
    };
  }

  /** Behind a full stop stands what SAM makes of a resource: {@code Api.Deployment}. */
  private String resource(String name, String path) {
    int stop = name.indexOf('.');
    return stop < 0
        ? physical(name, path).reference()
        : physical(name.substring(0, stop), path).madeBySam(name.substring(stop + 1));
  }

  private String attribute(Tree argument) {
    List<String> parts =
        argument.value() instanceof List<?>
            ? argument.items().stream().map(Tree::text).toList()
            : List.of(argument.text().split("\\.", 2));
    if (parts.size() != 2) {
      throw new TemplateException(argument.path(), "wants a logical id and an attribute");
    }
    return physical(parts.get(0), argument.path()).attribute(parts.get(1));
  }

  private PhysicalIds physical(String logicalId, String path) {
    Tree declaration = resources.get(logicalId);
    if (declaration == null || !present(declaration)) {
      throw new TemplateException(path, "names " + logicalId + ", which is not in the stack");
    }
    Map<String, Object> names = new LinkedHashMap<>();
    for (String name : PhysicalIds.NAMES) {
      declaration
          .find("Properties")
          .flatMap(properties -> properties.find(name))
          .ifPresent(property -> names.put(name, resolve(property.value(), property.path())));
    }
    return new PhysicalIds(stack, logicalId, new Resource(declaration.get("Type").text(), names));
  }

  private String substitute(Tree argument) {
    boolean withVariables = argument.value() instanceof List<?>;
    String text = withVariables ? argument.items().getFirst().text() : argument.text();
    Map<String, Tree> variables = withVariables ? argument.items().get(1).entries() : Map.of();
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            found -> Matcher.quoteReplacement(placeholder(found, variables, argument.path())));
  }

  private String placeholder(MatchResult found, Map<String, Tree> variables, String path) {
    String name = found.group(1);
    if (name.startsWith("!")) {
      return "${" + name.substring(1) + "}";
    }
    if (variables.containsKey(name)) {
      return resolved(variables.get(name)).text();
    }
    boolean isAttribute = name.contains(".") && !name.startsWith("AWS::");
    return isAttribute
        ? attribute(new Tree(path, name))
        : new Tree(path, reference(name, path)).text();
  }
}
