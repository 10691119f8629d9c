package canary.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import canary.evidence.Change;
import canary.evidence.Reason;
import canary.finding.Quotation;
import canary.json.JsonWriter;
import canary.probe.Layer;
import canary.probe.Timestamp;
import canary.remedy.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A report as JSON, for programs; its form is that of the schema {@code report-1.schema.json}. */
public final class ReportJson {
  public static final String SCHEMA = "apigw-sqs-canary/report/1";

  private ReportJson() {}

  public static String text(Report report) {
    return JsonWriter.write(of(report));
  }

  /** The same in no more than so many bytes: with shorter lists where it would have more. */
  public static Map<String, Object> within(Report report, int mostBytes) {
    return of(Shortening.fitting(report, it -> text(it).getBytes(UTF_8).length <= mostBytes));
  }

  /** The report as maps and lists, in the order in which it reads best. */
  public static Map<String, Object> of(Report report) {
    var json = new LinkedHashMap<String, Object>();
    json.put("schema", SCHEMA);
    json.put("mode", report.mode());
    json.put("target", report.target());
    json.put("at", Timestamp.of(report.at()));
    json.put("identity", report.identity().text());
    json.put("status", report.status().name());
    var outcome = of(report.seen());
    put(outcome, "meaning", Headline.meaning(report).orElse(""));
    json.put("outcome", outcome);
    if (!report.readAs().isEmpty()) {
      json.put("readAs", report.readAs());
    }
    json.put("path", each(report.path(), ReportJson::of));
    json.put("causes", each(report.causes(), ReportJson::of));
    json.put("alsoFound", each(report.alsoFound(), ReportJson::of));
    json.put("changed", each(report.changed(), ReportJson::of));
    json.put("notRead", each(report.notRead(), ReportJson::of));
    return json;
  }

  /** The report of the healthy run, and what is over. */
  static Map<String, Object> of(Recovery recovery) {
    var json = of(recovery.report());
    json.put("recovered", recovery.ended().stream().map(it -> it.json(Integer.MAX_VALUE)).toList());
    return json;
  }

  private static <T> List<Object> each(List<T> all, Function<T, Object> json) {
    var each = new ArrayList<>();
    for (var one : all) {
      each.add(json.apply(one));
    }
    return each;
  }

  private static Map<String, Object> of(ReportedOutcome seen) {
    var json = new LinkedHashMap<String, Object>();
    json.put("kind", seen.kind().word());
    json.put("layer", seen.layer().map(Layer::name).orElse(""));
    json.put("code", seen.code().text());
    if (seen.httpStatus().isPresent()) {
      json.put("httpStatus", seen.httpStatus().getAsInt());
    }
    json.put("requestId", seen.requestId().text());
    json.put("said", seen.said().text());
    put(json, "sent", seen.sent().text());
    return json;
  }

  private static Map<String, Object> of(Hop hop) {
    return ordered("hop", hop.at().id(), "state", hop.state().name());
  }

  private static Map<String, Object> of(ReportedCause cause) {
    return ordered(
        "id", cause.cause().id(),
        "title", cause.cause().entry().title(),
        "verdict", cause.verdict().name(),
        "impact", cause.cause().impact().name(),
        "because", cause.because().stream().map(ReportJson::of).toList(),
        "unknown", cause.unknown().stream().map(Quotation::text).toList(),
        "fix", fix(cause),
        "docs", List.of(cause.cause().entry().documentation().toString()));
  }

  private static Map<String, Object> of(Reason reason) {
    return ordered(
        "kind",
        reason.weight().name(),
        "source",
        reason.source().text(),
        "says",
        reason.says().text());
  }

  private static Map<String, Object> fix(ReportedCause cause) {
    var remedy = cause.remedy();
    var sources = cause.sources();
    var json =
        ordered(
            "does", remedy.does(),
            "commands", remedy.commands(),
            "template", remedy.template(),
            "verify", remedy.verify(),
            "rollback", remedy.undo(),
            "risk", remedy.risk(),
            "missing", remedy.missing(),
            "script", CommandBlock.script(remedy.commands()));
    if (!sources.isEmpty()) {
      json.put("sources", sources.stream().map(ReportJson::of).toList());
    }
    put(json, "simulated", remedy.simulated());
    put(json, "judged", remedy.judged());
    put(json, "next", cause.next().text());
    remedy
        .handOver()
        .ifPresent(
            it ->
                json.put(
                    "handOver",
                    ordered("to", it.to(), "asks", it.asks(), "document", it.document())));
    return json;
  }

  private static Map<String, Object> of(Source it) {
    var json =
        ordered(
            "owner", it.owner().text(),
            "guess", it.isGuess(),
            "change", it.change().text(),
            "undoneBy", it.undoneBy().text());
    put(json, "deployment", it.deployment().text());
    return json;
  }

  private static Map<String, Object> of(Change change) {
    return ordered("at", change.when().toString(), "what", change.what().text());
  }

  private static Map<String, Object> of(NotRead notRead) {
    return ordered(
        "what",
        notRead.what().text(),
        "why",
        notRead.why().text(),
        "grant",
        notRead.grant().text());
  }

  private static void put(Map<String, Object> json, String name, String text) {
    if (!text.isEmpty()) {
      json.put(name, text);
    }
  }

  private static Map<String, Object> ordered(Object... namesAndValues) {
    var json = new LinkedHashMap<String, Object>();
    for (var i = 0; i < namesAndValues.length; i += 2) {
      json.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return json;
  }
}
