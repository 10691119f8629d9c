package canary.model;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;

/** The parameters of one place of a request; those that are asked for in vain are noted. */
final class NotedParameters extends AbstractMap<String, String> {
  private final Map<String, String> parameters;
  private final Notes notes;

  NotedParameters(Map<String, String> parameters, Notes notes) {
    this.parameters = parameters;
    this.notes = notes;
  }

  /** Null for an absent one, as of any map: a template's reference to it is undefined. */
  @Override
  public String get(Object name) {
    if (!parameters.containsKey(name)) {
      notes.missing(String.valueOf(name));
    }
    return parameters.get(name);
  }

  @Override
  public boolean containsKey(Object name) {
    return parameters.containsKey(name);
  }

  @Override
  public Set<Entry<String, String>> entrySet() {
    return parameters.entrySet();
  }
}
