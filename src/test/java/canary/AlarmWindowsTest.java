package canary;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.lab.template.Resolved;
import canary.lab.template.Stack;
import canary.lab.template.Template;
import canary.lab.template.TemplateException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The windows of the alarms fit whatever schedule the template accepts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlarmWindowsTest {
  /**
   * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html: a
   * day, and seven days where a period is an hour or longer.
   */
  private static final int LONGEST = 86_400;

  private static final int LONGEST_OF_HOURS = 7 * 86_400;

  private final Template own = Template.own();

  AlarmWindowsTest() throws IOException {}

  private record Schedule(String expression, int hours, int seconds) {}

  static Stream<Schedule> schedules() {
    return Stream.of(
            Stream.of(
                new Schedule("rate(1 minute)", 24, 60),
                new Schedule("rate(1 hour)", 24, 3_600),
                new Schedule("rate(1 day)", 24, 86_400)),
            IntStream.rangeClosed(2, 480)
                .filter(it -> it < 20 || it % 20 == 0)
                .mapToObj(it -> new Schedule("rate(%d minutes)".formatted(it), 24, it * 60)),
            IntStream.rangeClosed(2, 24)
                .mapToObj(it -> new Schedule("rate(%d hours)".formatted(it), 24, it * 3_600)),
            IntStream.rangeClosed(1, 84)
                .mapToObj(it -> new Schedule("cron(0/15 8-18 ? * MON-FRI *)", it, it * 3_600)))
        .flatMap(it -> it);
  }

  /**
   * Two intervals: neither does an alarm flap between two runs that fail, nor silence between two.
   */
  @ParameterizedTest
  @MethodSource("schedules")
  void areTwoIntervalsAtLeastAndNoLongerThanCloudWatchTakes(Schedule schedule) {
    for (var alarm : alarms(schedule.expression(), schedule.hours())) {
      var period = number(alarm, "Period");
      var window = period * number(alarm, "EvaluationPeriods");
      assertTrue(window >= Math.max(300, 2 * schedule.seconds()), alarm + ": " + window);
      assertTrue(window <= (period < 3_600 ? LONGEST : LONGEST_OF_HOURS), alarm + ": " + window);
      assertTrue(period <= 86_400 && period % 60 == 0, alarm + ": " + period);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rate(0 minutes)",
        "rate(1 minutes)",
        "rate(481 minutes)",
        "rate(25 hours)",
        "rate(2 days)",
        "rate(30 seconds)",
        "cron(0 8 * * *)",
        "at(2026-11-28T08:00:00)",
        ""
      })
  void noWindowFitsAnyOther(String expression) {
    assertThrows(TemplateException.class, () -> stack(expression, 24));
  }

  @ParameterizedTest
  @CsvSource({"0", "85"})
  void noGapOfACronIsLonger(int hours) {
    assertThrows(TemplateException.class, () -> stack("cron(0 8 * * ? *)", hours));
  }

  /** All that is counted a run; one of something else has a window of its own. */
  private List<Map<String, Object>> alarms(String expression, int hours) {
    var alarms =
        stack(expression, hours).resources().values().stream()
            .filter(it -> it.type().equals("AWS::CloudWatch::Alarm"))
            .map(it -> it.properties())
            .filter(it -> "ApiSqsCanary".equals(it.get("Namespace")))
            .toList();
    assertTrue(alarms.size() >= 9, "" + alarms.size());
    return alarms;
  }

  private Resolved stack(String expression, int hours) {
    return own.resolve(
        Stack.ORDERS,
        Map.of(
            "ScheduleExpression",
            expression,
            "CronGapHours",
            "" + hours,
            "MarkerSecret",
            "CREATE"));
  }

  private static int number(Map<String, Object> alarm, String name) {
    return Integer.parseInt(String.valueOf(alarm.get(name)));
  }
}
