package canary.remedy;

import canary.evidence.Evidence;
import canary.evidence.RestApi;
import canary.finding.Answer;
import canary.finding.Finding;
import canary.finding.Quotation;
import java.util.Map;
import java.util.Optional;

/**
 * Hand-overs to the owner of the network between the caller and the API: no command of AWS changes
 * it.
 */
public final class NetworkHandOvers {
  private static final String NETWORK = "whoever manages the network between the canary and %s";

  private NetworkHandOvers() {}

  /** The host name resolves where the canary runs. */
  public static Optional<Remedy> name(Evidence account, KnownNames names) {
    if (account.api().is(RestApi::isPrivate) == Answer.YES) {
      return CallerHandOvers.vpcEndpoint(account, names);
    }
    return account.api() instanceof Finding.Absent<RestApi>
        ? handed(
            names,
            "whoever manages the URL (the canary's: parameter TargetApiUrl)",
            "There is no API {api.id} in {api.region} of this account. Correct the URL.")
        : handed(
            names,
            "whoever manages the DNS of the network that the canary runs in",
            host(account) + " must resolve there, or the URL is wrong (parameter TargetApiUrl).");
  }

  /** The address accepts connections. */
  public static Optional<Remedy> connection(Evidence account, KnownNames names) {
    return handed(
        names,
        NETWORK.formatted(host(account)),
        "Let TCP connections from the canary to its port pass: security groups, network ACLs, a"
            + " route to a NAT gateway or to an execute-api VPC endpoint.");
  }

  /** The certificate is one that callers trust. */
  public static Optional<Remedy> certificate(Evidence account, KnownNames names) {
    return handed(
        names,
        "whoever manages the certificate of %s, or a proxy before it".formatted(host(account)),
        "Present a certificate that is in force, is for this host name, and is from an authority"
            + " that callers trust.");
  }

  /** The response arrives whole. */
  public static Optional<Remedy> response(Evidence account, KnownNames names) {
    return handed(
        names,
        NETWORK.formatted(host(account)),
        "Find what closes the connection before the response is complete: a proxy, a firewall, a"
            + " load balancer.");
  }

  /** The response arrives in time. */
  public static Optional<Remedy> time(Evidence account, KnownNames names) {
    return handed(
        names,
        NETWORK.formatted(host(account)),
        "The connection stands and no response comes. Where the metrics Latency and"
            + " IntegrationLatency of the API are low, the time is lost in the network; else ask"
            + " AWS Support.");
  }

  private static Optional<Remedy> handed(KnownNames names, String to, String asks) {
    return CallerHandOvers.handed(names, to, asks, Map.of());
  }

  private static String host(Evidence account) {
    var place = account.place();
    return place
        .domain()
        .map(it -> Quotation.of(it.host()).text())
        .orElse(place.isKnown() ? "API {api.id} in {api.region}" : "the host name of the URL");
  }
}
