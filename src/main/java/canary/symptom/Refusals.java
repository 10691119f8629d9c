package canary.symptom;

import canary.probe.Denial;
import canary.probe.Denial.Kind;
import canary.probe.Denial.PolicyType;
import canary.probe.GatewayErrors;
import canary.probe.Layer;
import canary.probe.Refusal;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;

/** The kinds of refusals by which the catalogue names symptoms. */
public final class Refusals {
  /** SQS's answer to a form that it cannot parse; before 2023 to every denial as well. */
  public static final String OLD_SENTENCE = "access to the resource";

  /** Between the first two words stands the value. */
  private static final String EMPTY_GROUP = "Value  for parameter MessageGroupId";

  /** API Gateway's reason in the execution log, for any reason that blocks it from the role. */
  public static final String MAY_NOT_ASSUME =
      "does not have permission to assume the provided role";

  /** KMS's sentence that leaves open whether the key, an Allow or a Deny is at fault. */
  static final String THREE_IN_ONE = "the resource does not exist in this Region";

  /** The action as SQS writes it. */
  public static final String SENDING = "sqs:sendmessage";

  /** The largest message that SQS takes, in bytes. */
  private static final String LARGEST = "1048576";

  private Refusals() {}

  /** SQS's code, in the query protocol's spelling. */
  public static Predicate<Refusal> queue(String... codes) {
    return layer(Layer.QUEUE).and(code(codes));
  }

  /** The x-amzn-ErrorType of API Gateway's own answer. */
  public static Predicate<Refusal> gateway(String... codes) {
    return layer(Layer.GATEWAY).and(code(codes));
  }

  /** A request that API Gateway takes for malformed, in words of the API's owner. */
  public static Predicate<Refusal> badRequestInOtherWords() {
    return gateway("BadRequestException")
        .and(
            saying(
                    "Invalid request body",
                    "Missing required request parameters",
                    "Unsupported Media Type",
                    "Could not parse request body into json")
                .negate());
  }

  public static Predicate<Refusal> layer(Layer layer) {
    return refusal -> refusal.layer() == layer;
  }

  public static Predicate<Refusal> code(String... codes) {
    return refusal -> Arrays.asList(codes).contains(refusal.code());
  }

  /** The message has one of these, in any case. */
  public static Predicate<Refusal> saying(String... fragments) {
    return refusal -> {
      var message = refusal.message().toLowerCase(Locale.ROOT);
      return Arrays.stream(fragments).anyMatch(it -> message.contains(it.toLowerCase(Locale.ROOT)));
    };
  }

  /** Denied this action (a prefix) because no policy of this type allows it. */
  public static Predicate<Refusal> notAllowed(String action, PolicyType type) {
    return denial(action, Kind.NOTHING_ALLOWS, type);
  }

  /** Denied this action (a prefix) by a policy of this type. */
  public static Predicate<Refusal> denied(String action, PolicyType type) {
    return denial(action, Kind.EXPLICIT_DENY, type);
  }

  /** Denied to whoever sends to the queue by what this type of policy says. */
  public static Predicate<Refusal> stoppedBy(PolicyType type) {
    Predicate<Denial> test = it -> it.policyType() == type;
    return denial("sqs:", test).or(denial("kms:", test)).or(denial("sts:", test));
  }

  /** Denied to whoever sends to the queue, and no type of policy is named. */
  public static Predicate<Refusal> stoppedByUnnamed() {
    return unnamed("sqs:").or(unnamed("kms:"));
  }

  /** Denied this action (a prefix); the type of policy is not named. */
  public static Predicate<Refusal> unnamed(String action) {
    return denial(action, it -> it.policyType() == PolicyType.UNSAID)
        .and(saying(THREE_IN_ONE).negate());
  }

  /** The same, and not by an explicit deny: an Allow may be what is missing. */
  public static Predicate<Refusal> unnamedAllow(String action) {
    return unnamed(action).and(denial(action, it -> it.kind() != Kind.EXPLICIT_DENY));
  }

  /** Denied this action (a prefix) without an explicit deny. */
  public static Predicate<Refusal> notAllowed(String action) {
    return denial(action, it -> it.kind() != Kind.EXPLICIT_DENY);
  }

  /** Denied this action (a prefix); no reason is given. */
  public static Predicate<Refusal> unexplained(String action) {
    return denial(action, it -> it.kind() == Kind.UNSAID);
  }

  /** Denied this action (a prefix) because of policies of this type, in any wording. */
  public static Predicate<Refusal> stoppedBy(String action, PolicyType type) {
    return denial(action, it -> it.policyType() == type);
  }

  /** Denied this action (a prefix) to an IAM user. */
  public static Predicate<Refusal> refusedToUser(String action) {
    return denial(action, it -> it.principal().contains(":user/"));
  }

  /** Denied this action (a prefix) to a principal that is no session of a role. */
  public static Predicate<Refusal> refusedToNoRole(String action) {
    return denial(action, it -> it.roleName().isEmpty() && it.principal().startsWith("arn:"));
  }

  /** Denied this action (a prefix), in any wording. */
  public static Predicate<Refusal> denial(String action, Predicate<Denial> test) {
    return refusal ->
        refusal.denial().filter(it -> it.action().startsWith(action)).filter(test).isPresent();
  }

  /** Refused the execution role itself, by its trust or by the permissions of who assumes it. */
  public static Predicate<Refusal> assumingByRights() {
    return denial(
        "sts:assumerole",
        it ->
            switch (it.policyType()) {
              case IDENTITY_BASED, RESOURCE_BASED, ROLE_TRUST, UNSAID -> true;
              case PERMISSIONS_BOUNDARY, SESSION, SERVICE_CONTROL, RESOURCE_CONTROL, VPC_ENDPOINT ->
                  false;
            });
  }

  /** Refused to call the API by the policies of the caller's side or of its organization. */
  public static Predicate<Refusal> callingByRights() {
    return denial(
        "execute-api:",
        it ->
            switch (it.policyType()) {
              case IDENTITY_BASED,
                  PERMISSIONS_BOUNDARY,
                  SESSION,
                  SERVICE_CONTROL,
                  RESOURCE_CONTROL,
                  ROLE_TRUST ->
                  true;
              case RESOURCE_BASED, VPC_ENDPOINT, UNSAID -> false;
            });
  }

  /** SQS could not read the request, in the sentence that it once had for every denial. */
  public static Predicate<Refusal> unreadable() {
    return queue("AccessDenied").and(saying(OLD_SENTENCE)).and(saying("explicit deny").negate());
  }

  /** SQS does not take the action although it is the right one: at this address it is none. */
  public static Predicate<Refusal> sendMessageNotValid() {
    return queue("InvalidAction").and(it -> it.message().contains("action SendMessage is not"));
  }

  /** SQS misses the group; both codes are recorded with this sentence. */
  public static Predicate<Refusal> groupIdMissing() {
    return queue("MissingParameter", "InvalidParameterValue")
        .and(saying("must contain the parameter MessageGroupId"));
  }

  /** The group is an empty text. */
  public static Predicate<Refusal> groupIdEmpty() {
    return queue("InvalidParameterValue").and(saying(EMPTY_GROUP));
  }

  /** A parameter that SQS does not accept, and no cause of its own is known for that. */
  public static Predicate<Refusal> parameterNotTaken() {
    return queue("InvalidParameterValue")
        .and(
            saying(
                    "must contain the parameter MessageGroupId",
                    EMPTY_GROUP,
                    "ContentBasedDeduplication",
                    "not valid for this queue type",
                    "must be shorter than",
                    "901")
                .negate())
        .or(
            queue("MissingParameter")
                .and(saying("MessageGroupId", "MessageBody", "QueueUrl").negate()));
  }

  /** API Gateway met a body that is no JSON where a template reads it as such. */
  public static Predicate<Refusal> bodyIsNoJson() {
    return gateway("BadRequestException").and(saying("Could not parse request body into json"));
  }

  /** An Authorization header that is no signature of AWS, which only some methods look at. */
  public static Predicate<Refusal> notSigned() {
    return gateway("IncompleteSignatureException");
  }

  /** An HTTP API's own answer, with one of these messages. */
  public static Predicate<Refusal> httpApi(String... messages) {
    return gateway(GatewayErrors.HTTP_API)
        .and(it -> Arrays.stream(messages).anyMatch(it.message()::equalsIgnoreCase));
  }

  /** The message is larger than the limit in SQS's sentence, and no queue takes more. */
  public static Predicate<Refusal> overSqsLimit() {
    return tooLarge().and(saying(LARGEST));
  }

  /** The message is larger than the limit in SQS's sentence, which the queue's owner has set. */
  public static Predicate<Refusal> overQueueLimit() {
    return tooLarge().and(saying(LARGEST).negate());
  }

  private static Predicate<Refusal> tooLarge() {
    return queue("InvalidParameterValue").and(saying("must be shorter than"));
  }

  /** API Gateway's own answer, of a type that is not known. */
  public static Predicate<Refusal> unknownOfGateway() {
    return layer(Layer.GATEWAY).and(it -> !GatewayErrors.isKnown(it.code()));
  }

  public static Predicate<Refusal> acrossAccounts() {
    return refusal -> refusal.denial().filter(Denial::crossesAccounts).isPresent();
  }

  private static Predicate<Refusal> denial(String action, Kind kind, PolicyType type) {
    return denial(action, it -> it.kind() == kind && it.policyType() == type);
  }
}
