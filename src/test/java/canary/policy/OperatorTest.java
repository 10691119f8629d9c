package canary.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import canary.finding.Answer;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorTest {
  private static final Context CONTEXT =
      Context.empty()
          .with("known", "Blue")
          .with("arn", "arn:aws:iam::111122223333:role/a")
          .with("flag", "true")
          .withAssumedAbsent("absent");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "StringEquals                       | known   | Blue             | YES",
        "StringEquals                       | KNOWN   | Red,Blue         | YES",
        "StringEquals                       | known   | blue             | NO",
        "StringEquals                       | known   | Bl*              | NO",
        "StringNotEquals                    | known   | Red,Blue         | NO",
        "StringNotEquals                    | known   | Red              | YES",
        "StringEqualsIgnoreCase             | known   | bLUE             | YES",
        "StringNotEqualsIgnoreCase          | known   | bLUE             | NO",
        "StringLike                         | known   | B?u*             | YES",
        "StringNotLike                      | known   | B?u*             | NO",
        "ArnEquals                          | arn     | arn:aws:iam::1*:role/* | YES",
        "ArnLike                            | arn     | arn:aws:iam:*:role/a | UNKNOWN",
        "ArnLike                            | arn     | arn:aws:iam::9*:role/* | NO",
        "ArnNotLike                         | arn     | arn:aws:iam::9*:role/* | YES",
        "ArnLike                            | arn     | *                | UNKNOWN",
        "Bool                               | flag    | true             | YES",
        "Bool                               | flag    | FALSE            | NO",
        "Bool                               | flag    | maybe            | UNKNOWN",
        "BoolIfExists                       | flag    | false            | NO",
        "Null                               | known   | true             | NO",
        "Null                               | known   | false            | YES",
        "Null                               | absent  | true             | YES",
        "Null                               | absent  | false            | NO",
        "NullIfExists                       | absent  | true             | UNKNOWN",
        "StringEquals                       | absent  | x                | NO",
        "StringEqualsIfExists               | absent  | x                | YES",
        "StringNotEquals                    | absent  | x                | YES",
        "StringEquals                       | unheard | x                | UNKNOWN",
        "StringEqualsIfExists               | unheard | x                | UNKNOWN",
        "StringEquals                       | known   | ${aws:username}  | UNKNOWN",
        "StringEquals                       | known   | ${KNOWN}         | YES",
        "StringLike                         | known   | x${known}        | NO",
        "StringEquals                       | known   | ${absent}        | UNKNOWN",
        "StringEquals                       | known   | ${known, 'x'}    | UNKNOWN",
        "ForAllValues:StringEquals          | known   | Red,Blue         | YES",
        "ForAllValues:StringNotEquals       | known   | Red,Blue         | NO",
        "ForAllValues:StringEquals          | absent  | Blue             | YES",
        "ForAllValues:StringEquals          | unheard | Blue             | UNKNOWN",
        "ForAnyValue:StringLike             | known   | B*               | YES",
        "ForAnyValue:StringEquals           | absent  | Blue             | NO",
        "ForAnyValue:StringNotEquals        | absent  | Blue             | NO",
        "ForAllValues:Null                  | absent  | true             | UNKNOWN",
        "NumericEquals                      | known   | 1                | UNKNOWN",
        "DateLessThan                       | known   | 2026-01-01       | UNKNOWN",
        "IpAddress                          | known   | 10.0.0.0/8       | UNKNOWN",
        "BinaryEquals                       | known   | QQ==             | UNKNOWN",
        "NotString                          | known   | x                | UNKNOWN",
        "stringequals                       | known   | Blue             | UNKNOWN",
      })
  void table(String operator, String key, String values, Answer expected) {
    var condition = new Condition(operator, key, Arrays.asList(values.split(",")));
    assertEquals(expected, condition.holds(CONTEXT).answer());
  }
}
