package canary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.lab.template.Resolved;
import canary.lab.template.Stacks;
import canary.probe.Outcome;
import canary.report.MetricsLine;
import canary.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.jr.ob.JSON;

/**
 * What the README says of costs follows from the default stack, a healthy run's own log line and
 * list prices of us-east-1 in USD, which were looked up on {@value #LOOKED_UP} in public pages.
 */
class CostsTest {
  private static final String LOOKED_UP = "28 November 2026";
  private static final double HOURS_OF_A_MONTH = 730;
  private static final double RUNS = HOURS_OF_A_MONTH * 60;
  private static final double MILLION = 1e6;
  private static final double GIB = 1L << 30;

  /** https://signoz.io/guides/cloudwatch-pricing, of February 2026. */
  private static final double METRIC = 0.30;

  /** This and the next: https://c3x.dev/resources/aws/aws_cloudwatch_metric_alarm */
  private static final double ALARM = 0.10;

  private static final double COMPOSITE_ALARM = 0.50;

  /**
   * https://docs.aws.amazon.com/whitepapers/latest/best-practices-api-gateway-private-apis-integration/cost-optimization.html
   */
  private static final double API_REQUESTS = 3.50 / MILLION;

  /** https://cloudburn.io/blog/amazon-sqs-pricing, of March 2026. */
  private static final double QUEUE_REQUESTS = 0.40 / MILLION;

  /** This and the next, of arm64: https://cloudchipr.com/blog/aws-lambda-pricing */
  private static final double INVOCATIONS = 0.20 / MILLION;

  private static final double GIB_SECONDS = 0.0000133334;

  /** https://cloudburn.io/blog/amazon-eventbridge-pricing, of March 2026. */
  private static final double SCHEDULED = 1.00 / MILLION;

  /**
   * This and the next:
   * https://www.factualminds.com/blog/amazon-cloudwatch-pricing-metrics-logs-alarms-dashboards/
   */
  private static final double LOG_GIB = 0.50;

  private static final double DASHBOARD = 3;

  /** https://aws.amazon.com/kms/pricing/ */
  private static final double KEY = 1.00;

  /** https://hivebook.wiki/wiki/aws-secrets-manager-rotated-secrets-dynamic-db-credentials-kms */
  private static final double SECRET = 0.40;

  /** https://blog.mattsbit.co.uk/2023/11/11/aws-synthetics-canaries-when-to-bite-the-bullet/ */
  private static final double SYNTHETICS_RUN = 0.0012;

  /** Of a healthy run; an assumption, for none ran on AWS. */
  private static final double SECONDS = 0.1;

  private record Item(String what, String of, double price) {
    String row() {
      return "| %s | %s | %s |\n".formatted(what, of, usd(price));
    }
  }

  @Test
  void theReadmeSaysWhatTheDefaultStackCosts() throws IOException {
    try (var lab = new Stacks().laboratory(Map.of())) {
      var items = items(lab.stack());
      Golden.checkRegion(
          Path.of("README.md"),
          "<!-- costs: begin -->",
          "<!-- costs: end -->",
          """

          USD a month for one target each minute, list prices of us-east-1 looked up on %s in the pages that `CostsTest` names,
          free tiers left out:

          | What | Of which there are | USD |
          | --- | --- | --- |
          %s| **together** | | **%s** |

          CloudWatch Synthetics costs %s for one canary at this rate, without alarms.

          """
              .formatted(
                  LOOKED_UP,
                  items.stream().map(Item::row).collect(Collectors.joining()),
                  usd(items.stream().mapToDouble(Item::price).sum()),
                  usd(SYNTHETICS_RUN * RUNS)));
    }
  }

  @Test
  void everyPriceInWordsIsOneOfThese() throws IOException {
    for (var file : List.of("README.md", "template.yaml")) {
      Pattern.compile("([0-9.]+) USD")
          .matcher(Files.readString(Path.of(file)))
          .results()
          .map(it -> Double.parseDouble(it.group(1)))
          .forEach(it -> assertTrue(Set.of(KEY, SECRET, DASHBOARD).contains(it), file + " " + it));
    }
  }

  private static List<Item> items(Resolved stack) throws IOException {
    var line =
        MetricsLine.ofOutcome(
            Report.healthy(
                "messages",
                Instant.EPOCH,
                Duration.ofMillis(100),
                new Outcome.Delivered("00000000-0000-0000-0000-000000000000")),
            "apigw-sqs-canary",
            Instant.now());
    var metrics = metrics(line);
    var alarms = count(stack, "AWS::CloudWatch::Alarm");
    var composite = count(stack, "AWS::CloudWatch::CompositeAlarm");
    var runs = "%,d runs".formatted(Math.round(RUNS));
    var gib =
        Double.parseDouble(String.valueOf(stack.at("CanaryFunction", "MemorySize").value())) / 1024;
    return List.of(
        new Item(
            "custom metrics", metrics + "; one more while a component fails", metrics * METRIC),
        new Item(
            "alarms",
            alarms + " and a composite one",
            alarms * ALARM + composite * COMPOSITE_ALARM),
        new Item(
            "requests to the API and the queue",
            runs + "; a consumer's own requests are not in it",
            RUNS * (API_REQUESTS + QUEUE_REQUESTS)),
        new Item(
            "function and schedule",
            "%s of %.0f ms and %.0f MB, an assumption".formatted(runs, SECONDS * 1000, gib * 1024),
            RUNS * (INVOCATIONS + SCHEDULED + SECONDS * gib * GIB_SECONDS)),
        new Item(
            "log",
            "%s of %d bytes".formatted(runs, line.getBytes(UTF_8).length),
            RUNS * line.getBytes(UTF_8).length / GIB * LOG_GIB),
        new Item(
            "key, without `Encryption=sqs-managed`",
            "%d".formatted(count(stack, "AWS::KMS::Key")),
            count(stack, "AWS::KMS::Key") * KEY));
  }

  private static int metrics(String line) throws IOException {
    var aws = (Map<?, ?>) JSON.std.mapFrom(line).get("_aws");
    var first = (Map<?, ?>) ((List<?>) aws.get("CloudWatchMetrics")).getFirst();
    return ((List<?>) first.get("Metrics")).size();
  }

  private static int count(Resolved stack, String type) {
    return (int) stack.resources().values().stream().filter(it -> it.type().equals(type)).count();
  }

  private static String usd(double price) {
    return String.format(Locale.ROOT, "%.2f", price);
  }
}
