package canary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.event.Event;
import canary.evidence.Evidence;
import canary.evidence.MethodAddress;
import canary.evidence.TestInvocation;
import canary.evidence.TrailEvent;
import canary.finding.Answer;
import canary.finding.Arn;
import canary.finding.Finding;
import canary.finding.Secrets;
import canary.paste.Paste;
import canary.probe.Outcome;
import canary.probe.Reply;
import canary.report.AlarmMemory;
import canary.report.AlarmReason;
import canary.report.AlarmState;
import canary.report.AlarmState.Value;
import canary.report.MetricsLine;
import canary.report.Notification;
import canary.report.Report;
import canary.report.ReportContext;
import canary.report.ReportJson;
import canary.report.ReportText;
import canary.report.Widget;
import canary.symptom.Observation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tools.jackson.jr.ob.JSON;

/**
 * Secrets of every published form in every place where foreign text comes in: none of them stands
 * in anything that goes out. {@code -Dsecrets=10000} plants more.
 */
class SecretPlantingTest {
  private static final int PLANTED = Integer.getInteger("secrets", 700);
  private static final long SEED = Long.getLong("seed", 20_261_128);
  private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");
  private static final Explanation EXPLANATION = new Explanation(Clock.fixed(AT, ZoneOffset.UTC));
  private static final MethodAddress PLACE =
      MethodAddress.at("eu-west-1", "a1b2c3d4e5", "prod", "/messages");
  private static final String DENIED =
      "User: arn:aws:sts::111122223333:assumed-role/orders/x is not authorized to perform:"
          + " sqs:sendmessage on resource: arn:aws:sqs:eu-west-1:111122223333:orders ";

  /** Where a foreign text comes in, and all that goes out of it. */
  private static final Map<String, Function<String, String>> PLACES = places();

  private static Map<String, Function<String, String>> places() {
    var places = new LinkedHashMap<String, Function<String, String>>();
    places.put("message", it -> probed(403, Map.of(), error("AccessDenied", DENIED + it)));
    places.put("message alone", it -> probed(400, Map.of(), error("InvalidParameterValue", it)));
    places.put("code", it -> probed(400, Map.of(), error(it, "no")));
    places.put(
        "type",
        it -> probed(400, Map.of(), json(Map.of("__type", "com.x#" + it, "message", "no"))));
    places.put(
        "error type", it -> probed(403, Map.of("x-amzn-ErrorType", it), "{\"message\":\"no\"}"));
    places.put(
        "request id",
        it -> probed(403, Map.of("x-amzn-RequestId", it), error("AccessDenied", "no")));
    places.put(
        "request id in the body",
        it ->
            probed(
                403,
                Map.of(),
                json(Map.of("Error", Map.of("Code", "x", "Message", "no"), "RequestId", it))));
    places.put("other header", it -> probed(403, Map.of("X-Other", it), "no"));
    places.put("body", it -> probed(502, Map.of(), it));
    places.put("title", it -> probed(502, Map.of(), "<html><title>" + it + "</title></html>"));
    places.put(
        "message id",
        it ->
            probed(
                200, Map.of(), json(Map.of("MessageId", it, "MD5OfMessageBody", "0".repeat(32)))));
    places.put(
        "element",
        it ->
            probed(
                400,
                Map.of(),
                "<ErrorResponse><Error><Code>InvalidParameterValue</Code><Message>"
                    + it.replace("&", "&amp;").replace("<", "&lt;")
                    + "</Message></Error></ErrorResponse>"));
    places.put("unproven", it -> probed(200, Map.of(), it));
    places.put("paste", it -> explained("Error: " + it));
    places.put(
        "exception",
        it ->
            explained(
                "An error occurred (AccessDenied) when calling the SendMessage operation: " + it));
    places.put(
        "log",
        it ->
            explained(
                "Wed Jun 07 17:58:56 UTC 2023 : Endpoint request body after transformations:"
                    + " Action=SendMessage&MessageBody="
                    + it.replace("\n", " ")
                    + "\n"
                    + "Wed Jun 07 17:58:56 UTC 2023 : Endpoint response body before"
                    + " transformations: <UnknownOperationException/>\n"));
    places.put(
        "reason in the log", it -> explained("Execution failed due to configuration error: " + it));
    places.put(
        "answer of AWS",
        it ->
            out(
                report(
                    Outcome.ofCaptured(Reply.of(403, Map.of(), error("AccessDenied", "no"))),
                    Evidence.unread(PLACE, it))));
    places.put(
        "test invocation",
        it ->
            out(
                report(
                    Outcome.ofCaptured(
                        Reply.of(
                            500,
                            Map.of("x-amzn-ErrorType", "InternalServerErrorException"),
                            "{\"message\":\"Internal server error\"}")),
                    Evidence.unread(PLACE, "no")
                        .withTestInvocation(
                            Finding.known(
                                TestInvocation.parse(
                                    "Wed Jun 07 17:58:56 UTC 2023 : Execution failed due to"
                                        + " configuration error: "
                                        + it.replace("\n", " ")))))));
    places.put("CloudTrail", SecretPlantingTest::changed);
    places.put("event", it -> String.valueOf(Event.of(json(Map.of("mode", it)))));
    places.put(
        "response of an event",
        it -> String.valueOf(Event.of(json(Map.of("mode", "explain", "responses", it)))));
    places.put("no diagnosis", it -> out(Report.blind("probe", "orders", AT, List.of(it))));
    return places;
  }

  @Test
  void noPlantedSecretGoesOut() {
    var secrets = new Secrets(SEED);
    var names = List.copyOf(PLACES.keySet());
    var found = new ArrayList<String>();
    for (var number = 0; number < PLANTED; number++) {
      var secret = secrets.next();
      var place = names.get(number % names.size());
      if (PLACES.get(place).apply(secret.context()).contains(secret.value())) {
        found.add(place + ": " + secret.context());
      }
    }
    System.out.printf(
        "SecretPlantingTest: %,d secrets in %d places, %d found, seed %d%n",
        PLANTED, names.size(), found.size(), SEED);
    assertEquals(List.of(), found, () -> String.join("\n", found));
  }

  /** The names of our own slots are words like others where somebody else wrote them. */
  @Test
  void aSlotInForeignTextIsNotFilled() {
    for (var place : PLACES.entrySet()) {
      for (var text :
          List.of("{queue.arn} {role.name}", "{word.word}", "{unknown.slot} {a.b}{", "{}{.}")) {
        var out = place.getValue().apply(text);
        assertTrue(!out.isEmpty(), place.getKey());
      }
    }
    var said = probed(502, Map.of(), "see {word.word} and {queue.arn}");
    assertTrue(said.contains("see {word.word} and {queue.arn}"), said);
  }

  private static String changed(String secret) {
    var event =
        Map.of(
            "eventTime", "2026-11-23T07:50:00Z",
            "eventSource", "apigateway.amazonaws.com",
            "eventName", "UpdateIntegration",
            "userIdentity", Map.of("arn", "arn:aws:iam::111122223333:user/" + secret),
            "requestParameters",
                Map.of(
                    "restApiId",
                    "a1b2c3d4e5",
                    "patchOperations",
                    List.of(Map.of("op", "replace", "path", "/" + secret, "value", secret))));
    var none = Optional.<Arn>empty();
    var path =
        new TrailEvent.Path(
            "a1b2c3d4e5", Optional.empty(), none, Optional.empty(), Optional.empty());
    return TrailEvent.parse(json(event))
        .found()
        .flatMap(it -> it.on(path))
        .map(it -> it.what().text())
        .orElseThrow();
  }

  private static String probed(int status, Map<String, String> headers, String body) {
    return out(
        report(Outcome.ofCaptured(Reply.of(status, headers, body)), Evidence.unread(PLACE, "no")));
  }

  private static Report report(Outcome outcome, Evidence account) {
    return Report.of(
        "probe",
        "orders",
        Duration.ZERO,
        Observation.of(AT, Answer.YES, outcome, Optional.empty(), Optional.empty(), account));
  }

  private static String explained(String text) {
    return out(EXPLANATION.of(Paste.of(text)));
  }

  /** Everything that is made of a report. */
  private static String out(Report report) {
    var notification = Notification.of(report, ReportContext.NONE);
    var reason = AlarmReason.of(true, report, ReportContext.NONE, AlarmMemory.NONE);
    var alarm =
        new AlarmState("-orders", Value.ALARM, reason.text(), reason.data(), Optional.empty());
    return String.join(
        "\n",
        ReportText.of(report, ReportContext.NONE),
        ReportJson.text(report),
        MetricsLine.ofOutcome(report, "orders", AT),
        report.component().map(it -> MetricsLine.ofFailure(report, it, "orders", AT)).orElse(""),
        notification.subject(),
        notification.message(),
        notification.attributes().toString(),
        reason.text(),
        reason.data(),
        new Widget(ReportContext.NONE, "orders", List.of(alarm), false).html());
  }

  private static String error(String code, String message) {
    return json(Map.of("Error", Map.of("Code", code, "Message", message, "Type", "Sender")));
  }

  private static String json(Map<String, ?> json) {
    return JSON.std.asString(json);
  }
}
