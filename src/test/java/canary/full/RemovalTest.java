package canary.full;

import static org.junit.jupiter.api.Assertions.assertEquals;

import canary.full.aws.DeployedStack;
import canary.full.aws.LocalStack;
import canary.full.aws.Remains;
import canary.full.tool.Shared;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * After all layers that look at the stack. LocalStack 4.14.0 knows no DeletionPolicy: queue and key
 * go too, which AWS keeps.
 */
@Tag("full")
@Order(7)
@DisplayName("removal: sam delete")
@ExtendWith({Shared.OfLocalStack.class, Shared.OfStack.class})
class RemovalTest {

  @Test
  void leavesNothing(LocalStack localStack, DeployedStack stack) {
    Remains remains = new Remains(localStack);
    assertEquals(Remains.TYPES, DeployedStack.types(remains.listed(stack)));
    localStack.sam("delete", "--no-prompts").run().text();
    assertEquals(List.of(), remains.of(stack));
  }
}
