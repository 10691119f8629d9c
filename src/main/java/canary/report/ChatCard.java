package canary.report;

import canary.json.JsonWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A report as Amazon Q Developer in chat applications requires it; plain text is dropped without an
 * error. https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html
 */
final class ChatCard {
  private static final int LONGEST_DESCRIPTION = 8_000;

  private ChatCard() {}

  static String of(Report report, ReportContext context) {
    return of(
        report,
        Notification.subject(report, context),
        ReportText.firstLine(report),
        context.since());
  }

  /**
   * @param since when the incident began: its messages are one thread of the chat
   */
  static String of(Report report, String title, String description, Optional<Instant> since) {
    var content = new LinkedHashMap<String, Object>();
    content.put("textType", "client-markdown");
    content.put("title", title);
    content.put("description", Shortening.within(description, LONGEST_DESCRIPTION));
    content.put("nextSteps", report.foremost().map(it -> it.remedy().commands()).orElse(List.of()));
    content.put("keywords", report.component().map(it -> List.of(it.id())).orElse(List.of()));
    return JsonWriter.write(
        Map.of(
            "version",
            "1.0",
            "source",
            "custom",
            "content",
            content,
            "metadata",
            Map.of(
                "threadId",
                report.target() + since.map(it -> " " + Headline.minutes(it)).orElse(""),
                "summary",
                title)));
  }
}
