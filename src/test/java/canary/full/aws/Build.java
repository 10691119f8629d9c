package canary.full.aws;

import canary.full.tool.Toolbox;
import java.nio.file.Path;

/** What {@code sam build} has made of this project. */
public record Build(Path function, Path template) {

  /** Runs the unmodified {@code sam build}, which compiles and packages a copy of the project. */
  public static Build by(Toolbox toolbox) {
    toolbox.sam("build").run().text();
    Path built = Path.of(".aws-sam", "build").toAbsolutePath();
    return new Build(built.resolve("CanaryFunction"), built.resolve("template.yaml"));
  }
}
