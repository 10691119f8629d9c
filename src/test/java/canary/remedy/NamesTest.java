package canary.remedy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import canary.evidence.MethodAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NamesTest {
  private static final String DENIED =
      "User: arn:aws:sts::111122223333:assumed-role/%s/BackplaneAssumeRoleSession is not authorized"
          + " to perform: sqs:sendmessage on resource: arn:aws:sqs:eu-west-1:444455556666:%s"
          + " because no identity-based policy allows the sqs:sendmessage action";

  @Test
  void everySlotHasAValueWhenAllIsKnown() {
    for (var placeholder : Placeholder.values()) {
      assertEquals(true, Sample.KNOWN.value(placeholder).isPresent(), placeholder.name());
      assertEquals(Optional.empty(), Sample.UNKNOWN.value(placeholder), placeholder.name());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ROLE_ARN,arn:aws:iam::111122223333:role/orders-api",
    "ROLE_NAME,orders-api",
    "ROLE_ACCOUNT,111122223333",
    "QUEUE_ARN,arn:aws:sqs:eu-west-1:444455556666:orders.fifo",
    "QUEUE_REGION,eu-west-1",
    "QUEUE_ACCOUNT,444455556666",
    "QUEUE_NAME,orders.fifo",
    "QUEUE_URL,https://sqs.eu-west-1.amazonaws.com/444455556666/orders.fifo",
    "CALLER_ARN,arn:aws:sts::111122223333:assumed-role/orders-api/BackplaneAssumeRoleSession"
  })
  void areTakenFromADenial(Placeholder placeholder, String value) {
    var names = Sample.names(MethodAddress.UNKNOWN, DENIED.formatted("orders-api", "orders.fifo"));
    assertEquals(Optional.of(value), names.value(placeholder));
  }

  @Test
  void thePlaceIsBelievedBeforeTheReply() {
    var names = Sample.names(Sample.PLACE, DENIED.formatted("another", "another"));
    assertEquals(Optional.of("orders"), names.value(Placeholder.QUEUE_NAME));
    assertEquals(Optional.of("orders-api"), names.value(Placeholder.ROLE_NAME));
  }

  @Test
  void chinaHasItsOwnDomain() {
    var words =
        DENIED
            .formatted("r", "q")
            .replace("arn:aws:", "arn:aws-cn:")
            .replace("eu-west", "cn-north");
    assertEquals(
        Optional.of("https://sqs.cn-north-1.amazonaws.com.cn/444455556666/q"),
        Sample.names(MethodAddress.UNKNOWN, words).value(Placeholder.QUEUE_URL));
  }

  @Test
  void theKeyIsFoundInTheWords() {
    var arn = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab";
    assertEquals(
        Optional.of(arn),
        Sample.names(MethodAddress.UNKNOWN, arn + " is disabled.").value(Placeholder.KEY_ARN));
  }

  static Stream<String> hostile() {
    return Stream.of(
        "`id`",
        "$(id)",
        "a;id",
        "a'id'",
        "a\"id",
        "a\nid",
        "a|id",
        "a&id",
        "a b",
        "$IFS",
        "a>b",
        "\\",
        "a*",
        "{queue.arn}",
        "é",
        "");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void hostileNamesAreNotTaken(String hostile) {
    var names = Sample.names(MethodAddress.UNKNOWN, DENIED.formatted(hostile, hostile));
    for (var placeholder : Placeholder.values()) {
      assertEquals(
          List.of(),
          names.value(placeholder).stream().filter(it -> !it.matches("[\\w+=,.@:/-]+")).toList(),
          placeholder.name());
    }
    assertEquals(
        Optional.empty(),
        Arrays.stream(Placeholder.values())
            .flatMap(it -> names.value(it).stream())
            .filter(it -> !hostile.isEmpty() && it.contains(hostile))
            .findFirst());
  }
}
