package canary.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.report.AlarmState.Value;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import tools.jackson.jr.ob.JSON;

class WidgetTest {
  private static final ReportContext CONTEXT =
      new ReportContext(
          "orders-canary",
          "eu-west-1",
          "function",
          "/orders-canary/canary",
          "https://example.org/runbook",
          "",
          Optional.empty(),
          Optional.empty());
  private static final Instant SINCE = Instant.parse("2026-11-28T08:00:00Z");
  private static final List<String> BLIND =
      List.of("not known", "not known", "not known", "not known", "not known");

  /** What a run has set for a role without the permission. */
  private static final String DATA =
      """
      {"schema":"apigw-sqs-canary/alarm/1","cause":"role-missing-sendmessage","verdict":"CONFIRMED",
       "title":"the role is not allowed to send","fix":"Allow sqs:SendMessage.",
       "path":{"gateway":"PASSED","integration":"PASSED","role":"BROKEN","queue":"UNKNOWN"}}\
      """;

  private static final String REASON =
      "Messages are REJECTED: callers get HTTP 403, nothing reaches the queue. Root cause:"
          + " role-missing-sendmessage (CONFIRMED), the role is not allowed to send.";

  /** All that the stack has, OK but those. */
  private static List<AlarmState> alarms(String... standing) {
    return Stream.concat(Widget.alarms("orders-canary", "orders").stream(), Stream.of(TARGET))
        .map(it -> alarm(it, List.of(standing).contains(it) ? Value.ALARM : Value.OK, "", ""))
        .toList();
  }

  private static final String TARGET = "orders-canary-orders";

  private static AlarmState alarm(String name, Value value, String reason, String data) {
    return new AlarmState(name, value, reason, data, Optional.of(SINCE));
  }

  /** The role's alarm stands, and the target's with this reason and its data. */
  private static List<AlarmState> failing(String reason, String data) {
    return Stream.concat(
            Stream.of(alarm(TARGET, Value.ALARM, reason, data)),
            alarms("orders-canary-role").stream().filter(it -> !it.name().equals(TARGET)))
        .toList();
  }

  private static String html(List<AlarmState> alarms) {
    return new Widget(CONTEXT, "orders", alarms, false).html();
  }

  /** The words of the five boxes, in the order of the path. */
  private static List<String> boxes(String html) {
    return Pattern.compile("font-size=\"12\"[^>]*>([^<]*)<")
        .matcher(html)
        .results()
        .map(it -> it.group(1))
        .toList();
  }

  /** What a person reads. */
  private static String text(String html) {
    return html.replaceAll("<svg.*?</svg>", " ").replaceAll("<[^>]*>", " ").replaceAll(" +", " ");
  }

  @Test
  void whileMessagesArriveEachComponentIsOk() {
    var html = html(alarms());
    assertEquals(List.of("OK", "OK", "OK", "OK", "OK"), boxes(html));
    assertTrue(text(html).contains("Messages arrive as they were sent."), html);
  }

  @Test
  void theDiagnosisIsDrawnAndSaid() {
    var html = html(failing(REASON, DATA));
    assertEquals(List.of("OK", "OK", "FAILED", "not known", "not known"), boxes(html));
    var text = text(html);
    for (var said :
        List.of(
            "Messages fail since 2026-11-28 08:00 UTC.",
            "Messages are REJECTED: callers get HTTP 403, nothing reaches the queue.",
            "Root cause role-missing-sendmessage (CONFIRMED): the role is not allowed to send",
            "Fix Allow sqs:SendMessage.",
            "In ALARM: orders-canary-role")) {
      assertTrue(text.contains(said), () -> said + " is missing in " + text);
    }
    assertTrue(html.contains("runbook#role-missing-sendmessage"), html);
  }

  /** Nothing is known of the others then: the broken component may hide them. */
  @Test
  void whatCloudWatchItselfHasWrittenIsShownAsItIs() {
    var html = html(failing("arn:aws:cloudwatch:… transitioned to ALARM", "{\"triggering\":[]}"));
    assertEquals(
        List.of("not known", "not known", "FAILED", "not known", "not known"), boxes(html));
    assertTrue(text(html).contains("transitioned to ALARM"), html);
  }

  @Test
  void withoutTheCompositeAlarmTheStandingOnesAreNamed() {
    var html =
        html(
            alarms("orders-canary-queue").stream()
                .filter(it -> !it.name().equals(TARGET))
                .toList());
    assertEquals(
        List.of("not known", "not known", "not known", "FAILED", "not known"), boxes(html));
    assertTrue(text(html).contains("In ALARM: orders-canary-queue"), html);
  }

  @Test
  void whatCannotBeReadIsNotCalledHealthy() {
    var html = html(List.of());
    assertEquals(BLIND, boxes(html));
    assertTrue(html.contains("cloudwatch:DescribeAlarms"), html);
  }

  /** Those of failures are OK without any data; that of silence is not. */
  @Test
  void beforeTheFirstRunNothingIsKnown() {
    var html =
        html(
            alarms().stream()
                .map(
                    it ->
                        it.name().endsWith("silent")
                            ? alarm(it.name(), Value.INSUFFICIENT_DATA, "", "")
                            : it)
                .toList());
    assertEquals(BLIND, boxes(html));
    assertTrue(text(html).contains("No run has been counted"), html);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "orders-canary-canary",
        "orders-canary-orders-silent",
        "orders-canary-orders-errors"
      })
  void aCanaryThatFailsBlamesNoComponent(String own) {
    var html = html(alarms(own));
    assertEquals(BLIND, boxes(html));
    assertTrue(text(html).contains("Not watched."), html);
    assertTrue(text(html).contains("In ALARM: " + own), html);
  }

  @Test
  void aNotificationThatFailedDoesNotHideThatMessagesArrive() {
    var html = html(alarms("orders-canary-orders-notification-failed"));
    assertEquals(List.of("OK", "OK", "OK", "OK", "OK"), boxes(html));
    assertTrue(text(html).contains("In ALARM: orders-canary-orders-notification-failed"), html);
  }

  /** CloudWatch removes scripts, and so does nobody else. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "</p><iframe src=https://attacker.example>",
        "'&lt;&#60;",
      })
  void foreignTextStaysText(String reason) {
    var html =
        html(
            failing(
                reason,
                DATA.replace("the role", JSON.std.asString(reason).replaceAll("^.|.$", ""))));
    assertFalse(Pattern.compile("<(script|img|iframe)").matcher(html).find(), html);
    assertWellFormed(html);
  }

  @Test
  void aSecretInTheReasonIsMasked() {
    var html = html(failing("password=hunter2hunter2", ""));
    assertFalse(html.contains("hunter2hunter2"), html);
  }

  /** The longest that an alarm takes, of every alarm; the markup of it is all there is. */
  @ParameterizedTest
  @EnumSource(Value.class)
  void itIsWellFormedInBothThemesWithinTheAnswersLimit(Value value) {
    for (var dark : List.of(true, false)) {
      var data = DATA.replace("Allow sqs", "<".repeat(AlarmReason.LONGEST_DATA - DATA.length()));
      var alarms =
          alarms().stream()
              .map(it -> alarm(it.name(), value, "&".repeat(AlarmReason.LONGEST_TEXT), data))
              .toList();
      var html = new Widget(CONTEXT, "orders", alarms, dark).html();
      assertWellFormed(html);
      assertTrue(html.length() < 60_000, () -> "" + html.length());
      assertTrue(Stream.of("<script", "<use", "<iframe", "javascript:").noneMatch(html::contains));
    }
  }

  private static void assertWellFormed(String html) {
    try {
      DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader("<div>" + html + "</div>")));
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new AssertionError(html, e);
    }
  }
}
