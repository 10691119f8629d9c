package canary.report;

import canary.catalogue.Component;
import canary.finding.Quotation;
import canary.report.AlarmState.Value;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the canary shows on a CloudWatch dashboard: the path of the target with the broken
 * component, and what the last diagnosis says. Without scripts and styles, which CloudWatch
 * removes.
 *
 * <p>https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/add_custom_widget_dashboard.html
 *
 * @param target its name
 * @param alarms the stack's, or none where they cannot be read
 * @param dark whether the dashboard is
 */
public record Widget(
    ReportContext context, String target, Optional<List<AlarmState>> alarms, boolean dark) {
  /** What CloudWatch shows where a person adds the widget by hand. */
  public static final String DESCRIPTION =
      """
      ## Path of an API Gateway to SQS integration

      Shows each component of the path, and the root cause and the fix while messages fail.

      Parameter | Use
      --- | ---
      `mode` | `widget`
      """;

  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final int BOX = 104;
  private static final int GAP = 20;
  private static final int HEIGHT = 56;

  private enum Look {
    PASSED("OK", "#1d8102", "#6aaf35"),
    BROKEN("FAILED", "#d13212", "#ff5d64"),
    UNKNOWN("not known", "#687078", "#95a5a6");

    private final String word;
    private final String onLight;
    private final String onDark;

    Look(String word, String onLight, String onDark) {
      this.word = word;
      this.onLight = onLight;
      this.onDark = onDark;
    }

    String color(boolean dark) {
      return dark ? onDark : onLight;
    }
  }

  /** The markup, in which everything foreign is redacted and escaped. */
  public String html() {
    return path() + said() + links();
  }

  private String path() {
    var stations = Arrays.stream(Component.values()).filter(it -> it != Component.CANARY).toList();
    var width = stations.size() * (BOX + GAP) - GAP;
    var boxes = new StringBuilder();
    for (var i = 0; i < stations.size(); i++) {
      boxes.append(box(stations.get(i), i * (BOX + GAP)));
    }
    return "<svg viewBox=\"0 0 %d %d\" width=\"100%%\" role=\"img\" aria-label=\"%s\">%s</svg>"
        .formatted(width, HEIGHT, "path of a message through " + escaped(target), boxes);
  }

  private String box(Component station, int left) {
    var look = look(station);
    var color = look.color(dark);
    var arrow =
        left == 0
            ? ""
            : "<line x1=\"%d\" y1=\"28\" x2=\"%d\" y2=\"28\" stroke=\"%s\" stroke-width=\"2\"/>"
                .formatted(left - GAP, left, Look.UNKNOWN.color(dark));
    return arrow
        + "<rect x=\"%d\" y=\"2\" width=\"%d\" height=\"52\" rx=\"6\" fill=\"none\" stroke=\"%s\" stroke-width=\"%d\"/>"
            .formatted(left + 2, BOX - 4, color, look == Look.BROKEN ? 4 : 2)
        + text(left, 25, station.id(), color, 14)
        + text(left, 43, look.word, color, 12);
  }

  private static String text(int left, int baseline, String text, String color, int size) {
    return "<text x=\"%d\" y=\"%d\" fill=\"%s\" font-size=\"%d\" font-family=\"sans-serif\" text-anchor=\"middle\">%s</text>"
        .formatted(left + BOX / 2, baseline, color, size, text);
  }

  /**
   * OK only where no alarm of the path stands: a component behind the broken one is not reached.
   */
  private Look look(Component station) {
    if (stands(station)) {
      return Look.BROKEN;
    }
    var broken = Arrays.stream(Component.values()).anyMatch(this::stands);
    return !broken && is(alarm(station), it -> it.value() == Value.OK) ? Look.PASSED : Look.UNKNOWN;
  }

  private boolean stands(Component component) {
    return is(alarm(component), it -> it.value() == Value.ALARM);
  }

  private static boolean is(Optional<AlarmState> alarm, Predicate<AlarmState> condition) {
    return alarm.filter(condition).isPresent();
  }

  private Optional<AlarmState> alarm(Component component) {
    return named(context.stack() + "-" + component.id());
  }

  private Optional<AlarmState> named(String name) {
    return alarms.orElse(List.of()).stream().filter(it -> it.name().equals(name)).findFirst();
  }

  /** The composite alarm's reason is the first line of the diagnosis, which the run has set. */
  private String said() {
    var cause = named(context.stack() + "-" + target).filter(it -> it.value() == Value.ALARM);
    var standing =
        alarms.orElse(List.of()).stream()
            .filter(it -> it.value() == Value.ALARM)
            .map(AlarmState::name)
            .map(Widget::escaped)
            .collect(Collectors.joining(", "));
    if (cause.isPresent()) {
      return "<p><b>In ALARM%s.</b> %s</p>"
          .formatted(since(cause.get()), escaped(cause.get().reason()));
    }
    if (!standing.isEmpty()) {
      return "<p><b>In ALARM:</b> %s. The diagnosis is in the log.</p>".formatted(standing);
    }
    return alarms.isEmpty()
        ? "<p><b>Not read:</b> the canary is not allowed to call cloudwatch:DescribeAlarms.</p>"
        : named(context.stack() + "-" + Component.CANARY.id())
            .filter(it -> it.value() == Value.OK)
            .map(_ -> "<p>Messages arrive as they are sent.</p>")
            .orElse("<p><b>No data yet:</b> no run has been counted.</p>");
  }

  private static String since(AlarmState alarm) {
    return alarm.since().map(it -> " since " + MINUTES.format(it)).orElse("");
  }

  private String links() {
    return "<p><a href=\"%s\" target=\"_blank\">Last diagnoses</a> &#183; <a href=\"%s\" target=\"_blank\">Runbook</a></p>"
        .formatted(markup(Links.logs(context)), markup(context.runbook()));
  }

  private static String escaped(String foreign) {
    return markup(Quotation.of(foreign).text());
  }

  private static String markup(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
