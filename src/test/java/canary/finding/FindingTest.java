package canary.finding;

import static canary.finding.Answer.NO;
import static canary.finding.Answer.UNKNOWN;
import static canary.finding.Answer.YES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.evidence.Endpoint;
import canary.evidence.Evidence;
import canary.evidence.EvidenceDraft;
import canary.evidence.History;
import canary.evidence.MethodAddress;
import canary.evidence.Sample;
import canary.evidence.Topic;
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
    var place = MethodAddress.at("eu-west-1", "a", "prod", "/");
    var all = Evidence.unread(place, "the account is not read in this mode");
    assertEquals(21, all.notRead().size());
    var role = Sample.role("{}", Sample.MAY_SEND);
    var read =
        EvidenceDraft.of(all)
            .role(Finding.known(role))
            .key(Finding.known(Sample.key("nothing")))
            .queue(Finding.absent())
            .consumers(List.of(Finding.unreadable("consumer worker", "denied")))
            .topic(Finding.known(new Topic(Sample.QUEUE, Finding.absent(), unread("topic's key"))))
            .endpoints(
                Finding.known(
                    List.of(
                        new Endpoint(
                            "vpce-1",
                            "sqs",
                            "vpc-1",
                            List.of(),
                            "available",
                            true,
                            unread("endpoint policy")))))
            .history(Finding.known(new History(List.of(), false)))
            .done();
    var names = read.notRead().stream().map(Finding.Unreadable::what).toList();
    assertTrue(
        names.containsAll(
            List.of(
                "consumer worker",
                "endpoint policy",
                "policy send",
                "key policy",
                "topic's key",
                "older part of the event history")),
        names::toString);
    assertFalse(names.contains("role"));
  }

  private static <T> Finding<T> unread(String what) {
    return Finding.unreadable(what, "denied");
  }
}
