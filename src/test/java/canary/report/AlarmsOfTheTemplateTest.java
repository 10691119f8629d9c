package canary.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.catalogue.Cause;
import canary.catalogue.Component;
import canary.lab.template.Resolved;
import canary.lab.template.Stack;
import canary.lab.template.Template;
import canary.lab.template.TemplateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the alarms of the template are called, say, link to and notify. */
class AlarmsOfTheTemplateTest {
  /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
  private static final int LONGEST_DESCRIPTION = 1_024;

  private static final int LONGEST_NAME = 255;
  private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\((\\S+)\\)(?= - \\[|$)");
  private static final String ALARMS = "arn:aws:cloudwatch:eu-west-1:111122223333:alarm";
  private static final String ON_CALL = "arn:aws:sns:eu-west-1:111122223333:on-call";

  private final Template own = Template.own();

  AlarmsOfTheTemplateTest() throws IOException {}

  /** The longest that CloudFormation and the template's parameters take. */
  @Test
  void theLongestDescriptionsAreTaken() {
    var longest = new Stack("s".repeat(128), "111122223333", "ap-southeast-1");
    var alarms =
        alarms(
            own.resolve(
                longest,
                Map.of(
                    "TargetName",
                    "t".repeat(40),
                    "RunbookUrl",
                    "https://" + "r".repeat(67),
                    "MarkerSecret",
                    "CREATE",
                    "LatencyAlarmMillis",
                    "29000")));
    alarms.forEach(
        (name, alarm) -> {
          var description = alarm.get("AlarmDescription").toString();
          assertTrue(
              description.length() <= LONGEST_DESCRIPTION, name + ": " + description.length());
          assertTrue(description.matches("[\\x20-\\x7e\\n]+"), description);
          assertTrue(name.length() <= LONGEST_NAME, name);
        });
  }

  @ParameterizedTest
  @CsvSource({"eu-west-1", "cn-north-1", "us-gov-west-1"})
  void theLinksOfAComponentAreThoseOfItsEmails(String region) {
    var stack = new Stack("orders", "111122223333", region);
    var context =
        ReportContext.of(
            Map.of("AWS_REGION", region, "AWS_LAMBDA_LOG_GROUP_NAME", "/orders/canary"), "orders");
    var alarms = alarms(own.resolve(stack, Map.of()));
    for (var component : Component.values()) {
      var links = links(alarms.get("orders-" + component.id()));
      assertEquals(Links.logs(context), links.get("Last diagnoses"));
      assertEquals(ReportContext.RUNBOOK + "#" + component.id(), links.get("Documentation"));
      assertEquals(
          Links.logs(context).replaceFirst("#.*", "#dashboards/dashboard/orders-messages"),
          links.get("Dashboard"));
    }
  }

  /** Which cause it is the reason of the state says, and the documentation which there are. */
  @Test
  void noDescriptionListsCauses() {
    for (var alarm : everything().values()) {
      var text = alarm.get("AlarmDescription").toString();
      assertTrue(Cause.catalogue().stream().noneMatch(it -> text.contains(it.id())), text);
    }
  }

  /** A fault of the canary says nothing of the target, and nobody is notified of it twice. */
  @Test
  void theTargetsAlarmIsOverTheFiveOfItsPathAndForThePeopleOnCallOnly() {
    var alarms = everything();
    var target = alarms.get("orders-messages");
    var path = Arrays.stream(Component.values()).filter(it -> it != Component.CANARY);
    assertEquals(
        path.map(it -> "ALARM(\"%s:orders-%s\")".formatted(ALARMS, it.id()))
            .collect(Collectors.toSet()),
        Set.of(target.get("AlarmRule").toString().strip().split("\\s+OR\\s+")));
    for (var name :
        Stream.concat(
                Stream.of("orders-messages"),
                Arrays.stream(Component.values()).map(it -> "orders-" + it.id()))
            .toList()) {
      assertEquals(List.of(ON_CALL), alarms.get(name).get("AlarmActions"), name);
      assertEquals(
          List.of(ON_CALL),
          ((List<?>) alarms.get(name).get("OKActions"))
              .stream().filter(it -> it.toString().contains(":sns:")).toList(),
          name);
    }
  }

  @Test
  void noAlarmIsMadeOfLatencyUnlessItsLimitIsSet() {
    assertFalse(alarms(own.resolve(Stack.ORDERS, Map.of())).containsKey("orders-messages-latency"));
    assertEquals("500", "" + everything().get("orders-messages-latency").get("Threshold"));
  }

  @Test
  void everyDocumentationIsInTheReadme() throws IOException {
    var readme = Files.readString(Path.of("README.md"));
    var headings =
        readme
            .lines()
            .filter(it -> it.startsWith("#"))
            .map(it -> it.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT).replace(' ', '-'))
            .toList();
    everything()
        .values()
        .forEach(
            it -> {
              var anchor = links(it).get("Documentation").replaceFirst(".*#", "");
              assertTrue(
                  readme.contains("<a id=\"" + anchor + "\">") || headings.contains(anchor),
                  anchor);
            });
  }

  @Test
  void allHaveClearNamesAndReachThePeopleOnCallInBothStates() {
    var names =
        Stream.concat(
                Arrays.stream(Component.values()).map(it -> "orders-" + it.id()),
                Stream.of(
                    "orders-messages",
                    "orders-messages-silent",
                    "orders-messages-notification-failed",
                    "orders-messages-errors",
                    "orders-messages-marker-unsigned",
                    "orders-messages-latency"))
            .collect(Collectors.toCollection(TreeSet::new));
    var alarms = everything();
    assertEquals(names, new TreeSet<>(alarms.keySet()));
    alarms.forEach(
        (name, alarm) -> {
          for (var actions : List.of("AlarmActions", "OKActions")) {
            assertTrue(((List<?>) alarm.get(actions)).contains(ON_CALL), name + " " + actions);
          }
        });
  }

  /** A target's own alarm is not to be taken for that of a component. */
  @Test
  void noTargetIsCalledAsAComponentIs() {
    for (var component : Component.values()) {
      assertThrows(
          TemplateException.class,
          () -> own.resolve(Stack.ORDERS, Map.of("TargetName", component.id())));
    }
    own.resolve(Stack.ORDERS, Map.of("TargetName", "queues"));
  }

  /** What reports that the topic or its key does not work has a second way, with no key. */
  @Test
  void noAlarmOfTheCanaryItselfDependsOnTheTopicAlone() {
    var stack =
        own.resolve(Stack.ORDERS, Map.of("MarkerSecret", "CREATE", "NotificationEmail", "a@b.org"));
    var ways = Set.of(stack.reference("Topic"), stack.reference("FallbackTopic"));
    var own = alarms(stack).keySet().stream().filter(it -> it.startsWith("orders-messages-"));
    own.forEach(
        it -> {
          var alarm = alarms(stack).get(it);
          assertEquals(ways, Set.copyOf((List<?>) alarm.get("AlarmActions")), it);
          assertEquals(ways, Set.copyOf((List<?>) alarm.get("OKActions")), it);
        });
    assertTrue(stack.resource("FallbackTopic").properties().isEmpty(), "it needs no key");
    assertEquals(
        stack.reference("FallbackTopic"),
        stack.resource("FallbackSubscription").properties().get("TopicArn"));
  }

  private Map<String, Map<String, Object>> everything() {
    return alarms(
        own.resolve(
            Stack.ORDERS,
            Map.of(
                "OnCallTopicArn", ON_CALL, "MarkerSecret", "CREATE", "LatencyAlarmMillis", "500")));
  }

  private static Map<String, Map<String, Object>> alarms(Resolved stack) {
    return stack.resources().values().stream()
        .filter(it -> it.type().matches("AWS::CloudWatch::(Composite)?Alarm"))
        .map(it -> it.properties())
        .collect(Collectors.toMap(it -> it.get("AlarmName").toString(), it -> it));
  }

  private static Map<String, String> links(Map<String, Object> alarm) {
    return LINK.matcher(alarm.get("AlarmDescription").toString().strip())
        .results()
        .collect(Collectors.toMap(it -> it.group(1), it -> it.group(2)));
  }
}
