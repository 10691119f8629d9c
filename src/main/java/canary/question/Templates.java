package canary.question;

import static canary.question.Rehearsals.noMessage;
import static canary.question.Rehearsals.notCalled;
import static canary.question.Rehearsals.refused;

import canary.evidence.Evidence;
import canary.evidence.Integration;
import canary.evidence.Protocol;
import canary.finding.Answer;
import canary.model.Rehearsal;
import canary.model.Rehearsal.Encoding;
import canary.model.SendResult;
import canary.model.Stopped;
import canary.probe.Damage;
import java.util.Set;
import java.util.function.Predicate;

/** What the deployed integration makes of a message, found by executing it. */
public final class Templates {
  /** White space around the body. */
  public static final Set<Damage> SPACED = Set.of(Damage.NEWLINE_ADDED, Damage.SPACE_ADDED);

  /** The body parsed, escaped or replaced. */
  public static final Set<Damage> REWRITTEN =
      Set.of(
          Damage.REWRITTEN,
          Damage.REWRITTEN_WITH_SPACES,
          Damage.ASCII_ESCAPED,
          Damage.MAP_TEXT,
          Damage.JAVASCRIPT_ESCAPED,
          Damage.JAVASCRIPT_ESCAPED_BUT_QUOTES,
          Damage.REWRITTEN_AND_ESCAPED,
          Damage.READ_AS_LATIN_1,
          Damage.QUESTION_MARKS,
          Damage.EMPTY_OBJECT,
          Damage.EMPTY);

  private Templates() {}

  /** SQS is sent a form in which it reads no Action=SendMessage. */
  public static CheckResult lacksAction(Evidence account) {
    return Rehearsals.failsWhen(
            account,
            it ->
                it.integration().protocol() == Protocol.QUERY
                    && it.integration().httpMethod().equals("POST")
                    && it.integration().applied(it.mediaType()).isPresent()
                    && !it.rendersJsonProtocol()
                    && noMessage()
                        .or(refused("InvalidAction", ""))
                        .or(refused("AccessDenied", ""))
                        .test(it.plain().effect()))
        .settledBy("apigateway GetIntegration, executed: does SQS read Action=SendMessage");
  }

  /** It belongs to one protocol, and the headers to the other. */
  public static CheckResult mixesProtocols(Evidence account) {
    return Rehearsals.failsWhen(account, Templates::mixes)
        .settledBy(
            "apigateway GetIntegration: do Content-Type and template belong to one protocol");
  }

  private static boolean mixes(Rehearsal it) {
    return switch (it.integration().protocol()) {
      case JSON -> it.rendersForm();
      case QUERY -> it.rendersJsonProtocol();
      case UNRECOGNIZED -> false;
    };
  }

  /** Characters of a client's values are read as a form's. */
  public static CheckResult doesNotEncode(Evidence account) {
    return Rehearsals.ask(
            account,
            it ->
                Answer.of(
                    it.integration().protocol() != Protocol.JSON
                        && it.encoding() == Encoding.NOT_ENCODED))
        .settledBy("apigateway GetIntegration, executed: do & % + of a message reach the queue");
  }

  /** A client's values arrive as a form would write them. */
  public static CheckResult encodesTwice(Evidence account) {
    return Rehearsals.ask(account, it -> Answer.of(it.encoding() == Encoding.ENCODED_TWICE));
  }

  /** The message is the client's body, parsed or escaped. */
  public static CheckResult rewrites(Evidence account) {
    return suffers(account, REWRITTEN);
  }

  /** The message is the client's body with white space around it. */
  public static CheckResult addsSpace(Evidence account) {
    return suffers(account, SPACED);
  }

  private static CheckResult suffers(Evidence account, Set<Damage> which) {
    return Rehearsals.ask(
        account, it -> Answer.of(it.damage().filter(which::contains).isPresent()));
  }

  /** It is one of the JSON protocol, and a client's body breaks its JSON. */
  public static CheckResult doesNotEscape(Evidence account) {
    return Rehearsals.ask(
        account,
        it ->
            Answer.of(
                !it.rendersForm()
                    && refused("SerializationException", "").test(it.combined().effect())));
  }

  /** Quotes in a client's values break a message that arrives otherwise. */
  public static CheckResult breaksWithQuotes(Evidence account) {
    return Rehearsals.ask(
            account,
            it ->
                Answer.of(
                    it.mayArrive()
                        && it.damage().isEmpty()
                        && (it.quotesBreak() || it.reference().notText())))
        .settledBy(
            "apigateway GetIntegration, executed: is the message still JSON when a value has"
                + " quotes");
  }

  /** It cannot be executed. */
  public static CheckResult fails(Evidence account) {
    return Rehearsals.failsWith(account, notCalled(Stopped.Kind.TEMPLATE_FAILS))
        .settledBy("apigateway GetIntegration, executed: does the template give a text");
  }

  /** It sends a FIFO queue no group id, or an empty one. */
  public static CheckResult lacksGroupId(Evidence account) {
    return Rehearsals.failsWith(account, noGroupId())
        .settledBy("apigateway GetIntegration, executed: is there a MessageGroupId");
  }

  private static Predicate<SendResult> noGroupId() {
    return refused("MissingParameter", "MessageGroupId")
        .or(refused("InvalidParameterValue", "Value  for parameter MessageGroupId"));
  }

  /** Neither it nor the FIFO queue gives a deduplication id. */
  public static CheckResult lacksDeduplicationId(Evidence account) {
    return Rehearsals.failsWith(
            account, refused("InvalidParameterValue", "ContentBasedDeduplication"))
        .settledBy(
            "sqs GetQueueAttributes and apigateway GetIntegration, executed: does anything give a"
                + " deduplication id");
  }

  /** It sends a parameter that the other type of queue takes. */
  public static CheckResult sendsOfOtherType(Evidence account) {
    return Rehearsals.failsWith(
        account, refused("InvalidParameterValue", "not valid for this queue type"));
  }

  /** It sends an attribute, a delay or an id that SQS does not take. */
  public static CheckResult sendsRefusedParameter(Evidence account) {
    return Rehearsals.failsWith(
            account,
            refused(
                    "InvalidParameterValue",
                    "attribute",
                    "Attribute_name",
                    "alphanumeric and punctuation",
                    "DelaySeconds must be")
                .or(refused("AWS.SimpleQueueService.UnsupportedOperation", ""))
                .and(noGroupId().negate()))
        .settledBy("apigateway GetIntegration, executed: does SQS take each parameter");
  }

  /** It sends no MessageBody. */
  public static CheckResult sendsNoBody(Evidence account) {
    return Rehearsals.failsWith(account, refused("MissingParameter", "MessageBody"));
  }

  /** It is one of the JSON protocol and has no QueueUrl. */
  public static CheckResult lacksQueueUrl(Evidence account) {
    return Rehearsals.failsWhen(
        account,
        it ->
            it.integration().protocol() == Protocol.JSON
                && !it.rendersForm()
                && refused("MissingParameter", "QueueUrl").test(it.withTarget().plain().effect()));
  }

  static String describe(Integration integration, String mediaType) {
    return integration
        .applied(mediaType)
        .map(it -> "the template for %s is %s".formatted(mediaType, it.text()))
        .orElse("there is no template for " + mediaType);
  }
}
