package canary.full.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.opentest4j.TestAbortedException;

/** checkov in a virtual environment, and cdk-nag in a folder of Node's packages. */
public record Scanners(VirtualEnvironment checkov, Path packages) {

  private static final String[] NAG = {
    "cdk-nag@2.38.2", "aws-cdk-lib@2.276.0", "constructs@10.8.1"
  };

  /** Skips the layer where Python, Node or the package indexes are missing. */
  static Scanners ready() {
    Scanners scanners = new Scanners(Toolbox.environment("checkov"), Toolbox.FOLDER.resolve("nag"));
    scanners.checkov.ensure(Python.find());
    scanners.ensureNag();
    return scanners;
  }

  private void ensureNag() {
    Path stamp = packages.resolve("installed");
    try {
      String pins = String.join(" ", NAG);
      if (Files.exists(stamp) && Files.readString(stamp).equals(pins)) {
        return;
      }
      System.out.printf("full: installing %s%n", pins);
      Files.createDirectories(packages);
      Command.Result result =
          Command.of("npm", "npm", "install", "--prefix", packages.toString())
              .and("--no-audit", "--no-fund", "--no-save", "--ignore-scripts")
              .and(NAG)
              .run();
      if (!result.succeeded()) {
        throw new TestAbortedException("npm could not install cdk-nag: " + result.err().strip());
      }
      Files.writeString(stamp, pins);
    } catch (UncheckedIOException noSuchProgram) {
      throw new TestAbortedException("npm, which installs cdk-nag, is not on the PATH");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code checkov} over the template, its report as JSON; without findings and with them. */
  public Command scan() {
    return Command.of("checkov", checkov.program("checkov").toString())
        .and("--file", "template.yaml", "--framework", "cloudformation")
        .and("--output", "json", "--soft-fail", "--skip-download")
        .with(Toolbox.ENVIRONMENT);
  }

  /** Prints a line for each finding and, last, the numbers. */
  public Command nag(Path template, Path folder) {
    return Command.of("cdk-nag", "node", "src/test/javascript/nag.js")
        .and(template.toString(), folder.toString())
        .with(Map.of("NODE_PATH", packages.resolve("node_modules").toString()));
  }
}
