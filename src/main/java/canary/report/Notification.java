package canary.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import canary.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A report made ready for SNS: one message for each kind of subscriber. The subject is ASCII and
 * under 100 characters, the attributes are for filter policies.
 * https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
 */
public record Notification(String subject, String message, Map<String, String> attributes) {
  private static final int LONGEST_SUBJECT = 99;

  /** SNS takes 262,144 bytes in all; subject and attributes are under 2,000 of them. */
  private static final int LONGEST_MESSAGE = 256_000;

  private static final int LONGEST_TEXT = 20_000;

  public static Notification of(Report report, ReportContext context) {
    var fitting =
        Shortening.fitting(
            report, it -> message(it, context).getBytes(UTF_8).length <= LONGEST_MESSAGE);
    return new Notification(
        subject(report, context), message(fitting, context), attributes(report, context.stack()));
  }

  /** The same with each of its texts changed so. */
  public Notification with(UnaryOperator<String> change) {
    return new Notification(change.apply(subject), change.apply(message), attributes);
  }

  /** That a target is well again. */
  public static Notification of(Recovery recovery, ReportContext context) {
    var report = recovery.report();
    var subject = subject(report, context, "DELIVERED, ended: " + recovery.causes());
    var json = JsonWriter.write(ReportJson.of(recovery));
    var messages = new LinkedHashMap<String, String>();
    messages.put("default", recovery.firstLine());
    messages.put("email", recovery.text(context));
    for (var protocol : List.of("email-json", "sqs", "lambda")) {
      messages.put(protocol, json);
    }
    messages.put("https", ChatCard.of(report, subject, recovery.firstLine(), recovery.since()));
    var attributes = new LinkedHashMap<String, String>();
    attributes.put("canary", context.stack());
    attributes.put("target", report.target());
    recovery.ended().stream()
        .findFirst()
        .ifPresent(it -> attributes.put("component", it.component().id()));
    attributes.put("state", "OK");
    return new Notification(subject, JsonWriter.write(messages), attributes);
  }

  private static String message(Report report, ReportContext context) {
    var json = ReportJson.text(report);
    var messages = new LinkedHashMap<String, String>();
    messages.put("default", Shortening.within(ReportText.firstLine(report), LONGEST_TEXT));
    messages.put("email", ReportText.within(report, context, LONGEST_TEXT));
    messages.put("email-json", json);
    messages.put("sqs", json);
    messages.put("lambda", json);
    messages.put("https", ChatCard.of(report, context));
    return JsonWriter.write(messages);
  }

  /** State, stack and Region, what happens to messages, and the cause. */
  static String subject(Report report, ReportContext context) {
    return subject(
        report,
        context,
        "%s, %s"
            .formatted(
                Consequence.of(report).word(),
                report.foremost().map(it -> it.cause().id()).orElse(report.seen().code().text())));
  }

  private static String subject(Report report, ReportContext context, String what) {
    var subject =
        "%s %s: %s"
            .formatted(
                report.status() == Status.HEALTHY ? "[OK]" : "[ALARM]",
                Stream.of(context.stack(), context.region(), report.target())
                    .filter(it -> !it.isEmpty())
                    .collect(Collectors.joining(" ")),
                what);
    var ascii = subject.replaceAll("[^\\x20-\\x7e]", "?").strip();
    return ascii.length() > LONGEST_SUBJECT ? ascii.substring(0, LONGEST_SUBJECT) : ascii;
  }

  private static Map<String, String> attributes(Report report, String canary) {
    var attributes = new LinkedHashMap<String, String>();
    attributes.put("canary", canary);
    attributes.put("target", report.target());
    report.component().ifPresent(component -> attributes.put("component", component.id()));
    report.foremost().ifPresent(cause -> attributes.put("cause", cause.cause().id()));
    attributes.put("state", "ALARM");
    return attributes;
  }
}
