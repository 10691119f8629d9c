package canary.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The entries of an execution log of API Gateway, each begun by a date; an entry may span lines.
 *
 * <p>https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-test-method.html
 */
final class ExecutionLog {
  private static final int MAX_CHARACTERS = 262_144;
  private static final Pattern ENTRY =
      Pattern.compile("(?m)^\\w{3} \\w{3} \\d{2} \\d{2}:\\d{2}:\\d{2} \\w{3,4} \\d{4} : ");

  private static final Pattern STATUS = Pattern.compile("^(\\d{3})\\b");

  private final List<String> entries;

  ExecutionLog(String log) {
    var text = log.substring(0, Math.min(log.length(), MAX_CHARACTERS));
    entries = Arrays.stream(ENTRY.split(text)).map(String::stripTrailing).toList();
  }

  Optional<String> after(String label) {
    return entries.stream()
        .filter(entry -> entry.startsWith(label))
        .map(entry -> entry.substring(label.length()))
        .findFirst();
  }

  OptionalInt endpointStatus() {
    return after("Received response. Status: ")
        .map(STATUS::matcher)
        .filter(Matcher::find)
        .map(status -> OptionalInt.of(Integer.parseInt(status.group(1))))
        .orElseGet(OptionalInt::empty);
  }
}
