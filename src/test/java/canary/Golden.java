package canary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A text that is kept in a file and compared; {@code mvn test -Dbless} writes it again. */
public final class Golden {
  private static final String WRITTEN_BY = "; mvn test -Dbless writes it";
  private static final int MOST_LINES = 10;

  private Golden() {}

  /** The file, relative to the project, must hold exactly this text. */
  public static void check(Path file, String text) throws IOException {
    if (Boolean.getBoolean("bless")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    compare(file, text, Files.exists(file) ? Files.readString(file) : "");
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
      compare(file, text, all.substring(from, to));
    }
  }

  /** The lines that differ come first; the whole texts only where none does. */
  private static void compare(Path file, String text, String kept) {
    var differing =
        Stream.concat(missing(text, kept, "lacks: "), missing(kept, text, "has too: "))
            .limit(MOST_LINES)
            .toList();
    assertEquals(List.of(), differing, file + WRITTEN_BY);
    assertEquals(text, kept, file + WRITTEN_BY);
  }

  private static Stream<String> missing(String of, String in, String word) {
    var there = in.lines().collect(Collectors.toSet());
    return of.lines().distinct().filter(it -> !there.contains(it)).map(it -> word + it);
  }
}
