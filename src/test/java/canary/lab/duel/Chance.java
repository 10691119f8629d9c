package canary.lab.duel;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Choices that are the same for the same seed. */
record Chance(SplittableRandom random) {
  static Chance seeded(long seed) {
    return new Chance(new SplittableRandom(seed));
  }

  /** True once in so many times. */
  boolean once(int in) {
    return random.nextInt(in) == 0;
  }

  int upTo(int most) {
    return random.nextInt(most + 1);
  }

  @SafeVarargs
  final <T> T of(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** One value or, now and then, a JSON list of two. */
  String some(List<String> values) {
    return once(4)
        ? Stream.of(of(values), of(values))
            .map(this::json)
            .collect(Collectors.joining(",", "[", "]"))
        : json(of(values));
  }

  /** AWS takes truth values as JSON's own and as text. */
  private String json(String text) {
    return (text.equals("true") || text.equals("false")) && once(2) ? text : "\"" + text + "\"";
  }
}
