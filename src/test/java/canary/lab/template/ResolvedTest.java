package canary.lab.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResolvedTest {
  private final Resolved stack =
      new Resolved(
          Stack.ORDERS,
          Map.of(
              "Queue",
              new Resource(
                  "AWS::SQS::Queue",
                  Map.of("a.b", Map.of("c", List.of(Map.of("d", "one"), Map.of("d", "two")))))),
          Map.of());

  @Test
  void aChangeIsMadeInACopy() {
    Resolved changed = stack.at("Queue", "a.b", "c", "1", "d").put("three");

    assertEquals("three", changed.at("Queue", "a.b", "c", "1", "d").value());
    assertEquals("one", changed.at("Queue", "a.b", "c", "0", "d").value());
    assertEquals("two", stack.at("Queue", "a.b", "c", "1", "d").value());
  }

  @Test
  void whatIsRemovedIsGone() {
    assertEquals(
        List.of(Map.of("d", "two")),
        stack.at("Queue", "a.b", "c", "0").remove().at("Queue", "a.b", "c").value());
    assertEquals(Map.of(), stack.without("Queue").resources());
  }

  @Test
  void aChangeWhereNothingStandsIsAnError() {
    assertThrows(TemplateException.class, () -> stack.at("Queue", "a", "b").put("x"));
    assertThrows(TemplateException.class, () -> stack.at("Queue", "a").remove());
    assertThrows(TemplateException.class, () -> stack.at("Queue", "a.b", "c", "2").put("x"));
    assertThrows(TemplateException.class, () -> stack.without("Topic"));
  }
}
