package canary.lab.account;

import canary.evidence.CustomDomain;
import canary.evidence.CustomDomain.Mapping;
import canary.evidence.MethodAddress;
import canary.finding.Finding;
import canary.lab.Laboratory;
import canary.lab.gateway.DomainName;
import java.util.Map;
import java.util.Optional;

/** What API Gateway's read operations give of the custom domain in front of the API. */
record DomainReads(Reads reads, Laboratory lab) {
  Finding<CustomDomain> domain(MethodAddress place) {
    return place
        .domain()
        .map(
            url ->
                reads.of(
                    "custom domain",
                    () ->
                        lab.domain()
                            .filter(_ -> url.host().equals(DomainName.NAME))
                            .map(it -> Finding.known(read(it)))
                            .orElseGet(Finding::absent)))
        .orElseGet(Finding::absent);
  }

  private static CustomDomain read(DomainName it) {
    return new CustomDomain(
        DomainName.NAME,
        it.mappings().entrySet().stream().map(DomainReads::mapping).toList(),
        it.mutualTls());
  }

  private static Mapping mapping(Map.Entry<String, String> written) {
    var parts = written.getValue().split("/");
    return new Mapping(written.getKey(), parts[0], Optional.of(parts[1]));
  }
}
