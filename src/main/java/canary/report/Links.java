package canary.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/**
 * The addresses that a person goes on to: runbook, logs and alarm in the console, documentation.
 */
final class Links {
  private static final int DAY_SECONDS = 86_400;

  /** The last ten diagnoses; the descriptions of the alarms link to the same query. */
  private static final String DIAGNOSES =
      "fields @timestamp, cause, code, requestId | filter Failure = 1 | limit 10";

  private Links() {}

  static List<String> of(Report report, ReportContext context) {
    var links = new ArrayList<String>();
    report
        .foremost()
        .ifPresent(it -> links.add("Runbook  " + context.runbook() + "#" + it.cause().id()));
    if (!context.region().isEmpty() && !context.stack().isEmpty()) {
      report
          .component()
          .ifPresent(
              it ->
                  links.add(
                      "Alarm    %s#alarmsV2:alarm/%s-%s"
                          .formatted(cloudWatch(context), context.stack(), it.id())));
    }
    report.foremost().ifPresent(it -> links.add("AWS      " + it.cause().entry().documentation()));
    if (!context.region().isEmpty() && !context.logGroup().isEmpty()) {
      links.add("Logs     " + logs(context));
    }
    return links;
  }

  /** CloudWatch's page of the console, by the domain of the Region's partition. */
  private static String cloudWatch(ReportContext context) {
    var region = context.region();
    var domain =
        region.startsWith("cn-")
            ? "console.amazonaws.cn"
            : region.startsWith("us-gov-")
                ? "console.amazonaws-us-gov.com"
                : region + ".console.aws.amazon.com";
    return "https://%s/cloudwatch/home?region=%s".formatted(domain, region);
  }

  /** Logs Insights with the query filled in, of the last day. */
  static String logs(ReportContext context) {
    return cloudWatch(context)
        + "#logsV2:logs-insights$3FqueryDetail$3D~(end~0~start~-%d~timeType~'RELATIVE~unit~'seconds~editorString~'%s~source~(~'%s))"
            .formatted(DAY_SECONDS, escaped(DIAGNOSES), escaped(context.logGroup()));
  }

  /** As the console writes texts in its fragment: an asterisk and two hexadecimal digits a byte. */
  private static String escaped(String text) {
    var escaped = new StringBuilder();
    for (var octet : text.getBytes(UTF_8)) {
      var character = (char) (octet & 0xff);
      escaped.append(
          String.valueOf(character).matches("[A-Za-z0-9_.-]")
              ? String.valueOf(character)
              : "*%02x".formatted((int) character));
    }
    return escaped.toString();
  }
}
