package canary.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.finding.Secrets;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.jr.ob.JSON;

/** Limits: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
class NotificationTest {
  private static final int MOST_BYTES = 262_144;

  static List<Report> reports() {
    return Reports.all();
  }

  @ParameterizedTest
  @MethodSource("reports")
  void isWhatSnsTakes(Report report) throws IOException {
    var notice = Notification.of(report, Reports.context("stack"));
    assertTrue(notice.subject().matches("[\\x21-\\x7e][\\x20-\\x7e]{0,98}"), notice.subject());
    assertTrue(bytes(notice) < MOST_BYTES, bytes(notice) + " bytes");
    var message = JSON.std.mapFrom(notice.message());
    assertEquals(
        Set.of("default", "email", "email-json", "sqs", "lambda", "https"), message.keySet());
    message.values().forEach(it -> assertFalse(it.toString().isBlank()));
    for (var protocol : List.of("email-json", "sqs", "lambda")) {
      assertEquals(List.of(), Schemas.mistakesInReport(message.get(protocol).toString()));
    }
    assertEquals(List.of(), Schemas.mistakesInChatCard(message.get("https").toString()));
    assertTrue(notice.attributes().values().stream().noneMatch(String::isBlank));
    assertTrue(notice.attributes().size() <= 10);
  }

  /** The worst that a reply can do: the most causes, and words of four bytes that JSON escapes. */
  @Test
  void aHostileReplyDoesNotMakeItTooLarge() {
    var largest = 0;
    for (var word : List.of("\ud83d\ude00", "\"", "\\", "\u0001", "é", "<")) {
      for (var code :
          List.of(
              "InternalServerErrorException",
              "ForbiddenException",
              "MissingAuthenticationTokenException")) {
        var report = Reports.of(500, Map.of("x-amzn-ErrorType", code), word.repeat(60_000));
        largest = Math.max(largest, bytes(Notification.of(report, Reports.context("stack"))));
      }
    }
    assertTrue(largest < MOST_BYTES, largest + " bytes");
  }

  @Test
  @Tag("long")
  void noPlantedSecretComesOut() {
    var secrets = new Secrets(2);
    for (var each = 0; each < 500; each++) {
      var planted = java.util.stream.Stream.generate(secrets::next).limit(20).toList();
      var body = String.join(" ", planted.stream().map(Secrets.Secret::context).toList());
      var json =
          JSON.std.asString(Map.of("Error", Map.of("Code", "AccessDenied", "Message", body)));
      var notice =
          Notification.of(
              Reports.of(403, Map.of("x-amzn-RequestId", planted.getFirst().value()), json),
              Reports.context("stack"));
      var all = notice.message() + notice.subject() + notice.attributes();
      planted.stream().skip(1).forEach(it -> assertFalse(all.contains(it.value()), it.value()));
    }
  }

  @Test
  void theSubjectSurvivesHostileNames() {
    var report = Report.blind("probe", "or\nders\u00e9" + "x".repeat(200), Reports.AT, List.of());
    assertTrue(
        Notification.of(report, Reports.context("stack")).subject().matches("[\\x20-\\x7e]{1,99}"));
  }

  @Test
  void theFirstLineSaysWhatBreaks() throws IOException {
    var report =
        Reports.of(
            400,
            Map.of(),
            "{\"__type\":\"com.amazonaws.sqs#KmsDisabled\",\"message\":\"arn:aws:kms:eu-west-1:111122223333:key/1234"
                + " is disabled.\"}");
    var email =
        JSON.std
            .mapFrom(Notification.of(report, Reports.context("stack")).message())
            .get("email")
            .toString();
    assertEquals(
        "Messages are REJECTED: callers get HTTP 400, nothing reaches the queue.",
        email.lines().findFirst().orElseThrow());
  }

  private static int bytes(Notification notice) {
    var attributes = notice.attributes().toString();
    return (notice.message() + notice.subject() + attributes).getBytes(UTF_8).length;
  }
}
