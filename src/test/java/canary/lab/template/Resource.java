package canary.lab.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A resource of a stack: its CloudFormation type and its properties, all intrinsics resolved. */
public record Resource(String type, Map<String, Object> properties) {
  /** The properties keep their order and cannot be changed. */
  public Resource {
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
  }

  /** The properties, read by key. */
  public Tree tree(String logicalId) {
    return new Tree(logicalId, properties);
  }
}
