package canary.lab.gateway;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * A custom domain name in front of the API; the lab's is called localhost.
 *
 * @param mappings the API and the stage, with a slash between, by base path
 * @param mutualTls whether it is said to demand client certificates; the lab itself has no TLS
 */
public record DomainName(Map<String, String> mappings, boolean mutualTls) {
  public static final String NAME = "localhost";

  public DomainName {
    mappings = Map.copyOf(mappings);
  }

  /** Whether the request goes through this name. */
  boolean isIn(ClientRequest request) {
    return request.header("Host").filter(it -> it.split(":")[0].equals(NAME)).isPresent();
  }

  /** Where the longest base path leads; empty where none does. */
  Optional<ClientRequest> mapped(ClientRequest request) {
    return mappings.keySet().stream()
        .filter(base -> (request.sentPath() + "/").startsWith("/" + base + "/") || base.isEmpty())
        .max(Comparator.comparing(String::length))
        .map(
            base ->
                request.mappedTo(
                    "/_aws/execute-api/%s%s"
                        .formatted(
                            mappings.get(base),
                            base.isEmpty()
                                ? request.sentPath()
                                : request.sentPath().substring(base.length() + 1))));
  }
}
