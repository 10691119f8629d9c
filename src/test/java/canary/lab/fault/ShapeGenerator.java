package canary.lab.fault;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Combines the parts of integrations that are in use; mostly sound ones, so that few faults meet.
 */
public final class ShapeGenerator {
  private static final String FORM = "'application/x-www-form-urlencoded'";
  private static final String QUEUE_URL =
      "https://sqs.eu-west-1.amazonaws.com/111122223333/{queue}";
  private static final String ENCODED_URL =
      "https%3A%2F%2Fsqs.eu-west-1.amazonaws.com%2F111122223333%2F{queue}";
  private static final String ATTRIBUTE =
      "&MessageAttribute.1.Name=source&MessageAttribute.1.Value.DataType=String"
          + "&MessageAttribute.1.Value.StringValue=";

  private static final List<String> URIS =
      List.of(
          "path/111122223333/{queue}",
          "path/{queue}",
          "path//111122223333/{queue}",
          "path/111122223333/{queue}/",
          "path/",
          "path/111122223333/another",
          "action/SendMessage",
          "path/{queue}/111122223333");

  private static final List<String> CONTENT_TYPES =
      List.of(
          FORM,
          "'application/x-www-form-urlencoded; charset=utf-8'",
          "'application/x-amz-json-1.0'",
          "'application/json'",
          "method.request.header.Content-Type",
          "application/x-www-form-urlencoded",
          "");

  private static final List<String> TARGETS =
      List.of("'AmazonSQS.SendMessage'", "", "'AmazonSQS.ReceiveMessage'");

  private static final List<String> VALUES =
      List.of(
          "$util.urlEncode($input.body)",
          "$util.urlEncode($input.json('$'))",
          "$input.body",
          "$input.json('$')",
          "$util.urlEncode($util.base64Encode($input.body))",
          "%7B%22id%22%3A%22$context.requestId%22%2C%22body%22%3A$util.urlEncode($input.body)%7D",
          "%7B%22method%22%3A%22$context.httpMethod%22%2C%22body%22%3A$util.urlEncode($input.body)%7D",
          "%7B%22body%22%3A$input.json('$')%7D",
          "$util.urlEncode($util.urlEncode($input.body))",
          "$util.urlEncode($input.path('$.text'))",
          "$util.urlEncode($input.params('text'))",
          "$input.params('text')",
          "");

  private static final List<String> FORMS =
      List.of(
          "Action=SendMessage&MessageBody={value}",
          "MessageBody={value}&Action=SendMessage",
          "Action=SendMessage&MessageBody={value}&QueueUrl=" + ENCODED_URL,
          "Action=SendMessage&Version=2012-11-05&MessageBody={value}",
          "\nAction=SendMessage&MessageBody={value}",
          "Action=SendMessage\n&MessageBody={value}",
          "#set($x = 1)\nAction=SendMessage&MessageBody={value}",
          "#set($x = 1)##\nAction=SendMessage&MessageBody={value}",
          "MessageBody={value}",
          "Action=SendMessages&MessageBody={value}",
          "#if($input.body != '')Action=SendMessage&MessageBody={value}#end",
          "#if($context.httpMethod == 'POST')Action=SendMessage&MessageBody={value}#end",
          "{statusCode:200}");

  private static final List<String> EXTRAS =
      List.of(
          "",
          "",
          "",
          "",
          ATTRIBUTE + "$context.stage",
          ATTRIBUTE + "$context.requestTimeEpoch",
          ATTRIBUTE + "$util.urlEncode($input.params('X-Source'))",
          ATTRIBUTE + "$util.urlEncode($input.params('tenant'))",
          "&MessageGroupId=api",
          "&MessageGroupId=api&MessageDeduplicationId=$context.requestId",
          "&MessageGroupId=$input.params('X-Group')&MessageDeduplicationId=$context.requestId",
          "&MessageGroupId=$util.urlEncode($input.path('$.order.id'))",
          "&DelaySeconds=5",
          "&DelaySeconds=901");

  private static final List<String> JSON_VALUES =
      List.of(
          "\"$util.escapeJavaScript($input.body).replaceAll(\"\\\\'\",\"'\")\"",
          "\"$util.escapeJavaScript($input.json('$')).replaceAll(\"\\\\'\",\"'\")\"",
          "\"$util.escapeJavaScript($input.body)\"",
          "\"$util.base64Encode($input.body)\"",
          "\"$input.path('$.text')\"",
          "$input.json('$')",
          "\"$util.escapeJavaScript($input.params('text')).replaceAll(\"\\\\'\",\"'\")\"");

  private static final List<String> JSON_EXTRAS =
      List.of(
          "",
          "",
          "",
          ",\"MessageAttributes\":{\"s\":{\"DataType\":\"String\",\"StringValue\":\"$context.stage\"}}",
          ",\"MessageAttributes\":{\"s\":{\"DataType\":\"String\",\"StringValue\":"
              + "\"$input.params('X-Source')\"}}",
          ",\"MessageGroupId\":\"api\",\"MessageDeduplicationId\":\"$context.requestId\"",
          ",\"MessageGroupId\":\"$input.params('X-Group')\"",
          ",\"DelaySeconds\":5");

  private static final List<List<String>> BINARY =
      List.of(
          List.of(),
          List.of("*/*"),
          List.of("image/png"),
          List.of("application/json"),
          List.of("application/xml", "text/*"));

  private static final List<String> HANDLING = List.of("", "CONVERT_TO_TEXT", "CONVERT_TO_BINARY");

  private static final List<Map<String, Object>> RESPONSES =
      List.of(
          Map.of(),
          Map.of("default", Map.of("statusCode", "200")),
          Map.of("2\\d{2}", Map.of("statusCode", "200"), "[45]\\d{2}", Map.of("statusCode", "502")),
          Map.of("200", Map.of("statusCode", "200"), "default", Map.of("statusCode", "502")),
          Map.of(
              "default",
              Map.of(
                  "statusCode",
                  "200",
                  "responseTemplates",
                  Map.of("application/json", "{\"ok\":true}"))));

  private static final List<Map<String, String>> MORE =
      List.of(
          Map.of(),
          Map.of("integration.request.header.X-Source", "method.request.header.X-Source"),
          Map.of("integration.request.header.X-Stage", "context.stage"),
          Map.of("integration.request.header.Authorization", "'x'"),
          Map.of("integration.request.querystring.Action", "'SendMessage'"),
          Map.of("integration.request.querystring.DelaySeconds", "'1'"));

  private final Random random;

  /** The same shapes in the same order for the same seed. */
  public ShapeGenerator(long seed) {
    random = new Random(seed);
  }

  public GeneratedShape next() {
    var sent = sent();
    var parameters = new LinkedHashMap<>(mostlyFirst(MORE));
    var text =
        switch (random.nextInt(10)) {
          case 0, 1 -> ofJsonProtocol(parameters);
          case 2 -> inQuery(parameters);
          default -> ofForm(parameters);
        };
    return new GeneratedShape(
        sent,
        mostlyFirst(URIS),
        parameters,
        templates(sent, text),
        mostlyFirst(BINARY),
        mostlyFirst(HANDLING),
        oneOf(RESPONSES),
        oneOf(List.of("never", "when_no_match", "when_no_templates")),
        random.nextInt(6) == 0);
  }

  private SentMessage sent() {
    var kind = random.nextBoolean() ? SentMessage.OWN : oneOf(SentMessage.KINDS);
    var asking =
        kind.asking(mostlyFirst(List.of("", "tenant=a", "tenant=%20{{id}}&text={{text}}")));
    return asking
        .by(mostlyFirst(List.of("POST", "PUT", "PATCH", "GET")))
        .with(mostlyFirst(List.of(Map.of(), Map.of("X-Group", "g1", "X-Source", "the shop"))));
  }

  private String ofForm(Map<String, String> parameters) {
    head(parameters, mostlyFirst(CONTENT_TYPES));
    if (random.nextInt(12) == 0) {
      target(parameters);
    }
    return mostlyFirst(FORMS).replace("{value}", mostlyFirst(VALUES)) + oneOf(EXTRAS);
  }

  private String ofJsonProtocol(Map<String, String> parameters) {
    head(parameters, random.nextInt(8) == 0 ? FORM : "'application/x-amz-json-1.0'");
    target(parameters);
    return "{"
        + mostlyFirst(List.of("\"QueueUrl\":\"" + QUEUE_URL + "\",", ""))
        + "\"MessageBody\":"
        + mostlyFirst(JSON_VALUES)
        + oneOf(JSON_EXTRAS)
        + "}";
  }

  private String inQuery(Map<String, String> parameters) {
    parameters.put("integration.request.querystring.Action", "'SendMessage'");
    parameters.put(
        "integration.request.querystring.MessageBody",
        mostlyFirst(
            List.of(
                "method.request.body",
                "method.request.body.text",
                "method.request.querystring.text")));
    head(parameters, oneOf(List.of("", FORM)));
    return oneOf(List.of("", "{statusCode:200}", "MessageBody=$util.urlEncode($input.body)"));
  }

  private static void head(Map<String, String> parameters, String contentType) {
    if (!contentType.isEmpty()) {
      parameters.put("integration.request.header.Content-Type", contentType);
    }
  }

  private void target(Map<String, String> parameters) {
    var target = mostlyFirst(TARGETS);
    if (!target.isEmpty()) {
      parameters.put("integration.request.header.X-Amz-Target", target);
    }
  }

  private Map<String, String> templates(SentMessage sent, String text) {
    return switch (random.nextInt(12)) {
      case 0 -> Map.of("$default", text);
      case 1 -> Map.of("application/json", text);
      case 2 -> Map.of("text/csv", text, sent.mediaType(), text);
      case 3 -> Map.of("application/x-www-form-urlencoded", text);
      case 4 -> random.nextBoolean() ? Map.of() : Map.of(sent.mediaType(), "");
      default -> Map.of(sent.mediaType(), text);
    };
  }

  private <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Mostly the ordinary form, so that most shapes are broken in few ways or in none. */
  private <T> T mostlyFirst(List<T> choices) {
    return random.nextInt(6) > 0 ? choices.getFirst() : oneOf(choices);
  }
}
