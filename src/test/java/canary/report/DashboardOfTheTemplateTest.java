package canary.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.catalogue.Component;
import canary.lab.template.Resolved;
import canary.lab.template.Stack;
import canary.lab.template.Template;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.jr.ob.JSON;

/**
 * What the template's dashboard shows
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html).
 */
class DashboardOfTheTemplateTest {
  private static final int COLUMNS = 24;

  private final Template own = Template.own();

  DashboardOfTheTemplateTest() throws IOException {}

  /** All but those that only some stacks have; each is one of the stack. */
  @ParameterizedTest
  @ValueSource(strings = {"eu-west-1", "cn-north-1", "us-gov-west-1"})
  void theAlarmsOfEveryStackAreThere(String region) {
    var stack = own.resolve(new Stack("orders", "111122223333", region), Map.of());
    var shown = new TreeSet<String>();
    for (var widget : widgets(stack)) {
      if (widget.get("type").equals("alarm")) {
        ((List<?>) properties(widget).get("alarms")).forEach(it -> shown.add(it.toString()));
      }
    }
    var partition =
        switch (region) {
          case "cn-north-1" -> "aws-cn";
          case "us-gov-west-1" -> "aws-us-gov";
          default -> "aws";
        };
    var alarms =
        stack.resources().values().stream()
            .filter(it -> it.type().matches("AWS::CloudWatch::(Composite)?Alarm"))
            .map(it -> it.properties().get("AlarmName"))
            .map(
                it -> "arn:%s:cloudwatch:%s:111122223333:alarm:%s".formatted(partition, region, it))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(alarms, shown);
  }

  /** The widget reads what the template makes, under the same names. */
  @Test
  void theWidgetReadsEveryMetricAlarm() {
    var stack =
        own.resolve(Stack.ORDERS, Map.of("MarkerSecret", "CREATE", "LatencyAlarmMillis", "500"));
    var alarms =
        stack.resources().values().stream()
            .filter(it -> it.type().equals("AWS::CloudWatch::Alarm"))
            .map(it -> it.properties().get("AlarmName").toString())
            .collect(Collectors.toSet());
    assertEquals(alarms, Set.copyOf(Widget.alarms("orders", "messages")));
  }

  /** What each is of: where the widget gets it, its metrics, or its query. */
  @Test
  void itShowsThePathLatencyFailuresQueuesAndDiagnoses() {
    var stack = own.resolve(Stack.ORDERS, Map.of());
    var shown =
        widgets(stack).stream()
            .collect(Collectors.toMap(it -> properties(it).get("title").toString(), it -> it));
    var path = properties(shown.get("Path of messages"));
    assertEquals(stack.attribute("CanaryFunction", "Arn"), path.get("endpoint"));
    assertEquals(Map.of("mode", "widget"), path.get("params"));
    for (var metrics :
        Map.of(
                "Success", "ApiSqsCanary Success",
                "Latency in ms", "ApiSqsCanary Latency",
                "Failures by component", "ApiSqsCanary Failure",
                "Age of the oldest message in s", "AWS/SQS ApproximateAgeOfOldestMessage",
                "Messages in the queues", "AWS/SQS ApproximateNumberOfMessagesVisible")
            .entrySet()) {
      var first =
          (List<?>) ((List<?>) properties(shown.get(metrics.getKey())).get("metrics")).getFirst();
      assertEquals(metrics.getValue(), first.get(0) + " " + first.get(1));
    }
    for (var component : Component.values()) {
      assertTrue(metrics(shown.get("Failures by component")).contains(component.id()));
    }
    for (var queue : List.of("Queue", "QueueDeadLetters")) {
      var name = stack.attribute(queue, "QueueName");
      assertTrue(metrics(shown.get("Messages in the queues")).contains(name), name);
      assertTrue(metrics(shown.get("Age of the oldest message in s")).contains(name), name);
    }
    var query = properties(shown.get("Last ten diagnoses")).get("query").toString();
    assertTrue(
        query.startsWith("SOURCE '%s' ".formatted(stack.reference("CanaryLogGroup"))), query);
    assertTrue(query.contains("filter Failure = 1") && query.endsWith("limit 10"), query);
  }

  private static String metrics(Map<String, Object> widget) {
    return properties(widget).get("metrics").toString();
  }

  @Test
  void itCanBeLeftOut() {
    var without = own.resolve(Stack.ORDERS, Map.of("Dashboard", "OFF"));
    assertEquals(Optional.empty(), without.find("TargetDashboard"));
  }

  @Test
  void noWidgetCoversAnother() {
    var taken = new ArrayList<String>();
    for (var widget : widgets(own.resolve(Stack.ORDERS, Map.of()))) {
      for (var x = number(widget, "x"); x < number(widget, "x") + number(widget, "width"); x++) {
        for (var y = number(widget, "y"); y < number(widget, "y") + number(widget, "height"); y++) {
          assertTrue(x < COLUMNS, () -> "" + widget);
          taken.add(x + "," + y);
        }
      }
    }
    assertEquals(taken.size(), Set.copyOf(taken).size());
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> widgets(Resolved stack) {
    return (List<Map<String, Object>>)
        JSON.std
            .mapFrom(stack.resource("TargetDashboard").properties().get("DashboardBody").toString())
            .get("widgets");
  }

  private static Map<?, ?> properties(Map<String, Object> widget) {
    return (Map<?, ?>) widget.get("properties");
  }

  private static int number(Map<String, Object> widget, String name) {
    return (Integer) widget.get(name);
  }
}
