package canary.evidence;

import java.util.regex.Pattern;

/**
 * An integration's request template, and what is known of it without executing it.
 *
 * <p>https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
 */
public record MappingTemplate(String text) {
  /** Whether a JSON request has this member. */
  public boolean hasMember(String name) {
    return Pattern.compile(Pattern.quote("\"" + name + "\"") + "\\s*:").matcher(text).find();
  }
}
