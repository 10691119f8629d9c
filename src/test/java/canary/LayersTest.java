package canary;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which package may know which, held against the compiled classes. */
class LayersTest {
  private static final Set<String> LIBRARIES =
      Set.of("java..", "javax..", "org.w3c.dom..", "org.xml.sax..", "canary.json..");
  private static final Set<String> EVENTS =
      Set.of("com.amazonaws.services.lambda.runtime.events..");
  private static final Set<String> VELOCITY = Set.of("org.apache.velocity..");
  private static final Set<String> SDK = Set.of("software.amazon.awssdk..", "org.slf4j..");
  private static final int LONGEST_FILE = 250;

  /** What a package may use beside the JDK, canary.json and itself. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          entry("json"),
          entry("consumer"),
          entry("probe"),
          entry("finding"),
          entry("policy", "finding"),
          entry("evidence", "policy", "finding", "probe"),
          entry("model", "evidence", "policy", "finding", "probe"),
          entry("rights", "evidence", "policy", "finding"),
          entry("remedy", "model", "rights", "evidence", "policy", "finding", "probe"),
          entry("symptom", "evidence", "policy", "finding", "probe"),
          entry("question", "model", "rights", "evidence", "policy", "finding", "probe"),
          entry("catalogue", "question", "symptom", "remedy", "evidence", "finding", "probe"),
          entry("verdict", "catalogue", "question", "symptom", "evidence", "finding"),
          entry(
              "report",
              "verdict",
              "catalogue",
              "question",
              "symptom",
              "remedy",
              "evidence",
              "policy",
              "finding",
              "probe"),
          entry("aws", "report", "evidence", "policy", "finding", "probe"),
          entry("paste", "evidence", "probe"),
          entry("event", "paste", "evidence", "finding", "probe"));

  private static final JavaClasses OURS = MainClasses.ALL;

  @Test
  void everyPackageIsInTheTable() {
    var packages =
        OURS.stream()
            .map(JavaClass::getPackageName)
            .filter(it -> !it.equals("canary"))
            .collect(Collectors.toSet());
    assertEquals(
        MAY_USE.keySet().stream().map(it -> "canary." + it).collect(Collectors.toSet()), packages);
  }

  @Test
  void eachPackageUsesWhatTheTableAllows() {
    MAY_USE.forEach(
        (name, others) -> {
          var allowed =
              Stream.of(
                      LIBRARIES.stream(),
                      name.equals("aws") ? SDK.stream() : Stream.<String>empty(),
                      name.equals("event") ? EVENTS.stream() : Stream.<String>empty(),
                      name.equals("model") ? VELOCITY.stream() : Stream.<String>empty(),
                      Stream.concat(Stream.of(name), others.stream()).map(it -> "canary." + it))
                  .flatMap(it -> it)
                  .toArray(String[]::new);
          classes()
              .that()
              .resideInAPackage("canary." + name)
              .should()
              .onlyDependOnClassesThat(resideInAnyPackage(allowed).or(primitive()))
              .check(OURS);
        });
  }

  /** The order of the steps knows no SDK either, but for the classes that it makes. */
  @Test
  void onlyOnePackageNamesTheSdk() {
    noClasses()
        .that()
        .resideOutsideOfPackage("canary.aws")
        .should()
        .dependOnClassesThat(resideInAPackage("software.amazon.awssdk.."))
        .check(OURS);
  }

  /** What is judged is a function of what was seen: the same today and tomorrow. */
  @Test
  void judgmentTouchesNeitherClockNorNetworkNorFiles() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "canary.finding",
            "canary.policy",
            "canary.evidence",
            "canary.model",
            "canary.rights",
            "canary.symptom",
            "canary.remedy",
            "canary.question",
            "canary.catalogue",
            "canary.verdict",
            "canary.report")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "java.net.http..",
                    "java.nio.file..",
                    "java.util.logging..",
                    "java.util.concurrent..")
                .or(
                    DescribedPredicate.describe(
                        "are Clock or System.out", it -> it.isEquivalentTo(Clock.class))))
        .orShould()
        .callMethod(Instant.class, "now")
        .check(OURS);
  }

  @Test
  void packagesKnowEachOtherOneWayOnly() {
    slices().matching("canary.(*)..").should().beFreeOfCycles().check(OURS);
  }

  @Test
  void nothingIsMutableAndShared() {
    noFields().that().areStatic().should().notBeFinal().check(OURS);
  }

  @Test
  void noSourceFileIsLong() throws IOException {
    try (var files = Files.walk(Path.of("src"))) {
      var tooLong =
          files
              .filter(it -> it.toString().endsWith(".java"))
              .filter(it -> lines(it) > LONGEST_FILE)
              .map(it -> it + ": " + lines(it))
              .sorted()
              .toList();
      assertEquals(List.of(), tooLong);
    }
  }

  @Test
  void theClassesAreThere() {
    assertTrue(OURS.contain(Canary.class), "target/classes was read");
    assertTrue(OURS.size() > 100);
  }

  private static DescribedPredicate<JavaClass> primitive() {
    return DescribedPredicate.describe("are primitive", it -> it.isPrimitive() || it.isArray());
  }

  private static Map.Entry<String, Set<String>> entry(String name, String... others) {
    return Map.entry(name, Set.of(others));
  }

  private static long lines(Path file) {
    try (var lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
