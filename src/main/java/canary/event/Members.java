package canary.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The members that an event has which a person writes. One that is unknown is a mistake, for it
 * would be ignored.
 */
final class Members {
  private static final List<String> OF_ALL = List.of("mode", "format");
  private static final List<String> PROBE = List.of("target", "notify", "scheduledTime");
  private static final List<String> SETUP = List.of("url", "arn", "region", "method", "headers");
  private static final List<String> PARTS = List.of("apiId", "stage", "path", "region");
  private static final List<String> BEHIND =
      List.of("queueArn", "roleArn", "keyArn", "consumerRoleArns");

  private Members() {}

  /** The widget's event is CloudWatch's own. */
  static void check(Map<?, ?> event, String mode, List<String> mistakes) {
    switch (mode) {
      case "probe" -> task(event, "a probe", PROBE, mistakes);
      case "inspect" -> inspect(event, mistakes);
      case "explain" -> explain(event, mistakes);
      case "setup" -> task(event, "a setup", SETUP, mistakes);
      case "widget" -> {}
      default ->
          task(
              event,
              "any event",
              Stream.of(PROBE, SETUP, PARTS, BEHIND, List.of("request", "response", "responses"))
                  .flatMap(List::stream)
                  .distinct()
                  .toList(),
              mistakes);
    }
  }

  /** A method is named in one way: what belongs to another would be ignored. */
  private static void inspect(Map<?, ?> event, List<String> mistakes) {
    if (event.containsKey("url")) {
      task(event, "an inspect by url", with(List.of("url", "region"), BEHIND), mistakes);
    } else if (event.containsKey("arn")) {
      task(event, "an inspect by arn", with(List.of("arn"), BEHIND), mistakes);
    } else if (event.containsKey("apiId")) {
      task(event, "an inspect by apiId", with(PARTS, BEHIND), mistakes);
    } else {
      task(event, "an inspect without url, arn or apiId", List.of("target"), mistakes);
    }
  }

  private static void explain(Map<?, ?> event, List<String> mistakes) {
    if (event.containsKey("responses")) {
      task(event, "an explain of several", List.of("responses"), mistakes);
    } else {
      task(event, "an explain", List.of("response", "request"), mistakes);
    }
  }

  private static void task(Map<?, ?> event, String of, List<String> own, List<String> mistakes) {
    known(event, of, with(own, OF_ALL), mistakes);
  }

  /** Adds one mistake for all members that are not among these. */
  static void known(Map<?, ?> map, String of, List<String> known, List<String> mistakes) {
    var unknown = new ArrayList<String>();
    for (var name : map.keySet()) {
      if (!known.contains(name)) {
        unknown.add(name.toString());
      }
    }
    if (!unknown.isEmpty()) {
      unknown.sort(null);
      mistakes.add(Mistakes.unknown(String.join(", ", unknown), of, String.join(", ", known)));
    }
  }

  private static List<String> with(List<String> some, List<String> others) {
    var all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }
}
