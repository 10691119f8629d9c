package canary.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import canary.evidence.Integration;
import canary.finding.Finding;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NextReadsTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "arn:aws:iam::*:user/*"})
  void roleThatTheIntegrationDoesNotNameIsNotCalledMissing(String credentials) {
    var integration =
        new Integration(
            "AWS",
            "POST",
            "arn:aws:apigateway:eu-west-1:sqs:path/111122223333/orders",
            Optional.of(credentials).filter(it -> !it.isEmpty()),
            Map.of(),
            Map.of(),
            "NEVER",
            Optional.empty(),
            29_000,
            Map.of());
    assertEquals(
        Finding.unreadable("role", "is not named by the integration"),
        NextReads.role(FakeAccount.place(Optional.empty()), Finding.known(integration)));
  }
}
