package canary.event;

import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what CloudFormation asks of a custom resource.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requests.html
 */
final class StackRequest {
  private static final Set<String> TYPES = Set.of("Create", "Update", "Delete");

  /** CloudFormation takes the response at a presigned URL of S3. */
  private static final Set<String> AWS = Set.of(".amazonaws.com", ".amazonaws.com.cn");

  private StackRequest() {}

  static boolean is(Map<?, ?> event) {
    return event.containsKey("RequestType") && event.containsKey("ResponseURL");
  }

  /** The request, with the mistakes added for what it lacks. */
  static CloudFormationCustomResourceEvent of(Map<?, ?> event, List<String> mistakes) {
    var type = text(event, "RequestType");
    if (!TYPES.contains(type)) {
      mistakes.add(Mistakes.invalid("RequestType", type, "Create, Update or Delete"));
    }
    if (responseUrl(text(event, "ResponseURL")).isEmpty()) {
      mistakes.add(
          Mistakes.invalidUrl(
              "ResponseURL", text(event, "ResponseURL"), "an https URL of amazonaws.com"));
    }
    return CloudFormationCustomResourceEvent.builder()
        .withRequestType(type)
        .withResponseUrl(text(event, "ResponseURL"))
        .withStackId(text(event, "StackId"))
        .withRequestId(text(event, "RequestId"))
        .withLogicalResourceId(text(event, "LogicalResourceId"))
        .withPhysicalResourceId(text(event, "PhysicalResourceId"))
        .withResourceProperties(properties(event))
        .build();
  }

  private static Optional<URI> responseUrl(String text) {
    try {
      var url = new URI(text);
      var host = Optional.ofNullable(url.getHost()).orElse("");
      return Optional.of(url)
          .filter(
              it ->
                  "https".equals(it.getScheme()) && AWS.stream().anyMatch(host::endsWith)
                      || "http".equals(it.getScheme()) && Environment.LOOPBACK.contains(host));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Map<String, Object> properties(Map<?, ?> event) {
    var properties = new HashMap<String, Object>();
    if (event.get("ResourceProperties") instanceof Map<?, ?> given) {
      given.forEach((name, value) -> properties.put(String.valueOf(name), value));
    }
    return properties;
  }

  private static String text(Map<?, ?> event, String member) {
    return event.get(member) instanceof String text ? text : "";
  }
}
