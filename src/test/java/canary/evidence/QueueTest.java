package canary.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.finding.Arn;
import canary.finding.Finding;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueTest {
  private static final Queue FULL =
      Queue.of(
          Arn.parse("arn:aws-cn:sqs:cn-north-1:111122223333:orders.fifo").orElseThrow(),
          Map.of(
              "KmsMasterKeyId", "alias/orders",
              "ContentBasedDeduplication", "true",
              "ApproximateNumberOfMessages", "2147483647",
              "LastModifiedTimestamp", "1700000000"));
  private static final Queue BARE = Queue.of(Sample.QUEUE, Map.of("Policy", " "));

  @Test
  void readsItsAttributes() {
    assertEquals(Optional.of("alias/orders"), FULL.keyId());
    assertEquals(OptionalInt.of(Integer.MAX_VALUE), FULL.waiting());
    assertEquals(Optional.of(Instant.ofEpochSecond(1_700_000_000)), FULL.lastModified());
    assertTrue(FULL.isFifo());
    assertTrue(FULL.deduplicatesByContent());
  }

  @Test
  void whatIsNotSetIsEmpty() {
    assertEquals(Optional.empty(), BARE.keyId());
    assertEquals(OptionalInt.empty(), BARE.waiting());
    assertEquals(Optional.empty(), BARE.lastModified());
    assertEquals(Finding.absent(), BARE.policy());
    assertFalse(BARE.isFifo());
    assertFalse(BARE.deduplicatesByContent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"many", "-1", "2147483648", "12345678901"})
  void aNumberThatIsNoneIsEmpty(String text) {
    var queue = Queue.of(Sample.QUEUE, Map.of("ApproximateNumberOfMessages", text));
    assertEquals(OptionalInt.empty(), queue.waiting());
  }

  @Test
  void itsUrlIsThatOfItsPartition() {
    assertEquals(
        "https://sqs.cn-north-1.amazonaws.com.cn/111122223333/orders.fifo", Queue.url(FULL.arn()));
    assertEquals("https://sqs.eu-west-1.amazonaws.com/111122223333/orders", Queue.url(BARE.arn()));
  }
}
