package canary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A text that is kept in a file and compared; {@code mvn test -Dbless} writes it anew. */
public final class Golden {
  private static final String WRITTEN_BY = "; mvn test -Dbless writes it";

  private Golden() {}

  /** The file, relative to the project, must hold exactly this text. */
  public static void check(Path file, String text) throws IOException {
    if (Boolean.getBoolean("bless")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    assertEquals(Files.exists(file) ? Files.readString(file) : "", text, file + WRITTEN_BY);
  }

  /** The lines of the file between the two markers must be exactly this text. */
  public static void checkRegion(Path file, String begin, String end, String text)
      throws IOException {
    var all = Files.readString(file);
    var from = all.indexOf("\n", all.indexOf(begin)) + 1;
    var to = all.lastIndexOf("\n", all.indexOf(end)) + 1;
    if (Boolean.getBoolean("bless")) {
      Files.writeString(file, all.substring(0, from) + text + all.substring(to));
    } else {
      assertEquals(text, all.substring(from, to), file + WRITTEN_BY);
    }
  }
}
