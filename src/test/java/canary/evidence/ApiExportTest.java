package canary.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import canary.finding.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiExportTest {
  private static final String TEMPLATE =
      "Action=SendMessage&MessageBody=$util.urlEncode($input.body)";
  private static final String EXPORT =
      """
      {"openapi":"3.0.1","paths":{"/messages":{"%s":{"responses":{},
       "x-amazon-apigateway-integration":{"type":"aws","httpMethod":"POST",
        "uri":"arn:aws:apigateway:eu-west-1:sqs:path/111122223333/orders",
        "credentials":"arn:aws:iam::111122223333:role/path/orders-api",
        "requestParameters":
         {"integration.request.header.Content-Type":"'application/x-www-form-urlencoded'"},
        "requestTemplates":{"application/json":"%s"},
        "passthroughBehavior":"never","responses":{"default":{"statusCode":"200"}}}}}}}\
      """;

  private static Finding<Integration> read(String verb) {
    return integration(EXPORT.formatted(verb, TEMPLATE));
  }

  private static Finding<Integration> integration(String export) {
    return ApiExport.parse(export).then(it -> it.integration("/messages", "POST"));
  }

  @Test
  void exportedAndSavedFormsAreTheSame() {
    var saved = Finding.known(Sample.integration(TEMPLATE));
    assertEquals(saved, read("post"));
    assertEquals(saved, read("x-amazon-apigateway-any-method"));
    assertEquals(
        Finding.known(new UndeployedEdit(List.of())), UndeployedEdit.between(saved, read("post")));
  }

  @Test
  void missingMethodIsAbsentAndBrokenExportUnreadable() {
    assertEquals(Finding.absent(), read("get"));
    assertEquals(Finding.absent(), integration("{\"paths\":{}}"));
    assertInstanceOf(Finding.Unreadable.class, integration("<html>"));
    assertInstanceOf(Finding.Unreadable.class, integration("{\"paths\":[]}"));
  }
}
