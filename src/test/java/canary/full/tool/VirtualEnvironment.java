package canary.full.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.opentest4j.TestAbortedException;

/** A folder of Python packages, made once from a file of pins and made again when that changes. */
public record VirtualEnvironment(Path folder, Path pins) {

  private static final int STEP = 20;
  private static final String STAMP = "pins.sha256";

  public Path program(String name) {
    return folder.resolve("bin").resolve(name);
  }

  /** Makes the folder if it is not there or is of other pins; the layer is skipped if it cannot. */
  void ensure(Path python) {
    try {
      String hash = hash(python);
      Path stamp = folder.resolve(STAMP);
      if (Files.exists(stamp) && Files.readString(stamp).equals(hash)) {
        return;
      }
      String name = folder.getFileName().toString();
      List<String> packages = Files.readAllLines(pins);
      System.out.printf("full: installing %s, %d packages%n", name, packages.size());
      long begun = System.nanoTime();
      Command.of("venv-" + name, python.toString(), "-m", "venv", "--clear", folder.toString())
          .run()
          .text();
      install(name, packages);
      Files.writeString(stamp, hash);
      System.out.printf(
          "full: %s is ready, %d s%n", name, (System.nanoTime() - begun) / 1_000_000_000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Some packages at a time, each with a line: all of LocalStack takes minutes. */
  private void install(String name, List<String> packages) {
    for (int done = 0; done < packages.size(); done += STEP) {
      List<String> next = packages.subList(done, Math.min(done + STEP, packages.size()));
      Command.Result result =
          Command.of("pip-" + name, program("python").toString(), "-m", "pip", "install")
              .and("--quiet", "--no-deps", "--disable-pip-version-check")
              .and(next.toArray(String[]::new))
              .run();
      if (!result.succeeded()) {
        throw new TestAbortedException(
            "pip could not install %s from the package index: %s"
                .formatted(name, result.err().lines().reduce((first, last) -> last).orElse("")));
      }
      System.out.printf("full: %s, %d of %d packages%n", name, done + next.size(), packages.size());
    }
  }

  private String hash(Path python) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(Files.readAllBytes(pins));
      digest.update(python.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
