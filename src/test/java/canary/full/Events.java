package canary.full;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of {@code events/}, which users give to the SAM CLI. */
final class Events {

  private Events() {}

  /** Sorted; an {@link AssertionError} if there is none of the prefix. */
  static List<Path> startingWith(String prefix) {
    try (Stream<Path> files = Files.list(Path.of("events"))) {
      List<Path> events =
          files.filter(file -> file.getFileName().toString().startsWith(prefix)).sorted().toList();
      if (events.isEmpty()) {
        throw new AssertionError("events/ has no file " + prefix + "...");
      }
      return events;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
