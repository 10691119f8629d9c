package canary.report;

import canary.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A report as Amazon Q Developer in chat applications requires it; plain text is dropped without an
 * error. https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html
 */
final class ChatCard {
  private ChatCard() {}

  static String of(Report report, ReportContext context) {
    return of(report, Notification.subject(report, context), ReportText.firstLine(report));
  }

  static String of(Report report, String title, String description) {
    var content = new LinkedHashMap<String, Object>();
    content.put("textType", "client-markdown");
    content.put("title", title);
    content.put("description", Shortening.cut(description, 7_900, " [cut]"));
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
            Map.of("threadId", report.target(), "summary", title)));
  }
}
