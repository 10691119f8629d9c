package canary.aws;

import canary.evidence.MethodAddress;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The resource of an API that serves a path.
 *
 * @param path as it is defined, braces and all
 * @param httpMethod the method's, or ANY
 */
record ApiResource(String id, String path, String httpMethod) {
  static final String ANY = "ANY";

  /** One resource of an API with the names of its methods. */
  record Defined(String id, String path, Collection<String> methods) {}

  /**
   * API Gateway prefers fixed parts to variable ones, and both to a greedy one.
   *
   * <p>https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html
   */
  static Optional<ApiResource> serving(MethodAddress place, Collection<Defined> candidates) {
    return candidates.stream()
        .filter(candidate -> matches(candidate.path(), place.path()))
        .max(Comparator.comparing(candidate -> precedence(candidate.path())))
        .flatMap(
            candidate ->
                Stream.of(place.httpMethod(), ANY)
                    .filter(candidate.methods()::contains)
                    .findFirst()
                    .map(method -> new ApiResource(candidate.id(), candidate.path(), method)));
  }

  private static boolean matches(String defined, String path) {
    var parts = defined.split("/", -1);
    var actual = path.split("/", -1);
    for (int i = 0; i < parts.length; i++) {
      if (parts[i].endsWith("+}")) {
        return i < actual.length;
      }
      if (i >= actual.length || !parts[i].startsWith("{") && !parts[i].equals(actual[i])) {
        return false;
      }
    }
    return parts.length == actual.length;
  }

  /** Comparable as text: part by part, fixed above variable above greedy. */
  private static String precedence(String defined) {
    var order = new StringBuilder();
    for (var part : defined.split("/", -1)) {
      order.append(part.endsWith("+}") ? '0' : part.startsWith("{") ? '1' : '2');
    }
    return order.toString();
  }
}
