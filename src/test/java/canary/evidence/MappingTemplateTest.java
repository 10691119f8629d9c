package canary.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import canary.finding.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingTemplateTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Action=SendMessage&MessageBody=$util.urlEncode($util.urlEncode($input.body)) | true",
        "Action=SendMessage&MessageBody=$util.urlEncode($input.body) | false",
      })
  void encodesTwice(String template, boolean twice) {
    assertEquals(twice, new MappingTemplate(template).encodesBodyTwice());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "Action=SendMessage&Id=orders&MessageBody=$util.urlEncode($input.body) | YES",
        "Action=SendMessage&MessageBody=$util.urlEncode($input.body)&Id=orders | YES",
        "{`Id`: `orders`, `MessageBody`: `$input.body`} | YES",
        "Action=SendMessage&MessageBody=$util.urlEncode($input.body) | NO",
        "Action=SendMessage&OtherId=orders | NO",
        "Action=SendMessage&Id=&MessageGroupId=api | NO",
        "Action=SendMessage&Id=$context.extendedRequestId | UNKNOWN",
        "Action=SendMessage&Id=orders-$context.requestId | UNKNOWN",
        "Action=SendMessage&Id=$input.params('id') | UNKNOWN",
        "{`Id`: `$context.requestId`} | UNKNOWN",
        "Action=SendMessage#if($a)&Id=a#else&Id=$b#end | UNKNOWN",
        "Action=SendMessage&Id=a#if($a)b#end | UNKNOWN",
      })
  void fixesAParameter(String template, Answer fixed) {
    assertEquals(fixed, new MappingTemplate(template.replace('`', '"')).fixes("Id"));
  }

  /** What stands beside the call of urlEncode is not encoded by it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$util.urlEncode($input.body) | YES",
        "$util.urlEncode($input.json('$.a(b)')) | YES",
        "$util.urlEncode(($input.body)) | YES",
        "$util.urlEncode('a')$input.body | UNKNOWN",
        "$util.urlEncode('a')$util.urlEncode('b')$input.body | UNKNOWN",
        "$util.urlEncode('a'$input.body | YES",
        "a | UNKNOWN",
      })
  void encodesWhatIsWithinTheCall(String body, Answer encoded) {
    assertEquals(encoded, new MappingTemplate("A=B&C=" + body).encodesBody());
  }

  @Test
  void namesJsonMembers() {
    var template = new MappingTemplate("{\"QueueUrl\" :\"u\",\"a\":\"MessageBody\"}");
    assertEquals(
        List.of(true, false),
        List.of(template.hasMember("QueueUrl"), template.hasMember("MessageBody")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Action=SendMessage | arn:aws:apigateway:eu-west-1:sqs:path/1/q | '' | true",
        "Version=1 | arn:aws:apigateway:eu-west-1:sqs:action/SendMessage | '' | true",
        "Version=1 | arn:aws:apigateway:eu-west-1:sqs:path/1/q | 'SendMessage' | true",
        "Version=1 | arn:aws:apigateway:eu-west-1:sqs:path/1/q | 'SendMessageBatch' | false",
        "Action=SendMessageBatch | arn:aws:apigateway:eu-west-1:sqs:path/1/q | '' | false",
      },
      quoteCharacter = '`')
  void theActionStandsInOneOfThreePlaces(String template, String uri, String query, boolean sends) {
    assertEquals(
        sends,
        integration(uri, Map.of("integration.request.querystring.Action", query), template)
            .hasSendAction());
  }

  @Test
  void aStaticHeaderStandsInSingleQuotes() {
    assertEquals(Optional.of("text/plain"), staticHeader("'text/plain'"));
    assertEquals(Optional.of(""), staticHeader("''"));
    assertEquals(Optional.empty(), staticHeader("'"));
    assertEquals(Optional.empty(), staticHeader("text/plain'"));
    assertEquals(Optional.empty(), staticHeader("'text/plain"));
    assertEquals(
        Optional.empty(),
        integration("u", Map.of("integration.request.header.Other", "'x'"), "t").header("X-A"));
  }

  @Test
  void callersOwnCredentialsAreNoRole() {
    assertEquals(
        List.of(true, false),
        List.of("arn:aws:iam::*:user/*", "arn:aws:iam::111122223333:role/r").stream()
            .map(MappingTemplateTest::withCredentials)
            .map(Integration::usesCallerCredentials)
            .toList());
    assertEquals("CONVERT_TO_TEXT", withCredentials("x").contentHandling().orElseThrow());
  }

  private static Optional<String> staticHeader(String mapped) {
    return integration("u", Map.of("integration.request.header.X-A", mapped), "t")
        .staticHeader("x-a");
  }

  private static Integration withCredentials(String credentials) {
    return new Integration(
        "AWS",
        "POST",
        "u",
        Optional.of(credentials),
        Map.of(),
        Map.of(),
        "NEVER",
        Optional.of("convert_to_text"),
        29_000,
        Map.of());
  }

  private static Integration integration(
      String uri, Map<String, String> parameters, String template) {
    return new Integration(
        "AWS",
        "POST",
        uri,
        Optional.empty(),
        parameters,
        Map.of("application/json", template),
        "NEVER",
        Optional.empty(),
        29_000,
        Map.of());
  }
}
