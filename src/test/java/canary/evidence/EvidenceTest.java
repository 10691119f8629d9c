package canary.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.finding.Answer;
import canary.finding.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvidenceTest {
  private static final Instant EARLIER = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant LATER = Instant.parse("2026-11-02T00:00:00Z");
  private static final Instant LATEST = Instant.ofEpochSecond(1_800_000_000);
  private static final Evidence NOTHING = Evidence.unread(MethodAddress.UNKNOWN, "denied");
  private static final Evidence ALL =
      EvidenceDraft.of(NOTHING)
          .identity(Finding.known(new Identity("111122223333", "arn")))
          .api(Finding.known(api("PRIVATE")))
          .gatewayResponses(Finding.known(List.of()))
          .domain(Finding.absent())
          .usagePlans(Finding.absent())
          .apiKeys(ApiKeys.of(Finding.absent()))
          .endpoints(Finding.known(List.of()))
          .deadLetters(Finding.absent())
          .consumers(List.of(Finding.known(Sample.role())))
          .topic(Finding.absent())
          .history(Finding.known(new History(List.of(), true)))
          .stage(Finding.known(stage()))
          .method(Finding.known(new Method("r", "/messages", Set.of("200"))))
          .route(Finding.known(new DeployedMethod("NONE", false, Optional.of(LATER))))
          .saved(Finding.known(Sample.integration("saved")))
          .deployed(Finding.known(Sample.integration("deployed")))
          .role(Finding.known(Sample.role()))
          .queue(
              Finding.known(Queue.of(Sample.QUEUE, Map.of("LastModifiedTimestamp", "1800000000"))))
          .key(Finding.known(Sample.key("{\"Statement\":[]}")))
          .simulation(Finding.known(new Simulation(List.of())))
          .testInvocation(Finding.known(TestInvocation.parse("")))
          .owners(
              new Owners(Finding.absent(), Finding.absent(), Finding.absent(), Finding.absent()))
          .done();

  @Test
  void aDraftReplacesEachFinding() {
    assertEquals(List.of(), ALL.notRead());
    assertEquals(21, NOTHING.notRead().size());
    assertEquals(ALL, EvidenceDraft.of(ALL).done());
  }

  @Test
  void changesAreToldLatestFirst() {
    assertEquals(
        List.of(LATEST, LATER, EARLIER), ALL.changes().stream().map(Change::when).toList());
    assertEquals(List.of(), NOTHING.changes());
  }

  @Test
  void savedAndDeployedMayDiffer() {
    assertEquals(
        Finding.known(new UndeployedEdit(List.of("requestTemplates"))), ALL.undeployedEdit());
    assertEquals(Answer.YES, ALL.undeployedEdit().is(UndeployedEdit::exists));
    var deployed = EvidenceDraft.of(ALL).deployed(ALL.saved()).done();
    assertEquals(Answer.NO, deployed.undeployedEdit().is(UndeployedEdit::exists));
    assertEquals(Answer.UNKNOWN, NOTHING.undeployedEdit().is(UndeployedEdit::exists));
    var savedOnly = EvidenceDraft.of(ALL).deployed(NOTHING.deployed()).done();
    assertEquals(Answer.UNKNOWN, savedOnly.undeployedEdit().is(UndeployedEdit::exists));
  }

  @Test
  void existenceIsThreeValued() {
    assertEquals(Answer.YES, ALL.queue().exists());
    assertEquals(Answer.NO, Finding.absent().exists());
    assertEquals(Answer.UNKNOWN, NOTHING.queue().exists());
  }

  @Test
  void theSmallQuestions() {
    assertTrue(api("PRIVATE").isPrivate());
    assertFalse(api("REGIONAL").isPrivate());
    var method = new Method("r", "/messages", Set.of("200"));
    assertTrue(method.declares("200"));
    assertFalse(method.declares("502"));
    assertEquals("orders-api", Sample.role().name());
  }

  @Test
  void aKeyServesWhenItIsSymmetric() {
    assertTrue(key("Disabled", "ENCRYPT_DECRYPT", "SYMMETRIC_DEFAULT").encryptsSymmetrically());
    assertFalse(key("Enabled", "SIGN_VERIFY", "SYMMETRIC_DEFAULT").encryptsSymmetrically());
    assertFalse(key("Enabled", "ENCRYPT_DECRYPT", "RSA_2048").encryptsSymmetrically());
  }

  private static Key key(String state, String usage, String spec) {
    return new Key(Sample.KEY, state, "CUSTOMER", usage, spec, Finding.absent(), Finding.absent());
  }

  private static RestApi api(String endpointType) {
    return new RestApi(
        Finding.absent(), List.of(endpointType), List.of(), false, List.of(), Map.of());
  }

  private static Stage stage() {
    return new Stage(
        "d-1",
        Optional.of(EARLIER),
        Map.of(),
        0,
        Optional.empty(),
        OptionalDouble.empty(),
        OptionalInt.empty());
  }
}
