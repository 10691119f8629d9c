package canary.aws;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A client is made once a Region: making those of a diagnosis costs a tenth of it. */
class ClientsTest {
  private final Clients clients = new Clients(FakeAccount.CREDENTIALS, Optional.empty());

  @Test
  void isTheSameForTheSameRegion() {
    assertSame(clients.apiGateway("eu-west-1"), clients.apiGateway("eu-west-1"));
    assertSame(clients.iam("eu-west-1"), clients.iam("eu-west-1"));
    assertSame(clients.sqs("eu-west-1"), clients.sqs("eu-west-1"));
    assertSame(clients.kms("eu-west-1"), clients.kms("eu-west-1"));
    assertSame(clients.sns("eu-west-1"), clients.sns("eu-west-1"));
    assertSame(clients.sts("eu-west-1"), clients.sts("eu-west-1"));
  }

  @Test
  void isAnotherForAnotherRegionOrUse() {
    assertNotSame(clients.sqs("eu-west-1"), clients.sqs("eu-central-1"));
    assertNotSame(clients.apiGateway("eu-west-1"), clients.apiGatewayWithoutRetry("eu-west-1"));
  }
}
