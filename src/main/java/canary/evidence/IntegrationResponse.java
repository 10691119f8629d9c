package canary.evidence;

import canary.finding.Finding;
import canary.finding.ForeignPattern;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * An integration response: it maps the answers of SQS that its pattern selects.
 *
 * @param statusCode empty where it is not known
 * @param templates by content type
 * @param parameters method response headers by their mapping source
 */
public record IntegrationResponse(
    String statusCode, Map<String, String> templates, Map<String, String> parameters) {
  /** How often a selection pattern may look at the three digits of a status. */
  private static final int MOST_LOOKS = 10_000;

  public IntegrationResponse {
    templates = Map.copyOf(templates);
    parameters = Map.copyOf(parameters);
  }

  /** One of two for the same statuses: which one API Gateway takes is not documented. */
  public IntegrationResponse or(IntegrationResponse other) {
    return equals(other) ? this : new IntegrationResponse("", Map.of(), Map.of());
  }

  /** Whether it is not known what it makes of an answer. */
  public boolean isOpen() {
    return statusCode.isEmpty();
  }

  public boolean isSuccess() {
    return statusCode.startsWith("2");
  }

  boolean overridesStatus() {
    return templates.values().stream()
        .anyMatch(template -> template.contains("context.responseOverride.status"));
  }

  /**
   * The response whose pattern matches the whole status, else the default one.
   *
   * <p>https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html
   */
  static Finding<IntegrationResponse> select(
      Map<String, IntegrationResponse> responses, String status) {
    var selected = new ArrayList<IntegrationResponse>();
    for (var entry : responses.entrySet()) {
      if (!entry.getKey().equals(Integration.DEFAULT)) {
        switch (ForeignPattern.bounded(entry.getKey()).then(it -> matches(it, status))) {
          case Finding.Known<Boolean>(var matches) -> {
            if (matches) {
              selected.add(entry.getValue());
            }
          }
          case Finding.Absent<Boolean> _ -> {}
          case Finding.Unreadable<Boolean>(_, var why, _) -> {
            return Finding.unreadable("selection pattern", why);
          }
        }
      }
    }
    if (selected.size() > 1) {
      return Finding.unreadable("integration response", "several patterns match " + status);
    }
    return selected.stream()
        .findFirst()
        .or(() -> Optional.ofNullable(responses.get(Integration.DEFAULT)))
        .map(Finding::known)
        .orElseGet(Finding::absent);
  }

  private static Finding<Boolean> matches(String pattern, String status) {
    try {
      return Finding.known(
          Pattern.compile(pattern)
              .matcher(ForeignPattern.counted(status, new Looks()::one))
              .matches());
    } catch (PatternSyntaxException broken) {
      return Finding.unreadable("", pattern + ": " + broken.getDescription());
    } catch (ArithmeticException | StackOverflowError endless) {
      return Finding.unreadable("", pattern + ": it takes too long to try");
    }
  }

  /** How often the status was looked at. */
  private static final class Looks {
    private int number;

    void one() {
      number++;
      if (number > MOST_LOOKS) {
        throw new ArithmeticException();
      }
    }
  }
}
