package canary.model;

import canary.evidence.Evidence;
import canary.evidence.Integration;
import canary.probe.Damage;
import canary.probe.Payload;
import canary.probe.Payload.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An integration executed on the canary's messages, and on messages that have what it asks for.
 *
 * @param combined the canary's message with every troublesome character
 * @param plain the canary's message without any
 * @param fitting a plain message with the members and parameters that are asked for
 * @param needs those members ({@code $.path}) and parameters; empty where nothing is asked for
 */
public record Rehearsal(
    Rehearsing run, Trial combined, Trial plain, Trial fitting, Set<String> needs) {
  private static final int ROUNDS = 4;

  /** What a message suffers that is read as a form, whichever of its characters do. */
  private static final Set<Damage> READ_AS_FORM =
      Set.of(Damage.CUT_AT_AMPERSAND, Damage.FORM_DECODED, Damage.PERCENT_DECODED);

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

  /** This integration on the stage and before the queue that were read, for what is sent there. */
  public static Rehearsal of(Integration integration, Evidence account) {
    return account
        .derived()
        .once(
            Rehearsal.class,
            integration,
            () ->
                of(
                    new Rehearsing(
                        RequestPath.through(integration, account), Client.canary(account))));
  }

  private static Rehearsal of(Rehearsing run) {
    var plain = run.trial(payload(run, Kind.PLAIN));
    var needs = new TreeSet<String>(plain.missing());
    var fitting = plain;
    for (var round = 0; round < ROUNDS && !needs.isEmpty(); round++) {
      fitting = run.fitted(needs, "1", "1");
      if (!needs.addAll(fitting.missing())) {
        break;
      }
    }
    var combined = run.trial(payload(run, Kind.COMBINED));
    var first = new Rehearsal(run, combined, plain, fitting, Set.copyOf(needs));
    return first.mayFit()
        ? new Rehearsal(run, first.trial(payload(run, Kind.COMBINED), "1"), plain, fitting, needs)
        : first;
  }

  /** The request with what may be in its headers that are not read, as this text. */
  private Trial trial(Payload payload, String standIn) {
    return run.trial(
        payload,
        run.client().message().secretHeaders() ? run.parameters(needs, standIn) : Map.of(),
        standIn);
  }

  private static Payload payload(Rehearsing run, Kind kind) {
    return run.client().message().payload(kind, Rehearsing.id("0"), Instant.EPOCH, "");
  }

  public RequestPath path() {
    return run.path();
  }

  public Integration integration() {
    return path().integration();
  }

  /** The content type of what is sent, by which a template is chosen. */
  public String mediaType() {
    return run.client().message().mediaType();
  }

  /** Whether the canary's message arrives, or nothing known speaks against it. */
  public boolean mayArrive() {
    return combined.effect().mayArrive();
  }

  /** The names of the parameters that are asked for, in query or headers. */
  public List<String> parameters() {
    return needs.stream().filter(it -> !Rehearsing.isMember(it)).sorted().toList();
  }

  /** Whether members of the body are asked for. */
  public boolean asksForMembers() {
    return needs.stream().anyMatch(Rehearsing::isMember);
  }

  /** A body that is a JSON object, with the members that are asked for, each of this text. */
  public String asking(String body, String text) {
    return run.fitted(body, needs, text);
  }

  /** The trial by which clients' requests are judged: theirs have what is asked for. */
  public Trial reference() {
    return plain.sent() ? plain : fitting;
  }

  /** True where a request arrives once it has what the integration asks for, and only then. */
  public boolean onlyWhenFitting() {
    return !plain.effect().mayArrive() && fitting.sent();
  }

  /** Whether the canary's request may arrive with what is asked for, in headers not read. */
  public boolean mayFit() {
    return run.client().message().secretHeaders() && onlyWhenFitting();
  }

  /** The same integration with the header that names the operation to the JSON protocol. */
  public Rehearsal withTarget() {
    return of(
        new Rehearsing(
            new RequestPath(
                integration()
                    .with("integration.request.header.X-Amz-Target", "'AmazonSQS.SendMessage'"),
                path().stageVariables(),
                path().binaryMediaTypes(),
                path().queue()),
            run.client()));
  }

  /** What the deployed integration makes of a message; empty where it does not arrive. */
  public Optional<String> expected(Payload payload) {
    return (mayFit() ? trial(payload, "1") : run.trial(payload))
        .message()
        .flatMap(SendMessage::body);
  }

  /** Whether the content of the message hangs on what is not known here. */
  public boolean isOpen() {
    return combined.sent()
        && !combined.body().equals(trial(payload(run, Kind.COMBINED), "2").body());
  }

  /** What the canary's message suffers that is known by its result; empty where it is intact. */
  public Optional<Damage> damage() {
    var sent = payload(run, Kind.COMBINED);
    return combined
        .message()
        .flatMap(SendMessage::body)
        .filter(_ -> !sent.body().isEmpty())
        .flatMap(body -> Damage.known(sent, Digests.md5(body)));
  }

  /** Whether the message is composed of the client's body and does not damage it. */
  public boolean isDesign() {
    return combined.sent()
        && !combined.body().equals(payload(run, Kind.COMBINED).body())
        && damage().filter(it -> !isChosen(it)).isEmpty()
        && encoding() != Encoding.NOT_ENCODED
        && encoding() != Encoding.ENCODED_TWICE;
  }

  /** Whether the template itself writes the message in Base64. */
  public boolean writesBase64() {
    return damage().filter(this::isChosen).isPresent();
  }

  /** Where nothing is converted only the template itself can have encoded the message so. */
  private boolean isChosen(Damage damage) {
    return damage == Damage.BASE64_ENCODED && !path().converts(mediaType());
  }

  /** What the characters of a form suffer in a client's values. */
  public Encoding encoding() {
    if (!reference().sent()) {
      return Encoding.NOT_COMPARABLE;
    }
    return damage().filter(READ_AS_FORM::contains).isPresent()
        ? Encoding.NOT_ENCODED
        : characters().ofForms();
  }

  /** Whether quotes and backslashes in a client's values break a message that is JSON. */
  public boolean quotesBreak() {
    return reference().sent() && characters().quotesBreak(reference(), encoding());
  }

  private CharacterTrial characters() {
    return new CharacterTrial(run, needs);
  }

  /** Whether a client that sends another content type writes SQS's parameters itself. */
  public boolean clientsWriteParameters() {
    return run.clientsWrite(reference().message());
  }

  /** Two messages of two requests that differ in all that can differ. */
  public List<SendMessage> twoMessages() {
    return List.of(run.fitted(needs, "1", "1"), run.fitted(needs, "2", "2")).stream()
        .flatMap(trial -> trial.message().stream())
        .toList();
  }

  /** Whether what is sent is a form that names an Action. */
  public boolean rendersForm() {
    return Form.read(rendered()).flatMap(form -> form.first("Action")).isPresent();
  }

  /** Whether what is sent is an object with the members of SQS's JSON protocol. */
  public boolean rendersJsonProtocol() {
    return JsonValue.of(rendered()) instanceof Map<?, ?> members
        && members.containsKey("MessageBody");
  }

  private String rendered() {
    return run.rendered(payload(run, Kind.PLAIN));
  }
}
