package canary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The classes that a process loads, in their order, each under a name that is the same in every
 * run: what the JVM spins is numbered.
 */
record LoadedClasses(List<String> names, String output) {

  /** Of scheduled runs, so many, in an environment that has no other variables of AWS. */
  static LoadedClasses of(int runs, Map<String, String> environment, Path directory)
      throws IOException, InterruptedException {
    var log = directory.resolve("classes.log");
    var output = directory.resolve("output.log");
    var command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xlog:class+load:file=" + log + ":none",
            "-classpath",
            System.getProperty("java.class.path"),
            ScheduledRun.class.getName(),
            String.valueOf(runs));
    command.environment().keySet().removeIf(it -> it.startsWith("AWS_"));
    command.environment().putAll(environment);
    var exit = command.redirectErrorStream(true).redirectOutput(output.toFile()).start().waitFor();
    assertEquals(0, exit, Files.readString(output));
    return new LoadedClasses(
        Files.readAllLines(log).stream()
            .filter(it -> it.contains(" source: "))
            .map(it -> it.substring(0, it.indexOf(' ')))
            .toList(),
        Files.readString(output));
  }

  /** What is loaded here and not there. */
  List<String> beyond(LoadedClasses other) {
    var beyond = new ArrayList<>(numbered());
    beyond.removeAll(other.numbered());
    return beyond.stream().sorted().toList();
  }

  private List<String> numbered() {
    var seen = new HashMap<String, Integer>();
    return names.stream()
        .map(it -> it.replaceFirst("/0x[0-9a-f]+", ""))
        .map(it -> it + "#" + seen.merge(it, 1, Integer::sum))
        .map(it -> it.endsWith("#1") ? it.substring(0, it.length() - 2) : it)
        .toList();
  }

  List<String> beginning(List<String> beginnings) {
    return names.stream().filter(it -> beginnings.stream().anyMatch(it::startsWith)).toList();
  }

  /** How many there are of each package, or of each library where it has several. */
  static Map<String, Long> byPackage(List<String> names) {
    return names.stream()
        .collect(
            Collectors.groupingBy(
                it -> it.replaceFirst("^((?:[a-z0-9_]+\\.){1,4}).*", "$1*"),
                TreeMap::new,
                Collectors.counting()));
  }
}
