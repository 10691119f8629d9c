package canary.catalogue;

import canary.evidence.Evidence;
import canary.evidence.MethodAddress;
import canary.finding.Answer;
import canary.finding.Arn;
import canary.probe.Damage;
import canary.probe.Outcome;
import canary.probe.Outcome.Doubt;
import canary.probe.Recorded;
import canary.probe.Reply;
import canary.probe.SentRequest;
import canary.probe.TransportFault;
import canary.symptom.Observation;
import canary.verdict.Assessment;
import canary.verdict.Diagnosis;
import canary.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a probe can have met, built from recorded replies. */
public final class Observations {
  private static final Reply ACCEPTED = Recorded.named("accepted");

  private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");
  private static final MethodAddress PLACE =
      MethodAddress.at("eu-west-1", "a1b2c3d4e5", "prod", "/messages")
          .meaning(
              Arn.parse("arn:aws:sqs:eu-west-1:111122223333:orders"),
              Arn.parse("arn:aws:iam::111122223333:role/orders"),
              Arn.parse(
                  "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"),
              List.of());

  private Observations() {}

  /** Nothing was sent, and this account was read. */
  static Observation configuration(Evidence account) {
    return Observation.of(
        AT, Answer.UNKNOWN, new Outcome.NotProbed(), Optional.empty(), Optional.empty(), account);
  }

  /** Nothing of the account is read. */
  public static Observation observed(Outcome outcome, Optional<Outcome> plain) {
    return Observation.of(
        AT,
        Answer.UNKNOWN,
        outcome,
        plain,
        Optional.empty(),
        Evidence.unread(PLACE, "not read in this test"));
  }

  /** The causes that are not ruled out. */
  static List<Assessment> standing(Observation seen) {
    return Diagnosis.of(seen).assessments().stream()
        .filter(it -> it.verdict() != Verdict.RULED_OUT)
        .toList();
  }

  public static Observation reply(String recorded) {
    return observed(Outcome.ofCaptured(Recorded.named(recorded)), Optional.empty());
  }

  /** The same, while a plain message arrived. */
  public static Observation butPlainArrives(String recorded) {
    return observed(reply(recorded).outcome(), Optional.of(new Outcome.Delivered("m-plain")));
  }

  /** The plain message was refused with this reply as well. */
  public static Observation alsoPlain(String recorded) {
    return observed(reply(recorded).outcome(), Optional.of(reply(recorded).outcome()));
  }

  /** An error that nobody has recorded, in the words of SQS's query protocol. */
  public static Observation error(int status, String code, String message) {
    var body =
        "{\"Error\":{\"Code\":\"%s\",\"Message\":\"%s\",\"Type\":\"Sender\"}}"
            .formatted(code, message);
    return observed(Outcome.ofCaptured(Reply.of(status, Map.of(), body)), Optional.empty());
  }

  /** API Gateway's own answer with this x-amzn-ErrorType. */
  public static Observation gateway(String errorType) {
    var headers = Map.of("x-amzn-ErrorType", errorType);
    return observed(
        Outcome.ofCaptured(Reply.of(400, headers, "{\"message\":\"refused\"}")), Optional.empty());
  }

  /** An HTTP API's own answer. */
  static Observation httpApi(int status, String message) {
    var body = "{\"message\":\"%s\"}".formatted(message);
    return observed(
        Outcome.ofCaptured(Reply.of(status, Map.of("Apigw-Requestid", "RL2XYiwjPHcEMEQ="), body)),
        Optional.empty());
  }

  /** The same as the answer to a request by this method. */
  static Observation sent(String method, Observation seen) {
    return seen.after(
        Optional.of(
            SentRequest.of(Map.of("method", method, "url", "https://example.com/messages"))));
  }

  public static Observation damaged(Damage damage) {
    return observed(new Outcome.Damaged(damage, "m-1", ACCEPTED), Optional.empty());
  }

  public static Observation unproven(Doubt doubt) {
    return observed(new Outcome.Unproven(doubt, ACCEPTED), Optional.empty());
  }

  public static Observation unanswered(TransportFault fault) {
    return observed(new Outcome.Unanswered(fault, fault.meaning()), Optional.empty());
  }
}
