package canary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import canary.catalogue.Cause;
import canary.paste.Paste;
import canary.paste.Pasted;
import canary.report.ReportedCause;
import canary.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What explain makes of pastes of public reports; the README prints the score, misses included. */
class FieldTest {
  private static final Explanation EXPLANATION =
      new Explanation(Clock.fixed(Instant.parse("2026-11-23T08:00:00Z"), ZoneOffset.UTC));

  /** One paste, and the causes that stand. */
  private record Scored(Pasted pasted, List<ReportedCause> standing) {
    static Scored of(Pasted pasted) {
      return new Scored(
          pasted,
          EXPLANATION.of(Paste.of(pasted.text())).causes().stream()
              .filter(it -> it.verdict() != Verdict.RULED_OUT)
              .toList());
    }

    boolean isEstablished() {
      return !pasted.wanted("cause").equals("not established");
    }

    boolean isRight() {
      return standing.stream().anyMatch(this::isTheCause);
    }

    boolean isFirst() {
      return !standing.isEmpty() && isTheCause(standing.getFirst());
    }

    boolean isTooSure() {
      return standing.stream().anyMatch(it -> it.verdict() == Verdict.CONFIRMED && !isTheCause(it));
    }

    private boolean isTheCause(ReportedCause cause) {
      return cause.cause().id().equals(pasted.wanted("cause"));
    }
  }

  private static final List<Scored> ALL = Pasted.in("field").stream().map(Scored::of).toList();

  @Test
  void theReadmePrintsTheScore() throws IOException {
    var established = ALL.stream().filter(Scored::isEstablished).toList();
    var open = ALL.stream().filter(it -> !it.isEstablished()).toList();
    var misses =
        established.stream()
            .filter(it -> !it.isRight())
            .map(
                it ->
                    "- missed: %s ([report](%s))\n"
                        .formatted(it.pasted(), it.pasted().wanted("source")))
            .toList();
    Golden.checkRegion(
        Path.of("README.md"),
        "<!-- field: begin -->",
        "<!-- field: end -->",
        """

        Of %d pastes found in public reports (`src/test/resources/canary/pastes/field.txt`) the cause of %d is established: it is
        named in %d and named first in %d; too sure: %d. Of the %d others %d stay open, and %d name something at all.

        %s
        """
            .formatted(
                ALL.size(),
                established.size(),
                established.stream().filter(Scored::isRight).count(),
                established.stream().filter(Scored::isFirst).count(),
                ALL.stream().filter(Scored::isTooSure).count(),
                open.size(),
                open.stream().filter(it -> !it.isTooSure()).count(),
                open.stream().filter(it -> !it.standing().isEmpty()).count(),
                String.join("", misses)));
  }

  /** The counts by which causes are ordered are those of the corpus. */
  @Test
  void theCatalogueCountsTheReports() {
    for (var cause : Cause.catalogue()) {
      var reports =
          ALL.stream()
              .map(Scored::pasted)
              .filter(it -> it.wanted("cause").equals(cause.id()))
              .filter(it -> it.wanted("demonstration").isEmpty());
      assertEquals(
          reports.count(), cause.entry().prevalence().reports().orElse(0), () -> cause.id());
    }
  }

  @Test
  void nothingIsTooSure() {
    assertEquals(List.of(), ALL.stream().filter(Scored::isTooSure).map(Scored::pasted).toList());
  }
}
