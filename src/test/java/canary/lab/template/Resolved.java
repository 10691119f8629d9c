package canary.lab.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stack with every intrinsic resolved. It cannot be changed; a fault is a changed copy: {@code
 * stack.without("SendPolicy")} or {@code stack.at("Queue", "KmsMasterKeyId").put(arn)}.
 */
public record Resolved(Stack stack, Map<String, Resource> resources, Map<String, String> outputs) {
  /** The resources keep their order and cannot be changed. */
  public Resolved {
    resources = Collections.unmodifiableMap(new LinkedHashMap<>(resources));
  }

  /** A resource, if the stack has it. */
  public Optional<Resource> find(String logicalId) {
    return Optional.ofNullable(resources.get(logicalId));
  }

  /** A resource that the stack has, or an error that names it. */
  public Resource resource(String logicalId) {
    return find(logicalId)
        .orElseThrow(() -> new TemplateException(logicalId, "is not in the stack"));
  }

  /** What Ref gives for a resource. */
  public String reference(String logicalId) {
    return new PhysicalIds(stack, logicalId, resource(logicalId)).reference();
  }

  /** What Fn::GetAtt gives for a resource. */
  public String attribute(String logicalId, String attribute) {
    return new PhysicalIds(stack, logicalId, resource(logicalId)).attribute(attribute);
  }

  /** The environment that the template gives the canary's function. */
  public Map<String, String> functionVariables() {
    return resource("CanaryFunction").tree("CanaryFunction").get("Environment").texts("Variables");
  }

  /** What Lambda itself puts into the environment of the canary's function. */
  public Map<String, String> lambdaVariables() {
    return Map.of(
        "AWS_REGION", stack.region(),
        "AWS_LAMBDA_FUNCTION_NAME", reference("CanaryFunction"),
        "AWS_LAMBDA_LOG_GROUP_NAME", reference("CanaryLogGroup"));
  }

  /** A place in the properties of a resource, key by key; an item of a list by its index. */
  public Place at(String logicalId, String... keys) {
    return new Place(this, logicalId, List.of(keys));
  }

  /** The stack with a resource added or replaced. */
  public Resolved with(String logicalId, Resource resource) {
    Map<String, Resource> changed = new LinkedHashMap<>(resources);
    changed.put(logicalId, resource);
    return new Resolved(stack, changed, outputs);
  }

  /** The stack with one text in place of another, wherever it stands in a property. */
  public Resolved replaced(String text, String by) {
    Map<String, Resource> changed = new LinkedHashMap<>();
    resources.forEach(
        (logicalId, resource) -> {
          Map<String, Object> properties = new LinkedHashMap<>();
          resource
              .properties()
              .forEach((name, value) -> properties.put(name, replaced(value, text, by)));
          changed.put(logicalId, new Resource(resource.type(), properties));
        });
    return new Resolved(stack, changed, outputs);
  }

  private static Object replaced(Object value, String text, String by) {
    return switch (value) {
      case String one -> one.replace(text, by);
      case List<?> list -> list.stream().map(item -> replaced(item, text, by)).toList();
      case Map<?, ?> map -> {
        Map<Object, Object> changed = new LinkedHashMap<>();
        map.forEach((key, item) -> changed.put(key, replaced(item, text, by)));
        yield changed;
      }
      default -> value;
    };
  }

  /** The stack without a resource that it has. */
  public Resolved without(String logicalId) {
    resource(logicalId);
    Map<String, Resource> changed = new LinkedHashMap<>(resources);
    changed.remove(logicalId);
    return new Resolved(stack, changed, outputs);
  }
}
