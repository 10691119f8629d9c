package canary.report;

import canary.catalogue.Component;
import canary.finding.Quotation;
import canary.report.AlarmState.Value;
import canary.report.Hop.State;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The canary's widget on a CloudWatch dashboard: whether messages arrive, the path of the target
 * with the broken component, and the cause and the fix. HTML and SVG without scripts, which
 * CloudWatch removes.
 *
 * <p>https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/add_custom_widget_dashboard_about.html
 *
 * @param target its name
 * @param alarms the stack's, or none where they cannot be read
 * @param dark whether the dashboard is
 */
public record Widget(ReportContext context, String target, List<AlarmState> alarms, boolean dark) {
  /** What CloudWatch shows where a person adds the widget by hand. */
  public static final String DESCRIPTION =
      """
      ## Path of an API Gateway to SQS integration

      Shows each component of the path, and the root cause and the fix while messages fail.

      Parameter | Use
      --- | ---
      `mode` | `widget`
      """;

  private static final String SILENT = "-silent";
  private static final String ERRORS = "-errors";

  /** The alarms of the canary itself, by what their names add to the target's. */
  private static final List<String> OWN =
      List.of(SILENT, ERRORS, "-notification-failed", "-marker-unsigned", "-latency");

  /** The names of the metric alarms that it shows, as the template has them. */
  public static List<String> alarms(String stack, String target) {
    return Stream.concat(
            Arrays.stream(Component.values()).map(it -> stack + "-" + it.id()),
            OWN.stream().map(it -> stack + "-" + target + it))
        .toList();
  }

  /** What holds for messages, as far as the alarms say. */
  private enum Health {
    FAILING(State.BROKEN, "Messages fail", ""),
    NOT_READ(
        State.UNKNOWN,
        "Not read.",
        "cloudwatch:DescribeAlarms is denied to the canary, or did not answer."),
    NOT_WATCHED(State.UNKNOWN, "Not watched.", "No run of the canary has reported."),
    CANARY_FAULT(
        State.UNKNOWN,
        "Not watched.",
        "The canary cannot reach the API, or has a fault of its own. Nothing is known of the"
            + " messages of callers."),
    NO_DATA(State.UNKNOWN, "No data yet.", "No run has been counted."),
    ARRIVING(State.PASSED, "Messages arrive as they were sent.", "");

    private final State state;
    private final String first;
    private final String more;

    Health(State state, String first, String more) {
      this.state = state;
      this.first = first;
      this.more = more;
    }
  }

  /** The markup, in which everything foreign is redacted and escaped. */
  public String html() {
    var health = health();
    var cause = composite().flatMap(CauseInAlarm::of);
    var drawing =
        new PathDrawing(
            "path of a message through " + escaped(target), path(health, cause), theme());
    return "<div style=\"font-size:14px;line-height:1.45;color:%s\">%s%s%s%s%s</div>"
        .formatted(
            theme().text(),
            banner(health, cause),
            drawing.svg(),
            cause.map(this::diagnosis).orElse(""),
            others(),
            links());
  }

  private Theme theme() {
    return dark ? Theme.DARK : Theme.LIGHT;
  }

  private Health health() {
    if (composite().isPresent() || onPath().anyMatch(this::stands)) {
      return Health.FAILING;
    }
    if (alarms.isEmpty()) {
      return Health.NOT_READ;
    }
    if (named(own(SILENT)).filter(AlarmState::stands).isPresent()) {
      return Health.NOT_WATCHED;
    }
    if (stands(Component.CANARY) || named(own(ERRORS)).filter(AlarmState::stands).isPresent()) {
      return Health.CANARY_FAULT;
    }
    // The other alarms are OK before the first run, too.
    return named(own(SILENT)).filter(it -> it.value() == Value.OK).isPresent()
        ? Health.ARRIVING
        : Health.NO_DATA;
  }

  private String banner(Health health, Optional<CauseInAlarm> cause) {
    var color = theme().of(health.state);
    return "<p style=\"margin:0 0 12px;padding:4px 12px;border-left:5px solid %s;background:%s1a\"><b style=\"color:%s\">%s</b> %s</p>"
        .formatted(
            color,
            color,
            color,
            health.first + (health == Health.FAILING ? since() : ""),
            escaped(
                health != Health.FAILING
                    ? health.more
                    : composite()
                        .map(it -> cause.isPresent() ? withoutCause(it.reason()) : it.reason())
                        .orElse("The last diagnoses have the cause and the fix.")));
  }

  private String since() {
    return composite()
            .flatMap(AlarmState::since)
            .map(it -> " since " + Headline.minutes(it))
            .orElse("")
        + ".";
  }

  /** The cause and the fix are in the rows below. */
  private static String withoutCause(String reason) {
    return reason.split(" Root cause: ")[0];
  }

  /** As the diagnosis has it; else by the alarms, of which one that stands hides the others. */
  private List<Hop> path(Health health, Optional<CauseInAlarm> cause) {
    return onPath()
        .map(
            it ->
                new Hop(
                    it,
                    cause
                        .flatMap(known -> Optional.ofNullable(known.path().get(it)))
                        .orElseGet(() -> byAlarm(it, health))))
        .toList();
  }

  private State byAlarm(Component component, Health health) {
    return stands(component)
        ? State.BROKEN
        : health == Health.ARRIVING ? State.PASSED : State.UNKNOWN;
  }

  private String diagnosis(CauseInAlarm it) {
    return "<table style=\"margin:12px 0 0;border-collapse:collapse\">%s%s</table>"
        .formatted(
            row(
                "Root cause",
                "<b>%s</b> (%s): %s"
                    .formatted(escaped(it.cause()), escaped(it.verdict()), escaped(it.title()))),
            row("Fix", escaped(it.fix())));
  }

  private static String row(String name, String markup) {
    return "<tr><th style=\"padding:0 16px 4px 0;text-align:left;vertical-align:top;white-space:nowrap\">%s</th><td style=\"padding:0 0 4px\">%s</td></tr>"
        .formatted(name, markup);
  }

  /** What stands beside what the banner says. */
  private String others() {
    var standing =
        alarms.stream()
            .filter(AlarmState::stands)
            .map(AlarmState::name)
            .filter(it -> !it.equals(own("")))
            .map(Widget::escaped)
            .collect(Collectors.joining(", "));
    return standing.isEmpty()
        ? ""
        : "<p style=\"margin:8px 0 0\"><b>In ALARM:</b> %s</p>".formatted(standing);
  }

  private String links() {
    return "<p style=\"margin:8px 0 0\"><a href=\"%s\" target=\"_blank\">Last diagnoses</a> &#183; <a href=\"%s\" target=\"_blank\">Runbook</a></p>"
        .formatted(
            markup(Links.logs(context)),
            markup(
                context.runbook()
                    + composite()
                        .flatMap(CauseInAlarm::of)
                        .map(it -> "#" + it.cause())
                        .orElse("")));
  }

  /** The target's own alarm, while messages fail: its reason is the diagnosis. */
  private Optional<AlarmState> composite() {
    return named(own("")).filter(AlarmState::stands);
  }

  private boolean stands(Component component) {
    return named(context.stack() + "-" + component.id()).filter(AlarmState::stands).isPresent();
  }

  private String own(String ending) {
    return context.stack() + "-" + target + ending;
  }

  private Optional<AlarmState> named(String name) {
    return alarms.stream().filter(it -> it.name().equals(name)).findFirst();
  }

  private static Stream<Component> onPath() {
    return Arrays.stream(Component.values()).filter(it -> it != Component.CANARY);
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
