package canary.lab.fault;

import static canary.catalogue.IntegrationBodyCause.*;
import static canary.catalogue.IntegrationRequestCause.*;
import static canary.lab.fault.Edit.headers;
import static canary.lab.fault.Edit.template;
import static canary.lab.fault.Fault.deployed;

import canary.catalogue.QueueCause;
import java.util.List;

/** Faults of the integration request: its headers and its mapping template. */
final class RequestFaults {
  private static final String JSON_BODY = "{\"QueueUrl\":\"%s\",\"MessageBody\":%s}";

  static final List<Fault> ALL =
      List.of(
          deployed(CONTENT_TYPE_NOT_MAPPED, "the Content-Type header is not mapped", headers()),
          deployed(
                  CONTENT_TYPE_NOT_MAPPED,
                  "the Content-Type header is mapped to text/plain",
                  headers("Content-Type", "'text/plain'"))
              .named("other"),
          deployed(
                  CONTENT_TYPE_NOT_MAPPED,
                  "the Content-Type header is mapped without single quotes",
                  headers("Content-Type", "application/x-www-form-urlencoded"))
              .named("unquoted"),
          deployed(CONTENT_TYPE_NOT_MAPPED, "the Content-Type header is not mapped", headers())
              .inTheOpen(),
          deployed(
                  CONTENT_TYPE_NOT_MAPPED,
                  "the Content-Type header is not mapped",
                  headers("X-Amz-Target", "'AmazonSQS.SendMessage'"))
              .overJson(),
          deployed(
              ACTION_MISSING,
              "the template lacks Action=SendMessage",
              template("MessageBody=$util.urlEncode($input.body)")),
          deployed(
                  ACTION_MISSING,
                  "the template says Action=Sendmessage",
                  template("Action=Sendmessage&MessageBody=$util.urlEncode($input.body)"))
              .named("misspelled"),
          deployed(
                  ACTION_MISSING,
                  "the template lacks Action=SendMessage",
                  template("MessageBody=$util.urlEncode($input.body)"))
              .inTheOpen(),
          deployed(
                  ACTION_MISSING,
                  "two line breaks stand before Action=SendMessage",
                  template("\n\n" + Edit.TEMPLATE))
              .named("line-break"),
          deployed(
              HEADER_NOT_ALLOWED,
              "the Connection header is mapped",
              headers(
                  "Content-Type",
                  "'application/x-www-form-urlencoded'",
                  "Connection",
                  "'keep-alive'")),
          deployed(
              QueueCause.PARAMETER_NOT_VALID,
              "a message attribute has no name",
              template(
                  Edit.TEMPLATE
                      + "&MessageAttribute.1.Value.DataType=String"
                      + "&MessageAttribute.1.Value.StringValue=orders")),
          deployed(
                  QueueCause.PARAMETER_NOT_VALID,
                  "a message attribute is a list",
                  template(
                      Edit.TEMPLATE
                          + "&MessageAttribute.1.Name=a&MessageAttribute.1.Value.DataType=String"
                          + "&MessageAttribute.1.Value.StringListValue.1=b"))
              .named("list"),
          deployed(
              TEMPLATE_FAILS,
              "the template lacks the end of a condition",
              template("#if($input.body)" + Edit.TEMPLATE)),
          deployed(
              BODY_NOT_ENCODED,
              "the template passes the body raw, as the article's does",
              template("Action=SendMessage&MessageBody=$input.body")),
          deployed(
                  BODY_NOT_ENCODED,
                  "the template passes the body raw",
                  template("Action=SendMessage&MessageBody=$input.body"))
              .inTheOpen(),
          deployed(
                  BODY_NOT_ENCODED,
                  "the template passes the parsed body raw",
                  template("Action=SendMessage&MessageBody=$input.json('$')"))
              .named("parsed"),
          deployed(
              BODY_ENCODED_TWICE,
              "the template encodes the body twice",
              template(
                  "Action=SendMessage&MessageBody=$util.urlEncode($util.urlEncode($input.body))")),
          deployed(
                  BODY_REWRITTEN,
                  "the template parses the body and writes it anew",
                  template("Action=SendMessage&MessageBody=$util.urlEncode($input.json('$'))"))
              .named("json"),
          deployed(
                  BODY_REWRITTEN,
                  "the template sends the text of the parsed body",
                  template("Action=SendMessage&MessageBody=$util.urlEncode($input.path('$'))"))
              .named("path"),
          deployed(
                  BODY_REWRITTEN,
                  "the template escapes the body as JavaScript",
                  template(
                      "Action=SendMessage&MessageBody=$util.urlEncode($util.escapeJavaScript($input.body))"))
              .named("escaped"),
          deployed(
              TEMPLATE_ADDS_WHITESPACE,
              "a line feed follows the body in the template",
              template(Edit.TEMPLATE + "\n")),
          deployed(
                  TEMPLATE_ADDS_WHITESPACE,
                  "a space stands before the body in the template",
                  template("Action=SendMessage&MessageBody= $util.urlEncode($input.body)"))
              .named("space"),
          deployed(
                  TARGET_HEADER_MISSING,
                  "the X-Amz-Target header is not mapped",
                  headers("Content-Type", "'application/x-amz-json-1.0'"))
              .overJson(),
          deployed(
                  JSON_BODY_NOT_ESCAPED,
                  "the template puts the body into the JSON as it is",
                  json("$input.body"))
              .overJson(),
          deployed(
                  JSON_BODY_NOT_ESCAPED,
                  "the template leaves the \\' of escapeJavaScript",
                  json("\"$util.escapeJavaScript($input.body)\""))
              .with("IntegrationProtocol", "json")
              .named("quote"),
          deployed(
                  QUEUE_URL_MISSING,
                  "the template lacks the QueueUrl",
                  template(
                      "{\"MessageBody\":\"$util.escapeJavaScript($input.body).replaceAll(\"\\\\'\",\"'\")\"}"))
              .overJson(),
          deployed(
                  PROTOCOLS_MIXED,
                  "the query protocol's header goes with a JSON template",
                  json("\"$util.escapeJavaScript($input.body).replaceAll(\"\\\\'\",\"'\")\""))
              .named("query-header"),
          deployed(
                  PROTOCOLS_MIXED,
                  "the JSON protocol's headers go with a form template",
                  template(Edit.TEMPLATE))
              .with("IntegrationProtocol", "json")
              .named("json-header"));

  private RequestFaults() {}

  private static Edit json(String body) {
    return stack -> template(JSON_BODY.formatted(stack.reference("Queue"), body)).apply(stack);
  }
}
