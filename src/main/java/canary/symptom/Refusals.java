package canary.symptom;

import canary.probe.Denial;
import canary.probe.Denial.Kind;
import canary.probe.Denial.PolicyType;
import canary.probe.Layer;
import canary.probe.Refusal;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;

/** The words in which the catalogue says what a refusal looks like. */
public final class Refusals {
  /** What SQS said to any form that it could not read, and before 2023 to every denial. */
  public static final String OLD_SENTENCE = "access to the resource";

  /** API Gateway's reason in the execution log, whatever keeps it from the role. */
  public static final String MAY_NOT_ASSUME =
      "does not have permission to assume the provided role";

  /** The action as SQS writes it. */
  public static final String SENDING = "sqs:sendmessage";

  private Refusals() {}

  /** SQS's code, in the query protocol's spelling. */
  public static Predicate<Refusal> queue(String... codes) {
    return layer(Layer.QUEUE).and(code(codes));
  }

  /** The x-amzn-ErrorType of API Gateway's own answer. */
  public static Predicate<Refusal> gateway(String... codes) {
    return layer(Layer.GATEWAY).and(code(codes));
  }

  /** A request that API Gateway takes for malformed, told in words of the API's owner. */
  public static Predicate<Refusal> badRequestInOtherWords() {
    return gateway("BadRequestException")
        .and(
            saying(
                    "Invalid request body",
                    "Missing required request parameters",
                    "Unsupported Media Type")
                .negate());
  }

  public static Predicate<Refusal> layer(Layer layer) {
    return refusal -> refusal.layer() == layer;
  }

  public static Predicate<Refusal> code(String... codes) {
    return refusal -> Arrays.asList(codes).contains(refusal.code());
  }

  /** The message has one of these, whatever the case. */
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

  /** Denied this action (a prefix), in whatever way. */
  public static Predicate<Refusal> denial(String action, Predicate<Denial> test) {
    return refusal ->
        refusal.denial().filter(it -> it.action().startsWith(action)).filter(test).isPresent();
  }

  public static Predicate<Refusal> acrossAccounts() {
    return refusal -> refusal.denial().filter(Denial::crossesAccounts).isPresent();
  }

  private static Predicate<Refusal> denial(String action, Kind kind, PolicyType type) {
    return denial(action, it -> it.kind() == kind && it.policyType() == type);
  }
}
