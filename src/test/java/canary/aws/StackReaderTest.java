package canary.aws;

import static canary.aws.RepliesAround.inStack;
import static canary.aws.SoundReplies.refusal;
import static canary.aws.SoundReplies.xml;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.evidence.Owners;
import canary.evidence.OwningStack;
import canary.evidence.OwningStack.Writer;
import canary.finding.Finding;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StackReaderTest {
  private final FakeAccount account = FakeAccount.started();

  @AfterEach
  void stop() {
    account.close();
  }

  @Test
  void eachThingIsAskedForByTheIdThatRefGives() {
    account.read();
    var asked = account.calls("DescribeStackResources").stream().map(FakeAccount.Call::body);
    var ids = asked.map(it -> it.substring(it.lastIndexOf('=') + 1)).toList();
    assertEquals(
        Set.of(
            "a1",
            "orders-api",
            "https%3A%2F%2Fsqs.eu-west-1.amazonaws.com%2F111122223333%2Forders",
            "k-1"),
        Set.copyOf(ids));
  }

  @Test
  void theStackIsThatOfTheThing() {
    var owners = account.read().owners();
    var api = owners.api().found().orElseThrow();
    assertEquals("orders", api.name());
    assertEquals("Api", api.thing().logicalId());
    assertTrue(api.has("AWS::ApiGateway::Method"));
    assertEquals(Writer.UNKNOWN, api.writer(Map.of()));
    assertEquals("Role", owners.role().found().orElseThrow().thing().logicalId());
    assertEquals(Finding.absent(), owners.queue());
  }

  /** A function can be called as the role is. */
  @Test
  void aNamesakeOfAnotherTypeIsNotTheThing() {
    account.answering(
        "DescribeStackResources",
        xml(
            "DescribeStackResources",
            "<StackResources>"
                + inStack("Function", "AWS::Lambda::Function", "orders-api")
                + "</StackResources>"));
    assertEquals(Finding.absent(), account.read().owners().role());
  }

  @Test
  void whatIsInNoStackIsAbsent() {
    account.answering(
        "DescribeStackResources", refusal(400, "ValidationError", "Stack for a1 does not exist"));
    var absent = Finding.<OwningStack>absent();
    assertEquals(new Owners(absent, absent, absent, absent), account.read().owners());
  }
}
