package canary.report;

import canary.catalogue.Component;
import canary.report.Hop.State;
import java.util.List;

/**
 * The path of a message as SVG: a box a component, with its state in a color, a sign and a word.
 *
 * @param title for those who cannot see it, escaped
 */
record PathDrawing(String title, List<Hop> path, Theme theme) {
  private static final int BOX = 144;
  private static final int GAP = 28;
  private static final int HEIGHT = 64;
  private static final int MIDDLE = HEIGHT / 2;

  /** A check mark, a cross and a bar, each around its middle. */
  private static String sign(State state) {
    return switch (state) {
      case PASSED -> "M-4,0 L-1,3 L5,-4";
      case BROKEN -> "M-4,-4 L4,4 M4,-4 L-4,4";
      case UNKNOWN -> "M-4,0 L4,0";
    };
  }

  private static String word(State state) {
    return switch (state) {
      case PASSED -> "OK";
      case BROKEN -> "FAILED";
      case UNKNOWN -> "not known";
    };
  }

  private static String name(Component component) {
    return switch (component) {
      case GATEWAY -> "API Gateway";
      case INTEGRATION -> "Integration";
      case ROLE -> "Role";
      case QUEUE -> "SQS queue";
      case KEY -> "KMS key";
      case CANARY -> "Canary";
    };
  }

  String svg() {
    var width = path.size() * (BOX + GAP) - GAP;
    var drawn = new StringBuilder();
    for (var i = 0; i < path.size(); i++) {
      var left = i * (BOX + GAP);
      drawn.append(i == 0 ? "" : arrow(left)).append(box(path.get(i), left));
    }
    return "<svg viewBox=\"0 0 %d %d\" width=\"100%%\" style=\"max-width:%dpx\" role=\"img\" aria-label=\"%s\" font-family=\"Amazon Ember,Helvetica,Arial,sans-serif\">%s</svg>"
        .formatted(width, HEIGHT, width, title, drawn);
  }

  private String arrow(int left) {
    return "<path d=\"M%d,%d H%d m-6,-5 l6,5 l-6,5\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>"
        .formatted(left - GAP + 4, MIDDLE, left - 4, theme.of(State.UNKNOWN));
  }

  private String box(Hop hop, int left) {
    var color = theme.of(hop.state());
    return "<rect x=\"%d\" y=\"2\" width=\"%d\" height=\"%d\" rx=\"8\" fill=\"%s\" fill-opacity=\"0.1\" stroke=\"%s\" stroke-width=\"%d\"/>"
            .formatted(
                left + 2, BOX - 4, HEIGHT - 4, color, color, hop.state() == State.BROKEN ? 3 : 1)
        + "<circle cx=\"%d\" cy=\"%d\" r=\"9\" fill=\"%s\"/>".formatted(left + 18, MIDDLE, color)
        + "<path transform=\"translate(%d,%d)\" d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>"
            .formatted(left + 18, MIDDLE, sign(hop.state()), theme.background())
        + text(left, MIDDLE - 4, 14, "bold", theme.text(), name(hop.at()))
        + text(left, MIDDLE + 14, 12, "normal", color, word(hop.state()));
  }

  private static String text(
      int left, int baseline, int size, String weight, String color, String text) {
    return "<text x=\"%d\" y=\"%d\" font-size=\"%d\" font-weight=\"%s\" fill=\"%s\">%s</text>"
        .formatted(left + 33, baseline, size, weight, color, text);
  }
}
