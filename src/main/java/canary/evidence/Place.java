package canary.evidence;

/** Where a target stands: the names of its parts, each empty while it is not known. */
public record Place(
    String region,
    String apiId,
    String stage,
    String path,
    String roleArn,
    String queueArn,
    String keyArn,
    String callerArn) {

  public static final Place UNKNOWN = new Place("", "", "", "", "", "", "", "");
}
