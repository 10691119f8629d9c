package canary.catalogue;

import canary.evidence.Evidence;
import canary.evidence.IntegrationResponse;
import canary.finding.Answer;
import java.util.function.Function;

/** Whether the method declares each status that the integration's responses map to. */
final class MethodResponses {
  private MethodResponses() {}

  static Function<Evidence, CheckResult> missing() {
    return account ->
        Ask.ask(
                "method",
                Evidence::method,
                method ->
                    account
                        .deployed()
                        .asks(
                            it ->
                                Answer.of(
                                    !it.responses().values().stream()
                                        .map(IntegrationResponse::statusCode)
                                        .allMatch(method::declares))),
                method ->
                    "method responses are %s, integration responses map to %s"
                        .formatted(
                            method.responses().stream().sorted().toList(),
                            account.deployed().found().stream()
                                .flatMap(it -> it.responses().values().stream())
                                .map(IntegrationResponse::statusCode)
                                .distinct()
                                .sorted()
                                .toList()))
            .apply(account);
  }
}
