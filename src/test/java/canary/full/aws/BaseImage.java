package canary.full.aws;

import canary.full.tool.Command;
import canary.full.tool.Toolbox;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.opentest4j.TestAbortedException;

/** A stand-in for Lambda's base image, in the Docker engine that answers on this machine. */
public record BaseImage(Toolbox toolbox, Build build) {

  private static final String TAG = "canary-local/java25:latest";

  /**
   * Makes the image; the layer is skipped where no engine answers or no Debian package is at hand.
   */
  public static BaseImage by(Toolbox toolbox, Build build) {
    require("no Docker engine answers", Command.of("docker-info", "docker", "info"));
    require(
        "apt-get cannot download busybox-static, which the stand-in image needs",
        Command.of("apt-cache", "apt-cache", "show", "busybox-static"));
    Command.of("base-image", "src/test/container/base-image")
        .and(System.getProperty("java.home"), Toolbox.RUNTIME_CLIENT.toString(), TAG)
        .run()
        .text();
    BaseImage image = new BaseImage(toolbox, build);
    // The SAM CLI adds the emulator once; two invocations at the same time would both do so.
    image.invoke().run().text();
    return image;
  }

  private static void require(String otherwise, Command command) {
    try {
      if (!command.run().succeeded()) {
        throw new TestAbortedException(otherwise);
      }
    } catch (UncheckedIOException noSuchProgram) {
      throw new TestAbortedException(otherwise, noSuchProgram);
    }
  }

  /** {@code sam local invoke} with an event of {@code events/}, as a user gives it. */
  public Command.Result invoke(Path event) {
    return invoke().and("--event", event.toString()).run();
  }

  private Command invoke() {
    return toolbox
        .sam("local", "invoke", "CanaryFunction", "--skip-pull-image", "--invoke-image", TAG)
        // A container of another processor than the machine's does not start, and SAM says "timed
        // out" only.
        .and("--parameter-overrides", "Architecture=" + Toolbox.processor());
  }
}
