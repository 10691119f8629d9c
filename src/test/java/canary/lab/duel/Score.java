package canary.lab.duel;

import canary.policy.Decision;
import canary.policy.Ruling;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How often the two evaluators agreed, and where they did not. */
final class Score {
  private final Map<Question, Map<Ruling, Integer>> rulings = new EnumMap<>(Question.class);
  private final List<String> contradictions = new ArrayList<>();
  private int refused;
  private int believed;

  void count(World world) {
    var product = Product.of(world);
    var lab = Lab.of(world);
    for (var question : Question.of(world)) {
      lab.decide(question)
          .ifPresentOrElse(
              truth -> count(world, question, product.decide(question), truth), () -> refused++);
    }
  }

  void add(Score other) {
    other.rulings.forEach(
        (question, counts) -> counts.forEach((ruling, count) -> add(question, ruling, count)));
    contradictions.addAll(other.contradictions);
    refused += other.refused;
    believed += other.believed;
  }

  private void add(Question question, Ruling ruling, int count) {
    rulings
        .computeIfAbsent(question, _ -> new EnumMap<>(Ruling.class))
        .merge(ruling, count, Integer::sum);
  }

  private void count(World world, Question question, Decision product, Ruling truth) {
    var ruling = product.ruling();
    add(question, ruling, 1);
    if (ruling == Ruling.UNKNOWN || ruling == truth) {
      return;
    }
    if (Collections.disjoint(product.assumed(), world.unbelieved().keySet())) {
      contradictions.add(
          "%s: %s, in truth %s: %s in %s".formatted(question, ruling, truth, product, world));
    } else {
      believed++;
    }
  }

  List<String> contradictions() {
    return contradictions;
  }

  int seen(Question question, Ruling ruling) {
    return rulings.getOrDefault(question, Map.of()).getOrDefault(ruling, 0);
  }

  int believed() {
    return believed;
  }

  int decisions() {
    return rulings.values().stream()
        .flatMap(it -> it.values().stream())
        .mapToInt(Integer::intValue)
        .sum();
  }

  int unknown() {
    return rulings.keySet().stream().mapToInt(it -> seen(it, Ruling.UNKNOWN)).sum();
  }

  @Override
  public String toString() {
    return ("%,d decisions, %d contradictions, %.1f %% UNKNOWN;"
            + " %,d on a belief that is wrong there, %,d that the lab refuses to judge")
        .formatted(
            decisions(), contradictions.size(), 100.0 * unknown() / decisions(), believed, refused);
  }
}
