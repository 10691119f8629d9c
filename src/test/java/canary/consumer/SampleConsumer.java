package canary.consumer;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;

/**
 * A consumer as users have it: it takes orders, and knows the canary's messages for what they are.
 */
public final class SampleConsumer implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final CanaryMessages canary;

  /** As Lambda makes it. */
  public SampleConsumer() {
    this(
        new CanaryMessages(
            System.getenv("CANARY_NAME"),
            System.getenv("TARGET_NAME"),
            System.getenv().getOrDefault("MARKER_KEY", ""),
            Clock.systemUTC(),
            System.out));
  }

  SampleConsumer(CanaryMessages canary) {
    this.canary = canary;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    var failures = new ArrayList<BatchItemFailure>();
    for (var message : event.getRecords()) {
      if (!isCanary(message) && !message.getBody().contains("\"order\"")) {
        failures.add(new BatchItemFailure(message.getMessageId()));
      }
    }
    return new SQSBatchResponse(failures);
  }

  private boolean isCanary(SQSMessage message) {
    var sent = Long.parseLong(message.getAttributes().get("SentTimestamp"));
    return canary.isCanary(message.getBody(), Instant.ofEpochMilli(sent));
  }
}
