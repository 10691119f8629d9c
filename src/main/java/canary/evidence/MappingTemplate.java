package canary.evidence;

/**
 * An integration's request template, as far as it is known without executing it.
 *
 * <p>https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
 */
public record MappingTemplate(String text) {
  /** Whether a JSON request has this member. */
  public boolean hasMember(String name) {
    var quoted = "\"" + name + "\"";
    for (var at = text.indexOf(quoted); at >= 0; at = text.indexOf(quoted, at + 1)) {
      if (text.substring(at + quoted.length()).stripLeading().startsWith(":")) {
        return true;
      }
    }
    return false;
  }
}
