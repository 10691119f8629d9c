package canary.event;

import canary.evidence.MethodAddress;
import canary.finding.Arn;
import canary.json.JsonReader;
import canary.json.NotJson;
import canary.paste.Paste;
import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One task of the function, read from the shape of the event. */
public sealed interface Event {
  int MOST_RESPONSES = 100;

  /** What is answered with reports. */
  sealed interface Reporting extends Event {}

  /** The same, answered with the text of the emails instead of JSON. */
  record AsText(Reporting asked) implements Event {}

  /** Probes one target, or all when none is named. */
  record Probe(Optional<String> target, boolean publishes) implements Reporting {}

  /**
   * Judges the configuration of one target, of all, or of a method that is no target, without
   * sending anything.
   */
  record Inspect(Optional<String> target, Optional<MethodAddress> place) implements Reporting {}

  /** Explains captured replies; {@code many} when a list was given, even of one. */
  record Explain(List<Captured> captured, boolean many) implements Reporting {}

  /**
   * Finds what lies behind a URL and answers with the settings that watch it.
   *
   * @param headers the ARN of the secret with the headers that the method requires
   * @param asText whether a person reads the answer
   */
  record Setup(String url, MethodAddress place, Optional<Arn> headers, boolean asText)
      implements Event {}

  /**
   * A dashboard of CloudWatch asks for the widget's markup, or for a description of the widget.
   *
   * @param dark whether the dashboard is
   */
  record Widget(boolean describes, boolean dark) implements Event {}

  /** CloudFormation creates, updates or deletes the stack's deployment check. */
  record CheckDeployment(CloudFormationCustomResourceEvent request) implements Event {}

  /**
   * Probes the target because CloudWatch reports that an alarm is OK again.
   *
   * @param before the data of the alarm's reason while it was in ALARM; empty where there is none
   * @param now the same of the state OK
   *     https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-actions-Lambda.html
   */
  record AlarmOk(String before, String now) implements Reporting {}

  record Unreadable(List<String> mistakes) implements Event {}

  /** A captured reply, or why an entry is none. */
  sealed interface Captured {
    record Readable(Paste paste) implements Captured {}

    record Garbage(String why) implements Captured {}
  }

  /** Never fails: what cannot be read is an {@link Unreadable} with every mistake in it. */
  static Event of(String json) {
    try {
      return JsonReader.read(json.isBlank() ? "{}" : json) instanceof Map<?, ?> event
          ? of(event)
          : new Unreadable(List.of("the event is not a JSON object"));
    } catch (NotJson e) {
      return new Unreadable(List.of("the event is not JSON: " + e.getMessage()));
    }
  }

  private static Event of(Map<?, ?> event) {
    return event.get("alarmData") instanceof Map<?, ?> alarm
        ? of(alarm, "previousState")
        : asked(event);
  }

  /** Any other change of an alarm asks for what the schedule asks for. */
  private static Event of(Map<?, ?> alarm, String previous) {
    return "ALARM".equals(text(alarm, previous, "value"))
            && "OK".equals(text(alarm, "state", "value"))
        ? new AlarmOk(text(alarm, previous, "reasonData"), text(alarm, "state", "reasonData"))
        : new Probe(Optional.empty(), true);
  }

  private static String text(Map<?, ?> alarm, String state, String name) {
    return alarm.get(state) instanceof Map<?, ?> map && map.get(name) instanceof String text
        ? text
        : "";
  }

  private static Event asked(Map<?, ?> event) {
    var mistakes = new ArrayList<String>();
    if (StackRequest.is(event)) {
      var request = StackRequest.of(event, mistakes);
      return mistakes.isEmpty() ? new CheckDeployment(request) : new Unreadable(mistakes);
    }
    var target = member(event, "target", String.class, "the name of a target", mistakes);
    var asText = asText(event, mistakes);
    if (!isOfEventBridge(event)) {
      Members.check(event, mode(event), mistakes);
    }
    Event read =
        switch (mode(event)) {
          case "probe" -> new Probe(target, notify(event, mistakes));
          case "widget" -> widget(event);
          case "inspect" -> new Inspect(target, AddressParser.in(event, mistakes));
          case "explain" -> explain(event, mistakes);
          case "setup" -> AddressParser.setup(event, asText, mistakes);
          default -> {
            mistakes.add(
                Mistakes.invalid("mode", event.get("mode"), "probe, inspect, explain or setup"));
            yield new Probe(target, notify(event, mistakes));
          }
        };
    return !mistakes.isEmpty()
        ? new Unreadable(mistakes)
        : asText && read instanceof Reporting reporting ? new AsText(reporting) : read;
  }

  /** https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html */
  private static boolean isOfEventBridge(Map<?, ?> event) {
    return event.get("mode") == null && event.containsKey("detail-type");
  }

  private static boolean asText(Map<?, ?> event, List<String> mistakes) {
    var format = member(event, "format", String.class, "text or json", mistakes).orElse("json");
    if (!List.of("text", "json").contains(format)) {
      mistakes.add(Mistakes.invalid("format", format, "text or json"));
    }
    return format.equals("text");
  }

  /**
   * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/add_custom_widget_dashboard_about.html
   */
  private static Widget widget(Map<?, ?> event) {
    return new Widget(
        Boolean.TRUE.equals(event.get("describe")),
        event.get("widgetContext") instanceof Map<?, ?> context
            && "dark".equals(context.get("theme")));
  }

  /** An event without a mode asks for what the schedule asks for. */
  private static String mode(Map<?, ?> event) {
    return event.get("mode") != null
        ? String.valueOf(event.get("mode"))
        : event.containsKey("describe") || event.containsKey("widgetContext")
            ? "widget"
            : event.containsKey("response") || event.containsKey("responses") ? "explain" : "probe";
  }

  private static boolean notify(Map<?, ?> event, List<String> mistakes) {
    return member(event, "notify", Boolean.class, "true or false", mistakes).orElse(true);
  }

  /** A member of this type; empty where there is none, or another, which is a mistake. */
  private static <T> Optional<T> member(
      Map<?, ?> event, String name, Class<T> type, String use, List<String> mistakes) {
    var value = event.get(name);
    if (value != null && !type.isInstance(value)) {
      mistakes.add(Mistakes.invalid(name, value, use));
    }
    return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
  }

  /** The rest is not lost in silence: the last entry says how many there are. */
  private static List<Captured> first(List<?> responses) {
    var read = responses.stream().limit(MOST_RESPONSES).map(Capture::of);
    return responses.size() <= MOST_RESPONSES
        ? read.toList()
        : Stream.concat(
                read,
                Stream.of(
                    new Captured.Garbage(
                        "%d more responses are not explained: use at most %d an event"
                            .formatted(responses.size() - MOST_RESPONSES, MOST_RESPONSES))))
            .toList();
  }

  private static Reporting explain(Map<?, ?> event, List<String> mistakes) {
    if (event.get("responses") instanceof List<?> responses) {
      return new Explain(first(responses), true);
    }
    if (event.containsKey("responses")) {
      mistakes.add(
          Mistakes.invalid("responses", event.get("responses"), "a list of captured replies"));
    } else if (!event.containsKey("response")) {
      mistakes.add(
          Mistakes.invalid(
              "response",
              "",
              "{\"status\":..,\"headers\":{},\"body\":\"..\"}, or responses with a list of them"));
    }
    return new Explain(List.of(Capture.of(event.get("response"), event.get("request"))), false);
  }
}
