package canary;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The README's pictures; those of the widget are drawn in the full profile. */
class PicturesTest {
  private static final int LARGEST = 60_000;

  @Test
  void thePathIsAsItIsDrawn() throws IOException {
    Golden.check(Path.of("src/docs/path.svg"), PathPicture.svg());
  }

  @Test
  void eachIsSmallAndInTheReadme() throws IOException {
    var readme = Files.readString(Path.of("README.md"));
    try (var files = Files.list(Path.of("src/docs"))) {
      for (var file : files.toList()) {
        assertTrue(readme.contains(file.toString()), () -> file + " is not in the README");
        assertTrue(Files.size(file) < LARGEST, file::toString);
      }
    }
  }
}
