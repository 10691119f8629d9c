package canary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.catalogue.SoundAccount;
import canary.evidence.Endpoint;
import canary.evidence.Evidence;
import canary.evidence.EvidenceDraft;
import canary.evidence.RestApi;
import canary.finding.Finding;
import canary.lab.Laboratory;
import canary.lab.account.LabAccount;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.jr.ob.JSON;

/** What a function needs in a VPC is said by setup and by an inspection, from what was read. */
class VpcNeedsTest {
  private static final String OWN_HOST = "https://a1.execute-api.eu-west-1.amazonaws.com/prod/m";

  @Test
  void subnetsAndGroupsAreThoseOfTheAssociatedEndpoint() {
    var needs =
        needs(OWN_HOST, associated("vpce-2"), forApis("vpce-1", true), forApis("vpce-2", true));
    assertEquals(3, needs.size(), needs.toString());
    assertEquals(
        "VpcSubnetIds: subnets of vpc-of-vpce-2, where vpce-2 (available) leads to private APIs",
        needs.getFirst());
    assertTrue(needs.get(1).endsWith("let in there: sg-of-vpce-2 of vpce-2"), needs.get(1));
  }

  @ParameterizedTest
  @CsvSource({
    "vpce-2, https://api-vpce-2.execute-api.eu-west-1.amazonaws.com/prod/orders",
    "'', the endpoint's DNS name in its place",
  })
  void withoutPrivateDnsTheUrlIsAnother(String associated, String url) {
    var needs = needs(OWN_HOST, associated(associated), forApis("vpce-2", false));
    assertTrue(needs.get(2).startsWith("TargetApiUrl: private DNS of vpce-2 is off"), needs.get(2));
    assertTrue(needs.get(2).contains(url), needs.get(2));
    for (var host : List.of("a1-vpce-2", "vpce-2-x")) {
      var named = OWN_HOST.replace("a1", host);
      assertEquals(3, needs(named, associated(associated), forApis("vpce-2", false)).size());
    }
  }

  /** Endpoints that the VPC has are not asked for. */
  @Test
  void servicesThatTheVpcHasNoEndpointForAreNamed() {
    var there =
        needs(
                OWN_HOST,
                associated(),
                forApis("vpce-1", true),
                endpoint("vpce-3", "sns", "vpc-of-vpce-1"),
                endpoint("vpce-4", "sts", "vpc-of-another"))
            .getLast();
    assertTrue(there.endsWith("; vpc-of-vpce-1 has execute-api, sns"), there);
    assertTrue(!there.contains("notifications"), there);
    assertTrue(there.contains("sqs, sts for a diagnosis"), there);
  }

  @Test
  void whatWasNotReadIsNotGuessed() {
    var unread =
        new Needs(associated("vpce-1"), Finding.unreadable("VPC endpoints", "AccessDenied"));
    var needs = unread.sentences(OWN_HOST);
    assertTrue(
        needs.getFirst().endsWith("one of vpce-1; the VPC endpoints were not read: AccessDenied"),
        needs.getFirst());
    assertTrue(needs.getLast().contains("sns for notifications"), needs.getLast());
  }

  /** The function stands in a VPC, and the API does not. */
  @Test
  void anApiThatIsNotPrivateIsReachedThroughANatGateway() {
    var api =
        new RestApi(Finding.absent(), List.of("REGIONAL"), List.of(), false, List.of(), Map.of());
    var needs = needs(OWN_HOST, api, forApis("vpce-1", true));
    assertTrue(needs.getFirst().startsWith("a NAT gateway: "), needs.getFirst());
    assertTrue(
        needs.getFirst().contains("in vpc-of-vpce-1 private DNS of vpce-1 is on"),
        needs.getFirst());
  }

  /**
   * Outside of a VPC the canary does not reach the API: what is sound by its reads is not proven.
   */
  @ParameterizedTest
  @CsvSource({"'', UNPROVEN", "subnet-0a1b2c3d, HEALTHY"})
  void anInspectionSaysItToo(String subnets, String status) throws IOException {
    try (var lab = Laboratory.start(Map.of())) {
      lab.edit(it -> it.at("Api", "EndpointConfiguration", "Type").put("PRIVATE"));
      lab.set("CANARY_SUBNET_IDS", subnets);
      var run = LabRun.inspecting(lab, LabAccount.of(lab));
      assertEquals(status, run.status(), run.report().toString());
      var open = run.report().get("notRead").toString();
      assertTrue(open.contains("VpcSubnetIds") && open.contains("sns for notifications"), open);
    }
  }

  @Test
  void setupSaysItAndNothingOfItForAnApiThatIsNotPrivate() throws IOException {
    try (var lab = Laboratory.start(Map.of())) {
      var url = lab.environment().get("TARGET_URL");
      assertEquals(List.of(), SetupRun.setup(lab, url).get("needs"));
      lab.edit(it -> it.at("Api", "EndpointConfiguration", "Type").put("PRIVATE"));
      var needs = SetupRun.setup(lab, url).get("needs").toString();
      assertTrue(
          needs.contains("VpcSubnetIds: ") && needs.contains("VpcSecurityGroupIds: "), needs);
    }
  }

  /** The URL names no API, so the event does, and the line. */
  @Test
  void aVpcEndpointsOwnHostNameTakesTheApiFromTheEvent() throws IOException {
    try (var lab = Laboratory.start(Map.of())) {
      lab.edit(it -> it.at("Api", "EndpointConfiguration", "Type").put("PRIVATE"));
      var url = "https://vpce-0a1b-2c3d.execute-api.eu-west-1.vpce.amazonaws.com/prod/messages";
      var arn =
          "arn:aws:execute-api:eu-west-1:111122223333:%s/prod/POST/messages"
              .formatted(lab.stack().reference("Api"));
      var event = Map.of("mode", "setup", "url", url, "arn", arn);
      var answer = SetupRun.answer(lab, JSON.std.asString(event), LabAccount.of(lab));
      var parameters = (Map<?, ?>) answer.get("parameters");
      assertEquals(url, parameters.get("TargetApiUrl"));
      assertEquals(arn, parameters.get("TargetApi"));
      var without = Map.of("mode", "setup", "url", url);
      var mistakes =
          SetupRun.answer(lab, JSON.std.asString(without), LabAccount.of(lab)).get("mistakes");
      assertTrue(mistakes.toString().contains("a VPC endpoint leads to many"), mistakes.toString());
    }
  }

  private static List<String> needs(String url, RestApi api, Endpoint... endpoints) {
    return new Needs(api, Finding.known(List.of(endpoints))).sentences(url);
  }

  private record Needs(RestApi api, Finding<List<Endpoint>> endpoints) {
    List<String> sentences(String url) {
      Evidence account =
          EvidenceDraft.of(SoundAccount.evidence())
              .api(Finding.known(api))
              .endpoints(endpoints)
              .done();
      return new VpcNeeds(account, url).sentences();
    }
  }

  private static RestApi associated(String... ids) {
    var named = Arrays.stream(ids).filter(it -> !it.isEmpty()).toList();
    return new RestApi(Finding.absent(), List.of("PRIVATE"), named, false, List.of(), Map.of());
  }

  private static Endpoint forApis(String id, boolean privateDns) {
    return new Endpoint(
        id,
        "com.amazonaws.eu-west-1.execute-api",
        "vpc-of-" + id,
        List.of("sg-of-" + id),
        "available",
        privateDns,
        Finding.absent());
  }

  private static Endpoint endpoint(String id, String service, String vpc) {
    return new Endpoint(
        id,
        "com.amazonaws.eu-west-1." + service,
        vpc,
        List.of(),
        "available",
        true,
        Finding.absent());
  }
}
