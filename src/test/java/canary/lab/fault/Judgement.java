package canary.lab.fault;

import canary.LabRun;
import canary.catalogue.Cause;
import canary.catalogue.Impact;
import canary.lab.account.LabAccount;
import canary.lab.service.NotInLab;
import canary.lab.template.Stacks;
import java.io.IOException;
import java.util.ArrayList;
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
    var complaints = new ArrayList<String>();
    said()
        .filter(it -> !wanted().contains(it.id()) && !permitted().contains(it.id()))
        .forEach(it -> complaints.add(it.describe()));
    switch (delivers()) {
      case "yes", "open" -> {
        if (inspection.status().equals("FAILING")) {
          complaints.add("inspection is FAILING");
        }
        if (delivers().equals("yes") && isProbed("FAILING")) {
          complaints.add("probe is FAILING");
        }
      }
      case "no", "damaged" -> {
        if (isProbed("HEALTHY") || inspection.status().equals("HEALTHY")) {
          complaints.add("called healthy");
        }
      }
      case "elsewhere" -> {
        if (inspection.status().equals("FAILING") || inspection.status().equals("HEALTHY")) {
          complaints.add("inspection is " + inspection.status());
        }
      }
      default -> {
        var damaged =
            said().filter(it -> it.verdict().equals("CONFIRMED")).filter(this::isDamage).count()
                > 0;
        if (inspection.status().equals("HEALTHY")
            || inspection.status().equals("FAILING") && !damaged) {
          complaints.add("inspection is " + inspection.status());
        }
        said()
            .filter(it -> it.verdict().equals("CONFIRMED") && breaks(it) && !isDamage(it))
            .filter(it -> !it.id().equals("gateway-request-not-valid"))
            .forEach(it -> complaints.add(it.describe() + " is too sure"));
      }
    }
    return complaints.stream().distinct().toList();
  }

  /** What clients suffer whose requests have all that is asked for. */
  private boolean isDamage(LabRun.Named named) {
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

  private boolean isProbed(String status) {
    return probe.filter(it -> it.status().equals(status)).isPresent();
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
