package canary.catalogue;

import canary.evidence.Endpoint;
import canary.evidence.Evidence;
import canary.finding.Answer;
import canary.policy.Decision;
import canary.policy.Request;
import canary.rights.Requests;
import canary.rights.Rights;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the VPC endpoints of the account let through. */
final class Endpoints {
  private static final String SOURCE = "policies of the VPC endpoints";

  private Endpoints() {}

  /**
   * The policy of an endpoint of the account refuses the call. That all let it through tells
   * nothing: the caller's endpoint may be another account's.
   */
  static Function<Evidence, CheckResult> refusing() {
    return account ->
        Ask.of(
            SOURCE,
            account.endpoints(),
            endpoints -> {
              var refusing =
                  endpoints.stream()
                      .flatMap(it -> decision(it, account).stream())
                      .filter(it -> Policies.refused(it.ruling()) == Answer.YES)
                      .findFirst();
              return refusing
                  .map(it -> CheckResult.of(Answer.YES, SOURCE, it, Policies.describe(it)))
                  .orElseGet(
                      () -> CheckResult.unknown(SOURCE, Set.of("the caller's VPC endpoint")));
            });
  }

  /** The API is private; the endpoints for APIs that were read are told beside it. */
  static Function<Evidence, CheckResult> apiIsPrivate() {
    return account ->
        Ask.api(
                it -> it.isPrivate(),
                it -> "endpoint types are %s%s".formatted(it.endpointTypes(), forApis(account)))
            .apply(account);
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
    return (endpoint.isForApis() ? ApiPolicies.invocation(account) : sending(account))
        .map(request -> Rights.throughEndpoint(endpoint, request));
  }

  private static Optional<Request> sending(Evidence account) {
    return account
        .role()
        .found()
        .flatMap(role -> account.queue().found().map(queue -> Requests.send(role, queue)));
  }
}
