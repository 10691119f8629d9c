package canary.bench;

import canary.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.jr.ob.JSON;

/** The goals and what came of them, on which machine. */
record Result(Map<String, Object> machine, List<Goal> goals, Map<String, Object> figures) {
  static Result of(Samples samples) throws IOException {
    return new Result(here(), Goal.of(samples), samples.json());
  }

  private static Map<String, Object> here() throws IOException {
    var machine = new LinkedHashMap<String, Object>();
    machine.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    machine.put("processors", Runtime.getRuntime().availableProcessors());
    machine.put("load", Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
    machine.put("java", Runtime.version().toString());
    return machine;
  }

  /** Prints the table, and writes it with all figures as JSON; into the README where it is told. */
  void write(Path file) throws IOException {
    System.out.printf("%n%s", table());
    if (Boolean.getBoolean("bless")) {
      Golden.checkRegion(
          Path.of("README.md"), "<!-- bench: begin -->", "<!-- bench: end -->", table());
    }
    Files.writeString(
        file,
        JSON.std
                .with(JSON.Feature.PRETTY_PRINT_OUTPUT)
                .asString(
                    Map.of(
                        "machine", machine,
                        "goals", goals.stream().map(Goal::json).toList(),
                        "figures", figures))
            + "\n");
    System.out.printf("%nFigures: %s%n", file);
  }

  private String table() {
    var rows =
        goals.stream()
            .map(
                it ->
                    "| %s | %s | %s | %s | %s |%n"
                        .formatted(
                            it.id(),
                            it.what(),
                            shown(it.limit()),
                            it.result().map(Result::shown).orElse(""),
                            it.verdict()))
            .collect(Collectors.joining());
    return "One run at %s: %s, %s processors, load %s, Java %s.%n%n"
            .formatted(
                machine.get("at"),
                machine.get("system"),
                machine.get("processors"),
                machine.get("load"),
                machine.get("java"))
        + "| | Figure | at most | Result | |%n| --- | --- | --- | --- | --- |%n".formatted()
        + rows;
  }

  private static String shown(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : "%.2f".formatted(value);
  }
}
