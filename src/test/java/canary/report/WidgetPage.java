package canary.report;

import canary.catalogue.Case;
import canary.report.AlarmState.Value;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The widget in one of its states, on a page with the colors of CloudWatch's console, which has its
 * own font, too.
 */
public record WidgetPage(Shown shown, boolean dark) {
  private static final String TARGET = "orders-canary-orders";

  /** What the alarms of the stack say. */
  public enum Shown {
    HEALTHY,
    BROKEN,
    UNKNOWN,
    BLIND
  }

  public static Stream<WidgetPage> all() {
    return Arrays.stream(Shown.values())
        .flatMap(it -> Stream.of(new WidgetPage(it, false), new WidgetPage(it, true)));
  }

  /** As {@code widget-broken-dark}. */
  public String name() {
    return "widget-" + shown.name().toLowerCase(Locale.ROOT) + (dark ? "-dark" : "");
  }

  /** Of the page. */
  public String background() {
    return theme().background();
  }

  /** Of the first line and what it says of the path. */
  public String color() {
    return theme()
        .of(
            switch (shown) {
              case HEALTHY -> Hop.State.PASSED;
              case BROKEN -> Hop.State.BROKEN;
              case UNKNOWN, BLIND -> Hop.State.UNKNOWN;
            });
  }

  private Theme theme() {
    return dark ? Theme.DARK : Theme.LIGHT;
  }

  public String html() {
    return """
    <!doctype html><meta charset="utf-8"><title>%s</title>
    <style>body{margin:0;padding:16px;background:%s;font-family:"Amazon Ember","Helvetica Neue",Roboto,Arial,sans-serif}
    a{color:%s}</style>
    <body>%s
    """
        .formatted(name(), background(), dark ? "#42b4ff" : "#006ce0", widget());
  }

  private String widget() {
    return new Widget(Reports.context("orders-canary"), "orders", alarms(), dark).html();
  }

  private List<AlarmState> alarms() {
    var broken =
        Case.ALL.stream()
            .filter(it -> it.cause().id().equals("integration-body-not-encoded"))
            .map(it -> Report.of("probe", "orders", Duration.ofMillis(87), it.caught()))
            .findFirst()
            .orElseThrow();
    var reason = AlarmReason.of(true, broken, Reports.context("orders-canary"), AlarmMemory.NONE);
    return Stream.concat(
            Widget.alarms("orders-canary", "orders").stream().map(it -> state(it, value(it))),
            Stream.of(
                new AlarmState(
                    TARGET,
                    shown == Shown.BROKEN ? Value.ALARM : Value.OK,
                    reason.text(),
                    reason.data(),
                    Optional.of(Reports.AT))))
        .toList();
  }

  private Value value(String alarm) {
    return switch (shown) {
      case HEALTHY -> Value.OK;
      case BROKEN -> alarm.equals("orders-canary-integration") ? Value.ALARM : Value.OK;
      case UNKNOWN -> Value.INSUFFICIENT_DATA;
      case BLIND -> alarm.equals("orders-canary-canary") ? Value.ALARM : Value.OK;
    };
  }

  private static AlarmState state(String name, Value value) {
    return new AlarmState(name, value, "", "", Optional.of(Reports.AT));
  }
}
