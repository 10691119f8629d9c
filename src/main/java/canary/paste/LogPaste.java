package canary.paste;

import canary.evidence.TestInvocation;
import canary.probe.DefaultResponse;
import canary.probe.GatewayErrors;
import canary.probe.ParsedReply;
import canary.probe.Reply;
import canary.probe.ReplyReader;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * An execution log of API Gateway, one line or whole, as the console's test and CloudWatch Logs
 * show it.
 *
 * <p>https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
final class LogPaste {
  private static final String DATE = "\nThu Jan 01 00:00:00 UTC 1970 : ";

  /** What stands before an entry: a date of either form, a request id, a log event's number. */
  private static final Pattern BEFORE =
      Pattern.compile(
          "\\w{3} \\w{3} \\d{1,2} \\d{2}:\\d{2}:\\d{2} \\w{3,4} \\d{4} ?: ?"
              + "|\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}:\\d{2}[.\\d]{0,7}(?:Z|[+-]\\d{2}:?\\d{2})?"
              + "|\\([0-9a-zA-Z-]{8,40}\\) ");

  private static final Pattern LABEL =
      Pattern.compile(
          "(?:Endpoint (?:request|response) (?:URI|headers|body (?:before|after) transformations):"
              + " |Method (?:request|response) (?:path|query string|headers|body (?:before|after)"
              + " transformations): |Method completed with status: |Received response\\. Status:"
              + " |Execution failed due to |Execution failed: |Gateway response (?:type|body):"
              + " |Sending request to |API Key .{0,100}authorized because method |Starting"
              + " execution for request: |HTTP Method: )");
  private static final Pattern STATUS = Pattern.compile("Method completed with status: (\\d{3})");
  private static final Pattern GATEWAY_RESPONSE =
      Pattern.compile("Gateway response type: (\\w{3,60})(?: with status code: (\\d{3}))?");
  private static final Pattern KEY_REFUSED =
      Pattern.compile("API Key .{0,100}not authorized because method");
  private static final Pattern FAILURE =
      Pattern.compile("Execution failed due to ([\\w ]{1,60}?)(?: error)?(?:: ?|\\n|$)");

  private LogPaste() {}

  static Optional<Paste> in(String text) {
    if (!LABEL.matcher(text).find()) {
      return Optional.empty();
    }
    var entries = LABEL.matcher(BEFORE.matcher(text).replaceAll("\n")).replaceAll(DATE + "$0");
    var log = TestInvocation.parse(entries);
    return reply(entries, log)
        .map(
            it ->
                new Paste(
                    "an execution log of API Gateway", it, Optional.of(log), Optional.empty()));
  }

  /** What SQS said comes first, for API Gateway's own failure may hide it. */
  private static Optional<Reply> reply(String entries, TestInvocation log) {
    var status = status(entries);
    return log.endpointBody()
        .map(
            it ->
                new Reply(status.isPresent() ? status : log.endpointStatus(), Map.of(), it.strip()))
        .filter(it -> PasteReader.isKnown(it) && (log.failure().isEmpty() || isRefused(it)))
        .or(() -> failure(entries, log))
        .or(() -> keyRefused(entries))
        .or(() -> gatewayResponse(entries))
        .or(
            () ->
                status.isEmpty() ? Optional.empty() : Optional.of(new Reply(status, Map.of(), "")));
  }

  private static boolean isRefused(Reply reply) {
    return ReplyReader.read(reply) instanceof ParsedReply.Refused;
  }

  private static Optional<Reply> failure(String entries, TestInvocation log) {
    var failure = FAILURE.matcher(entries);
    if (failure.find() && failure.group(1).contains("timeout")) {
      return Optional.of(gateway(504, GatewayErrors.TIMEOUT, "Endpoint request timed out"));
    }
    return log.failure()
        .map(
            it ->
                it.contains("Network error communicating with endpoint")
                    ? gateway(504, "InternalServerErrorException", it.strip())
                    : gateway(500, "InternalServerErrorException", "Internal server error"));
  }

  private static Optional<Reply> keyRefused(String entries) {
    return KEY_REFUSED.matcher(entries).find()
        ? Optional.of(gateway(403, "ForbiddenException", "Forbidden"))
        : Optional.empty();
  }

  private static Optional<Reply> gatewayResponse(String entries) {
    var type = GATEWAY_RESPONSE.matcher(entries);
    return type.find()
        ? DefaultResponse.of(type.group(1))
            .map(
                it ->
                    gateway(
                        type.group(2) == null ? 500 : Integer.parseInt(type.group(2)),
                        it.code(),
                        it.sentence()))
        : Optional.empty();
  }

  static Reply gateway(int status, String errorType, String message) {
    return Reply.of(status, Map.of("x-amzn-ErrorType", errorType), SdkPaste.message(message));
  }

  private static OptionalInt status(String entries) {
    var status = STATUS.matcher(entries);
    return status.find() ? OptionalInt.of(Integer.parseInt(status.group(1))) : OptionalInt.empty();
  }
}
