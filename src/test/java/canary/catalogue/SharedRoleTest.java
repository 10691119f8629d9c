package canary.catalogue;

import static canary.catalogue.SoundAccount.MAY_ENCRYPT;
import static canary.catalogue.SoundAccount.MAY_SEND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.evidence.Evidence;
import canary.evidence.EvidenceDraft;
import canary.evidence.Integration;
import canary.evidence.RequestContract;
import canary.evidence.RoleUses;
import canary.finding.Finding;
import canary.remedy.KnownNames;
import canary.remedy.PolicyFixes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** F17: one role for the methods that send, receive and delete. */
class SharedRoleTest {
  private static final String FORM = "application/json";

  private static Evidence account(String otherRole) {
    var sound = SoundAccount.evidence();
    var role = sound.deployed().found().flatMap(Integration::credentials).orElseThrow();
    return EvidenceDraft.of(SoundAccount.evidence())
        .role(
            Finding.known(
                SoundAccount.role(MAY_SEND.replace("sqs:SendMessage", "sqs:*"), MAY_ENCRYPT)))
        .contract(
            Finding.known(
                new RequestContract(
                    Map.of(),
                    List.of(),
                    Map.of(
                        "paths",
                        Map.of(
                            "/messages",
                            Map.of(
                                "post", method(role, "Action=SendMessage&MessageBody=1"),
                                "get",
                                    method(
                                        otherRole.isEmpty() ? role : otherRole,
                                        "Action=ReceiveMessage")),
                            "/messages/{id}",
                            Map.of("delete", method(role, "Action=DeleteMessage")))))))
        .done();
  }

  private static Map<String, Object> method(String role, String template) {
    return Map.of(
        "x-amazon-apigateway-integration",
        Map.of("credentials", role, "requestTemplates", Map.of(FORM, template)));
  }

  @Test
  void namesTheMethodsThatNeedMore() {
    var account = account("");
    assertEquals(
        Map.of("GET /messages", "ReceiveMessage", "DELETE /messages/{id}", "DeleteMessage"),
        RoleUses.of(account));
    var says = RoleCause.ALLOWS_TOO_MUCH.entry().provedBy().in(account).says();
    assertTrue(says.contains("GET /messages (ReceiveMessage)"), says);
    assertTrue(says.contains("DELETE /messages/{id} (DeleteMessage)"), says);
  }

  @Test
  void noCommandTakesItFromThem() {
    var account = account("");
    assertEquals(
        Optional.empty(),
        PolicyFixes.onlySending(account, KnownNames.of(account, Optional.empty())));
  }

  @Test
  void aMethodOfAnotherRoleNeedsNothingOfThis() {
    assertEquals(
        Map.of("DELETE /messages/{id}", "DeleteMessage"),
        RoleUses.of(account("arn:aws:iam::111122223333:role/another")));
  }
}
