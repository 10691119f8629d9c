package canary.remedy;

import canary.evidence.Evidence;
import canary.evidence.Integration;
import canary.evidence.Protocol;
import canary.evidence.Queue;
import canary.finding.Arn;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a sound integration of the stack at hand says to SQS.
 *
 * @param protocol the one that the integration speaks, or was meant to
 * @param fifo whether the queue wants a group id
 */
public record ReferenceIntegration(Protocol protocol, boolean fifo) {
  private static final String QUERY = "Action=SendMessage&MessageBody=$util.urlEncode($input.body)";
  private static final String QUERY_GROUP =
      "&MessageGroupId=api" + "&MessageDeduplicationId=$util.urlEncode($context.extendedRequestId)";

  /** escapeJavaScript writes \' for ', which JSON does not know. */
  private static final String JSON =
      "{\"QueueUrl\":\"{queue.url}\",\"MessageBody\":"
          + "\"$util.escapeJavaScript($input.body).replaceAll(\"\\\\'\",\"'\")\"%s}";

  private static final String JSON_GROUP =
      ",\"MessageGroupId\":\"api\",\"MessageDeduplicationId\":\"$context.extendedRequestId\"";

  static ReferenceIntegration of(Evidence account, Optional<Arn> queue) {
    var integration = account.deployed().found().or(account.saved()::found);
    return new ReferenceIntegration(
        integration.filter(ReferenceIntegration::meansJson).isPresent()
            ? Protocol.JSON
            : Protocol.QUERY,
        queue.filter(Queue::isFifo).isPresent());
  }

  private static boolean meansJson(Integration it) {
    return switch (it.protocol()) {
      case JSON -> true;
      case QUERY -> false;
      case UNRECOGNISED ->
          it.header("X-Amz-Target").isPresent()
              || it.template(Integration.JSON)
                  .filter(found -> found.hasMember("MessageBody"))
                  .isPresent();
    };
  }

  /** The text with the sound words in their places. */
  String in(String text) {
    return in(text, template -> template);
  }

  /** The same, inside a JSON string that single quotes keep from the shell. */
  String quotedIn(String text) {
    return in(text, ReferenceIntegration::quoted);
  }

  private String in(String text, UnaryOperator<String> quoting) {
    var group = protocol == Protocol.JSON ? JSON_GROUP : QUERY_GROUP;
    return text.replace("{sound.template}", quoting.apply(template(protocol, fifo)))
        .replace("{sound.grouped}", quoting.apply(template(protocol, true)))
        .replace("{sound.json}", quoting.apply(template(Protocol.JSON, fifo)))
        .replace("{sound.group}", quoting.apply(group))
        .replace("{sound.type}", protocol.contentType());
  }

  private static String template(Protocol protocol, boolean grouped) {
    return protocol == Protocol.JSON
        ? JSON.formatted(grouped ? JSON_GROUP : "")
        : QUERY + (grouped ? QUERY_GROUP : "");
  }

  private static String quoted(String template) {
    return template.replace("\\", "\\\\").replace("\"", "\\\"").replace("'", "\\u0027");
  }
}
