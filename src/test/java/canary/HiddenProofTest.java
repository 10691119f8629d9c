package canary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.lab.Laboratory;
import canary.lab.account.LabAccount;
import canary.lab.fault.Fault;
import canary.lab.fault.Faults;
import canary.lab.template.Stacks;
import canary.report.Notification;
import canary.report.Publisher.Publication;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.jr.ob.JSON;

/**
 * A reply without proof of delivery: it raises no alarm where the account shows that messages
 * arrive, and one where it does not.
 */
class HiddenProofTest {
  private final List<Notification> notifications = new ArrayList<>();
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final CloudWatchModel cloud = new CloudWatchModel(new SetClock(), true);

  /** Environments of the function after each other, each of two runs. */
  private void run(String fault, Map<String, String> parameters, int environments)
      throws IOException {
    try (var lab = new Stacks().laboratory(parameters)) {
      named(fault).change().accept(lab);
      for (var i = 0; i < environments; i++) {
        var canary = environment(lab);
        invoke(canary, lab);
        invoke(canary, lab);
      }
    }
  }

  private static Fault named(String fault) {
    return Faults.ALL.stream().filter(it -> it.id().equals(fault)).findFirst().orElseThrow();
  }

  private Canary environment(Laboratory lab) {
    var variables = new HashMap<>(lab.environment());
    variables.put("CANARY_NAME", CloudWatchModel.STACK);
    variables.put("CANARY_ALARM_NAME", CloudWatchModel.TARGET);
    return new Canary(
        variables,
        new World(
            _ -> LabAccount.of(lab),
            _ ->
                it -> {
                  notifications.add(it);
                  return new Publication.Published();
                },
            () -> cloud,
            _ -> Optional.empty(),
            new PrintStream(log, true, UTF_8),
            Clock.systemUTC(),
            Duration.ZERO));
  }

  private static void invoke(Canary canary, Laboratory lab) throws IOException {
    canary.handleRequest(
        new ByteArrayInputStream("{}".getBytes(UTF_8)),
        new ByteArrayOutputStream(),
        new TimeLeft(lab.patience().multipliedBy(6)));
  }

  private boolean printed(String metric) {
    return log.toString(UTF_8).contains("\"" + metric + "\":1");
  }

  @Test
  void itIsReportedOnceAndRaisesNoAlarmWhereMessagesArrive() throws IOException {
    run("integration-response-hides-message-id", Map.of(), 3);
    assertEquals(1, notifications.size(), "the alarm remembers it for other environments");
    var message = JSON.std.mapFrom(notifications.getFirst().message());
    assertTrue(message.get("email").toString().contains("integration-response-hides-message-id"));
    assertFalse(printed("Failure"), log.toString(UTF_8));
    assertFalse(cloud.stands(), "the target's alarm has no cause to stand");
  }

  /** Whether they arrive is hidden, too, and they do not: a masked error is no such thing. */
  @Test
  void itRaisesTheAlarmWhereNothingShowsThatMessagesArrive() throws IOException {
    run("role-missing-sendmessage/masked-in-words", Map.of("TestInvoke", "NOT_ALLOWED"), 1);
    assertTrue(printed("Failure"), log.toString(UTF_8));
    assertTrue(cloud.stands());
  }

  /** A message that SQS must reject got an error, so errors are not hidden, and this was none. */
  @Test
  void anotherProbeShowsItWithoutTheTestInvocation() throws IOException {
    run("integration-response-hides-message-id", Map.of("TestInvoke", "NOT_ALLOWED"), 1);
    assertEquals(1, notifications.size());
    assertFalse(printed("Failure"), log.toString(UTF_8));
    assertFalse(cloud.stands());
  }
}
