package canary;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A report in a few lines of a golden table: what it says first, the verdict of every cause, and
 * the commands of the first one's fix.
 */
public final class DiagnosisTable {
  private DiagnosisTable() {}

  /**
   * @param name of the row
   * @param first the report's first line as text
   * @param report as the handler answers it
   */
  public static String row(String name, String first, Map<String, Object> report) {
    return Stream.of(
            Stream.of(name, "  " + first.strip()),
            causes(report, "causes").map(it -> "  " + verdict(it)),
            causes(report, "alsoFound").map(it -> "  also " + verdict(it)),
            causes(report, "causes").limit(1).flatMap(DiagnosisTable::commands))
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static Stream<Map<?, ?>> causes(Map<String, Object> report, String member) {
    return ((List<?>) report.get(member)).stream().map(it -> (Map<?, ?>) it);
  }

  private static String verdict(Map<?, ?> cause) {
    return "%-9s %s".formatted(cause.get("verdict"), cause.get("id"));
  }

  private static Stream<String> commands(Map<?, ?> cause) {
    return ((List<?>) ((Map<?, ?>) cause.get("fix")).get("commands"))
        .stream().map(it -> "  $ " + it);
  }
}
