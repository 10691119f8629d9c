package canary.full;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every source file is formatted as google-java-format formats it. */
@Tag("full")
class FormatTest {

  @Test
  void everyFileIsFormatted() throws IOException, FormatterException {
    var formatter = new Formatter();
    var others = new ArrayList<String>();
    try (var files = Files.walk(Path.of("src"))) {
      for (var file : files.filter(it -> it.toString().endsWith(".java")).sorted().toList()) {
        var source = Files.readString(file);
        if (!formatter.formatSourceAndFixImports(source).equals(source)) {
          others.add(file.toString());
        }
      }
    }
    assertEquals(List.of(), others, "mvn spotless:apply formats them");
  }
}
