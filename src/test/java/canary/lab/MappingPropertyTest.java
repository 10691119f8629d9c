package canary.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.lab.integration.BackendRequest;
import canary.lab.integration.BackendResponse;
import canary.lab.service.Account;
import canary.lab.service.AccountBackend;
import canary.lab.sqs.Message;
import canary.lab.template.Declarations;
import canary.lab.template.Resolved;
import canary.model.ExecutableTemplate;
import canary.model.InputVariable;
import canary.probe.Exchange;
import canary.probe.Outcome;
import canary.probe.Payload;
import canary.probe.Reply;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.jr.ob.JSON;

/**
 * Random messages through the mapping, as SQS reads what comes out of it. {@code
 * -Dmapping.bodies=100000} takes more of them.
 */
class MappingPropertyTest {
  private static final long SEED = 20261123;
  private static final int BODIES = 1_000;
  private static final int BATCHES = Integer.getInteger("mapping.bodies", 2_000) / BODIES;

  private static final List<String> PIECES =
      List.of(
          "&",
          "=",
          "+",
          "%",
          "%41",
          "%20",
          "%zz",
          "%26",
          "\"",
          "'",
          "\\",
          "\\'",
          "/",
          "\n",
          "\t",
          " ",
          "{",
          "}",
          "[",
          "]",
          ":",
          ",",
          "#",
          "##",
          "$",
          "${",
          "$input.body",
          "#set($x = 1)",
          "<a>",
          "\u00e9",
          "\u6f22",
          "\ud83d\ude00",
          "\u2028",
          "null",
          "1.10",
          "text",
          "Z",
          "&DelaySeconds=7&z=",
          "&MessageGroupId=g&z=",
          "&MessageBody=other&z=",
          "&Action=SendMessage&z=",
          "&MessageAttribute.1.Name=n&MessageAttribute.1.Value.DataType=String"
              + "&MessageAttribute.1.Value.StringValue=v&z=");

  /** What SQS makes of an empty part of a form. */
  private static final Pattern NOT_RECORDED = Pattern.compile("(?s)^Action=.*&(?:&|$)");

  @Test
  void theTemplatesOwnMappingChangesNoMessage() throws IOException {
    for (var protocol : List.of("query", "json")) {
      var stack = unencrypted(protocol);

      var tally = tally(stack, template(stack));

      System.out.printf("Mapping of the template, %s protocol: %s%n", protocol, tally);
      assertEquals(new Tally(BATCHES * BODIES, 0, 0, 0, 0), tally);
    }
  }

  @Test
  void whatARawBodyChangesIsAlwaysFlagged() throws IOException {
    var stack = unencrypted("query");

    var tally = tally(stack, "Action=SendMessage&MessageBody=$input.body");

    System.out.printf("Mapping of $input.body raw: %s%n", tally);
    assertTrue(tally.changed() > 0 && tally.refused() > 0 && tally.withParameters() > 0);
    assertEquals(tally.changed() + tally.refused(), tally.flagged());
  }

  /**
   * What became of messages.
   *
   * @param changed accepted, and other than they were sent
   * @param withParameters accepted with parameters of SQS that the sender slipped in
   * @param flagged for which the canary would not report a delivery
   */
  private record Tally(int sent, int changed, int refused, int withParameters, int flagged) {
    Tally plus(Tally other) {
      return new Tally(
          sent + other.sent,
          changed + other.changed,
          refused + other.refused,
          withParameters + other.withParameters,
          flagged + other.flagged);
    }

    @Override
    public String toString() {
      return "%d sent (seed %d), %d changed, %d refused, %d with parameters added; %d flagged"
          .formatted(sent, SEED, changed, refused, withParameters, flagged);
    }
  }

  /** The mapping has nothing to do with keys, whose policies would take most of the time. */
  private static Resolved unencrypted(String protocol) throws IOException {
    return OwnLab.stack(Map.of("IntegrationProtocol", protocol, "Encryption", "sqs-managed"));
  }

  private static Tally tally(Resolved stack, String template) {
    return IntStream.range(0, BATCHES)
        .parallel()
        .mapToObj(batch -> batch(stack, new ExecutableTemplate(template), batch))
        .reduce(new Tally(0, 0, 0, 0, 0), Tally::plus);
  }

  private static Tally batch(Resolved stack, ExecutableTemplate template, int number) {
    var random = new SplittableRandom(SEED + number);
    var backend = new AccountBackend(Account.of(Declarations.of(stack)), InstantSource.system());
    var request = request(stack, backend);
    var sent = new HashMap<String, String>();
    var mappings = 0;
    var refused = 0;
    var flagged = 0;
    for (var index = 0; index < BODIES; index++) {
      var body = body(random);
      var mapped = template.render(new InputVariable(body, Map.of()), Map.of(), Map.of());
      if (NOT_RECORDED.matcher(mapped).find()) {
        continue;
      }
      mappings++;
      var outcome = outcome(backend.call(with(mapped, request)), body);
      flagged += outcome instanceof Outcome.Delivered ? 0 : 1;
      refused += outcome instanceof Outcome.Refused ? 1 : 0;
      switch (outcome) {
        case Outcome.Delivered(var id, _) -> sent.put(id, body);
        case Outcome.Damaged(_, var id, _) -> sent.put(id, body);
        case Outcome.Refused _, Outcome.Unproven _, Outcome.Unanswered _, Outcome.NotProbed _ -> {}
      }
    }
    var kept = backend.messages();
    assertEquals(sent.size(), kept.size());
    return new Tally(
        mappings,
        (int) kept.stream().filter(it -> !it.body().equals(sent.get(it.id()))).count(),
        refused,
        (int) kept.stream().filter(MappingPropertyTest::hasParameters).count(),
        flagged);
  }

  /** What the integration sends, but for the body. */
  private static BackendRequest request(Resolved stack, AccountBackend backend) {
    var integration = OwnLab.integration(stack);
    var headers =
        ((Map<?, ?>) integration.at("requestParameters").value())
            .entrySet().stream()
                .collect(
                    Collectors.toMap(
                        it -> it.getKey().toString().replace("integration.request.header.", ""),
                        it -> it.getValue().toString().replace("'", "")));
    headers.put("Accept", "application/json");
    return new BackendRequest(
        stack.stack().region(),
        "sqs",
        "POST",
        integration.at("uri").value().toString().replaceFirst(".*:path", ""),
        "",
        headers,
        new byte[0],
        backend
            .assume(stack.attribute("ExecutionRole", "Arn"), "apigateway.amazonaws.com")
            .orElseThrow());
  }

  private static BackendRequest with(String body, BackendRequest it) {
    return new BackendRequest(
        it.region(),
        it.service(),
        it.method(),
        it.path(),
        it.query(),
        it.headers(),
        body.getBytes(UTF_8),
        it.session());
  }

  private static Outcome outcome(BackendResponse answer, String body) {
    return Outcome.of(
        new Exchange.Answered(
            Reply.of(answer.status(), answer.headers(), new String(answer.body(), UTF_8)),
            Duration.ZERO),
        new Payload(body));
  }

  private static boolean hasParameters(Message message) {
    return message.delaySeconds() != 0
        || message.groupId().isPresent()
        || !message.attributes().isEmpty();
  }

  /** A JSON object with a string of pieces, or the pieces as they are. */
  private static String body(SplittableRandom random) {
    var pieces =
        IntStream.range(0, random.nextInt(1, 12))
            .mapToObj(_ -> PIECES.get(random.nextInt(PIECES.size())))
            .collect(Collectors.joining());
    return random.nextBoolean()
        ? "{\"id\": %d, \"text\": %s}".formatted(random.nextInt(1000), JSON.std.asString(pieces))
        : pieces;
  }

  private static String template(Resolved stack) {
    return OwnLab.integration(stack, "requestTemplates", "application/json").value().toString();
  }
}
