package canary;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What is deployed: the libraries, and how large they are with our own classes. */
@EnabledIfSystemProperty(named = "package.classpath", matches = ".+", disabledReason = "no Maven")
class PackageTest {
  private static final double MOST_MIB = 16;
  private static final int LARGEST = 8;

  private final List<Path> jars;

  /** Maven has written the class path of what is deployed. */
  PackageTest() throws IOException {
    var classpath = Files.readString(Path.of(System.getProperty("package.classpath")));
    jars = Stream.of(classpath.strip().split(File.pathSeparator)).map(Path::of).toList();
  }

  @Test
  void theLibrariesAreThese() throws IOException {
    Golden.check(
        Path.of("src", "test", "resources", "package.txt"),
        jars.stream()
            .map(it -> it.getFileName().toString().replaceFirst("-\\d[\\w.-]*\\.jar$", "\n"))
            .sorted()
            .collect(Collectors.joining()));
  }

  @Test
  void allOfItIsUnderTheLimit() throws IOException {
    var sizes = new TreeMap<String, Double>();
    for (var jar : jars) {
      sizes.put(jar.getFileName().toString(), mebibytes(jar));
    }
    try (var files = Files.walk(Path.of("target", "classes"))) {
      sizes.put("target/classes", mebibytes(files.filter(Files::isRegularFile).toList()));
    }
    var total = sizes.values().stream().mapToDouble(it -> it).sum();
    var largest =
        sizes.entrySet().stream()
            .sorted(Comparator.comparing(it -> -it.getValue()))
            .limit(LARGEST)
            .map(it -> "%s %.2f".formatted(it.getKey(), it.getValue()))
            .toList();
    System.out.printf("Package: %.2f MiB%n", total);
    assertTrue(
        total <= MOST_MIB, () -> "%.2f MiB, the largest parts are %s".formatted(total, largest));
  }

  /** Compressed, as the package has them. */
  private static double mebibytes(List<Path> files) throws IOException {
    var total = 0.0;
    for (var file : files) {
      total += mebibytes(file);
    }
    return total;
  }

  private static double mebibytes(Path file) throws IOException {
    var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try (var out = new DeflaterOutputStream(OutputStream.nullOutputStream(), deflater)) {
      Files.copy(file, out);
      out.finish();
      return deflater.getBytesWritten() / (1024.0 * 1024.0);
    } finally {
      deflater.end();
    }
  }
}
