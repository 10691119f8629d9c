package canary.full;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.jr.ob.JSON;

/** target/sbom.json lists what is deployed and nothing else; Maven makes no SBOM offline. */
@Tag("full")
@Order(9)
@DisplayName("SBOM: each library of the package with its version, digest and license")
class SbomTest {

  @Test
  void listsThePackage() throws IOException {
    var sbom = JSON.std.mapFrom(Files.readString(Path.of("target", "sbom.json")));
    var components = ((List<?>) sbom.get("components")).stream().map(it -> (Map<?, ?>) it).toList();
    assertEquals(
        new TreeSet<>(Files.readAllLines(Path.of("src", "test", "resources", "package.txt"))),
        components.stream()
            .map(it -> it.get("name").toString())
            .collect(Collectors.toCollection(TreeSet::new)));
    for (var attribute : List.of("version", "hashes", "licenses")) {
      assertEquals(
          List.of(),
          components.stream()
              .filter(it -> it.get(attribute) == null || it.get(attribute).equals(List.of()))
              .map(it -> it.get("name"))
              .toList(),
          "without " + attribute);
    }
  }
}
