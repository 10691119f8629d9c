package canary.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import canary.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
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
  private static final int MOST_NOTES = 8;
  private static final String CUT = " [cut]";

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
        alarm,
        Shortening.cut(text, LONGEST_TEXT - CUT.length() - 1, CUT),
        fitting(report, context, memory));
  }

  /** The same with each of its texts changed so. */
  public AlarmReason with(UnaryOperator<String> change) {
    return new AlarmReason(alarm, change.apply(text), change.apply(data));
  }

  private static String fitting(Report report, ReportContext context, AlarmMemory memory) {
    Predicate<String> fits = it -> it.getBytes(UTF_8).length < LONGEST_DATA;
    var commands = report.foremost().map(it -> it.remedy().commands()).orElse(List.of());
    return Stream.of(commands, List.<String>of())
        .map(it -> data(report, context, memory, it))
        .filter(fits)
        .findFirst()
        .orElseGet(() -> JsonWriter.write(remembered(memory, new LinkedHashMap<>())));
  }

  private static String data(
      Report report, ReportContext context, AlarmMemory memory, List<String> commands) {
    var json = new LinkedHashMap<String, Object>();
    json.put("schema", CauseInAlarm.SCHEMA);
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
              json.put("fix", Shortening.cut(it.remedy().does(), LONGEST_FIX, CUT));
              json.put("runbook", context.runbook() + "#" + it.cause().id());
            });
    json.put("code", report.seen().code().text());
    report.seen().httpStatus().ifPresent(it -> json.put("httpStatus", it));
    json.put("requestId", report.seen().requestId().text());
    if (!commands.isEmpty()) {
      json.put("commands", commands);
    }
    return JsonWriter.write(remembered(memory, json));
  }

  private static Map<String, Object> remembered(AlarmMemory memory, Map<String, Object> json) {
    json.putIfAbsent("schema", CauseInAlarm.SCHEMA);
    json.put("incidents", memory.open().stream().map(Incident::json).toList());
    memory.recovered().ifPresent(it -> json.put("recovered", it.toString()));
    Optional.of(memory.notes().stream().sorted().limit(MOST_NOTES).toList())
        .filter(it -> !it.isEmpty())
        .ifPresent(it -> json.put("notes", it));
    return json;
  }
}
