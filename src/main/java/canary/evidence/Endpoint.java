package canary.evidence;

/** A VPC endpoint that the canary's own requests, or those to a private API, go through. */
public record Endpoint(
    String id,
    String serviceName,
    String state,
    boolean privateDnsEnabled,
    Finding<Policy> policy) {}
