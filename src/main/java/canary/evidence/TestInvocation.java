package canary.evidence;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The result of TestInvokeMethod: the saved definition, really executed. Of its log only the parts
 * named here are kept, for the log also holds the execution role's session token.
 *
 * @param contentType the Content-Type that SQS was sent
 * @param requestBody as SQS was sent it, after the mapping template
 * @param endpointStatus the status of SQS's answer
 * @param endpointBody SQS's answer before the response template
 * @param failure why the execution failed, in API Gateway's words
 */
public record TestInvocation(
    Optional<String> contentType,
    Optional<String> requestBody,
    OptionalInt endpointStatus,
    Optional<String> endpointBody,
    Optional<String> failure) {

  private static final String JSON = "application/x-amz-json-1.0";
  private static final Pattern CONTENT_TYPE =
      Pattern.compile("(?i)\\bcontent-type=([\\w.+/-]{3,100})");
  private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=SendMessage(?:&|\\s|$)");

  /** A form's encoding leaves none of them. */
  private static final Pattern RAW = Pattern.compile("[{}\"<>\\[\\] \\n]");

  /** Reads the log's lines; one that is missing or of another form is empty, never guessed. */
  public static TestInvocation parse(String log) {
    var lines = new ExecutionLog(log);
    return new TestInvocation(
        lines.after("Endpoint request headers: ").flatMap(TestInvocation::typeIn),
        lines.after("Endpoint request body after transformations: "),
        lines.endpointStatus(),
        lines.after("Endpoint response body before transformations: "),
        lines
            .after("Execution failed due to configuration error: ")
            .or(() -> lines.after("Execution failed: ")));
  }

  private static Optional<String> typeIn(String headers) {
    var type = CONTENT_TYPE.matcher(headers);
    return type.find() ? Optional.of(type.group(1)) : Optional.empty();
  }

  /** The Content-Type is known and names neither protocol of SQS. */
  public boolean isOfOtherType() {
    return contentType.filter(it -> !isForm(it) && !it.startsWith(JSON)).isPresent();
  }

  /** A form was sent, and nothing in it says Action=SendMessage. */
  public boolean lacksAction() {
    return isAForm() && body().filter(it -> !ACTION.matcher(it).find()).isPresent();
  }

  /** A form was sent, and its message has characters that encoding would have taken away. */
  public boolean isNotEncoded() {
    return isAForm() && message().filter(it -> RAW.matcher(it).find()).isPresent();
  }

  /** A form was sent that says what it must and is encoded: template and header are valid. */
  public boolean isSound() {
    return contentType.filter(TestInvocation::isForm).isPresent()
        && body().filter(it -> ACTION.matcher(it).find()).isPresent()
        && message().filter(it -> !RAW.matcher(it).find()).isPresent();
  }

  private boolean isAForm() {
    return contentType.isEmpty() || contentType.filter(TestInvocation::isForm).isPresent();
  }

  private static boolean isForm(String type) {
    return type.startsWith("application/x-www-form-urlencoded");
  }

  /** The log may cut it; then what is missing says nothing. */
  private Optional<String> body() {
    return requestBody.filter(it -> !it.contains("[TRUNCATED]"));
  }

  private Optional<String> message() {
    return requestBody
        .filter(it -> it.contains("MessageBody="))
        .map(it -> it.substring(it.indexOf("MessageBody=") + 12))
        .map(it -> it.replace("[TRUNCATED]", "").strip());
  }
}
