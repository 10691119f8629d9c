package canary.full.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.opentest4j.TestAbortedException;

/** Headless Chromium. */
public record Browser(String program) {

  /** Debian's packages, the small one first. */
  private static final List<String> PROGRAMS = List.of("chromium-headless-shell", "chromium");

  private static final int WIDTH = 880;

  /** The one that is there; the layer is skipped where none is. */
  public static Browser ready() {
    return PROGRAMS.stream()
        .filter(Browser::isThere)
        .findFirst()
        .map(Browser::new)
        .orElseThrow(
            () -> new TestAbortedException("none of " + PROGRAMS + " (Debian) is on the PATH"));
  }

  private static boolean isThere(String program) {
    try {
      return Command.of("browser", program, "--version").run().succeeded();
    } catch (UncheckedIOException noSuchProgram) {
      return false;
    }
  }

  /** What the page looks like, as a PNG. */
  public Path picture(Path page, int height) {
    Path picture = page.resolveSibling(page.getFileName() + ".png").toAbsolutePath();
    open(page, height, "--screenshot=" + picture).text();
    if (!Files.exists(picture)) {
      throw new AssertionError(program + " has drawn nothing");
    }
    return picture;
  }

  /** The page's markup when its scripts have run. */
  public String markup(Path page, int height) {
    return open(page, height, "--dump-dom").answer();
  }

  private Command.Result open(Path page, int height, String does) {
    try {
      Path profile = Files.createTempDirectory(Command.LOGS, "browser-").toAbsolutePath();
      return Command.of("browser", program, "--headless", "--no-sandbox", "--disable-gpu")
          .and("--hide-scrollbars", "--disable-lcd-text", "--user-data-dir=" + profile)
          .and("--window-size=%d,%d".formatted(WIDTH, height), does, page.toUri().toString())
          .run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
