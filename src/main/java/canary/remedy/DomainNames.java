package canary.remedy;

import canary.evidence.CustomDomain.Mapping;
import canary.evidence.DomainUrl;
import canary.evidence.Evidence;
import java.util.Optional;

/**
 * The names of the custom domain in the URL and of its mapping.
 *
 * @param basePath as the command line writes it; empty where nothing tells it
 * @param mapping the one that serves the URL now
 */
record DomainNames(Optional<String> host, Optional<String> basePath, Optional<Mapping> mapping) {
  /** As the command line writes an empty base path. */
  static final String WHOLE = "(none)";

  static DomainNames of(Evidence account) {
    var url = account.place().domain();
    var mapping =
        url.flatMap(it -> account.domain().found().flatMap(domain -> domain.mapping(it.path())));
    return new DomainNames(
        url.map(DomainUrl::host),
        mapping
            .map(Mapping::basePath)
            .or(() -> url.flatMap(it -> before(it.path(), account.place().path())))
            .map(it -> it.isEmpty() ? WHOLE : it),
        mapping);
  }

  /** What stands before the resource's path in the URL's. */
  private static Optional<String> before(String whole, String path) {
    return path.isEmpty() || !whole.endsWith(path)
        ? Optional.empty()
        : Optional.of(whole.substring(0, whole.length() - path.length()).replaceFirst("^/", ""));
  }
}
