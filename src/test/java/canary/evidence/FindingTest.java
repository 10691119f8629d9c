package canary.evidence;

import static canary.evidence.Answer.NO;
import static canary.evidence.Answer.UNKNOWN;
import static canary.evidence.Answer.YES;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingTest {
  @Test
  void notReadNotThereAndNotSoAreThree() {
    Finding<Integer> unread = new Finding.Unreadable<>("number", "denied", "a:B on c");
    assertEquals(YES, Finding.known(2).is(n -> n > 1));
    assertEquals(NO, Finding.known(1).is(n -> n > 1));
    assertEquals(NO, Finding.<Integer>absent().is(n -> n > 1));
    assertEquals(UNKNOWN, unread.is(n -> n > 1));
    assertEquals(UNKNOWN, unread.exists());
    assertEquals(NO, Finding.absent().exists());
  }

  @Test
  void mappingKeepsTheReason() {
    Finding<Integer> unread = new Finding.Unreadable<>("number", "denied", "a:B on c");
    assertEquals(
        new Finding.Unreadable<String>("number", "denied", "a:B on c"),
        unread.map(Object::toString));
    assertEquals(Finding.known("2"), Finding.known(2).map(Object::toString));
    assertEquals(Finding.absent(), Finding.known(2).then(_ -> Finding.absent()));
    assertEquals(Optional.empty(), unread.found());
  }

  @ParameterizedTest
  @CsvSource({
    "YES, YES, YES, YES", "YES, NO, NO, YES", "YES, UNKNOWN, UNKNOWN, YES",
    "NO, NO, NO, NO", "NO, UNKNOWN, NO, UNKNOWN", "UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN"
  })
  void answers(Answer one, Answer other, Answer and, Answer or) {
    assertEquals(List.of(and, and), List.of(one.and(other), other.and(one)));
    assertEquals(List.of(or, or), List.of(one.or(other), other.or(one)));
  }

  @Test
  void whatIsUnreadInsideAFindingIsListedToo() {
    var place =
        new Place(
            "eu-west-1",
            "a",
            "prod",
            "/",
            "POST",
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    var all = Evidence.unread(place, "the account is not read in this mode");
    assertEquals(12, all.notRead().size());
    var role = Sample.role("{}", Sample.MAY_SEND);
    var read =
        all.revise()
            .role(Finding.known(role))
            .key(Finding.known(Sample.key("nothing")))
            .queue(Finding.absent())
            .done();
    var names = read.notRead().stream().map(Finding.Unreadable::what).toList();
    assertEquals(11, names.size());
    assertEquals(List.of("policy send", "key policy"), names.subList(9, 11));
  }
}
