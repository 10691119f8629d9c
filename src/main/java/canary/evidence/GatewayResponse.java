package canary.evidence;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * An answer of API Gateway itself that the API's owner has changed, as it is saved; a change takes
 * effect with the next deployment.
 *
 * <p>https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 *
 * @param type as MISSING_AUTHENTICATION_TOKEN or DEFAULT_4XX
 * @param status empty where the type's own was left
 * @param template of the body for application/json; empty where there is none
 */
public record GatewayResponse(String type, OptionalInt status, String template) {
  private static final Pattern VARIABLE =
      Pattern.compile("\\$(?:context|stageVariables)\\.[\\w.]+");

  /** Whether the template makes this body: each of its variables stands for any text. */
  public boolean makes(int answered, String body) {
    if (template.isBlank() || status.isPresent() && status.getAsInt() != answered) {
      return false;
    }
    var words = VARIABLE.split(template.strip(), -1);
    var made = body.strip();
    var from = words[0].length();
    if (!made.startsWith(words[0])) {
      return false;
    }
    for (var index = 1; index < words.length - 1; index++) {
      from = made.indexOf(words[index], from) + words[index].length();
      if (from < words[index].length()) {
        return false;
      }
    }
    return words.length == 1
        ? made.length() == from
        : made.length() - from >= words[words.length - 1].length()
            && made.endsWith(words[words.length - 1]);
  }
}
