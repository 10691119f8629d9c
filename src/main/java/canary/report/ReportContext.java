package canary.report;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The stack that a report comes from and the time since when it holds, as far as the run knows;
 * texts are empty where it does not.
 *
 * @param stack the canary's CloudFormation stack
 * @param region the Region of the stack
 * @param function the name of the canary's Lambda function
 * @param logGroup the log group of that function
 * @param runbook the address of the project's page, whose anchors are the ids of causes
 * @param url the URL that is probed
 * @param since the first failure that this environment has seen of the target's incident
 * @param lastSuccess the last success before it that this environment has seen
 */
public record ReportContext(
    String stack,
    String region,
    String function,
    String logGroup,
    String runbook,
    String url,
    Optional<Instant> since,
    Optional<Instant> lastSuccess) {
  /** Where this project is published; the parameter RunbookUrl names another page. */
  public static final String RUNBOOK = "https://github.com/apigw-sqs-canary/apigw-sqs-canary";

  /** Of a report that was not made by a deployed canary. */
  public static final ReportContext NONE =
      new ReportContext("", "", "", "", RUNBOOK, "", Optional.empty(), Optional.empty());

  /** What Lambda and the template put into the environment; the stack is given apart. */
  public static ReportContext of(Map<String, String> environment, String stack) {
    return new ReportContext(
        stack,
        environment.getOrDefault("AWS_REGION", ""),
        environment.getOrDefault("AWS_LAMBDA_FUNCTION_NAME", ""),
        environment.getOrDefault("AWS_LAMBDA_LOG_GROUP_NAME", ""),
        environment.getOrDefault("RUNBOOK_URL", RUNBOOK),
        "",
        Optional.empty(),
        Optional.empty());
  }

  /** The same for one target. */
  public ReportContext of(String probed, Optional<Instant> failing, Optional<Instant> healthy) {
    return new ReportContext(stack, region, function, logGroup, runbook, probed, failing, healthy);
  }
}
