package canary.policy;

/**
 * The one request that policies are asked about.
 *
 * @param action with its service, as {@code sqs:SendMessage}
 * @param resource the ARN of what is acted upon
 */
public record Request(Caller caller, String action, String resource, Context context) {}
