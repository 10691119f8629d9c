package canary.lab.fault;

import static canary.lab.fault.Edit.TEMPLATE;
import static canary.lab.fault.Edit.headers;
import static canary.lab.fault.Edit.integration;
import static canary.lab.fault.Edit.template;
import static canary.lab.fault.Healthy.changed;

import canary.catalogue.IntegrationBodyCause;
import canary.catalogue.IntegrationRequestCause;
import canary.catalogue.RoleCause;
import canary.lab.template.Resolved;
import java.util.List;
import java.util.Map;

/**
 * Shapes of integrations that are in wide use and that deliver, as public templates and samples
 * have them; what each makes of the message is its own design.
 */
public final class Shapes {
  private static final String FORM = "'application/x-www-form-urlencoded'";
  private static final String JSON = "'application/x-amz-json-1.0'";
  private static final String SEND = "Action=SendMessage&MessageBody=";
  private static final String ACTION = "arn:aws:apigateway:eu-west-1:sqs:action/SendMessage";
  private static final String ATTRIBUTE =
      "&MessageAttribute.1.Name=source&MessageAttribute.1.Value.DataType=%s"
          + "&MessageAttribute.1.Value.StringValue=%s";

  public static final List<Healthy> ALL =
      List.of(
          changed("the path override lacks the account", uri("path/{queue}")),
          changed(
                  "the role is allowed all of SQS, and more",
                  Edit.statement(
                      "SendPolicy",
                      "SendOnly",
                      "{'Sid':'All','Effect':'Allow','Action':['sqs:*','logs:PutLogEvents'],"
                          + "'Resource':'*'}"))
              .remarked(RoleCause.ALLOWS_TOO_MUCH),
          changed("two slashes before the account", uri("path//111122223333/{queue}")),
          changed("a slash after the queue", uri("path/111122223333/{queue}/")),
          changed("QueueUrl in the template, path/", withUrl("path/", TEMPLATE)),
          changed("QueueUrl in the template, path//", withUrl("path//", TEMPLATE)),
          changed(
              "QueueUrl in the template over a queue's path", withUrl("path/1/other", TEMPLATE)),
          changed(
              "an action in the URI, QueueUrl in the template",
              withUrl("action/SendMessage", "MessageBody=$util.urlEncode($input.body)")),
          changed(
              "an action in the URI and in the template", withUrl("action/SendMessage", TEMPLATE)),
          changed("an action in the URI, QueueUrl in the query string", actionWithQuery()),
          changed(
              "the Content-Type with a charset",
              headers("Content-Type", "'application/x-www-form-urlencoded; charset=utf-8'")),
          changed(
              "the Content-Type set by the template",
              headers("Accept", "'application/json'")
                  .and(
                      template(
                          "#set($context.requestOverride.header.Content-Type ="
                              + " 'application/x-www-form-urlencoded')"
                              + TEMPLATE))),
          changed(
              "headers of one's own",
              headers(
                  "Content-Type",
                  FORM,
                  "X-Source",
                  "context.apiId",
                  "X-Absent",
                  "method.request.header.X-Absent")),
          changed(
              "the Action in the query string, the message in a form",
              stack ->
                  integration(
                          "requestParameters",
                          Map.of(
                              "integration.request.header.Content-Type",
                              FORM,
                              "integration.request.querystring.Action",
                              "'SendMessage'"))
                      .and(template("MessageBody=$util.urlEncode($input.body)"))
                      .apply(stack)),
          changed(
                  "Action and message in the query string, a constant template",
                  query().and(template("{statusCode:200}")))
              .remarked(IntegrationRequestCause.MESSAGE_IN_URL),
          changed(
              "content handling makes text of what is text",
              integration("contentHandling", "CONVERT_TO_TEXT")),
          changed(
              "binary media types of other payloads",
              Edit.definition("x-amazon-apigateway-binary-media-types", List.of("image/png"))),
          changed(
              "binary to the API, decoded by the template",
              Edit.definition("x-amazon-apigateway-binary-media-types", List.of("*/*"))
                  .and(integration("contentHandling", "CONVERT_TO_TEXT"))
                  .and(template(SEND + "$util.urlEncode($util.base64Decode($input.body))"))),
          changed(
              "one template for every content type",
              integration("requestTemplates", Map.of("$default", TEMPLATE))),
          changed(
              "templates for several content types",
              integration(
                  "requestTemplates",
                  Map.of("application/json", TEMPLATE, "text/plain", TEMPLATE))),
          changed(
                  "other content types are passed through",
                  integration("passthroughBehavior", "when_no_match"))
              .remarked(IntegrationRequestCause.CLIENT_WRITES_PARAMETERS),
          changed(
              "other content types are refused since there is a template",
              integration("passthroughBehavior", "when_no_templates")),
          changed("Version in the template", template(TEMPLATE + "&Version=2012-11-05")),
          changed("a delay", template(TEMPLATE + "&DelaySeconds=5")),
          changed(
              "a message attribute from the context",
              template(TEMPLATE + ATTRIBUTE.formatted("String", "$context.stage"))),
          changed(
              "a number as message attribute",
              template(TEMPLATE + ATTRIBUTE.formatted("Number", "$context.requestTimeEpoch"))),
          changed(
              "a message attribute where the header is there",
              template(
                  TEMPLATE
                      + "#if($input.params('x-s') != '')"
                      + ATTRIBUTE.formatted("String", "$util.urlEncode($input.params('x-s'))")
                      + "#end")),
          changed(
              "a message group on a standard queue", template(TEMPLATE + "&MessageGroupId=api")),
          changed(
              "an envelope, encoded",
              template(
                  SEND
                      + "%7B%22method%22%3A%22$context.httpMethod%22%2C%22body%22%3A"
                      + "$util.urlEncode($input.body)%7D")),
          changed(
              "an envelope of a variable",
              template(
                  "#set($m = '{\"resource\":\"/messages\",\"body\":')"
                      + SEND
                      + "$util.urlEncode($m)$util.urlEncode($input.body)%7D")),
          changed(
              "an envelope with the request's id",
              template(
                  SEND
                      + "%7B%22id%22%3A%22$context.requestId%22%2C%22body%22%3A"
                      + "$util.urlEncode($input.body)%7D")),
          changed(
              "an envelope with the caller's address",
              template(
                  SEND
                      + "%7B%22ip%22%3A%22$context.identity.sourceIp%22%2C%22body%22%3A"
                      + "$util.urlEncode($input.json('$'))%7D")),
          changed(
              "the parts of the request, each encoded",
              template(
                  SEND
                      + "%7B%22query%22%3A%7B#foreach($n in $input.params().querystring.keySet())"
                      + "%22$n%22%3A%22x%22#if($foreach.hasNext)%2C#end#end%7D%2C%22body%22%3A"
                      + "$util.urlEncode($input.json('$'))%7D")),
          changed(
              "one member of the body", template(SEND + "$util.urlEncode($input.json('$.text'))")),
          changed(
              "the body as a string in an envelope",
              template(
                  SEND
                      + "%7B%22body%22%3A%22$util.urlEncode($util.escapeJavaScript($input.body)"
                      + ".replaceAll(\"\\\\'\",\"'\"))%22%7D")),
          changed(
              "the body in Base64",
              template(
                  SEND
                      + "%7B%22b%22%3A%22"
                      + "$util.urlEncode($util.base64Encode($input.body))%22%7D")),
          changed(
                  "a message that is composed of raw values",
                  template(
                      SEND
                          + "$util.urlEncode('{\"id\":\"')$util.urlEncode($input.path('$.id'))"
                          + "$util.urlEncode('\"}')"))
              .remarked(IntegrationBodyCause.VALUES_NOT_ESCAPED),
          changed(
              "the JSON protocol with an envelope",
              jsonProtocol(
                  "{\"QueueUrl\":\"{url}\",\"MessageBody\":\"$util.escapeJavaScript("
                      + "\"{$input.json('$.text')}\").replaceAll(\"\\\\'\",\"'\")\"}")),
          changed(
              "the JSON protocol with attributes",
              jsonProtocol(
                  "{\"QueueUrl\":\"{url}\",\"MessageBody\":\"$util.escapeJavaScript($input.body)"
                      + ".replaceAll(\"\\\\'\",\"'\")\",\"MessageAttributes\":{\"s\":"
                      + "{\"DataType\":\"String\",\"StringValue\":\"$context.stage\"}}}")));

  private Shapes() {}

  private static Edit uri(String rest) {
    return stack ->
        integration(
                "uri", "arn:aws:apigateway:eu-west-1:sqs:" + rest.replace("{queue}", name(stack)))
            .apply(stack);
  }

  private static Edit withUrl(String rest, String template) {
    return stack -> uri(rest).and(template(template + "&QueueUrl=" + url(stack))).apply(stack);
  }

  private static Edit actionWithQuery() {
    return stack ->
        integration("uri", ACTION)
            .and(
                integration(
                    "requestParameters",
                    Map.of(
                        "integration.request.header.Content-Type",
                        FORM,
                        "integration.request.querystring.QueueUrl",
                        "'" + url(stack) + "'")))
            .apply(stack);
  }

  private static Edit query() {
    return integration(
        "requestParameters",
        Map.of(
            "integration.request.querystring.Action", "'SendMessage'",
            "integration.request.querystring.MessageBody", "method.request.body"));
  }

  private static Edit jsonProtocol(String template) {
    return stack ->
        headers("Content-Type", JSON, "X-Amz-Target", "'AmazonSQS.SendMessage'")
            .and(template(template.replace("{url}", url(stack))))
            .apply(stack);
  }

  private static String url(Resolved stack) {
    return "https://sqs.eu-west-1.amazonaws.com/111122223333/" + name(stack);
  }

  private static String name(Resolved stack) {
    return stack.attribute("Queue", "QueueName");
  }
}
