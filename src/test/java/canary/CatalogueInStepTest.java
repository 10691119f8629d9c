package canary;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import canary.catalogue.Cause;
import canary.catalogue.Component;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The README says what the catalogue and the canary say. */
class CatalogueInStepTest {
  private static final Map<Component, List<Cause>> CAUSES =
      Cause.catalogue().stream()
          .collect(
              groupingBy(
                  Cause::component, LinkedHashMap::new, java.util.stream.Collectors.toList()));

  @Test
  void theReadmeListsEveryCause() throws IOException {
    Golden.checkRegion(
        Path.of("README.md"),
        "<!-- catalogue: begin -->",
        "<!-- catalogue: end -->",
        Arrays.stream(Component.values())
            .map(CatalogueInStepTest::table)
            .collect(joining("\n", "\n", "\n")));
  }

  @Test
  void theReadmeShowsAMailAsItIsWritten() throws IOException {
    var mail =
        Files.readString(Path.of("src/test/resources/canary/emails/role-missing-sendmessage.txt"));
    var rest = mail.indexOf("EXPECTED EFFECT");
    Golden.checkRegion(
        Path.of("README.md"),
        "<!-- email: begin -->",
        "<!-- email: end -->",
        "\n```\n%s```\n\n<details>\n<summary>The rest of it</summary>\n\n```\n%s```\n\n</details>\n\n"
            .formatted(mail.substring(0, rest), mail.substring(rest)));
  }

  private static String table(Component component) {
    return """
    ### %s

    | Cause | What it is | Documentation |
    | --- | --- | --- |
    """
            .formatted(component.id())
        + CAUSES.get(component).stream()
            .map(
                it ->
                    "| <a id=\"%s\"></a>`%s` | %s | [AWS](%s) |\n"
                        .formatted(
                            it.id(), it.id(), it.entry().title(), it.entry().documentation()))
            .collect(joining());
  }
}
