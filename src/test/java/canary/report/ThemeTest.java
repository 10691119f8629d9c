package canary.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThemeTest {
  private static final double LEAST = 4.5;

  /** On the ground and on a box, which is a tenth of its color (https://www.w3.org/TR/WCAG22/). */
  @ParameterizedTest
  @EnumSource(Theme.class)
  void everyColorIsReadable(Theme theme) {
    for (var state : Hop.State.values()) {
      var ground = rgb(theme.background());
      var color = rgb(theme.of(state));
      var box = new double[3];
      for (var i = 0; i < box.length; i++) {
        box[i] = 0.1 * color[i] + 0.9 * ground[i];
      }
      for (var text : List.of(color, rgb(theme.text()))) {
        assertTrue(contrast(text, ground) >= LEAST, theme + " " + state);
        assertTrue(contrast(text, box) >= LEAST, theme + " " + state + " in a box");
      }
    }
  }

  private static double[] rgb(String color) {
    var rgb = Integer.decode(color);
    return new double[] {rgb >> 16, rgb >> 8 & 255, rgb & 255};
  }

  private static double contrast(double[] a, double[] b) {
    var lighter = Math.max(luminance(a), luminance(b));
    return (lighter + 0.05) / (Math.min(luminance(a), luminance(b)) + 0.05);
  }

  private static double luminance(double[] rgb) {
    var weights = new double[] {0.2126, 0.7152, 0.0722};
    var sum = 0.0;
    for (var i = 0; i < rgb.length; i++) {
      var part = rgb[i] / 255;
      sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
  }
}
