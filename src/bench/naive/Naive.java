import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The canary as it is written at first: an event class, the SDK's clients as they come, databind,
 * PutMetricData. It sends one message and puts two metrics; the clients that a diagnosis would need
 * are made and not called.
 */
public final class Naive implements RequestHandler<ScheduledEvent, Map<String, Object>> {
  private final ApiGatewayClient gateway = ApiGatewayClient.create();
  private final CloudWatchClient cloudWatch = CloudWatchClient.create();
  private final IamClient iam = IamClient.builder().region(Region.AWS_GLOBAL).build();
  private final KmsClient kms = KmsClient.create();
  private final SnsClient sns = SnsClient.create();
  private final SqsClient sqs = SqsClient.create();
  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();

  @Override
  public Map<String, Object> handleRequest(ScheduledEvent event, Context context) {
    try {
      var start = System.nanoTime();
      var body = json.writeValueAsString(Map.of("canary", context.getAwsRequestId()));
      var response =
          http.send(
              HttpRequest.newBuilder(URI.create(System.getenv("NAIVE_URL")))
                  .timeout(Duration.ofSeconds(10))
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      var delivered =
          response.statusCode() == 200 && json.readTree(response.body()).has("MessageId");
      var latency = (System.nanoTime() - start) / 1e6;
      var target = Dimension.builder().name("Target").value("orders").build();
      cloudWatch.putMetricData(
          put ->
              put.namespace("Naive")
                  .metricData(
                      datum("Success", delivered ? 1 : 0, StandardUnit.COUNT, target),
                      datum("Latency", latency, StandardUnit.MILLISECONDS, target)));
      return Map.of("status", delivered ? "HEALTHY" : "FAILING");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static MetricDatum datum(
      String name, double value, StandardUnit unit, Dimension dimension) {
    return MetricDatum.builder()
        .metricName(name)
        .value(value)
        .unit(unit)
        .timestamp(Instant.now())
        .dimensions(dimension)
        .build();
  }
}
