package canary.lab.fault;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.Golden;
import canary.lab.fault.Judgement.Score;
import canary.lab.template.Stacks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Integrations of public repositories and reports; the README prints the score, misses included.
 */
class PublicConfigurationsTest {
  private static final List<Judgement> ALL = new ArrayList<>();

  @BeforeAll
  static void judge() throws IOException {
    var stacks = new Stacks();
    for (var configuration : PublicConfiguration.in("configurations")) {
      ALL.add(Judgement.of(configuration, stacks));
    }
  }

  @Test
  void theReadmePrintsTheScore() throws IOException {
    Golden.checkRegion(
        Path.of("README.md"),
        "<!-- configurations: begin -->",
        "<!-- configurations: end -->",
        """

        Of %d integrations found in public repositories and reports (`src/test/resources/canary/lab/configurations.txt`),
        each judged by `probe` and by `inspect`: right %d, wrong %d, unknown %d.

        %s
        """
            .formatted(
                ALL.size(),
                count(Score.RIGHT),
                count(Score.WRONG),
                count(Score.UNKNOWN),
                ALL.stream()
                    .filter(it -> it.score() != Score.RIGHT)
                    .map(PublicConfigurationsTest::row)
                    .collect(joining())));
  }

  private static long count(Score score) {
    return ALL.stream().filter(it -> it.score() == score).count();
  }

  private static String row(Judgement judged) {
    return "- %s: %s ([source](%s)): %s\n"
        .formatted(
            judged.score().name().toLowerCase(Locale.ROOT),
            judged.configuration(),
            judged.configuration().value("source", ""),
            judged.score() == Score.WRONG
                ? String.join(", ", judged.complaints())
                : "not named: " + String.join(", ", judged.missing()));
  }

  @Test
  void nothingIsWrong() {
    assertEquals(
        List.of(),
        ALL.stream()
            .filter(it -> it.score() == Score.WRONG)
            .map(it -> it.configuration() + " " + it.complaints())
            .toList());
  }

  @Test
  void thereAreFiftyAtLeastOfAsManySources() {
    var sources = ALL.stream().map(it -> it.configuration().value("source", "")).distinct().count();
    assertTrue(ALL.size() >= 50 && sources >= 40, ALL.size() + " of " + sources);
  }
}
