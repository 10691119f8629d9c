package canary.lab;

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

  /** The stack without a resource that it has. */
  public Resolved without(String logicalId) {
    resource(logicalId);
    Map<String, Resource> changed = new LinkedHashMap<>(resources);
    changed.remove(logicalId);
    return new Resolved(stack, changed, outputs);
  }
}
