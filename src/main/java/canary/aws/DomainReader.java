package canary.aws;

import static canary.aws.SdkCall.required;

import canary.evidence.CustomDomain;
import canary.evidence.CustomDomain.Mapping;
import canary.finding.Finding;
import canary.finding.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.GetDomainNameResponse;
import software.amazon.awssdk.services.apigateway.model.RoutingMode;

/**
 * Reads a public custom domain name and its mappings. A regional one may have base paths of several
 * parts, which only the second version of API Gateway's API gives; one that is optimized for the
 * edge is known to the first alone.
 *
 * <p>https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html
 */
record DomainReader(ApiGatewayClient gateway, SignedCall calls, String region) {
  private static final String WHAT = "custom domain";
  private static final String MAPPINGS = "/v2/domainnames/%s/apimappings";
  private static final String WHOLE = "(none)";
  private static final int MOST_PAGES = 20;

  Finding<CustomDomain> read(String name) {
    var arn = arn(name);
    return new SdkCall(WHAT, Permission.GET_DOMAIN_NAME, arn)
        .reading(
            () -> {
              var domain = gateway.getDomainName(request -> request.domainName(name));
              required("domainName", domain.domainName());
              return byMappings(domain)
                  ? mappings(name, arn, types(domain))
                      .map(
                          it ->
                              new CustomDomain(
                                  domain.domainName(),
                                  it,
                                  domain.mutualTlsAuthentication() != null))
                  : Finding.unreadable(WHAT, "routes by rules, which are not read");
            });
  }

  private static boolean byMappings(GetDomainNameResponse domain) {
    return domain.routingMode() == null
        || domain.routingMode() == RoutingMode.BASE_PATH_MAPPING_ONLY;
  }

  private static List<String> types(GetDomainNameResponse domain) {
    return Optional.ofNullable(domain.endpointConfiguration())
        .map(it -> it.typesAsStrings())
        .orElse(List.of());
  }

  private Finding<List<Mapping>> mappings(String name, String arn, List<String> types) {
    return types.contains("EDGE")
        ? new SdkCall(WHAT, Permission.GET_BASE_PATH_MAPPINGS, arn + "/basepathmappings")
            .reading(() -> basePathMappings(name))
        : new SdkCall(WHAT, Permission.GET_API_MAPPINGS, arn + "/apimappings")
            .reading(() -> apiMappings(name));
  }

  private Finding<List<Mapping>> basePathMappings(String name) {
    return Finding.known(
        gateway.getBasePathMappingsPaginator(request -> request.domainName(name)).items().stream()
            .map(
                it ->
                    mapping(
                        Optional.ofNullable(it.basePath()).filter(path -> !path.equals(WHOLE)),
                        required("restApiId", it.restApiId()),
                        Optional.ofNullable(it.stage()).filter(stage -> !stage.equals(WHOLE))))
            .toList());
  }

  private Finding<List<Mapping>> apiMappings(String name) {
    var mappings = new ArrayList<Mapping>();
    var token = Optional.<String>empty();
    for (var page = 0; page < MOST_PAGES; page++) {
      var answer =
          calls.get(
              "apigateway",
              region,
              MAPPINGS.formatted(name),
              token.map(it -> Map.of("nextToken", it)).orElse(Map.of()));
      if (answer.refused()) {
        throw SdkCall.refusal(answer.status(), answer.errorType(), Optional.of(answer.body()));
      }
      var read = Json.object(WHAT, answer.body(), SignedCall.LONGEST_ANSWER);
      if (!(read instanceof Finding.Known<Map<String, Object>>(var json))) {
        return read.then(_ -> Finding.absent());
      }
      if (!(required("items", json.get("items")) instanceof List<?> items)) {
        return Finding.unreadable(WHAT, "its mappings are no list");
      }
      items.forEach(it -> Json.object(it).map(DomainReader::mapping).ifPresent(mappings::add));
      token = Json.string(json.get("nextToken")).filter(it -> !it.isEmpty());
      if (token.isEmpty()) {
        return Finding.known(List.copyOf(mappings));
      }
    }
    return Finding.unreadable(WHAT, "has more mappings than are read");
  }

  private static Mapping mapping(Map<String, Object> json) {
    return mapping(
        Json.string(json.get("apiMappingKey")),
        Json.string(required("apiId", json.get("apiId"))).orElse(""),
        Json.string(json.get("stage")));
  }

  private static Mapping mapping(Optional<String> path, String apiId, Optional<String> stage) {
    return new Mapping(path.orElse(""), apiId, stage.filter(it -> !it.isEmpty()));
  }

  private String arn(String name) {
    return "arn:%s:apigateway:%s::/domainnames/%s"
        .formatted(PartitionMetadata.of(Region.of(region)).id(), region, name);
  }
}
