package canary.full;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.full.tool.Browser;
import canary.full.tool.Command;
import canary.report.WidgetPage;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The dashboard's widget as a browser draws it. With {@code -Dbless} the README's pictures are
 * written: they are not compared, for each machine has other fonts.
 */
@Tag("full")
@Order(9)
@DisplayName("widget: drawn by headless Chromium, light and dark")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WidgetPicturesTest {

  private static final Path DOCS = Path.of("src", "docs");
  private static final int HEIGHT = 400;
  private static final int MARGIN = 16;

  /** A part of the picture that nobody can overlook. */
  private static final int SEEN = 300;

  /** Each text of the drawing that leaves its box, and whether the page is too wide. */
  private static final String MEASURED =
      """
      <script>
      const boxes = [...document.querySelectorAll("rect")].map(it => it.getBBox());
      const outside = [...document.querySelectorAll("text")].filter(it => {
        const text = it.getBBox();
        return !boxes.some(box => text.x >= box.x && text.x + text.width <= box.x + box.width
            && text.y >= box.y && text.y + text.height <= box.y + box.height);
      });
      document.title = "measured: " + boxes.length + " boxes, outside: "
          + outside.map(it => it.textContent).join() + "; too wide: "
          + (document.documentElement.scrollWidth > innerWidth);
      </script>
      """;

  private Browser browser;

  @BeforeAll
  void browser() {
    browser = Browser.ready();
  }

  static Stream<WidgetPage> pages() {
    return WidgetPage.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void eachTextIsWithinItsBox(WidgetPage page) throws IOException {
    String markup = browser.markup(written(page, page.html() + MEASURED), HEIGHT);
    assertTrue(
        markup.contains("<title>measured: 5 boxes, outside: ; too wide: false</title>"), markup);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void itsStateIsSeenOnTheGroundOfItsTheme(WidgetPage page) throws IOException {
    BufferedImage picture =
        ImageIO.read(browser.picture(written(page, page.html()), HEIGHT).toFile());
    Color ground = Color.decode(page.background());
    assertEquals(ground.getRGB(), picture.getRGB(1, 1));
    int color = Color.decode(page.color()).getRGB();
    long seen = pixels(picture).filter(it -> it == color).count();
    assertTrue(seen > SEEN, page.name() + ": " + seen + " pixels");
    if (Boolean.getBoolean("bless")) {
      ImageIO.write(cropped(picture, ground), "png", DOCS.resolve(page.name() + ".png").toFile());
    }
  }

  private static Path written(WidgetPage page, String html) throws IOException {
    Path folder = Files.createDirectories(Command.LOGS.resolve("widget"));
    return Files.writeString(folder.resolve(page.name() + ".html"), html).toAbsolutePath();
  }

  private static IntStream pixels(BufferedImage picture) {
    return IntStream.of(
        picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth()));
  }

  /** Without what is empty at its end. */
  private static BufferedImage cropped(BufferedImage picture, Color ground) {
    int width = picture.getWidth();
    int last =
        IntStream.range(0, picture.getHeight())
            .filter(
                y ->
                    IntStream.range(0, width)
                        .anyMatch(x -> picture.getRGB(x, y) != ground.getRGB()))
            .max()
            .orElseThrow();
    return picture.getSubimage(0, 0, width, Math.min(picture.getHeight(), last + MARGIN));
  }
}
