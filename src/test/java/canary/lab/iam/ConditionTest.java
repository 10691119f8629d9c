package canary.lab.iam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.lab.service.NotInLab;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {
  private static final RequestContext CONTEXT =
      new RequestContext(
          Map.of(
              "text", List.of("Orders"),
              "arn", List.of("arn:aws:sqs:eu-west-1:111122223333:orders"),
              "flag", List.of("true"),
              "number", List.of("10"),
              "date", List.of("2026-11-23T00:00:00Z"),
              "epoch", List.of("1795392000"),
              "address", List.of("203.0.113.9"),
              "address6", List.of("2001:db8::9"),
              "many", List.of("a", "b")),
          Set.of("absent"));

  @ParameterizedTest(name = "{0} {1} {2}: {3}")
  @CsvSource({
    "StringEquals, text, Orders, true",
    "StringEquals, TEXT, Orders, true",
    "StringEquals, text, orders, false",
    "StringEquals, text, Order?, false",
    "StringEquals, text, A|Orders, true",
    "StringNotEquals, text, Orders, false",
    "StringNotEquals, text, A|Orders, false",
    "StringNotEquals, text, A|B, true",
    "StringEqualsIgnoreCase, text, ORDERS, true",
    "StringNotEqualsIgnoreCase, text, ORDERS, false",
    "StringLike, text, Ord*, true",
    "StringLike, text, Order?, true",
    "StringLike, text, ord*, false",
    "StringNotLike, text, Ord*, false",
    "StringEquals, text, ${text}, true",
    "ArnEquals, arn, arn:aws:sqs:*:111122223333:ord*, true",
    "ArnLike, arn, arn:aws:sqs:*:orders, false",
    "ArnNotLike, arn, arn:aws:sqs:*:*:orders, false",
    "ArnNotEquals, arn, arn:aws:sqs:*:*:other, true",
    "Bool, flag, true, true",
    "Bool, flag, false, false",
    "NumericEquals, number, 10.0, true",
    "NumericNotEquals, number, 10, false",
    "NumericLessThan, number, 11, true",
    "NumericLessThanEquals, number, 9, false",
    "NumericGreaterThan, number, 10, false",
    "NumericGreaterThanEquals, number, 10, true",
    "DateEquals, date, 2026-11-23T00:00:00Z, true",
    "DateNotEquals, date, 2026-11-23T00:00:00Z, false",
    "DateLessThan, date, 2026-11-23T00:00:01Z, true",
    "DateGreaterThan, epoch, 2026-11-22T00:00:00Z, true",
    "DateLessThanEquals, date, 2026-11-22T00:00:00Z, false",
    "DateGreaterThanEquals, date, 2026-11-23T00:00:00Z, true",
    "IpAddress, address, 203.0.113.0/24, true",
    "IpAddress, address, 203.0.113.8, false",
    "NotIpAddress, address, 203.0.113.0/24, false",
    "IpAddress, address6, 2001:db8::/32, true",
    "IpAddress, address6, 203.0.113.0/24, false",
    "StringEquals, absent, x, false",
    "StringNotEquals, absent, x, true",
    "StringEqualsIfExists, absent, x, true",
    "StringEqualsIfExists, text, x, false",
    "BoolIfExists, absent, false, true",
    "Null, absent, true, true",
    "Null, absent, false, false",
    "Null, text, false, true",
    "ForAllValues:StringEquals, many, a|b|c, true",
    "ForAllValues:StringEquals, many, a, false",
    "ForAllValues:StringEquals, absent, a, true",
    "ForAnyValue:StringEquals, many, a, true",
    "ForAnyValue:StringEquals, many, c, false",
    "ForAnyValue:StringEquals, absent, a, false",
    "ForAllValues:StringNotEquals, many, c, true",
    "ForAllValues:StringNotEquals, many, a, false",
    "ForAnyValue:StringNotEquals, many, a, true",
  })
  void holdsAsIamSays(String operator, String key, String values, boolean expected) {
    assertEquals(
        expected, new Condition(operator, key, List.of(values.split("\\|"))).holds(CONTEXT));
  }

  @Test
  void aVariableWithoutValueTakesItsDefault() {
    List<String> pattern = List.of("arn:*:${absent, 'orders'}");
    assertTrue(new Condition("StringLike", "arn", pattern).holds(CONTEXT));
  }

  @Test
  void anEscapedWildcardIsAnOrdinaryCharacter() {
    RequestContext star = CONTEXT.with("text", "a*");
    assertTrue(new Condition("StringLike", "text", List.of("a${*}")).holds(star));
    assertFalse(new Condition("StringLike", "text", List.of("a${*}")).holds(CONTEXT));
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({
    "StringEquals, aws:SourceIp, 203.0.113.9",
    "StringSounds, text, Orders",
    "ForSomeValues:StringEquals, text, Orders",
    "StringEquals, many, a",
    "NumericEquals, number, ten",
    "DateEquals, date, yesterday",
    "IpAddress, address, example.org",
    "StringLike, text, ${absent}",
  })
  void refusesWhatItDoesNotKnow(String operator, String key, String value) {
    assertThrows(NotInLab.class, () -> new Condition(operator, key, List.of(value)).holds(CONTEXT));
  }
}
