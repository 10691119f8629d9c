package canary.evidence;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What TestInvokeMethod returned: the saved definition, really executed. Of its log only the parts
 * named here are kept, for the log also holds the execution role's session token.
 *
 * @param requestBody as SQS was sent it, after the mapping template
 * @param endpointStatus the status of SQS's answer
 * @param endpointBody SQS's answer before the response template
 * @param failure why the execution failed, in API Gateway's words
 */
public record TestInvocation(
    Optional<String> requestBody,
    OptionalInt endpointStatus,
    Optional<String> endpointBody,
    Optional<String> failure) {

  /** Reads the log's lines; one that is missing or of another form is empty, never guessed. */
  public static TestInvocation parse(String log) {
    var lines = new ExecutionLog(log);
    return new TestInvocation(
        lines.after("Endpoint request body after transformations: "),
        lines.endpointStatus(),
        lines.after("Endpoint response body before transformations: "),
        lines
            .after("Execution failed due to configuration error: ")
            .or(() -> lines.after("Execution failed: ")));
  }
}
