package canary.full.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** Finds Python 3.13: LocalStack 4.14.0 starts on no other. */
final class Python {

  private static final String VERSION = "3.13";

  private Python() {}

  /** On the PATH or under pyenv; else the layer is skipped, with the reason. */
  static Path find() {
    return Stream.concat(Stream.of(Path.of("python" + VERSION)), underPyenv())
        .filter(Python::answers)
        .findFirst()
        .orElseThrow(
            () ->
                new TestAbortedException(
                    "Python %s is neither on the PATH nor under pyenv (pyenv install %s)"
                        .formatted(VERSION, VERSION)));
  }

  private static Stream<Path> underPyenv() {
    Path versions =
        Optional.ofNullable(System.getenv("PYENV_ROOT"))
            .map(Path::of)
            .orElse(Path.of(System.getProperty("user.home"), ".pyenv"))
            .resolve("versions");
    if (!Files.isDirectory(versions)) {
      return Stream.empty();
    }
    try (Stream<Path> found = Files.list(versions)) {
      return found
          .filter(version -> version.getFileName().toString().startsWith(VERSION))
          .map(version -> version.resolve("bin/python"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A shim of pyenv may be on the PATH for a version that is not switched on. */
  private static boolean answers(Path python) {
    try {
      return Command.of("python-version", python.toString(), "--version")
          .run()
          .out()
          .startsWith("Python " + VERSION);
    } catch (UncheckedIOException noSuchProgram) {
      return false;
    }
  }
}
