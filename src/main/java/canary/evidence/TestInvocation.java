package canary.evidence;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What TestInvokeMethod told: the saved definition, really executed. Of its log only the parts
 * named here are kept, for the log also holds the execution role's session token.
 *
 * @param status of the method response
 * @param requestBody as SQS was sent it, after the mapping template
 * @param contentType the header that SQS was sent
 * @param target the X-Amz-Target header that SQS was sent
 * @param endpointStatus the status of SQS's answer
 * @param endpointBody SQS's answer before the response template
 * @param failure why the execution failed, in API Gateway's words
 */
public record TestInvocation(
    int status,
    String body,
    Optional<String> endpointUri,
    Optional<String> requestBody,
    Optional<String> contentType,
    Optional<String> target,
    OptionalInt endpointStatus,
    Optional<String> endpointBody,
    Optional<String> failure) {

  /** What API Gateway puts at the end of a log line that it has cut. */
  public static final String CUT = " [TRUNCATED]";

  /** Reads the log's lines; one that is missing or of another form is empty, never guessed. */
  public static TestInvocation parse(int status, String body, String log) {
    var lines = new ExecutionLog(log);
    return new TestInvocation(
        status,
        body,
        lines.after("Endpoint request URI: "),
        lines.after("Endpoint request body after transformations: "),
        lines.requestHeader("Content-Type"),
        lines.requestHeader("X-Amz-Target"),
        lines.endpointStatus(),
        lines.after("Endpoint response body before transformations: "),
        lines
            .after("Execution failed due to configuration error: ")
            .or(() -> lines.after("Execution failed: ")));
  }
}
