package canary.probe;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads a reply in every dialect of the path, by its structure and never by its status or
 * Content-Type: SQS's query protocol in JSON and XML, its JSON protocol, API Gateway's own answers,
 * plain text, an edge's HTML, and the line that the AWS command line or an SDK prints.
 */
public final class ReplyReader {
  private static final Pattern COMMAND_LINE =
      Pattern.compile(
          "An error occurred \\((?<code>[\\w.]{1,100})\\) when calling the \\w{1,64} operation(?:"
              + " \\([^)]{0,60}\\))?: (?<message>.*)",
          Pattern.DOTALL);
  private static final String CONTENT_TOO_LONG = "HTTP content length exceeded";

  private ReplyReader() {}

  /** A success whose body says nothing is known by the headers that an API may map. */
  public static ParsedReply read(Reply reply) {
    var said = said(reply);
    return said instanceof ParsedReply.Unrecognized
            && reply.succeeded()
            && !reply.header("MessageId").isEmpty()
        ? new ParsedReply.Accepted(reply.header("MessageId"), reply.header("MD5OfMessageBody"))
        : said;
  }

  private static ParsedReply said(Reply reply) {
    var body = reply.body().strip();
    var gatewayError = reply.header("x-amzn-ErrorType");
    if (!gatewayError.isEmpty()) {
      var message = JsonReply.message(body).orElse(body);
      return refused(
          reply, Layer.GATEWAY, gatewayCode(gatewayError.split(":", 2)[0], message), message);
    }
    return reply.header("apigw-requestid").isEmpty() ? ofBody(reply, body) : ofHttpApi(reply, body);
  }

  /**
   * An HTTP API's header stands on what it answers itself and on what it passes on.
   *
   * <p>https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vs-rest.html
   */
  private static ParsedReply ofHttpApi(Reply reply, String body) {
    var read = ofBody(reply, body);
    return switch (read) {
      case ParsedReply.Accepted _ -> read;
      case ParsedReply.Unrecognized _ when reply.succeeded() -> read;
      case ParsedReply.Refused(var refusal) when refusal.layer() == Layer.QUEUE -> read;
      case ParsedReply.Refused _, ParsedReply.Unrecognized _ ->
          refused(
              reply, Layer.GATEWAY, GatewayErrors.HTTP_API, JsonReply.message(body).orElse(body));
    };
  }

  private static ParsedReply ofBody(Reply reply, String body) {
    if (body.startsWith("{")) {
      var read = JsonReply.read(reply, body);
      return read.isPresent() ? read.get() : words(reply, body);
    }
    var lowered = body.toLowerCase(Locale.ROOT);
    if (lowered.startsWith("<!doctype html") || lowered.startsWith("<html")) {
      return refused(reply, Layer.EDGE, "HTML", title(body));
    }
    if (body.startsWith("<")) {
      return XmlReply.read(reply, body).orElseGet(() -> words(reply, body));
    }
    return words(reply, body);
  }

  /**
   * One header stands for several faults of API Gateway; only the sentence identifies a timeout,
   * and what a type that is not known stands for.
   */
  private static String gatewayCode(String errorType, String message) {
    return GatewayErrors.typeOf(message)
        .filter(
            it ->
                it.equals(GatewayErrors.TIMEOUT)
                    || it.equals(GatewayErrors.NO_CONNECTION)
                    || !GatewayErrors.isKnown(errorType))
        .orElse(errorType);
  }

  /** Text without structure; only sentences that are known count. */
  private static ParsedReply words(Reply reply, String body) {
    if (body.startsWith(CONTENT_TOO_LONG)) {
      return refused(reply, Layer.GATEWAY, "REQUEST_TOO_LARGE", body);
    }
    var printed = COMMAND_LINE.matcher(body);
    if (printed.find()) {
      return refused(
          reply,
          Layer.QUEUE,
          QueueErrors.queryName(printed.group("code")),
          printed.group("message"));
    }
    return GatewayErrors.typeOf(body)
        .map(type -> refused(reply, Layer.GATEWAY, type, body))
        .or(() -> Denial.in(body).map(denial -> denied(reply, denial, body)))
        .orElseGet(() -> unrecognized(reply));
  }

  static ParsedReply denied(Reply reply, Denial denial, String message) {
    if (denial.action().startsWith("execute-api:")) {
      return refused(reply, Layer.GATEWAY, "AccessDeniedException", message);
    }
    return refused(
        reply,
        Layer.QUEUE,
        denial.action().startsWith("kms:") ? "KMS.AccessDeniedException" : "AccessDenied",
        message);
  }

  /** A status that says failure is a refusal even where the words say nothing. */
  static ParsedReply unrecognized(Reply reply) {
    return reply.status().isEmpty() || reply.succeeded()
        ? new ParsedReply.Unrecognized()
        : refused(reply, Layer.UNKNOWN, "HTTP " + reply.status().getAsInt(), reply.body().strip());
  }

  static ParsedReply refused(Reply reply, Layer layer, String code, String message) {
    return new ParsedReply.Refused(
        Refusal.of(layer, code, message, reply.header("x-amzn-RequestId")));
  }

  private static String title(String html) {
    var lowered = html.toLowerCase(Locale.ROOT);
    var start = lowered.indexOf("<title>");
    var end = lowered.indexOf("</title>");
    return start >= 0 && end > start
        ? html.substring(start + 7, end).strip()
        : "an HTML page without a title";
  }
}
