package canary.report;

import canary.report.Hop.State;

/** The colors of a CloudWatch dashboard in its two themes, with a contrast of 4.5 to 1 and more. */
enum Theme {
  LIGHT("#ffffff", "#0f141a", "#00772c", "#cc0000", "#656871"),
  DARK("#161d26", "#dedee3", "#2bb534", "#ff7a7a", "#a4a4ad");

  private final String background;
  private final String text;
  private final String good;
  private final String bad;
  private final String unknown;

  Theme(String background, String text, String good, String bad, String unknown) {
    this.background = background;
    this.text = text;
    this.good = good;
    this.bad = bad;
    this.unknown = unknown;
  }

  String background() {
    return background;
  }

  String text() {
    return text;
  }

  String of(State state) {
    return switch (state) {
      case PASSED -> good;
      case BROKEN -> bad;
      case UNKNOWN -> unknown;
    };
  }
}
