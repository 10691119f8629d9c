package canary.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.report.AlarmState.Value;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
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
  private static final List<String> COMPONENTS =
      List.of("gateway", "integration", "role", "queue", "key", "canary");

  /** The component alarms, all OK but those, and the composite alarm's reason. */
  private static List<AlarmState> alarms(String reason, String... standing) {
    var alarms = new ArrayList<AlarmState>();
    for (var component : COMPONENTS) {
      alarms.add(
          new AlarmState(
              "orders-canary-" + component,
              List.of(standing).contains(component) ? Value.ALARM : Value.OK,
              "Threshold Crossed",
              Optional.of(SINCE)));
    }
    alarms.add(
        new AlarmState(
            "orders-canary-orders",
            standing.length > 0 ? Value.ALARM : Value.OK,
            reason,
            Optional.of(SINCE)));
    return alarms;
  }

  private static String html(List<AlarmState> alarms) {
    return new Widget(CONTEXT, "orders", Optional.of(alarms), false).html();
  }

  /** The words of the five boxes, in the order of the path. */
  private static List<String> boxes(String html) {
    return Pattern.compile("font-size=\"12\"[^>]*>([^<]*)<")
        .matcher(html)
        .results()
        .map(it -> it.group(1))
        .toList();
  }

  @Test
  void whileMessagesArriveEachComponentIsOk() {
    var html = html(alarms(""));
    assertEquals(List.of("OK", "OK", "OK", "OK", "OK"), boxes(html));
    assertTrue(html.contains("Messages arrive as they are sent."), html);
  }

  /** What is behind the broken component is not reached, so nothing is known of it. */
  @Test
  void theBrokenComponentIsMarkedAndTheCauseAndTheFixAreThere() {
    var html = html(alarms("Root cause: role-missing-sendmessage. Fix: allow it.", "role"));
    assertEquals(
        List.of("not known", "not known", "FAILED", "not known", "not known"), boxes(html));
    assertTrue(html.contains("In ALARM since 2026-11-28 08:00 UTC."), html);
    assertTrue(html.contains("Root cause: role-missing-sendmessage. Fix: allow it."), html);
  }

  @Test
  void withoutTheCompositeAlarmTheStandingOnesAreNamed() {
    var alarms = alarms("", "queue");
    alarms.removeLast();
    assertTrue(html(alarms).contains("In ALARM:</b> orders-canary-queue."), html(alarms));
  }

  @Test
  void whatCannotBeReadIsNotCalledHealthy() {
    var html = new Widget(CONTEXT, "orders", Optional.empty(), false).html();
    assertEquals(5, boxes(html).stream().filter("not known"::equals).count());
    assertTrue(html.contains("cloudwatch:DescribeAlarms"), html);
  }

  @Test
  void beforeTheFirstRunNothingIsKnown() {
    var html = html(List.of());
    assertEquals(5, boxes(html).stream().filter("not known"::equals).count());
    assertTrue(html.contains("no run has been counted"), html);
  }

  @Test
  void aCanaryThatFailsBlamesNoComponent() {
    var html = html(alarms("The canary failed.", "canary"));
    assertEquals(5, boxes(html).stream().filter("not known"::equals).count());
    assertTrue(html.contains("The canary failed."), html);
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
    var html = html(alarms(reason, "role"));
    assertFalse(Pattern.compile("<(script|img|iframe)").matcher(html).find(), html);
    assertWellFormed(html);
  }

  @Test
  void aSecretInTheReasonIsMasked() {
    var html = html(alarms("password=hunter2hunter2", "role"));
    assertFalse(html.contains("hunter2hunter2"), html);
  }

  @ParameterizedTest
  @EnumSource(Value.class)
  void itIsWellFormedInBothThemesWithinTheAnswersLimit(Value value) {
    for (var dark : List.of(true, false)) {
      var alarms =
          COMPONENTS.stream()
              .map(
                  it ->
                      new AlarmState(
                          "orders-canary-" + it, value, "x".repeat(1_023), Optional.empty()))
              .toList();
      var html = new Widget(CONTEXT, "orders", Optional.of(alarms), dark).html();
      assertWellFormed(html);
      assertTrue(html.length() < 20_000, () -> "" + html.length());
      assertTrue(Stream.of("<style", "<use", "javascript:").noneMatch(html::contains), html);
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
