package canary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README says of which causes the fix is proven, in which way, and of the others why not. */
class ProvenFixesTest {
  private static final Path KEPT = Path.of("src", "test", "resources", "canary");

  /** As the tests that prove them write it: id, whether proven, how far, why not. */
  private static final Pattern LINE =
      Pattern.compile("(?m)^(\\S+): (not )?proven by \\w+(, rolled back, again)?(?:; (.+))?$");

  @Test
  void standInTheReadme() throws IOException {
    var byCommand = lines("fixes.txt");
    var byTemplate = lines("template-fixes.txt");
    var text =
        new StringBuilder(
            """
            Proven by command: %d of %d causes, %d of them rolled back and fixed again. Proven by template: %d. The others:

            | Not proven by | Why not | Causes |
            | --- | --- | --- |
            """
                .formatted(
                    proven(byCommand),
                    byCommand.size(),
                    byCommand.stream().filter(it -> it.group(3) != null).count(),
                    proven(byTemplate)));
    var notByCommand = others(byCommand);
    var notByTemplate = others(byTemplate);
    notByCommand.forEach(
        (why, causes) ->
            text.append(
                row(notByTemplate.remove(why, causes) ? "either" : "command", why, causes)));
    notByTemplate.forEach((why, causes) -> text.append(row("template", why, causes)));
    Golden.checkRegion(
        Path.of("README.md"), "<!-- fixes: begin -->", "<!-- fixes: end -->", text.toString());
  }

  private static List<MatchResult> lines(String file) throws IOException {
    return LINE.matcher(Files.readString(KEPT.resolve(file))).results().toList();
  }

  private static boolean isProven(MatchResult line) {
    return line.group(2) == null;
  }

  private static long proven(List<MatchResult> lines) {
    return lines.stream().filter(ProvenFixesTest::isProven).count();
  }

  private static Map<String, List<String>> others(List<MatchResult> lines) {
    var causes = new LinkedHashMap<String, List<String>>();
    lines.stream()
        .filter(it -> !isProven(it))
        .forEach(
            it -> causes.computeIfAbsent(it.group(4), _ -> new ArrayList<>()).add(it.group(1)));
    return causes;
  }

  private static String row(String way, String why, List<String> causes) {
    return "| %s | %s | `%s` |\n".formatted(way, why, String.join("`, `", causes));
  }
}
