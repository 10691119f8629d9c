package canary.aws;

import canary.evidence.Change;
import canary.evidence.History;
import canary.evidence.TrailEvent;
import canary.finding.Finding;
import canary.json.JsonReader;
import canary.json.JsonWriter;
import canary.json.NotJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * Reads the path's last hour from CloudTrail's event history: everything that was no read, of which
 * what concerns the path is kept. The permission covers no single resource.
 *
 * <p>https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html
 */
record HistoryReader(SignedCall calls, String region, Instant now) {
  private static final String WHAT = "event history";
  private static final Duration BACK = Duration.ofHours(1);
  private static final int PER_PAGE = 50;

  private static final int MOST_PAGES = 3;

  /** Two calls a second are admitted in an account and Region. */
  private static final Duration BETWEEN_PAGES = Duration.ofMillis(600);

  private static final String TARGET =
      "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents";

  /** What is known of one page. */
  private record Page(List<TrailEvent> events, Optional<String> next) {}

  Finding<History> read(TrailEvent.Path path) {
    return new SdkCall(WHAT, Permission.LOOKUP_EVENTS, "*")
        .reading(
            () -> {
              var histories = Stream.of(region, iamRegion()).distinct().map(this::events).toList();
              return Finding.known(
                  new History(
                      histories.stream()
                          .flatMap(it -> it.events().stream())
                          .flatMap(it -> it.on(path).stream())
                          .sorted(Comparator.comparing(Change::when).reversed())
                          .toList(),
                      histories.stream().allMatch(it -> it.next().isEmpty())));
            });
  }

  private Page events(String from) {
    var events = new ArrayList<TrailEvent>();
    Optional<String> next = Optional.empty();
    for (var page = 0; page == 0 || page < MOST_PAGES && next.isPresent(); page++) {
      if (page > 0) {
        LockSupport.parkNanos(BETWEEN_PAGES.toNanos());
      }
      var read = page(from, next);
      events.addAll(read.events());
      next = read.next();
    }
    return new Page(events, next);
  }

  private Page page(String from, Optional<String> token) {
    var question = new LinkedHashMap<String, Object>();
    question.put(
        "LookupAttributes", List.of(Map.of("AttributeKey", "ReadOnly", "AttributeValue", "false")));
    question.put("StartTime", now.minus(BACK).getEpochSecond());
    question.put("EndTime", now.getEpochSecond());
    question.put("MaxResults", PER_PAGE);
    token.ifPresent(it -> question.put("NextToken", it));
    var answer =
        calls.post(
            "cloudtrail",
            from,
            Map.of("Content-Type", "application/x-amz-json-1.1", "X-Amz-Target", TARGET),
            JsonWriter.write(question));
    var json = object(answer.body());
    if (answer.refused()) {
      throw SdkCall.refusal(
          answer.status(),
          text(json, "__type").substring(text(json, "__type").lastIndexOf('#') + 1),
          Optional.of(text(json, "message") + text(json, "Message")).filter(it -> !it.isEmpty()));
    }
    SdkCall.requireSent("Events", json.get("Events") instanceof List<?>);
    return new Page(
        ((List<?>) json.get("Events")).stream().flatMap(HistoryReader::event).toList(),
        Optional.of(text(json, "NextToken")).filter(it -> !it.isEmpty()));
  }

  private static Stream<TrailEvent> event(Object listed) {
    return listed instanceof Map<?, ?> event && event.get("CloudTrailEvent") instanceof String json
        ? TrailEvent.parse(json).found().stream()
        : Stream.empty();
  }

  private static Map<?, ?> object(String body) {
    try {
      if (JsonReader.read(body) instanceof Map<?, ?> object) {
        return object;
      }
      throw SdkClientException.create("the response is no JSON object");
    } catch (NotJson broken) {
      throw SdkClientException.create("the response is not JSON: " + broken.getMessage());
    }
  }

  private static String text(Map<?, ?> object, String name) {
    return object.get(name) instanceof String text ? text : "";
  }

  /**
   * IAM is global, and its events stand in one Region of the partition.
   * https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html
   */
  private String iamRegion() {
    return switch (PartitionMetadata.of(Region.of(region)).id()) {
      case "aws" -> "us-east-1";
      case "aws-cn" -> "cn-north-1";
      case "aws-us-gov" -> "us-gov-west-1";
      case String _ -> region;
    };
  }
}
