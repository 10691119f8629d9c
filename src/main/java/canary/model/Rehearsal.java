package canary.model;

import canary.evidence.Evidence;
import canary.evidence.Integration;
import canary.json.JsonReader;
import canary.json.NotJson;
import canary.probe.Damage;
import canary.probe.Payload;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An integration executed on the canary's messages, and on messages that have what it asks for.
 *
 * @param known of the variables under {@code $context}
 * @param combined the canary's message with every troublesome character
 * @param plain the canary's message without any
 * @param fitting a plain message with the members and parameters that are asked for
 * @param needs those members ({@code $.path}) and parameters; empty where nothing is asked for
 */
public record Rehearsal(
    RequestPath path,
    Map<String, Object> known,
    Trial combined,
    Trial plain,
    Trial fitting,
    Set<String> needs) {
  private static final Payload COMBINED = Payload.combined("0", Instant.EPOCH, "");
  private static final int ROUNDS = 4;

  /** Each character that a form reads otherwise, and what stands for it where it must not. */
  private static final Map<String, String> STAND_INS = Map.of("&", "qAq", "+", "qPq", "%", "qCq");

  private static final String OF_FORMS = "1&x=1+1%41";

  private static final String OF_STRINGS = "it's\"q\"back\\slash";

  /** What a message's characters suffer on their way. */
  public enum Encoding {
    /** They arrive as they are. */
    INTACT,
    /** They are read as a form's, or add parameters. */
    NOT_ENCODED,
    /** They arrive as a form would write them. */
    ENCODED_TWICE,
    /** They do not arrive in a form that could be compared. */
    NOT_COMPARABLE
  }

  /** This integration on the stage and before the queue that were read. */
  public static Rehearsal of(Integration integration, Evidence account) {
    var place = account.place();
    return of(
        RequestPath.through(integration, account),
        Map.of(
            "apiId", place.apiId(),
            "stage", place.stage(),
            "path", "/" + place.stage() + place.path()));
  }

  public static Rehearsal of(RequestPath path, Map<String, Object> known) {
    var rehearsal = new Rehearsing(path, known);
    var plain = rehearsal.trial(Rehearsing.PLAIN.body(), Map.of(), "1");
    var needs = new TreeSet<String>(plain.missing());
    var fitting = plain;
    for (var round = 0; round < ROUNDS && !needs.isEmpty(); round++) {
      fitting = rehearsal.fitted(needs, "1", "1");
      if (!needs.addAll(fitting.missing())) {
        break;
      }
    }
    return new Rehearsal(
        path,
        known,
        rehearsal.trial(COMBINED.body(), Map.of(), "1"),
        plain,
        fitting,
        Set.copyOf(needs));
  }

  /** Whether the canary's message arrives, or nothing known speaks against it. */
  public boolean mayArrive() {
    return combined.effect().mayArrive();
  }

  /** The trial by which clients' requests are judged: theirs have what is asked for. */
  public Trial reference() {
    return plain.sent() ? plain : fitting;
  }

  /** True where a request arrives once it has what the integration asks for, and only then. */
  public boolean onlyWhenFitting() {
    return !plain.effect().mayArrive() && fitting.sent();
  }

  /** The same integration with the header that names the operation to the JSON protocol. */
  public Rehearsal withTarget() {
    return of(
        new RequestPath(
            path.integration()
                .with("integration.request.header.X-Amz-Target", "'AmazonSQS.SendMessage'"),
            path.stageVariables(),
            path.binaryMediaTypes(),
            path.queue()),
        known);
  }

  /** What the deployed integration makes of a message; empty where it does not arrive. */
  public Optional<String> expected(Payload payload) {
    return new Rehearsing(path, known)
        .trial(payload.body(), Map.of(), "1")
        .message()
        .flatMap(SendMessage::body);
  }

  /** Whether the content of the message hangs on what only API Gateway knows. */
  public boolean isOpen() {
    var other = new Rehearsing(path, known).trial(COMBINED.body(), Map.of(), "2");
    return combined.sent() && !combined.body().equals(other.body());
  }

  /** What the canary's message suffers that is known by its result; empty where it is intact. */
  public Optional<Damage> damage() {
    return combined
        .message()
        .flatMap(SendMessage::body)
        .flatMap(body -> Damage.known(COMBINED, Digests.md5(body)));
  }

  /** Whether the message is composed of the client's body and does not damage it. */
  public boolean isDesign() {
    return combined.sent()
        && !combined.body().equals(COMBINED.body())
        && damage().filter(it -> !isChosen(it)).isEmpty()
        && encoding() != Encoding.NOT_ENCODED
        && encoding() != Encoding.ENCODED_TWICE;
  }

  /** Without content handling only the template itself can have encoded the message so. */
  private boolean isChosen(Damage damage) {
    return damage == Damage.BASE64_ENCODED && path.integration().contentHandling().isEmpty();
  }

  /** What the characters of a form suffer in a client's values. */
  public Encoding encoding() {
    var reference = reference();
    if (!reference.sent()) {
      return Encoding.NOT_COMPARABLE;
    }
    var run = new Rehearsing(path, known);
    if (run.addsBlank(needs)) {
      return Encoding.NOT_ENCODED;
    }
    var stood = run.fitted(needs, standIns(OF_FORMS), "1");
    var troubled = run.fitted(needs, OF_FORMS, "1");
    if (!stood.sent() || troubled.effect() instanceof SendResult.NotKnown) {
      return Encoding.NOT_COMPARABLE;
    }
    if (!troubled.sent() || !shape(troubled).equals(shape(stood))) {
      return Encoding.NOT_ENCODED;
    }
    if (stood.body().equals(troubled.body())) {
      return Encoding.INTACT;
    }
    if (troubled.body().equals(raw(stood.body()))) {
      return Encoding.INTACT;
    }
    if (troubled.body().contains("1%26x%3D1%2B1%2541")) {
      return Encoding.ENCODED_TWICE;
    }
    return stood.body().contains(standIns(OF_FORMS))
        ? Encoding.NOT_ENCODED
        : Encoding.NOT_COMPARABLE;
  }

  /** Whether quotes and backslashes in a client's values break a message that is JSON. */
  public boolean quotesBreak() {
    if (!reference().sent() || !isJson(reference().body())) {
      return false;
    }
    var troubled = new Rehearsing(path, known).fitted(needs, OF_STRINGS, "1");
    return !troubled.effect().mayArrive() && encoding() == Encoding.INTACT
        || troubled.sent() && !isJson(troubled.body());
  }

  /** Whether a client that sends another content type writes SQS's parameters itself. */
  public boolean clientsWriteParameters() {
    return new Rehearsing(path, known).clientsWrite(reference().message());
  }

  /** Two messages of two requests that differ in all that can differ. */
  public List<SendMessage> twoMessages() {
    var run = new Rehearsing(path, known);
    return List.of(run.fitted(needs, "1", "1"), run.fitted(needs, "2", "2")).stream()
        .flatMap(trial -> trial.message().stream())
        .toList();
  }

  private static List<?> shape(Trial trial) {
    return trial
        .message()
        .map(
            it ->
                List.<Object>of(
                    it.attributes().keySet(),
                    it.groupId().isPresent(),
                    it.deduplicationId().isPresent(),
                    it.delaySeconds()))
        .orElse(List.of());
  }

  private static boolean isJson(String text) {
    try {
      return JsonReader.read(text) instanceof Object value
          && (value instanceof Map<?, ?> || value instanceof List<?>);
    } catch (NotJson notJson) {
      return false;
    }
  }

  private static String standIns(String text) {
    var stood = text;
    for (var entry : STAND_INS.entrySet()) {
      stood = stood.replace(entry.getKey(), entry.getValue());
    }
    return stood;
  }

  private static String raw(String stood) {
    var raw = stood;
    for (var entry : STAND_INS.entrySet()) {
      raw = raw.replace(entry.getValue(), entry.getKey());
    }
    return raw;
  }
}
