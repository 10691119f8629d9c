package canary.report;

import canary.json.JsonWriter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What CloudFormation shows of a deployment check: of each target the cause and the first line of
 * the fix.
 */
public final class DeployReason {
  /**
   * In bytes of JSON: CloudFormation takes a response of 4,096 bytes, and the reason stands in it
   * twice (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html).
   */
  static final int LONGEST = 1_400;

  private DeployReason() {}

  /** Of these targets, without what comes before the cause where there is no room for it. */
  public static String of(List<Report> reports) {
    var whole = joined(reports, DeployReason::whole);
    return fits(whole) ? whole : shorter(reports);
  }

  private static String shorter(List<Report> reports) {
    var shown = reports.size();
    var text = joined(reports, DeployReason::brief);
    while (!fits(text) && shown > 1) {
      shown--;
      text =
          "%s And %d more%s"
              .formatted(
                  joined(reports.subList(0, shown), DeployReason::brief),
                  reports.size() - shown,
                  Shortening.CUT);
    }
    // A character takes two bytes of JSON at most.
    return fits(text) ? text : Shortening.within(text, LONGEST / 2);
  }

  private static boolean fits(String text) {
    return JsonWriter.write(text).length() <= LONGEST;
  }

  private static String joined(List<Report> reports, Function<Report, String> each) {
    return reports.stream()
        .map(it -> it.target() + ": " + each.apply(it))
        // Bytes are what is limited, so no character takes more than one before it is escaped.
        .map(it -> it.replaceAll("[^\\x20-\\x7e]", "?"))
        .collect(Collectors.joining(" "));
  }

  private static String whole(Report report) {
    return switch (report.status()) {
      case HEALTHY -> "the message arrived as it was sent.";
      case FAILING, UNPROVEN, BLIND -> ReportText.firstLine(report);
    };
  }

  private static String brief(Report report) {
    return ReportText.causeAndFix(report).orElseGet(() -> whole(report));
  }
}
