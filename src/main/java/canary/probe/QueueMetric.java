package canary.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.StringJoiner;

/**
 * Asks CloudWatch, by signed calls without the SDK, whether a queue took messages while the canary
 * counted successes
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricStatistics.html).
 *
 * @param endpoint of CloudWatch in the Region of both
 * @param queue the name of a queue of the canary's own account
 */
public record QueueMetric(
    URI endpoint, SignatureV4 signature, Clock clock, String queue, String canary, String target) {
  /**
   * Metrics of a queue that was idle come up to 15 minutes late:
   * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
   */
  private static final Duration LATE = Duration.ofMinutes(15);

  private static final Duration WINDOW = Duration.ofHours(1);

  /** So many successes are more than a metric that was lost. */
  private static final int FEWEST = 3;

  private static final String CONTENT_TYPE = "application/x-www-form-urlencoded";

  /**
   * The sentence that the queue is silent, where both metrics show that it is; empty where they do
   * not, or cannot be read in time.
   */
  public Optional<String> silence(Duration limit) {
    var end = clock.instant().minus(LATE).truncatedTo(ChronoUnit.MINUTES);
    var begin = end.minus(WINDOW);
    var successes =
        sum("ApiSqsCanary", "Success", Map.of("Canary", canary, "Target", target), begin, limit);
    if (successes.isEmpty() || successes.getAsDouble() < FEWEST) {
      return Optional.empty();
    }
    var sent = sum("AWS/SQS", "NumberOfMessagesSent", Map.of("QueueName", queue), begin, limit);
    return sent.isPresent() && sent.getAsDouble() == 0
        ? Optional.of(
            ("the API answered %.0f canary messages with success from %s to %s, and"
                    + " NumberOfMessagesSent of the queue %s is 0 for that time")
                .formatted(successes.getAsDouble(), begin, end, queue))
        : Optional.empty();
  }

  private OptionalDouble sum(
      String namespace,
      String metric,
      Map<String, String> dimensions,
      Instant begin,
      Duration limit) {
    var form = form(namespace, metric, dimensions, begin).getBytes(UTF_8);
    try (var connection = new HttpConnection(endpoint)) {
      return switch (Waited.atMost(limit, () -> call(connection, form, limit))) {
        case Waited.Came<Reply>(var reply)
            when reply.status().orElse(0) == 200
                && reply.body().contains("</GetMetricStatisticsResult>") ->
            OptionalDouble.of(sum(reply.body()));
        case Waited.Came<Reply> _, Waited.Threw<Reply> _, Waited.Late<Reply> _ ->
            OptionalDouble.empty();
      };
    }
  }

  private Reply call(HttpConnection connection, byte[] form, Duration limit) throws IOException {
    var signed = Map.of("host", HttpConnection.host(endpoint), "content-type", CONTENT_TYPE);
    return connection.exchange(
        "POST", signature.headers("POST", endpoint, signed, form, clock.instant()), form, limit);
  }

  private static String form(
      String namespace, String metric, Map<String, String> dimensions, Instant begin) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("Action", "GetMetricStatistics");
    parameters.put("Version", "2010-08-01");
    parameters.put("Namespace", namespace);
    parameters.put("MetricName", metric);
    parameters.put("StartTime", begin.toString());
    parameters.put("EndTime", begin.plus(WINDOW).toString());
    parameters.put("Period", "300");
    parameters.put("Statistics.member.1", "Sum");
    var number = 0;
    for (var dimension : dimensions.entrySet()) {
      number++;
      parameters.put("Dimensions.member.%d.Name".formatted(number), dimension.getKey());
      parameters.put("Dimensions.member.%d.Value".formatted(number), dimension.getValue());
    }
    var form = new StringJoiner("&");
    parameters.forEach((name, value) -> form.add(name + "=" + URLEncoder.encode(value, UTF_8)));
    return form.toString();
  }

  private static double sum(String xml) {
    var sum = 0.0;
    for (var at = xml.indexOf("<Sum>"); at >= 0; at = xml.indexOf("<Sum>", at + 1)) {
      var end = xml.indexOf("</Sum>", at);
      try {
        sum += Double.parseDouble(end < 0 ? "1" : xml.substring(at + "<Sum>".length(), end));
      } catch (NumberFormatException e) {
        sum += 1; // What cannot be read is no proof of silence.
      }
    }
    return sum;
  }
}
