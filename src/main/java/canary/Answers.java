package canary;

import canary.event.Response;
import canary.report.Report;
import canary.report.ReportContext;
import canary.report.ReportJson;
import canary.report.ReportText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The answer to an invocation, in either form.
 *
 * @param many whether several were asked for, be it of one target
 */
record Answers(List<Item> each, boolean many) {
  /** A hundred of them are under the 6,291,556 bytes that Lambda returns. */
  static final int LONGEST_REPORT = 60_000;

  /** A report, or what is wrong with the question. */
  sealed interface Item {
    record Reported(Report report) implements Item {}

    record Mistaken(List<String> mistakes) implements Item {}
  }

  static Answers mistaken(List<String> mistakes) {
    return new Answers(List.of(new Item.Mistaken(mistakes)), false);
  }

  /** For programs. */
  Map<String, Object> json() {
    var answers = new ArrayList<Map<String, Object>>();
    for (var item : each) {
      answers.add(
          switch (item) {
            case Item.Reported(var report) -> ReportJson.within(report, LONGEST_REPORT);
            case Item.Mistaken(var mistakes) -> Response.mistaken(mistakes);
          });
    }
    return Response.several(answers, many);
  }

  /** For people: the text of the emails, each under its target's name where there are several. */
  String text(Function<Report, ReportContext> context) {
    return each.stream()
        .map(
            item ->
                switch (item) {
                  case Item.Reported(var report) ->
                      (many ? "=== " + report.target() + "\n" : "")
                          + ReportText.of(report, context.apply(report));
                  case Item.Mistaken(var mistakes) -> String.join("\n", mistakes) + "\n";
                })
        .collect(Collectors.joining("\n"));
  }
}
