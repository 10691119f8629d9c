package canary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.FakeApi.Answer;
import canary.report.Publisher.Publication;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An API answers each message with a constant 202, and CloudWatch says what the queue took. */
class QueueSilenceTest {
  private static final Answer ACCEPTED = new Answer(202, "{\"status\":\"accepted\"}");
  private static final Answer DENIED = new Answer(403, "<ErrorResponse/>");
  private static final String QUEUE = "arn:aws:sqs:eu-west-1:111122223333:orders";

  @Test
  void successesBesideASilentQueueAreNoSuccess() throws IOException {
    try (var api = new FakeApi(ACCEPTED);
        var metrics = new FakeApi(sum("3.0", "57.0"), sum())) {
      var clock = new SetClock();
      var trial = trial(api, metrics, QUEUE, clock);
      assertEquals("HEALTHY", trial.answer("{}").get("status"));
      assertEquals(0, metrics.bodies().size(), "a first run asks nothing");
      clock.later(Duration.ofMinutes(16));
      var report = trial.answer("{}");
      assertEquals("UNPROVEN", report.get("status"));
      var said = report.get("outcome").toString();
      assertTrue(said.contains("answered 60 canary messages with success"), said);
      assertTrue(said.contains("of the queue orders is 0"), said);
      assertTrue(metrics.bodies().getFirst().contains("Value=orders"), metrics.bodies().toString());
      clock.later(Duration.ofMinutes(1));
      assertEquals("UNPROVEN", trial.answer("{}").get("status"));
      assertEquals(2, metrics.bodies().size(), "asked again within 15 minutes");
    }
  }

  /** It asks at once: whoever inspects wants to know now. */
  @ParameterizedTest
  @CsvSource({"'', true", "1.0, false"})
  void anInspectionSaysItToo(String sent, boolean silent) throws IOException {
    try (var api = new FakeApi(ACCEPTED);
        var metrics = new FakeApi(sum("57.0"), sent.isEmpty() ? sum() : sum(sent))) {
      var report = trial(api, metrics, QUEUE, new SetClock()).answer("{\"mode\":\"inspect\"}");
      var open = report.get("notRead").toString();
      assertEquals(silent, open.contains("answered 57 canary messages with success"), open);
      assertEquals(0, api.bodies().size());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "57.0, 1.0, arn:aws:sqs:eu-west-1:111122223333:orders",
    "2.0, '', arn:aws:sqs:eu-west-1:111122223333:orders",
    "57.0, '', arn:aws:sqs:eu-west-1:444455556666:orders",
    "57.0, '', arn:aws:sqs:us-east-1:111122223333:orders",
  })
  void nothingIsSaidWithoutProof(String successes, String sent, String queue) throws IOException {
    try (var api = new FakeApi(ACCEPTED);
        var metrics = new FakeApi(sum(successes), sent.isEmpty() ? sum() : sum(sent))) {
      assertEquals("HEALTHY", later(api, metrics, queue).get("status"));
    }
  }

  @Test
  void whatCannotBeReadIsNoSilence() throws IOException {
    try (var api = new FakeApi(ACCEPTED);
        var metrics = new FakeApi(sum("57.0"), DENIED)) {
      assertEquals("HEALTHY", later(api, metrics, QUEUE).get("status"));
    }
  }

  private static Map<String, Object> later(FakeApi api, FakeApi metrics, String queue)
      throws IOException {
    var clock = new SetClock();
    var trial = trial(api, metrics, queue, clock);
    trial.answer("{}");
    clock.later(Duration.ofMinutes(16));
    return trial.answer("{}");
  }

  private static Answer sum(String... sums) {
    var points = new StringBuilder();
    for (var it : sums) {
      points.append("<member><Sum>%s</Sum><Unit>Count</Unit></member>".formatted(it));
    }
    return new Answer(
        200,
        ("<GetMetricStatisticsResponse><GetMetricStatisticsResult><Datapoints>%s</Datapoints>"
                + "</GetMetricStatisticsResult></GetMetricStatisticsResponse>")
            .formatted(points));
  }

  private static Trial trial(FakeApi api, FakeApi metrics, String queue, SetClock clock) {
    return new Trial(
        Trial.environment(
            api.url(),
            "TARGET_SUCCESS",
            "status",
            "TARGET_QUEUE_ARN",
            queue,
            "AWS_REGION",
            "eu-west-1",
            "AWS_ACCESS_KEY_ID",
            "AKIDEXAMPLE",
            "AWS_SECRET_ACCESS_KEY",
            "secret",
            "AWS_ENDPOINT_URL_CLOUDWATCH",
            metrics.url().replace("/prod/messages", "")),
        new BlindAccount(),
        new Publication.Published(),
        clock);
  }
}
