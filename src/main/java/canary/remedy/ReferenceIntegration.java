package canary.remedy;

import canary.evidence.Evidence;
import canary.evidence.Integration;
import canary.evidence.Protocol;
import canary.evidence.Queue;
import canary.finding.Arn;
import canary.model.ContentHandling;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The valid integration of this stack with SQS.
 *
 * @param protocol the one that the integration speaks, or was meant to
 * @param fifo whether the queue requires a group id
 * @param handling operations of a patch after which a body of JSON reaches the template as text
 */
public record ReferenceIntegration(Protocol protocol, boolean fifo, String handling) {
  private static final String UNSET = "{\"op\":\"remove\",\"path\":\"/contentHandling\"}";

  /** Where the type is binary to the API, text is its Base64, which a template can undo. */
  private static final String DECODE =
      "{\"op\":\"replace\",\"path\":\"/contentHandling\",\"value\":\"CONVERT_TO_TEXT\"},"
          + "{\"op\":\"replace\",\"path\":\"/requestTemplates/application~1json\",\"value\":\"%s\"}";

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
    var sent = account.place().message().mediaType();
    var integration = account.deployed().found().or(account.saved()::found);
    return new ReferenceIntegration(
        integration.filter(ReferenceIntegration::meansJson).isPresent()
            ? Protocol.JSON
            : Protocol.QUERY,
        queue.filter(Queue::isFifo).isPresent(),
        account
            .api()
            .found()
            .filter(it -> ContentHandling.matches(sent, it.binaryMediaTypes()))
            .flatMap(_ -> integration.flatMap(it -> it.template(sent)))
            .map(it -> it.text().replace("$input.body", "$util.base64Decode($input.body)"))
            .map(it -> DECODE.formatted(quoted(it)))
            .orElse(UNSET));
  }

  private static boolean meansJson(Integration it) {
    return switch (it.protocol()) {
      case JSON -> true;
      case QUERY -> false;
      case UNRECOGNIZED ->
          it.header("X-Amz-Target").isPresent()
              || it.template(Integration.JSON)
                  .filter(found -> found.hasMember("MessageBody"))
                  .isPresent();
    };
  }

  /** The text with the valid values in their places. */
  String in(String text) {
    return in(text, template -> template);
  }

  /** The same, inside a JSON string that single quotes keep from the shell. */
  String quotedIn(String text) {
    return in(text, ReferenceIntegration::quoted);
  }

  private String in(String text, UnaryOperator<String> quoting) {
    var group = protocol == Protocol.JSON ? JSON_GROUP : QUERY_GROUP;
    return text.replace("{valid.template}", quoting.apply(template(protocol, fifo)))
        .replace("{valid.grouped}", quoting.apply(template(protocol, true)))
        .replace("{valid.json}", quoting.apply(template(Protocol.JSON, fifo)))
        .replace("{valid.group}", quoting.apply(group))
        .replace("{valid.handling}", handling)
        .replace("{valid.type}", protocol.contentType());
  }

  /** The template of the query protocol. */
  static String form(boolean grouped) {
    return template(Protocol.QUERY, grouped);
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
