package canary.lab.sqs;

import canary.lab.integration.BackendRequest;
import java.util.Locale;
import java.util.Map;

/** Reads headers without regard to the case of their names. */
final class Headers {
  private Headers() {}

  /** The header's value, empty when it is absent. */
  static String value(BackendRequest request, String name) {
    return request.headers().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  /**
   * The Content-Type without its parameters: SDKs send the form's with a charset, and SQS takes it.
   */
  static String mediaType(BackendRequest request) {
    return value(request, "Content-Type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }
}
