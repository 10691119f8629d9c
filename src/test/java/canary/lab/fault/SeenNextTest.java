package canary.lab.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.LabRun;
import canary.lab.account.LabAccount;
import canary.lab.template.Stacks;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two faults at once: what is told to be seen after the first fix, and what is seen then. */
class SeenNextTest {
  private final Stacks stacks = new Stacks();

  SeenNextTest() throws IOException {}

  /** The first of them hides the second. */
  static Stream<List<Fault>> pairs() {
    return Stream.of(
            List.of("role-missing-sendmessage", "key-disabled"),
            List.of("role-missing-sendmessage", "key-policy-denies"),
            List.of("role-trust-condition", "queue-policy-denies"),
            List.of("queue-policy-denies", "key-policy-denies"),
            List.of("integration-action-missing", "role-missing-sendmessage"))
        .map(ids -> ids.stream().map(SeenNextTest::fault).toList());
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void isWhatTheSecondFaultShows(List<Fault> pair) throws IOException {
    var both = run(pair);
    var second = run(List.of(pair.getLast()));
    var first = first(both);
    assertEquals(pair.getFirst().cause().id(), both.causes().getFirst().id());
    var next = String.valueOf(((Map<?, ?>) first.get("fix")).get("next"));
    assertTrue(next.contains(word(second.code())), next + " / " + second.code());
    assertTrue(both.mail().contains("SEEN NEXT"), both.mail());
    assertTrue(
        both.mail().indexOf("FIX 1") < both.mail().indexOf("FIX 2  " + pair.getLast().cause().id()),
        both.mail());
  }

  /** Both are fixed in the same policy: once one is, that policy is not what was read. */
  @Test
  void ofTwoFixesOfOneThingTheSecondIsTheNextEmails() throws IOException {
    var alike = run(List.of(fault("role-denies-sending"), fault("key-policy-denies/role")));
    var mail = alike.mail().replaceAll("\\s+", " ");
    assertFalse(mail.contains("FIX 2"), mail);
    assertTrue(mail.contains("key-policy-denies may remain, and the next email has its"), mail);
  }

  /** Of a key that is off, KMS's words say the state. */
  private static String word(String code) {
    return code.equals("KMS.DisabledException") ? "the key is Disabled" : code;
  }

  private LabRun run(List<Fault> faults) throws IOException {
    try (var lab = stacks.laboratory(Map.of())) {
      faults.forEach(it -> it.change().accept(lab));
      return LabRun.of(lab, LabAccount.of(lab));
    }
  }

  private static Map<?, ?> first(LabRun run) {
    return (Map<?, ?>) ((List<?>) run.report().get("causes")).getFirst();
  }

  private static Fault fault(String id) {
    return Faults.ALL.stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
  }
}
