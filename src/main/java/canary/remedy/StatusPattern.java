package canary.remedy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A selection pattern for some of the error statuses of a service, and for no other. */
final class StatusPattern {
  private StatusPattern() {}

  /** The statuses that a service answers with an error. */
  static List<Integer> errors() {
    return IntStream.rangeClosed(400, 599).boxed().toList();
  }

  /** The shortest pattern of this kind: {@code [45]\d{2}} where all errors are left. */
  static String of(Collection<Integer> statuses) {
    var whole = new ArrayList<String>();
    var parts = new ArrayList<String>();
    for (var hundred : List.of("4", "5")) {
      var tens =
          IntStream.range(0, 10)
              .filter(ten -> count(statuses, hundred + ten) == 10)
              .mapToObj(Integer::toString)
              .collect(Collectors.joining());
      if (tens.length() == 10) {
        whole.add(hundred);
        continue;
      }
      if (!tens.isEmpty()) {
        parts.add(hundred + anyOf(tens) + "\\d");
      }
      for (var ten = 0; ten < 10; ten++) {
        var prefix = hundred + ten;
        var ones =
            IntStream.range(0, 10)
                .filter(one -> statuses.contains(Integer.valueOf(prefix + one)))
                .mapToObj(Integer::toString)
                .collect(Collectors.joining());
        if (!ones.isEmpty() && ones.length() < 10) {
          parts.add(prefix + anyOf(ones));
        }
      }
    }
    if (!whole.isEmpty()) {
      parts.addFirst(anyOf(String.join("", whole)) + "\\d{2}");
    }
    return String.join("|", parts);
  }

  private static long count(Collection<Integer> statuses, String prefix) {
    return IntStream.range(0, 10)
        .filter(one -> statuses.contains(Integer.valueOf(prefix + one)))
        .count();
  }

  private static String anyOf(String digits) {
    return digits.length() == 1 ? digits : "[" + digits + "]";
  }
}
