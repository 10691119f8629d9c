package canary;

import java.util.ArrayList;
import java.util.List;

/** Draws the picture of the README: the path of a message, and the canary beside it. */
final class PathPicture {
  private static final String INK = "#232f3e";
  private static final String CANARY = "#b7791f";

  private final List<String> parts = new ArrayList<>();

  private PathPicture() {}

  /** SVG on a light ground, so that it is read in GitHub's dark mode as well. */
  static String svg() {
    var picture = new PathPicture();
    picture.box(20, 30, 130, 44, INK, "Client");
    picture.box(240, 30, 130, 44, INK, "API Gateway");
    picture.box(460, 30, 130, 44, INK, "SQS queue");
    picture.box(700, 30, 130, 44, INK, "Consumer");
    picture.box(350, 108, 130, 40, INK, "Execution role");
    picture.box(500, 108, 110, 40, INK, "KMS key");
    picture.arrow(150, 52, 236, 52, INK);
    picture.arrow(370, 52, 456, 52, INK);
    picture.arrow(590, 52, 696, 52, INK);
    picture.text(415, 44, INK, "integration");
    picture.line(415, 108, 415, 56, INK, "2 3");
    picture.line(555, 108, 555, 74, INK, "2 3");
    picture.box(20, 200, 130, 70, CANARY, "Canary");
    picture.box(620, 226, 210, 44, CANARY, "Email: root cause and fix");
    picture.arrow(110, 200, 256, 78, CANARY);
    picture.text(120, 134, CANARY, "one message a minute");
    picture.line(150, 218, 555, 218, CANARY, "6 4");
    for (var x : List.of(300, 415, 555)) {
      picture.line(x, 218, x, x == 300 ? 74 : 148, CANARY, "6 4");
    }
    picture.text(700, 208, CANARY, "reads, after a failure");
    picture.line(555, 218, 610, 208, CANARY, "6 4");
    picture.arrow(150, 248, 616, 248, CANARY);
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 850 290" width="850" role="img" \
    aria-label="A client posts to API Gateway, whose integration sends to SQS with an execution \
    role and a KMS key; the canary posts each minute, reads these after a failure and emails root \
    cause and fix">
    <rect width="850" height="290" rx="8" fill="#ffffff"/>
    %s
    </svg>
    """
        .formatted(String.join("\n", picture.parts));
  }

  private void box(int x, int y, int width, int height, String color, String name) {
    parts.add(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\" fill=\"#ffffff\" stroke=\"%s\" stroke-width=\"2\"/>"
            .formatted(x, y, width, height, color));
    text(x + width / 2, y + height / 2 + 5, color, name);
  }

  private void text(int x, int y, String color, String words) {
    parts.add(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" font-family=\"sans-serif\" font-size=\"14\" fill=\"%s\">%s</text>"
            .formatted(x, y, color, words));
  }

  private void line(int x1, int y1, int x2, int y2, String color, String dashes) {
    parts.add(
        "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"2\"%s/>"
            .formatted(
                x1,
                y1,
                x2,
                y2,
                color,
                dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + "\""));
  }

  private void arrow(int x1, int y1, int x2, int y2, String color) {
    line(x1, y1, x2, y2, color, "");
    var angle = Math.atan2(y2 - y1, x2 - x1);
    parts.add(
        "<polygon points=\"%d,%d %d,%d %d,%d\" fill=\"%s\"/>"
            .formatted(
                x2,
                y2,
                Math.round(x2 - 10 * Math.cos(angle - 0.45)),
                Math.round(y2 - 10 * Math.sin(angle - 0.45)),
                Math.round(x2 - 10 * Math.cos(angle + 0.45)),
                Math.round(y2 - 10 * Math.sin(angle + 0.45)),
                color));
  }
}
