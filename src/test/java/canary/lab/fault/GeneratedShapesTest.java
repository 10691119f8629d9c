package canary.lab.fault;

import static canary.lab.fault.Edit.definition;
import static canary.lab.fault.Edit.integration;
import static canary.lab.fault.Edit.template;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.LabRun;
import canary.lab.Laboratory;
import canary.lab.account.LabAccount;
import canary.lab.service.NotInLab;
import canary.lab.template.Resolved;
import canary.lab.template.Stacks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * What an inspection says of a configuration never contradicts what a probe of it shows, in any
 * configuration: {@code -Dshapes=20000} for more of them, {@code -Dseed=N} for others.
 */
class GeneratedShapesTest {
  private static final int SHAPES = Integer.getInteger("shapes", 100);
  private static final long SEED = Long.getLong("seed", 20_261_128);

  private static final String QUEUE_URL =
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
          "'application/x-www-form-urlencoded'",
          "'application/x-www-form-urlencoded; charset=utf-8'",
          "'application/x-amz-json-1.0'",
          "'application/json'",
          "method.request.header.Content-Type",
          "application/x-www-form-urlencoded",
          "");

  private static final List<String> TARGETS =
      List.of("", "'AmazonSQS.SendMessage'", "'AmazonSQS.ReceiveMessage'");

  private static final List<String> BODIES =
      List.of(
          "$util.urlEncode($input.body)",
          "$util.urlEncode($input.json('$'))",
          "$input.body",
          "$input.json('$')",
          "$util.urlEncode($util.base64Encode($input.body))",
          "%7B%22id%22%3A%22$context.requestId%22%2C%22body%22%3A$util.urlEncode($input.body)%7D",
          "%7B%22body%22%3A$input.json('$')%7D",
          "$util.urlEncode($util.urlEncode($input.body))",
          "$util.urlEncode($input.path('$.text'))",
          "");

  private static final List<String> FORMS =
      List.of(
          "Action=SendMessage&MessageBody={body}",
          "MessageBody={body}&Action=SendMessage",
          "Action=SendMessage&MessageBody={body}&QueueUrl=" + QUEUE_URL,
          "Action=SendMessage&Version=2012-11-05&MessageBody={body}",
          "\nAction=SendMessage&MessageBody={body}",
          "Action=SendMessage\n&MessageBody={body}",
          "#set($x = 1)\nAction=SendMessage&MessageBody={body}",
          "#set($x = 1)##\nAction=SendMessage&MessageBody={body}",
          "MessageBody={body}",
          "Action=SendMessages&MessageBody={body}",
          "#if($input.body != '')Action=SendMessage&MessageBody={body}#end",
          "{\"QueueUrl\":\"https://sqs.eu-west-1.amazonaws.com/111122223333/{queue}\","
              + "\"MessageBody\":\"$util.escapeJavaScript($input.body).replaceAll(\"\\\\'\",\"'\")\"}",
          "{\"QueueUrl\":\"https://sqs.eu-west-1.amazonaws.com/111122223333/{queue}\","
              + "\"MessageBody\":$input.json('$')}",
          "{statusCode:200}");

  private static final List<String> EXTRAS =
      List.of(
          "",
          "",
          "",
          ATTRIBUTE + "$context.stage",
          ATTRIBUTE + "$util.urlEncode($input.params('X-Source'))",
          "&MessageGroupId=api",
          "&MessageGroupId=api&MessageDeduplicationId=$context.requestId",
          "&MessageGroupId=$input.params('X-Group')",
          "&DelaySeconds=5",
          "&DelaySeconds=901");

  private static final List<List<String>> BINARY =
      List.of(
          List.of(), List.of(), List.of("image/png"), List.of("*/*"), List.of("application/json"));

  private static final List<String> HANDLING =
      List.of("", "", "CONVERT_TO_TEXT", "CONVERT_TO_BINARY");

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

  private final Random random = new Random(SEED);
  private final Map<String, Integer> met = new TreeMap<>();

  private <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Mostly the ordinary form, so that most shapes are broken in few ways or in none. */
  private <T> T mostlyFirst(List<T> choices) {
    return random.nextInt(6) > 0 ? choices.getFirst() : oneOf(choices);
  }

  private Edit shape(StringBuilder description) {
    var uri = mostlyFirst(URIS);
    var form = mostlyFirst(FORMS).replace("{body}", mostlyFirst(BODIES)) + oneOf(EXTRAS);
    var contentType = mostlyFirst(CONTENT_TYPES);
    var target = mostlyFirst(TARGETS);
    var binary = mostlyFirst(BINARY);
    var handling = mostlyFirst(HANDLING);
    var responses = oneOf(RESPONSES);
    var passthrough = oneOf(List.of("never", "when_no_match", "when_no_templates"));
    var fifo = random.nextInt(8) == 0;
    description.append(
        List.of(uri, form, contentType, target, binary, handling, responses, passthrough, fifo));
    var edits = new ArrayList<Edit>();
    if (fifo) {
      edits.add(QueueFaults.fifo());
    }
    edits.add(
        named(
            queue ->
                integration(
                    "uri", "arn:aws:apigateway:eu-west-1:sqs:" + uri.replace("{queue}", queue))));
    edits.add(named(queue -> template(form.replace("{queue}", queue))));
    var parameters = new LinkedHashMap<String, Object>();
    if (!contentType.isEmpty()) {
      parameters.put("integration.request.header.Content-Type", contentType);
    }
    if (!target.isEmpty()) {
      parameters.put("integration.request.header.X-Amz-Target", target);
    }
    edits.add(integration("requestParameters", parameters));
    edits.add(integration("passthroughBehavior", passthrough));
    if (!binary.isEmpty()) {
      edits.add(definition("x-amazon-apigateway-binary-media-types", binary));
    }
    if (!handling.isEmpty()) {
      edits.add(integration("contentHandling", handling));
    }
    if (!responses.isEmpty()) {
      edits.add(integration("responses", responses));
    }
    return edits.stream().reduce(Edit::and).orElseThrow();
  }

  private static Edit named(Function<String, Edit> edit) {
    return stack -> edit.apply(name(stack)).apply(stack);
  }

  private static String name(Resolved stack) {
    return stack.attribute("Queue", "QueueName");
  }

  @Test
  void inspectionAndProbeAgree() throws IOException {
    var stacks = new Stacks();
    var contradictions = new ArrayList<String>();
    for (var i = 0; i < SHAPES; i++) {
      var description = new StringBuilder();
      var shape = shape(description);
      tried(stacks, shape).ifPresent(it -> contradictions.add(it + ": " + description));
    }
    System.out.printf(
        "Generated shapes: %d, contradictions %d, %s%n", SHAPES, contradictions.size(), met);
    assertEquals(List.of(), contradictions);
    assertTrue(met.keySet().stream().anyMatch(it -> it.startsWith("HEALTHY")), met::toString);
    assertTrue(met.keySet().stream().anyMatch(it -> it.startsWith("FAILING")), met::toString);
  }

  private Optional<String> tried(Stacks stacks, Edit shape) throws IOException {
    try (var lab = stacks.laboratory(Map.of())) {
      lab.change(shape);
      return contradiction(lab);
    } catch (IllegalStateException refused) {
      count(refused);
      return Optional.empty();
    }
  }

  /** What AWS documents nowhere the lab does not answer: such a shape says nothing. */
  private void count(IllegalStateException refused) {
    Throwable root = refused;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    if (!(root instanceof NotInLab)) {
      throw refused;
    }
    met.merge("not in the lab", 1, Integer::sum);
  }

  private Optional<String> contradiction(Laboratory lab) throws IOException {
    var probe = LabRun.of(lab, LabAccount.of(lab));
    var stored = lab.messages().size();
    var inspection = LabRun.inspecting(lab, LabAccount.of(lab));
    met.merge(probe.status() + "/" + inspection.status(), 1, Integer::sum);
    if (probe.status().equals("HEALTHY") && inspection.status().equals("FAILING")) {
      return Optional.of("healthy and called failing " + inspection.causes());
    }
    if (probe.status().equals("BLIND")) {
      return Optional.of("the canary failed: " + probe.reply());
    }
    if (probe.status().equals("HEALTHY") && stored != 1) {
      return Optional.of("healthy with " + stored + " messages");
    }
    if (probe.status().equals("FAILING") && inspection.status().equals("HEALTHY")) {
      return Optional.of("called healthy and failing " + probe.causes());
    }
    return Optional.empty();
  }
}
