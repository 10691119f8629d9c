package canary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A switch over our own values has no default: a new value must not compile until it is judged. */
class SwitchesTest {
  private static final Path MAIN = Path.of("src/main/java");
  private static final Pattern DEFAULT = Pattern.compile("(?:case null, )?\\bdefault (?=->)");

  /** A type pattern of any depth, or a constant of an enumeration, which stands alone. */
  private static final Pattern LABEL = Pattern.compile("\\bcase ([A-Z][\\w.]*)(?=[ (<,])");

  @Test
  void noSwitchOverOurOwnValuesHasADefault() throws IOException {
    var ours = ours();
    try (var files = Files.walk(MAIN)) {
      var wrong = new ArrayList<String>();
      for (var file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
        withDefault(Files.readString(file)).stream()
            .filter(it -> isOverOurs(it, ours))
            .forEach(it -> wrong.add(file + ": " + it.lines().findFirst().orElse("")));
      }
      assertEquals(List.of(), wrong);
    }
  }

  @Test
  void theScanFindsWhatItIsFor() throws IOException {
    var ours = ours();
    assertTrue(isFound("switch (a) { case YES -> 1; default -> 2; }", ours));
    assertTrue(isFound("switch (a) { case Finding.Known<X>(var it) -> 1; default -> 2; }", ours));
    assertTrue(isFound("switch (a) { case Outcome.Refused _ -> { f(); } default -> {} }", ours));
    assertEquals(false, isFound("switch (a) { case YES -> 1; case NO -> 2; }", ours));
    assertEquals(false, isFound("switch (a) { case \"x\" -> 1; default -> 2; }", ours));
    assertEquals(false, isFound("switch (a) { case String it -> 1; default -> 2; }", ours));
  }

  private static boolean isFound(String source, Set<String> ours) {
    return withDefault(source).stream().anyMatch(it -> isOverOurs(it, ours));
  }

  /** Each switch that has a default, up to it. */
  private static List<String> withDefault(String source) {
    return DEFAULT
        .matcher(source)
        .results()
        .map(it -> source.substring(source.lastIndexOf("switch (", it.start()), it.start()))
        .toList();
  }

  private static boolean isOverOurs(String upToDefault, Set<String> ours) {
    return LABEL
        .matcher(upToDefault)
        .results()
        .map(it -> it.group(1))
        .anyMatch(it -> it.matches("[A-Z][A-Z0-9_]*") || ours.contains(it.split("\\.")[0]));
  }

  private static Set<String> ours() throws IOException {
    try (Stream<Path> files = Files.walk(MAIN)) {
      return files
          .map(it -> it.getFileName().toString())
          .filter(it -> it.endsWith(".java"))
          .map(it -> it.substring(0, it.length() - ".java".length()))
          .collect(Collectors.toSet());
    }
  }
}
