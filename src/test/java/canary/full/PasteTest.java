package canary.full;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import canary.LabRun;
import canary.full.tool.Shared;
import canary.full.tool.Terminal;
import canary.full.tool.Toolbox;
import canary.lab.Laboratory;
import canary.lab.account.LabAccount;
import canary.lab.control.ControlFront;
import canary.lab.fault.Fault;
import canary.lab.fault.Faults;
import canary.lab.iam.PolicyDocument;
import canary.lab.template.Stacks;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of an email, pasted from it into a terminal. */
@Tag("full")
@Order(2)
@DisplayName("paste: an email's commands in a pseudo-terminal, AWS CLI v1 and v2")
@ExtendWith(Shared.OfToolbox.class)
class PasteTest {
  private static final String NO_PAGER = "export AWS_PAGER=";

  @ParameterizedTest
  @ValueSource(
      strings = {"integration-body-not-encoded", "queue-policy-denies", "role-trust-condition"})
  void fixesWithEitherVersion(String id, Toolbox toolbox) throws IOException {
    assumeVersionTwo();
    for (var terminal : List.of(Terminal.one(toolbox), Terminal.two())) {
      try (var lab = broken(id);
          var front = ControlFront.of(lab)) {
        terminal.paste(fix(lab), front.address()).text();
        assertEquals("HEALTHY", LabRun.of(lab, LabAccount.of(lab)).status(), terminal.toString());
      }
    }
  }

  /** The same pager in the same terminal, without the first line of the block. */
  @Test
  void elseThePagerOfVersionTwoSwallowsALine() throws IOException {
    assumeVersionTwo();
    try (var lab = broken("integration-body-not-encoded");
        var front = ControlFront.of(lab)) {
      var lines = fix(lab).stream().filter(it -> !it.equals(NO_PAGER)).toList();
      assertFalse(Terminal.two().paste(lines, front.address()).succeeded());
    }
  }

  @Test
  void aLineThatFailsStopsTheRest(Toolbox toolbox) throws IOException {
    assumeVersionTwo();
    for (var terminal : List.of(Terminal.one(toolbox), Terminal.two())) {
      try (var lab = broken("queue-policy-denies");
          var front = ControlFront.of(lab)) {
        var lines = fix(lab);
        lab.surround(
            account ->
                account.with(
                    account.queues().getFirst().withPolicy(PolicyDocument.parse(OF_ANOTHER))));
        var before = State.of(lab);
        var shown = terminal.paste(lines, front.address()).text();
        assertTrue(
            shown.matches("(?s).*Stopped: the policy of queue \\S+ is not what was read\\..*"),
            shown);
        assertEquals(List.of(), List.copyOf(before.changedIn(State.of(lab))));
      }
    }
  }

  private static final String OF_ANOTHER =
      """
      {"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*",
       "Action":"sqs:DeleteQueue","Resource":"*"}}\
      """;

  private static void assumeVersionTwo() {
    assumeTrue(Terminal.hasTwo(), "version 2 of the AWS CLI is missing: apt-get install awscli");
  }

  private static Laboratory broken(String id) throws IOException {
    Fault fault =
        Faults.ALL.stream().filter(it -> it.cause().id().equals(id)).findFirst().orElseThrow();
    var lab = new Stacks().laboratory(fault.parameters());
    fault.change().accept(lab);
    return lab;
  }

  /** The first block of commands of the email. */
  private static List<String> fix(Laboratory lab) throws IOException {
    return LabRun.of(lab, LabAccount.of(lab))
        .mail()
        .lines()
        .dropWhile(it -> !it.equals(NO_PAGER))
        .takeWhile(it -> !it.isEmpty())
        .toList();
  }
}
