package canary.lab.integration;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The execution log of one request, in the grammar of TestInvokeMethod as LocalStack's test suite
 * recorded it from AWS on 2025-08-19 (success) and 2025-09-29 (failure):
 * https://github.com/localstack/localstack, tests/aws/services/apigateway.
 */
public final class ExecutionLog {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss 'UTC' yyyy", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final int HEADERS_SHOWN = 998;

  private final InstantSource clock;
  private final List<String> lines = new ArrayList<>();

  public ExecutionLog(String requestId, InstantSource clock) {
    this.clock = clock;
    lines.add("Execution log for request " + requestId);
  }

  void add(String line) {
    lines.add(TIME.format(clock.instant()) + " : " + line);
  }

  void add(String title, Map<String, String> headers) {
    String shown = headers.toString();
    add(
        title
            + ": "
            + (shown.length() > HEADERS_SHOWN
                ? shown.substring(0, HEADERS_SHOWN) + " [TRUNCATED]"
                : shown));
  }

  public String text() {
    return String.join("\n", lines) + "\n";
  }
}
