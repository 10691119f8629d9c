package canary.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import canary.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * State and reason of the target's alarm, as the canary sets them: the first line of the diagnosis,
 * and for programs the short report with what the next environment is to know.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_SetAlarmState.html
 *
 * @param alarm ALARM or OK
 * @param text under 1,023 characters
 * @param data JSON of under 4,000 characters
 */
public record AlarmReason(boolean alarm, String text, String data) {
  static final int LONGEST_TEXT = 1_023;
  static final int LONGEST_DATA = 4_000;
  private static final int LONGEST_FIX = 700;

  /** More than an incident ever has; the next environment repeats what it does not find. */
  private static final int MOST_PUBLISHED = 8;

  /** Of a run that found something; what hides the proof of delivery alone raises no alarm. */
  public static AlarmReason of(
      boolean alarm, Report report, ReportContext context, AlarmMemory memory) {
    return of(alarm, ReportText.firstLine(report), report, context, memory);
  }

  /** Of the run after which nothing is left. */
  public static AlarmReason of(Recovery recovery, ReportContext context, AlarmMemory memory) {
    return of(false, recovery.firstLine(), recovery.report(), context, memory);
  }

  private static AlarmReason of(
      boolean alarm, String text, Report report, ReportContext context, AlarmMemory memory) {
    return new AlarmReason(
        alarm, Shortening.within(text, LONGEST_TEXT), fitting(report, context, memory));
  }

  /** The same with each of its texts changed so. */
  public AlarmReason with(UnaryOperator<String> change) {
    return new AlarmReason(alarm, change.apply(text), change.apply(data));
  }

  /** All, or less and less of it; the incidents are what the next environment cannot do without. */
  private static String fitting(Report report, ReportContext context, AlarmMemory memory) {
    Predicate<String> fits = it -> it.getBytes(UTF_8).length <= LONGEST_DATA;
    return Stream.<Supplier<Map<String, Object>>>of(
            () -> remembered(memory, MOST_PUBLISHED, withCommands(report, context)),
            () -> remembered(memory, MOST_PUBLISHED, cut("commands", diagnosis(report, context))),
            () -> remembered(memory, MOST_PUBLISHED, cut("the diagnosis", own())),
            () -> remembered(memory, 1, cut("the diagnosis", own())))
        .map(it -> JsonWriter.write(it.get()))
        .filter(fits)
        .findFirst()
        .orElseGet(() -> JsonWriter.write(own()));
  }

  private static Map<String, Object> own() {
    var json = new LinkedHashMap<String, Object>();
    json.put("schema", CauseInAlarm.SCHEMA);
    return json;
  }

  private static Map<String, Object> cut(String what, Map<String, Object> json) {
    json.put("cut", what + "; the function's log has the whole report");
    return json;
  }

  private static Map<String, Object> withCommands(Report report, ReportContext context) {
    var json = diagnosis(report, context);
    report
        .foremost()
        .map(it -> it.remedy().commands())
        .filter(it -> !it.isEmpty())
        .ifPresent(it -> json.put("commands", it));
    return json;
  }

  private static Map<String, Object> diagnosis(Report report, ReportContext context) {
    var json = own();
    json.put("target", report.target());
    json.put("at", report.at().toString());
    json.put("status", report.status().name());
    json.put("messages", Consequence.of(report).word());
    report.component().ifPresent(it -> json.put("component", it.id()));
    json.put("path", CauseInAlarm.of(report.path()));
    report
        .foremost()
        .ifPresent(
            it -> {
              json.put("cause", it.cause().id());
              json.put("verdict", it.verdict().name());
              json.put("title", it.cause().entry().title());
              json.put("fix", Shortening.within(it.remedy().does(), LONGEST_FIX));
              json.put("runbook", context.runbook() + "#" + it.cause().id());
            });
    json.put("code", report.seen().code().text());
    report.seen().httpStatus().ifPresent(it -> json.put("httpStatus", it));
    json.put("requestId", report.seen().requestId().text());
    return json;
  }

  private static Map<String, Object> remembered(
      AlarmMemory memory, int most, Map<String, Object> json) {
    json.put("incidents", memory.open().stream().map(it -> it.json(most)).toList());
    memory.recovered().ifPresent(it -> json.put("recovered", it.toString()));
    Optional.of(memory.notes().stream().sorted().limit(most).toList())
        .filter(it -> !it.isEmpty())
        .ifPresent(it -> json.put("notes", it));
    return json;
  }
}
