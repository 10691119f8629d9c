package canary.question;

import canary.evidence.Endpoint;
import canary.evidence.Evidence;
import canary.finding.Answer;
import canary.policy.Decision;
import canary.policy.Request;
import canary.rights.Requests;
import canary.rights.Rights;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the VPC endpoints of the account let through. */
public final class Endpoints {
  private static final String SOURCE = "policies of the VPC endpoints";

  private Endpoints() {}

  /**
   * The policy of an endpoint of the account refuses the call. That all allow it proves nothing:
   * the caller's endpoint may be another account's.
   */
  public static CheckResult refuse(Evidence account) {
    return Ask.of(SOURCE, account.endpoints(), endpoints -> refusing(endpoints, account))
        .settledBy("ec2 DescribeVpcEndpoints: which policy denies the call");
  }

  private static CheckResult refusing(List<Endpoint> endpoints, Evidence account) {
    return endpoints.stream()
        .flatMap(it -> decision(it, account).stream())
        .filter(it -> it.refused() == Answer.YES)
        .findFirst()
        .map(it -> CheckResult.of(Answer.YES, SOURCE, it, it.describe()))
        .orElseGet(() -> CheckResult.unknown(SOURCE, Set.of("the caller's VPC endpoint")));
  }

  /** The API is private; the endpoints for APIs that were read are named beside it. */
  public static CheckResult areTheOnlyWay(Evidence account) {
    return Ask.answer(
            "REST API",
            account.api(),
            it -> Answer.of(it.isPrivate()),
            it -> "endpoint types are %s%s".formatted(it.endpointTypes(), forApis(account)))
        .settledBy("apigateway GetRestApi: is the endpoint type PRIVATE; ec2 DescribeVpcEndpoints");
  }

  private static String forApis(Evidence account) {
    return account.api().found().filter(it -> it.isPrivate()).isEmpty()
        ? ""
        : account
            .endpoints()
            .found()
            .map(
                it ->
                    it.stream()
                        .filter(Endpoint::isForApis)
                        .map(
                            one ->
                                "%s is %s, private DNS is %s"
                                    .formatted(
                                        one.id(),
                                        one.state(),
                                        one.privateDnsEnabled() ? "on" : "off"))
                        .collect(Collectors.joining("; ")))
            .map(it -> it.isEmpty() ? "; no VPC endpoint for APIs was found" : "; " + it)
            .orElse("");
  }

  private static Optional<Decision> decision(Endpoint endpoint, Evidence account) {
    return (endpoint.isForApis()
            ? Requests.invocation(account)
            : endpoint.isForQueues() ? sending(account) : Optional.<Request>empty())
        .map(request -> Rights.throughEndpoint(endpoint, request));
  }

  private static Optional<Request> sending(Evidence account) {
    return account
        .role()
        .found()
        .flatMap(role -> account.queue().found().map(queue -> Requests.send(role, queue)));
  }
}
