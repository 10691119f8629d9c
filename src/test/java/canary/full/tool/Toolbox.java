package canary.full.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The real tools, each in its own virtual environment under {@code .aws-sam/tools}: the one folder
 * beside {@code .git} that {@code sam build} does not copy.
 */
public record Toolbox(
    VirtualEnvironment localStack, VirtualEnvironment sam, VirtualEnvironment aws) {

  public static final Path FOLDER = Path.of(".aws-sam", "tools").toAbsolutePath();

  /** Filled by Maven (profile full) before the tests run. */
  public static final Path RUNTIME_CLIENT = FOLDER.resolve("runtime-interface-client");

  /**
   * A Region that version 1 of the AWS CLI has no old SQS host name for: for all others it ignores
   * AWS_ENDPOINT_URL (awscli/customizations/overridesslcommonname.py).
   */
  public static final String REGION = "eu-central-2";

  public static final Map<String, String> ENVIRONMENT =
      Map.of(
          "SAM_CLI_TELEMETRY", "0",
          "AWS_REGION", REGION,
          "AWS_DEFAULT_REGION", REGION,
          "AWS_ACCESS_KEY_ID", "test",
          "AWS_SECRET_ACCESS_KEY", "test",
          "AWS_CONFIG_FILE", "/dev/null",
          "AWS_SHARED_CREDENTIALS_FILE", "/dev/null",
          "AWS_EC2_METADATA_DISABLED", "true");

  static Toolbox ready() {
    Toolbox toolbox =
        new Toolbox(environment("localstack"), environment("sam"), environment("aws"));
    Path python = Python.find();
    toolbox.localStack.ensure(python);
    toolbox.sam.ensure(python);
    toolbox.aws.ensure(python);
    return toolbox;
  }

  static VirtualEnvironment environment(String name) {
    return new VirtualEnvironment(
        FOLDER.resolve(name), Path.of("src", "test", "resources", "tools", name + ".txt"));
  }

  /** {@code sam WORDS}, its log named after its first word. */
  public Command sam(String... words) {
    return Command.of("sam-" + words[0], sam.program("sam").toString())
        .and(words)
        .with(ENVIRONMENT);
  }

  /** {@code cfn-lint FILE}. */
  public Command cfnLint(String file) {
    return Command.of("cfn-lint", sam.program("cfn-lint").toString(), file).with(ENVIRONMENT);
  }

  /** The template as SAM hands it to CloudFormation, as JSON. */
  public Command transform(String file) {
    return Command.of("transform", sam.program("python").toString(), "src/test/python/transform.py")
        .and(file)
        .with(ENVIRONMENT);
  }

  /** {@code aws WORDS}. */
  public Command aws(String... words) {
    return Command.of(String.join("-", "aws", words[0], words[1]), aws.program("aws").toString())
        .and(words)
        .with(ENVIRONMENT);
  }

  /** AWS's Runtime Interface Emulator for this machine's processor, out of the SAM CLI's wheel. */
  public Path runtimeInterfaceEmulator() {
    try (Stream<Path> found =
        Files.find(
            sam.folder().resolve("lib"),
            8,
            (path, attributes) -> path.endsWith("rapid/aws-lambda-rie-" + processor()))) {
      return found.findFirst().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** This machine's processor, in Lambda's words. */
  public static String processor() {
    return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86_64";
  }

  public static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }
}
