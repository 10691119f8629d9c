package canary.full;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.full.aws.GatewayOfShapes;
import canary.full.aws.GatewayOfShapes.Stored;
import canary.full.aws.LocalStack;
import canary.full.tool.Shared;
import canary.lab.fault.GeneratedShape;
import canary.lab.fault.ShapeGenerator;
import canary.lab.service.NotInLab;
import canary.lab.template.Stacks;
import canary.probe.Payload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/**
 * The same generated integrations by the model and by LocalStack's gateway and SQS, which is its
 * independent check: what SQS received, or the status of the error. Each difference is of a listed
 * kind. {@code -Ddifferent=1000} for more of them, {@code -Dseed=N} for others.
 */
@Tag("full")
@Order(5)
@DisplayName("shapes: generated integrations by the model and by LocalStack")
@ExtendWith(Shared.OfLocalStack.class)
class ShapesDifferenceTest {
  private static final int SHAPES = Integer.getInteger("different", 240);
  private static final long SEED = Long.getLong("seed", 20_261_128);
  private static final String ACCOUNT = "111122223333";
  private static final String REGION = "eu-west-1";

  /** A generated integration with the request that is sent to it. */
  private record Case(
      int number, GeneratedShape shape, Object method, Payload payload, Effect ours) {
    String queue() {
      return "s" + number + (shape.fifo() ? ".fifo" : "");
    }

    String path() {
      return "/s" + number;
    }
  }

  /** What came of a request; what only the gateway knows, as its time, is not compared. */
  record Effect(int status, List<Stored> stored) {
    private static final String OWN = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\\b1[0-9]{12}\\b";

    Effect {
      stored =
          stored.stream()
              .map(
                  it ->
                      new Stored(
                          it.body().replaceAll(OWN, "OWN"),
                          it.attributes().entrySet().stream()
                              .collect(
                                  Collectors.toMap(
                                      Map.Entry::getKey,
                                      pair -> pair.getValue().replaceAll(OWN, "OWN"))),
                          it.group()))
              .toList();
    }
  }

  /** What came of one request here and there. */
  record Compared(GeneratedShape shape, Payload payload, Effect model, Effect localStack) {
    /** The model has API Gateway itself answer with an error. */
    boolean isStoppedHere() {
      return model.status() == 500 && model.stored().isEmpty();
    }

    boolean isUnsupportedThere() {
      return localStack.status() == 415;
    }

    boolean isStoredHereOnly() {
      return !model.stored().isEmpty() && localStack.stored().isEmpty();
    }

    boolean isStoredThereOnly() {
      return model.stored().isEmpty() && !localStack.stored().isEmpty();
    }

    boolean isStoredNowhere() {
      return model.stored().isEmpty() && localStack.stored().isEmpty();
    }

    /** LocalStack's SQS has this message. */
    boolean isThere(String body) {
      return localStack.stored().stream().anyMatch(it -> it.body().equals(body));
    }

    /** The messages are the same but for how their JSON is written. */
    boolean isJsonAlike() {
      return bodies(model).equals(bodies(localStack)) && !model.stored().isEmpty();
    }

    private static List<Object> bodies(Effect effect) {
      return effect.stored().stream().map(it -> value(it.body())).toList();
    }

    private static Object value(String body) {
      try {
        return JSON.std.anyFrom(body);
      } catch (JacksonException notJson) {
        return body;
      }
    }

    /** By the template, or by a message that the template does not encode. */
    boolean saysDelayOf901() {
      return (shape.template().orElse("") + payload.body() + payload.query())
          .matches("(?s).*DelaySeconds(=|%3D)901.*");
    }

    static boolean isUnquoted(String source) {
      return source.matches("[a-z]+/.*");
    }
  }

  @Test
  void modelAndLocalStackDifferInListedKindsOnly(LocalStack localStack) throws IOException {
    var cases = cases();
    var found = new ArrayList<String>();
    var counted = new TreeMap<ShapeDifference, Integer>();
    try (var gateway = new GatewayOfShapes(localStack, ACCOUNT, REGION)) {
      for (var alike :
          cases.stream().collect(Collectors.groupingBy(it -> it.shape().binaryTypes())).values()) {
        for (var entry : answers(gateway, alike).entrySet()) {
          var tried = entry.getKey();
          if (!tried.ours().equals(entry.getValue())) {
            var kind =
                ShapeDifference.of(
                    new Compared(tried.shape(), tried.payload(), tried.ours(), entry.getValue()));
            kind.ifPresent(it -> counted.merge(it, 1, Integer::sum));
            if (kind.isEmpty()) {
              found.add(
                  "%s%n  model %s%n  LocalStack %s%n  sent %s"
                      .formatted(tried.shape(), tried.ours(), entry.getValue(), tried.payload()));
            }
          }
        }
      }
    }
    System.out.printf("full: %d shapes, model and LocalStack:%n", cases.size());
    counted.forEach((kind, count) -> System.out.printf("full: %d %s%n", count, kind.right()));
    assertEquals("", String.join("\n", found));
    assertTrue(cases.size() >= 200, () -> "only " + cases.size());
  }

  private static Map<Case, Effect> answers(GatewayOfShapes gateway, List<Case> cases) {
    var paths = new LinkedHashMap<String, Object>();
    for (var it : cases) {
      gateway.makeQueue(it.queue());
      paths.put(it.path(), it.method());
    }
    var api = gateway.deploy(paths, cases.getFirst().shape().binaryTypes());
    var answers = new LinkedHashMap<Case, Effect>();
    for (var it : cases) {
      var status =
          gateway.send(
              api,
              it.path(),
              it.shape().sent().method(),
              it.payload(),
              it.shape().sent().headers(it.payload()));
      answers.put(it, new Effect(status, gateway.messages(ACCOUNT, REGION, it.queue())));
    }
    return answers;
  }

  /** The shapes of which the model says what becomes of them. */
  private static List<Case> cases() throws IOException {
    var stacks = new Stacks();
    var generator = new ShapeGenerator(SEED);
    var cases = new ArrayList<Case>();
    for (var number = 0; cases.size() < SHAPES; number++) {
      tried(stacks, number, generator.next()).ifPresent(cases::add);
    }
    return cases;
  }

  private static Optional<Case> tried(Stacks stacks, int number, GeneratedShape shape)
      throws IOException {
    try (var lab = stacks.laboratory(Map.of("ApiAuthorization", "NONE"))) {
      lab.change(shape.unvalidated());
      var payload = shape.sent().payload(number);
      var url = lab.environment().get("TARGET_URL");
      var place =
          lab.endpoint()
              .resolve(
                  "/_aws/execute-api/%s/prod/messages".formatted(lab.stack().reference("Api")));
      var status =
          GatewayOfShapes.status(
              place, shape.sent().method(), payload, shape.sent().headers(payload));
      var stored = lab.messages().stream().map(ShapesDifferenceTest::stored).toList();
      var queue = "s" + number + (shape.fifo() ? ".fifo" : "");
      var method =
          JSON.std.anyFrom(
              JSON.std
                  .asString(lab.stack().at("Api", "DefinitionBody", "paths", "/messages").value())
                  .replace(lab.stack().attribute("Queue", "QueueName"), queue));
      return Optional.of(new Case(number, shape, method, payload, new Effect(status, stored)));
    } catch (IllegalStateException | UncheckedIOException refused) {
      if (NotInLab.isBehind(refused)) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  private static Stored stored(canary.lab.sqs.Message message) {
    var attributes = new TreeMap<String, String>();
    message
        .attributes()
        .forEach(
            (name, it) -> attributes.put(name, it.dataType() + " " + it.value().orElse("null")));
    return new Stored(message.body(), attributes, message.groupId());
  }
}
