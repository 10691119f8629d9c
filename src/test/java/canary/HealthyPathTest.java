package canary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.aws.FakeAccount;
import canary.lab.Laboratory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run loads while all is well, and what the first diagnosis loads. */
class HealthyPathTest {
  /** What only a failure has a use for. */
  private static final List<String> NEVER =
      List.of(
          "software.amazon.awssdk.",
          "org.slf4j.",
          "org.apache.",
          "com.amazonaws.services.lambda.runtime.events.",
          "javax.xml.",
          "org.w3c.",
          "org.xml.",
          "jdk.xml.",
          "com.sun.org.apache.",
          "java.net.http.",
          "canary.aws.",
          "canary.model.",
          "canary.policy.",
          "canary.remedy.");

  /** What the last healthy run loaded that was looked at, beyond a JVM that does nothing. */
  private static final Path LOOKED_AT = Path.of("src", "test", "resources", "healthy-path.txt");

  /** Between two runs, and between two releases of the JDK. */
  private static final int PLAY = 40;

  private static final int MOST_OF_A_DIAGNOSIS = 9_400;

  @TempDir private Path directory;

  @Test
  void aHealthyRunLoadsNothingOfADiagnosis() throws Exception {
    try (var lab = Laboratory.start(Map.of("MarkerSecret", "CREATE"))) {
      var loaded = LoadedClasses.of(1, lab.environment(), directory);

      assertTrue(loaded.output().contains("\"status\":\"HEALTHY\""), loaded::output);
      assertEquals(1, lab.messages().size());
      assertTrue(lab.messages().getFirst().body().contains("\"sig\":"));
      assertTrue(loaded.names().contains("canary.Canary"));
      assertEquals(List.of(), loaded.beginning(NEVER));
      assertNotMore(loaded.beyond(LoadedClasses.of(0, Map.of(), directory)));
    }
  }

  /** {@code mvn test -Dbless} writes what was looked at. */
  private static void assertNotMore(List<String> loaded) throws IOException {
    if (Boolean.getBoolean("bless")) {
      Files.write(LOOKED_AT, loaded);
    }
    var lookedAt = Files.readAllLines(LOOKED_AT);
    var others = loaded.stream().filter(it -> !new HashSet<>(lookedAt).contains(it)).toList();
    System.out.printf(
        "Classes of a healthy run: %d, %d of them not in %s%n",
        loaded.size(), others.size(), LOOKED_AT);
    assertTrue(
        loaded.size() <= lookedAt.size() + PLAY,
        () ->
            "%d classes instead of %d, new: %s".formatted(loaded.size(), lookedAt.size(), others));
  }

  @Test
  void aPrimedRunHasLoadedTheSdk() throws Exception {
    try (var api = new FakeApi(FakeApi.Answer.TAKEN)) {
      var loaded = LoadedClasses.of(1, primed(api.url().replace("/prod/messages", "")), directory);

      assertTrue(loaded.output().contains("\"status\":\"HEALTHY\""), loaded::output);
      assertEquals(1, api.requests().stream().filter(it -> it.startsWith("POST ")).count());
      assertNotEquals(List.of(), loaded.beginning(List.of("software.amazon.awssdk.services.")));
    }
  }

  private static Map<String, String> primed(String endpoint) {
    var environment =
        new HashMap<>(
            Trial.environment("https://a1.execute-api.eu-west-1.amazonaws.com/prod/messages"));
    environment.put("AWS_REGION", "eu-west-1");
    environment.put("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
    environment.put("AWS_SECRET_ACCESS_KEY", "of-no-account");
    environment.put("AWS_ENDPOINT_URL_EXECUTE_API", endpoint);
    environment.put("CANARY_PRIMING", "true");
    return environment;
  }

  @Test
  void theFirstDiagnosisLoadsNoMoreThanItDid() throws Exception {
    try (var api = new FakeApi(FakeApi.Answer.DENIED);
        var account = FakeAccount.forBench()) {
      var environment =
          new HashMap<>(
              Trial.environment("https://a1.execute-api.eu-west-1.amazonaws.com/prod/messages"));
      environment.put("AWS_REGION", "eu-west-1");
      environment.put("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
      environment.put("AWS_SECRET_ACCESS_KEY", "of-no-account");
      environment.put("AWS_ENDPOINT_URL", account.address().toString());
      environment.put("AWS_ENDPOINT_URL_EXECUTE_API", api.url().replace("/prod/messages", ""));
      var loaded = LoadedClasses.of(1, environment, directory);

      assertTrue(loaded.output().contains("\"status\":\"FAILING\""), loaded::output);
      System.out.printf("Classes of a first diagnosis: %d%n", loaded.names().size());
      assertTrue(
          loaded.names().size() <= MOST_OF_A_DIAGNOSIS,
          () -> "%d: %s".formatted(loaded.names().size(), LoadedClasses.byPackage(loaded.names())));
    }
  }
}
