package canary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.lab.template.Template;
import canary.lab.template.Tree;
import canary.report.ReportContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What the Serverless Application Repository asks of a template.
 * https://docs.aws.amazon.com/serverlessrepo/latest/devguide/serverless-app-publishing-applications.html
 */
class DistributionTest {
  private final Tree template;
  private final Tree application;

  DistributionTest() throws IOException {
    template = Template.own().tree();
    application = template.get("Metadata").get("AWS::ServerlessRepo::Application");
  }

  @Test
  void theMetadataIsWholeAndWithinItsLimits() {
    assertTrue(application.get("Name").text().matches("[A-Za-z0-9-]{1,140}"));
    assertTrue(application.get("Description").text().length() <= 256);
    assertTrue(application.get("Author").text().matches("[A-Za-z0-9-]{1,127}"));
    assertEquals("Apache-2.0", application.get("SpdxLicenseId").text());
    var labels = application.get("Labels").items().stream().map(Tree::text).toList();
    assertTrue(labels.size() <= 10);
    assertEquals(
        List.of(), labels.stream().filter(it -> !it.matches("[A-Za-z0-9+:_@/-]{1,127}")).toList());
  }

  @Test
  void theFilesAreThere() {
    for (var file : List.of("LicenseUrl", "ReadmeUrl")) {
      assertTrue(Files.exists(Path.of(application.get(file).text())), file);
    }
  }

  @Test
  void theVersionIsThePoms() throws IOException {
    var version = application.get("SemanticVersion").text();
    assertTrue(Files.readString(Path.of("pom.xml")).contains("<version>" + version + "</version>"));
  }

  @Test
  void thePageIsOneConstant() {
    assertEquals(ReportContext.RUNBOOK, application.get("HomePageUrl").text());
    assertEquals(ReportContext.RUNBOOK, application.get("SourceCodeUrl").text());
    assertEquals(
        ReportContext.RUNBOOK, template.get("Parameters").get("RunbookUrl").get("Default").text());
  }
}
