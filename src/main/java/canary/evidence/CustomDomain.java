package canary.evidence;

import canary.finding.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A custom domain name of API Gateway, and where its mappings lead.
 *
 * @param mutualTls whether it takes connections with a client certificate alone
 */
public record CustomDomain(String name, List<Mapping> mappings, boolean mutualTls) {
  public CustomDomain {
    mappings = List.copyOf(mappings);
  }

  /**
   * One mapping of a domain.
   *
   * @param basePath without slashes at its ends; empty where the whole domain is mapped
   * @param stage empty where the first part of the path behind the base path names it
   */
  public record Mapping(String basePath, String apiId, Optional<String> stage) {
    private boolean serves(String path) {
      return basePath.isEmpty()
          || path.equals("/" + basePath)
          || path.startsWith("/" + basePath + "/");
    }

    private String behind(String path) {
      return basePath.isEmpty() ? path : path.substring(basePath.length() + 1);
    }

    private MethodAddress at(MethodAddress place, String path) {
      var rest = behind(path);
      var slash = rest.indexOf('/', 1);
      return stage
          .map(it -> place.on(apiId, it, orRoot(rest)))
          .orElseGet(
              () ->
                  slash < 0
                      ? place.on(apiId, rest.isEmpty() ? rest : rest.substring(1), "/")
                      : place.on(apiId, rest.substring(1, slash), rest.substring(slash)));
    }

    private static String orRoot(String path) {
      return path.isEmpty() ? "/" : path;
    }
  }

  /**
   * Where the URL of a place leads: the mapping with the longest base path serves it.
   *
   * <p>https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html
   */
  public Optional<MethodAddress> leadingFrom(MethodAddress place) {
    return place.domain().flatMap(url -> mapping(url.path()).map(it -> it.at(place, url.path())));
  }

  /** The base paths that are mapped, for people. */
  public String basePaths() {
    return mappings.stream()
        .map(it -> it.basePath().isEmpty() ? "(none)" : it.basePath())
        .sorted()
        .toList()
        .toString();
  }

  /** The mapping that serves a path. */
  public Optional<Mapping> mapping(String path) {
    return mappings.stream()
        .filter(it -> it.serves(path))
        .max(Comparator.comparing(it -> it.basePath().length()));
  }

  /**
   * The place that is judged: as the settings name it, and where they leave it open as the domain
   * maps it.
   */
  public static MethodAddress judged(MethodAddress place, Finding<CustomDomain> domain) {
    return place.isKnown()
        ? place
        : domain
            .found()
            .flatMap(it -> it.leadingFrom(place))
            .filter(it -> place.apiId().isEmpty() || it.sameStage(place))
            .orElse(place);
  }

  /** Why the method behind a domain is not known. */
  public static String unknownBehind(MethodAddress place, Finding<CustomDomain> domain) {
    var host = place.domain().map(DomainUrl::host).orElse("the URL");
    var named = "; TargetApi, as the ARN of the method, names it";
    return switch (domain) {
      case Finding.Known<CustomDomain> _ ->
          "no mapping of the custom domain " + host + " leads from the URL to the API" + named;
      case Finding.Absent<CustomDomain> _ when place.domain().isPresent() ->
          host + " is no public custom domain name of API Gateway in " + place.region() + named;
      case Finding.Absent<CustomDomain> _ -> "the URL does not name the API" + named;
      case Finding.Unreadable<CustomDomain>(_, var why, _) ->
          "the mapping of the custom domain " + host + " was not read: " + why + named;
    };
  }
}
