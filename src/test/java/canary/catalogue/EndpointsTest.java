package canary.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import canary.evidence.DeployedMethod;
import canary.evidence.Endpoint;
import canary.evidence.Evidence;
import canary.evidence.EvidenceDraft;
import canary.evidence.RestApi;
import canary.finding.Answer;
import canary.finding.Finding;
import canary.policy.Policy;
import canary.question.Endpoints;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class EndpointsTest {
  private static final String EVERYTHING =
      "'Effect':'Allow','Principal':'*','Action':'*','Resource':'*'";
  private static final String NOTHING_SENT =
      "'Effect':'Allow','Principal':'*','Action':'sqs:ReceiveMessage','Resource':'*'";
  private static final String NO_CALL =
      "'Effect':'Deny','Principal':'*','Action':'execute-api:Invoke','Resource':'*'";

  @Test
  void theEndpointThatRefusesIsCited() {
    var sqs = Endpoints.refuse(account(sqs(NOTHING_SENT)));
    assertEquals(Answer.YES, sqs.answer());
    assertEquals("no statement allows it", sqs.says());
    var api = Endpoints.refuse(account(api(NO_CALL)));
    assertEquals(Answer.YES, api.answer());
    assertEquals("denied (policy of vpce-2, statement #1)", api.says());
    assertEquals(Answer.YES, Endpoints.refuse(account(sqs(EVERYTHING), api(NO_CALL))).answer());
  }

  /** A method without authorization takes nobody's word for who he is, and so does its endpoint. */
  @Test
  void anUnsignedCallIsJudgedAsAnybodys() {
    var ownRoles =
        "'Effect':'Allow','Principal':{'AWS':'111122223333'},'Action':'execute-api:Invoke','Resource':'*'";
    var signed = account(api(ownRoles));
    assertEquals(Answer.UNKNOWN, Endpoints.refuse(signed).answer());
    var open = new DeployedMethod("NONE", false, Optional.empty());
    assertEquals(
        Answer.YES,
        Endpoints.refuse(changed(signed, it -> it.route(Finding.known(open)))).answer());
  }

  /** AWS's own policy of an endpoint lets everything through. */
  @Test
  void anEndpointWithoutAPolicyRefusesNothing() {
    var plain =
        new Endpoint(
            "vpce-4",
            "com.amazonaws.eu-west-1.sqs",
            "vpc-1",
            List.of(),
            "available",
            true,
            Finding.absent());
    assertEquals(Answer.UNKNOWN, Endpoints.refuse(account(plain)).answer());
  }

  /** The caller may have come through another account's. */
  @Test
  void endpointsThatLetItThroughProveNothing() {
    for (var account : List.of(account(), account(sqs(EVERYTHING), api(EVERYTHING)))) {
      assertEquals(Answer.UNKNOWN, Endpoints.refuse(account).answer());
    }
  }

  @Test
  void whoCallsAndWhatIsCalledMustBeKnown() {
    assertEquals(
        Answer.UNKNOWN,
        Endpoints.refuse(changed(account(api(NO_CALL)), it -> it.identity(unread()))).answer());
    assertEquals(
        Answer.UNKNOWN,
        Endpoints.refuse(changed(account(sqs(NOTHING_SENT)), it -> it.role(unread()))).answer());
    assertEquals(
        Answer.UNKNOWN,
        Endpoints.refuse(changed(account(sqs(NOTHING_SENT)), it -> it.queue(unread()))).answer());
    assertEquals(
        Answer.UNKNOWN,
        Endpoints.refuse(changed(account(), it -> it.endpoints(unread()))).answer());
  }

  @Test
  void aPrivateApiIsToldWithItsEndpoints() {
    assertEquals(
        "endpoint types are [PRIVATE]; vpce-2 is available, private DNS is on",
        ofPrivateApi(api(EVERYTHING), sqs(EVERYTHING)));
    assertEquals(
        "endpoint types are [PRIVATE]; vpce-3 is pending, private DNS is off",
        ofPrivateApi(
            new Endpoint(
                "vpce-3",
                "com.amazonaws.eu-west-1.execute-api",
                "vpc-1",
                List.of(),
                "pending",
                false,
                Finding.absent())));
    assertEquals(
        "endpoint types are [PRIVATE]; no VPC endpoint for APIs was found",
        ofPrivateApi(sqs(EVERYTHING)));
    assertEquals(
        "endpoint types are [PRIVATE]",
        Endpoints.areTheOnlyWay(changed(privateApi(), it -> it.endpoints(unread()))).says());
  }

  @Test
  void anApiThatIsNotPrivateNeedsNoEndpoint() {
    var result = Endpoints.areTheOnlyWay(account(api(EVERYTHING)));
    assertEquals(Answer.NO, result.answer());
    assertEquals("endpoint types are [REGIONAL]", result.says());
  }

  private static String ofPrivateApi(Endpoint... endpoints) {
    var result = Endpoints.areTheOnlyWay(privateApi(endpoints));
    assertEquals(Answer.YES, result.answer());
    return result.says();
  }

  private static Evidence privateApi(Endpoint... endpoints) {
    var api =
        new RestApi(Finding.absent(), List.of("PRIVATE"), List.of(), false, List.of(), Map.of());
    return changed(account(endpoints), it -> it.api(Finding.known(api)));
  }

  private static Evidence account(Endpoint... endpoints) {
    return changed(SoundAccount.evidence(), it -> it.endpoints(Finding.known(List.of(endpoints))));
  }

  private static Evidence changed(Evidence account, UnaryOperator<EvidenceDraft> change) {
    return change.apply(EvidenceDraft.of(account)).done();
  }

  private static Endpoint sqs(String statement) {
    return endpoint("vpce-1", "sqs", statement);
  }

  private static Endpoint api(String statement) {
    return endpoint("vpce-2", "execute-api", statement);
  }

  private static Endpoint endpoint(String id, String service, String statement) {
    Finding<Policy> policy = SoundAccount.policy("policy of " + id, statement);
    return new Endpoint(
        id, "com.amazonaws.eu-west-1." + service, "vpc-1", List.of(), "available", true, policy);
  }

  private static <T> Finding<T> unread() {
    return Finding.unreadable("something", "AccessDenied");
  }
}
