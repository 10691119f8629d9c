package canary.lab;

import canary.LabRun;
import canary.catalogue.Cause;
import canary.catalogue.Component;
import canary.lab.fault.Fault;
import canary.lab.fault.Healthy;
import canary.lab.fault.Unmade;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the canary named in front of each fault, and what it said of sound stacks. */
record Scoreboard(List<Line> lines, List<Sound> sound) {
  private static final String NOTHING = "nothing";

  /** One fault, what the API answered, and the cause that the canary put first. */
  record Line(Fault fault, String answered, String named, String verdict) {
    static Line of(Fault fault, LabRun run) {
      var first = run.causes().stream().filter(LabRun.Named::stands).findFirst();
      return new Line(
          fault,
          run.reply(),
          first.map(LabRun.Named::id).orElse(NOTHING),
          first.map(LabRun.Named::verdict).orElse(""));
    }

    boolean right() {
      return named.equals(fault.cause().id()) && verdict.equals(fault.verdict().name());
    }

    private String component() {
      return named.equals(NOTHING) ? NOTHING : named.substring(0, named.indexOf('-'));
    }

    private Stream<String> cells() {
      var sureness = fault.unsure().isEmpty() ? verdict : verdict + ": " + fault.unsure();
      return Stream.of(fault.id(), answered, right() ? "right" : "WRONG: " + named, sureness);
    }
  }

  /** A sound variant, whether a probe raised an alarm there, and what an inspection remarked. */
  record Sound(Healthy variant, boolean alarmed, List<String> remarked) {
    static Sound of(Healthy variant, LabRun inspection, LabRun probe) {
      return new Sound(
          variant,
          !probe.status().equals("HEALTHY") || !probe.notices().isEmpty(),
          inspection.causes().stream().map(LabRun.Named::describe).toList());
    }

    boolean rightlyRemarked() {
      return remarked.equals(variant.remarks());
    }
  }

  boolean allRight() {
    return sound.stream().allMatch(it -> !it.alarmed() && it.rightlyRemarked())
        && lines.stream().allMatch(Line::right);
  }

  /** The faults, the components that were taken for another, the healthy variants. */
  String text() {
    return String.join("\n", faults(), table(confusion()), summary());
  }

  /** The faults alone. */
  String faults() {
    var rows =
        Stream.concat(
            Stream.of(List.of("FAULT", "RETURNED", "NAMED FIRST", "VERDICT")),
            lines.stream().map(it -> it.cells().toList()));
    return "\n" + table(rows) + "\n" + counts();
  }

  private String counts() {
    var right = lines.stream().filter(Line::right).count();
    return "Faults: %d; causes: %d; named right: %d; wrong: %d.%n"
        .formatted(lines.size(), made(), right, lines.size() - right);
  }

  private long made() {
    return lines.stream().map(it -> it.fault().cause()).distinct().count();
  }

  /** Faults by their component, against the component of what was named. */
  private Stream<List<String>> confusion() {
    var columns =
        Stream.concat(Arrays.stream(Component.values()).map(Component::id), Stream.of(NOTHING))
            .toList();
    return Stream.concat(
        Stream.of(
            Stream.of(Stream.of("FAULTS OF"), columns.stream(), Stream.of("RIGHT", "WRONG"))
                .flatMap(Function.identity())
                .toList()),
        Arrays.stream(Component.values())
            .map(
                component -> {
                  var of =
                      lines.stream()
                          .filter(it -> it.fault().cause().component() == component)
                          .toList();
                  var right = of.stream().filter(Line::right).count();
                  return Stream.of(
                          Stream.of(component.id()),
                          columns.stream()
                              .map(
                                  it ->
                                      count(
                                          of.stream()
                                              .filter(line -> line.component().equals(it))
                                              .count())),
                          Stream.of(count(right), count(of.size() - right)))
                      .flatMap(Function.identity())
                      .toList();
                }));
  }

  private String summary() {
    var alarms = sound.stream().filter(Sound::alarmed).map(it -> it.variant().what()).toList();
    var wrong =
        sound.stream()
            .filter(it -> !it.rightlyRemarked())
            .map(it -> it.variant().what() + ": " + it.remarked())
            .toList();
    var unsafe = sound.stream().filter(it -> !it.variant().unsafe().isEmpty()).toList();
    return """
    Healthy variants: %d; false alarms: %d%s.
    Of these an inspection has something to remark in %d; remarked right: %d; wrong: %s.
    Causes in the catalogue: %d; of a fault: %d; beside one, or by inspect: %d; not made in the lab: %d.
    %s
    """
        .formatted(
            sound.size(),
            alarms.size(),
            alarms.isEmpty() ? "" : " " + alarms,
            unsafe.size(),
            unsafe.stream().filter(Sound::rightlyRemarked).count(),
            wrong.isEmpty() ? "0" : wrong,
            Cause.catalogue().size(),
            made(),
            Cause.catalogue().size() - made() - Unmade.WHY.size(),
            Unmade.WHY.size(),
            Unmade.WHY.entrySet().stream()
                .map(it -> "    %s: %s".formatted(it.getKey().id(), it.getValue()))
                .sorted()
                .collect(Collectors.joining("\n")));
  }

  private static String count(long number) {
    return number == 0 ? "." : Long.toString(number);
  }

  private static String table(Stream<List<String>> rows) {
    var all = rows.toList();
    var widths =
        IntStream.range(0, all.getFirst().size())
            .map(column -> all.stream().mapToInt(it -> it.get(column).length()).max().orElse(0))
            .toArray();
    return all.stream()
        .map(
            row ->
                IntStream.range(0, widths.length)
                    .mapToObj(
                        column ->
                            ("%-" + Math.max(1, widths[column]) + "s").formatted(row.get(column)))
                    .collect(Collectors.joining("  "))
                    .stripTrailing())
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
