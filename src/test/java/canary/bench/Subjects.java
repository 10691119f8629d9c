package canary.bench;

import canary.bench.Sandbox.Function;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/**
 * The three functions that are compared, each unpacked below {@code target/bench}; Maven has put
 * the jars of two of them there.
 */
record Subjects(Path directory, Map<String, String> environment, String trusted) {
  private static final String PATH = "/prod/messages";

  static Subjects in(Path directory, ProbedApi api, String aws) {
    var environment = new HashMap<String, String>();
    environment.put("AWS_REGION", "eu-west-1");
    environment.put("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
    environment.put("AWS_SECRET_ACCESS_KEY", "of-no-account");
    environment.put("AWS_ENDPOINT_URL", aws);
    environment.put("AWS_ENDPOINT_URL_EXECUTE_API", api.address());
    environment.put("AWS_EC2_METADATA_DISABLED", "true");
    return new Subjects(
        directory,
        environment,
        "-Djavax.net.ssl.trustStore=" + ProbedApi.trusted(directory).toAbsolutePath());
  }

  /** The yardstick. */
  Function empty() throws IOException {
    addClass(Empty.class, directory.resolve("empty"));
    return function("empty", Empty.class.getName() + "::handleRequest", Map.of());
  }

  /** What somebody would write at first. */
  Function naive() throws IOException {
    var root = directory.resolve("naive");
    var jars = new ArrayList<String>();
    try (var inside = Files.list(root.resolve("lib"))) {
      inside.forEach(jar -> jars.add(jar.toString()));
    }
    var compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-d",
                root.toString(),
                "-classpath",
                String.join(":", jars),
                "src/bench/naive/Naive.java");
    if (compiled != 0) {
      throw new IOException("Naive.java does not compile");
    }
    return function(
        "naive",
        "Naive::handleRequest",
        Map.of("NAIVE_URL", environment.get("AWS_ENDPOINT_URL_EXECUTE_API") + PATH));
  }

  /** This project's, with one target. */
  Function ours() throws IOException {
    copy(Path.of("target", "classes"), directory.resolve("ours"));
    return function(
        "ours",
        "canary.Canary::handleRequest",
        Map.of(
            "CANARY_NAME", "bench",
            "CANARY_TOPIC_ARN", "arn:aws:sns:eu-west-1:111122223333:notices",
            "TARGET_NAME", "orders",
            "TARGET_URL", url(1),
            "TARGET_AUTHORIZATION", "AWS_IAM"));
  }

  /** The variables of so many further targets. */
  static Map<String, String> targets(int number) {
    var variables = new HashMap<String, String>();
    for (var i = 2; i <= number; i++) {
      variables.put("TARGET_" + i + "_NAME", "orders" + i);
      variables.put("TARGET_" + i + "_URL", url(i));
      variables.put("TARGET_" + i + "_AUTHORIZATION", "AWS_IAM");
    }
    return variables;
  }

  private static String url(int number) {
    return "https://a%d.execute-api.eu-west-1.amazonaws.com%s".formatted(number, PATH);
  }

  private Function function(String name, String handler, Map<String, String> variables) {
    return new Function(directory.resolve(name), handler, environment, List.of(trusted), List.of())
        .with(variables);
  }

  static void addClass(Class<?> type, Path root) throws IOException {
    var name = type.getName().replace('.', '/') + ".class";
    var file = root.resolve(name);
    Files.createDirectories(file.getParent());
    try (var compiled = type.getResourceAsStream("/" + name)) {
      Files.copy(compiled, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** The size of the function's package in MB. */
  static double zipped(Function function) throws IOException {
    var zip = Files.createTempFile("bench", ".zip");
    try (var out = new ZipOutputStream(Files.newOutputStream(zip));
        var files = Files.walk(function.root())) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new ZipEntry(function.root().relativize(file).toString()));
        Files.copy(file, out);
      }
    }
    var size = Files.size(zip);
    Files.delete(zip);
    return size / (1024.0 * 1024.0);
  }
}
