package canary.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import canary.lab.template.Stack;
import canary.lab.template.Template;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.jr.ob.JSON;

class ExecutableTemplateTest {
  private final Map<String, Object> context = new LinkedHashMap<>();

  /** Recorded from AWS by LocalStack's test suite on 2025-06-18 and 2025-03-19. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "#set($r = $input.path('$.json'))$r          | {'json':{'foo':'bar'}}    | {foo=bar}",
        "#set($r = $input.path('$.json'))$r          | {'json':[{'foo':'bar'}]}  | [{'foo':'bar'}]",
        "#set($r = $input.path('$.json'))$r.nested   | {'json':{'nested':[{'foo':'bar'}]}} |"
            + " [{'foo':'bar'}]",
        "#set($r = $input.path('$.json'))$r[0]       | {'json':[{'foo':'bar'}]}  | {foo=bar}",
        "#set($r = $input.path('$.json'))$r          | {'json':{'foo':[{'n':'b'}]}} |"
            + " {foo=[{'n':'b'}]}",
        "#set($r = $input.path('$.no'))<$r.x>        | {}                        | <>",
        "#set($r = $input.path('$.no'))#if($r == $null)1#end#if($r == '')2#end | {} | 12",
        "#set($r = $input.body)$r                    | some raw data             | some raw data",
        "#set($r = $input.body.x)<$r>                | {'x':1}                   | <>",
        "E=$util.urlEncode($input.body)&A=$util.urlEncode($input.body.x) | {'some': 'value'} |"
            + " E=%7B%22some%22%3A+%22value%22%7D&A=",
      })
  void recordedTemplatesGiveWhatAwsGave(String template, String body, String expected) {
    assertEquals(expected.replace('\'', '"'), render(template, body.replace('\'', '"'), context));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$input.json('$.a')                       | {\"a\":{\"b\":[1,\"x\"]}} | {\"b\":[1,\"x\"]}",
        "$input.json('$.a')                       | {\"a\":\"é\"}             | \"é\"",
        "$input.params('id')/$input.params().header.get('X-A')/$input.params('no') | {} | 7/one/",
        "$util.base64Decode($util.base64Encode('é')) | {}                      | é",
        "$util.urlDecode('a+b%26')                | {}                        | a b&",
        "$util.parseJson('{\"a\":[1,2]}').a[1]    | {}                        | 2",
        "$stageVariables.queue                    | {}                        | orders",
      })
  void theVariablesOfTheReferenceAreThere(String template, String body, String expected) {
    assertEquals(expected, render(template, body, context));
  }

  @ParameterizedTest
  @ValueSource(strings = {"query", "json"})
  void theOwnTemplateGivesTheBodyBackUnchanged(String protocol) throws IOException {
    String body = "{\"t\":\"a&b=c+d %41 100% 'q' \\\"x\\\" \\\\ é 漢 😀 $input #set \\/\"}\n";

    String rendered = render(ownTemplate(protocol), body, context);

    assertEquals(body, sent(protocol, rendered));
  }

  @Test
  void anAbsentBodyIsAnEmptyObject() throws IOException {
    assertEquals(
        "Action=SendMessage&MessageBody=%7B%7D", render(ownTemplate("query"), "", context));
  }

  @ParameterizedTest
  @ValueSource(strings = {"#if($input", "#foreach($x in", "$util.base64Decode('%')"})
  void aBrokenTemplateIsAConfigurationError(String template) {
    Stopped error = assertThrows(Stopped.class, () -> render(template, "{}", context));

    assertEquals(Stopped.Kind.TEMPLATE_FAILS, error.kind());
  }

  @Test
  void anOverrideIsTakenOnce() {
    Overrides overrides = Overrides.ofResponse();
    context.put("responseOverride", overrides);
    render(
        "#set($context.responseOverride.status = 502)"
            + "#set($context.responseOverride.header.x-sqs-message-id = 'm')",
        "{}",
        context);

    assertEquals(502, overrides.status().orElseThrow());
    assertEquals(Map.of("x-sqs-message-id", "m"), overrides.parameters("header"));
    assertThrows(
        Stopped.class, () -> render("#set($context.responseOverride.status = 503)", "{}", context));
  }

  private static String ownTemplate(String protocol) throws IOException {
    return Template.own()
        .resolve(Stack.ORDERS, Map.of("IntegrationProtocol", protocol))
        .at("Api", "DefinitionBody", "paths", "/messages", "post")
        .at("x-amazon-apigateway-integration", "requestTemplates", "application/json")
        .value()
        .toString();
  }

  private static Object sent(String protocol, String rendered) {
    return protocol.equals("json")
        ? JSON.std.mapFrom(rendered).get("MessageBody")
        : URLDecoder.decode(
            rendered.substring("Action=SendMessage&MessageBody=".length()), StandardCharsets.UTF_8);
  }

  private static String render(String template, String body, Map<String, Object> context) {
    InputVariable input =
        new InputVariable(
            body,
            Map.of(
                "path",
                Map.of("id", "7"),
                "querystring",
                Map.of(),
                "header",
                Map.of("X-A", "one")));
    return new ExecutableTemplate(template).render(input, context, Map.of("queue", "orders"));
  }
}
