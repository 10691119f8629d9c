package canary.lab.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.LabRun;
import canary.lab.account.LabAccount;
import canary.lab.iam.PolicyDocument;
import canary.lab.template.Stacks;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A policy that is too long for an email. */
class LongPolicyTest {
  private static final String STATEMENT =
      """
      {"Sid":"Statement%1$d","Effect":"Deny","Principal":{"AWS":"arn:aws:iam::111122223333:role/r%1$d"},
       "Action":"sqs:SendMessage","Resource":"*"}\
      """;

  @Test
  void ofItTheStatementAloneIsHandedOver() throws IOException {
    try (var lab = new Stacks().laboratory(Map.of())) {
      var role = lab.account().roles().stream().filter(it -> it.arn().contains("ExecutionRole"));
      var deny =
          STATEMENT.formatted(500).replaceAll("arn:[^\"]+", role.findFirst().orElseThrow().arn());
      var others =
          IntStream.range(0, 100).mapToObj(STATEMENT::formatted).collect(Collectors.joining(","));
      lab.surround(
          account ->
              account.with(
                  account
                      .queues()
                      .getFirst()
                      .withPolicy(
                          PolicyDocument.parse(
                              "{\"Version\":\"2012-10-17\",\"Statement\":[%s,%s]}"
                                  .formatted(others, deny)))));
      var causes = (List<?>) LabRun.of(lab, LabAccount.of(lab)).report().get("causes");
      var fix = (Map<?, ?>) ((Map<?, ?>) causes.getFirst()).get("fix");
      assertEquals(List.of(), fix.get("commands"));
      assertTrue(
          fix.get("does").toString().startsWith("Remove statement Statement500 "), fix.toString());
      assertTrue(fix.get("judged").toString().startsWith("judged: the message passes"));
      assertEquals("", ((Map<?, ?>) fix.get("handOver")).get("document"));
    }
  }
}
