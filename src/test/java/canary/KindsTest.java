package canary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kinds of errors that were explained wrongly or not at all, each in two wordings or more: the
 * cause is named, and no other is CONFIRMED.
 */
class KindsTest {
  private static final Explanation EXPLANATION =
      new Explanation(Clock.fixed(Instant.parse("2026-11-23T08:00:00Z"), ZoneOffset.UTC));

  static List<Pasted> kinds() {
    return Pasted.in("kinds");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theCauseIsNamedAndNoOtherIsCertain(Pasted pasted) {
    var standing =
        EXPLANATION.of(Paste.of(pasted.text())).causes().stream()
            .filter(it -> it.verdict() != Verdict.RULED_OUT)
            .toList();
    var named =
        standing.stream().filter(it -> it.cause().id().equals(pasted.wanted("named"))).findFirst();
    assertEquals(!pasted.wanted("named").isEmpty(), named.isPresent(), () -> told(standing));
    assertEquals(
        List.of(),
        standing.stream()
            .filter(it -> it.verdict() == Verdict.CONFIRMED && !named.equals(Optional.of(it)))
            .map(it -> it.cause().id())
            .toList());
    if (!pasted.wanted("verdict").isEmpty()) {
      assertEquals(pasted.wanted("verdict"), named.orElseThrow().verdict().name(), told(standing));
    }
    assertTrue(
        standing.stream().noneMatch(it -> it.cause().id().equals(pasted.wanted("not named"))),
        () -> told(standing));
    if (!pasted.wanted("first").isEmpty()) {
      assertEquals(pasted.wanted("named"), standing.getFirst().cause().id(), told(standing));
    }
    assertTrue(
        named.isEmpty() || named.get().remedy().does().contains(pasted.wanted("fix")),
        () -> named.orElseThrow().remedy().does());
  }

  @Test
  void everyKindHasTwoWordings() {
    var wordings =
        kinds().stream()
            .collect(Collectors.groupingBy(it -> it.wanted("kind"), Collectors.counting()));
    assertTrue(wordings.size() >= 16, wordings::toString);
    assertTrue(wordings.values().stream().allMatch(it -> it >= 2), wordings::toString);
  }

  /** The commonest forms of a paste, and the head of what is answered. */
  @Test
  void theReadmeShowsTheCommonestForms() throws IOException {
    var shown =
        Pasted.in("readme").stream()
            .map(
                it -> {
                  var report = EXPLANATION.of(Paste.of(it.text()));
                  var first = report.foremost().orElseThrow();
                  return "\n%s:\n\n```\n%s\n```\n\nread as %s: %s `%s`\n"
                      .formatted(
                          it, it.text(), report.readAs(), first.verdict(), first.cause().id());
                })
            .collect(Collectors.joining());
    Golden.checkRegion(
        Path.of("README.md"), "<!-- forms: begin -->", "<!-- forms: end -->", shown + "\n");
  }

  private static String told(List<ReportedCause> standing) {
    return standing.stream()
        .map(it -> it.verdict() + " " + it.cause().id())
        .collect(Collectors.joining(", "));
  }
}
