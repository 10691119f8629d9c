package canary.model;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code $context.requestOverride} or {@code $context.responseOverride}: what a template sets apart
 * from its text
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-override-request-response-parameters.html).
 */
public final class Overrides extends AbstractMap<String, Object> {
  private final Map<String, Object> values = new LinkedHashMap<>();

  private Overrides() {}

  public static Overrides ofRequest() {
    Overrides overrides = ofResponse();
    overrides.values.put("querystring", new Overrides());
    overrides.values.put("path", new Overrides());
    return overrides;
  }

  public static Overrides ofResponse() {
    Overrides overrides = new Overrides();
    overrides.values.put("header", new Overrides());
    return overrides;
  }

  /** The parameters that were set at one place, such as header. */
  public Map<String, String> parameters(String place) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (values.get(place) instanceof Overrides set) {
      set.values.forEach((name, value) -> parameters.put(name, value.toString()));
    }
    return parameters;
  }

  /** A status that is no number from 100 to 599 is ignored, as LocalStack found on AWS. */
  public Optional<Integer> status() {
    return Optional.ofNullable(values.get("status"))
        .map(Object::toString)
        .filter(status -> status.matches("[1-5]\\d\\d"))
        .map(Integer::valueOf);
  }

  /**
   * Sets one parameter.
   *
   * @throws Stopped when it is set a second time
   */
  @Override
  public Object put(String name, Object value) {
    if (values.putIfAbsent(name, value) != null) {
      throw Stopped.overriddenTwice(name);
    }
    return value;
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    return values.entrySet();
  }
}
