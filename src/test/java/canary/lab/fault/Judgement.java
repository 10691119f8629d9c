package canary.lab.fault;

import canary.LabRun;
import canary.catalogue.Cause;
import canary.catalogue.Impact;
import canary.lab.account.LabAccount;
import canary.lab.service.NotInLab;
import canary.lab.template.Stacks;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the canary says of a public configuration.
 *
 * @param probe empty where it needs what AWS documents nowhere
 */
record Judgement(PublicConfiguration configuration, LabRun inspection, Optional<LabRun> probe) {
  enum Score {
    RIGHT,
    WRONG,
    UNKNOWN
  }

  static Judgement of(PublicConfiguration configuration, Stacks stacks) throws IOException {
    return new Judgement(
        configuration, inspection(configuration, stacks), probe(configuration, stacks));
  }

  private static LabRun inspection(PublicConfiguration configuration, Stacks stacks)
      throws IOException {
    try (var lab = stacks.laboratory(configuration.parameters())) {
      configuration.deploy(lab);
      return LabRun.inspecting(lab, LabAccount.of(lab));
    }
  }

  private static Optional<LabRun> probe(PublicConfiguration configuration, Stacks stacks)
      throws IOException {
    try (var lab = stacks.laboratory(configuration.parameters())) {
      configuration.deploy(lab);
      return Optional.of(LabRun.of(lab, LabAccount.of(lab)));
    } catch (IllegalStateException refused) {
      if (Stream.iterate((Throwable) refused, it -> it != null, Throwable::getCause)
          .noneMatch(NotInLab.class::isInstance)) {
        throw refused;
      }
      return Optional.empty();
    }
  }

  Score score() {
    var complaints = complaints();
    return complaints.isEmpty() ? missing().isEmpty() ? Score.RIGHT : Score.UNKNOWN : Score.WRONG;
  }

  /** What was said and is not so. */
  List<String> complaints() {
    return Stream.of(
            said()
                .filter(it -> !wanted().contains(it.id()) && !permitted().contains(it.id()))
                .map(LabRun.Named::describe),
            ofInspection(),
            ofProbe(),
            tooSure())
        .flatMap(it -> it)
        .distinct()
        .toList();
  }

  private Stream<String> ofInspection() {
    var status = inspection.status();
    var isWrong =
        switch (delivers()) {
          case "yes", "open" -> status.equals("FAILING");
          case "no", "damaged" -> status.equals("HEALTHY");
          case "elsewhere" -> !status.equals("UNPROVEN");
          default -> status.equals("HEALTHY") || status.equals("FAILING") && !isDamaging();
        };
    return isWrong ? Stream.of("inspection is " + status) : Stream.empty();
  }

  private Stream<String> ofProbe() {
    var wrong =
        switch (delivers()) {
          case "yes" -> "FAILING";
          case "no", "damaged" -> "HEALTHY";
          default -> "";
        };
    return probe.map(LabRun::status).filter(wrong::equals).stream().map(it -> "probe is " + it);
  }

  /** What only the canary's request meets proves nothing of clients. */
  private Stream<String> tooSure() {
    return delivers().startsWith("where")
        ? said()
            .filter(it -> it.verdict().equals("CONFIRMED") && breaks(it) && !isDamage(it))
            .filter(it -> !it.id().equals("gateway-request-not-valid"))
            .map(it -> it.describe() + " is too sure")
        : Stream.empty();
  }

  private boolean isDamaging() {
    return said().anyMatch(it -> it.verdict().equals("CONFIRMED") && isDamage(it));
  }

  /** What clients suffer whose requests have all that is asked for. */
  private static boolean isDamage(LabRun.Named named) {
    return named.id().equals("integration-body-not-encoded");
  }

  /** What is so and was not said. */
  List<String> missing() {
    return wanted().stream()
        .filter(
            id ->
                runs().flatMap(Judgement::named).noneMatch(it -> it.id().equals(id) && it.stands()))
        .toList();
  }

  private Stream<LabRun.Named> said() {
    return runs()
        .flatMap(Judgement::named)
        .filter(it -> List.of("CONFIRMED", "LIKELY").contains(it.verdict()));
  }

  private Stream<LabRun> runs() {
    return Stream.concat(Stream.of(inspection), probe.stream());
  }

  private static Stream<LabRun.Named> named(LabRun run) {
    return Stream.concat(run.causes().stream(), run.alsoFound().stream());
  }

  private static boolean breaks(LabRun.Named named) {
    return Cause.catalogue().stream()
        .anyMatch(it -> it.id().equals(named.id()) && it.impact() != Impact.UNSAFE);
  }

  private String delivers() {
    return configuration.value("delivers", "");
  }

  private List<String> wanted() {
    return causes().filter(it -> !it.endsWith("?")).toList();
  }

  private List<String> permitted() {
    return causes().filter(it -> it.endsWith("?")).map(it -> it.replace("?", "")).toList();
  }

  private Stream<String> causes() {
    return Arrays.stream(configuration.value("causes", "").split(" "));
  }
}
