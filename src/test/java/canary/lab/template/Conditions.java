package canary.lab.template;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** The conditions of a template, each judged when it is asked for. */
record Conditions(Map<String, Tree> declared, BiFunction<Object, String, Object> resolve) {
  boolean holds(String name, String path) {
    if (!declared.containsKey(name)) {
      throw new TemplateException(path, "names the condition " + name + ", which is not declared");
    }
    return judge(declared.get(name));
  }

  private boolean judge(Tree expression) {
    Map<String, Tree> call = expression.entries();
    String function = call.keySet().iterator().next();
    Tree argument = call.get(function);
    return switch (function) {
      case "Condition" -> holds(argument.text(), argument.path());
      case "Fn::Equals" -> equal(argument);
      case "Fn::And" -> argument.items().stream().allMatch(this::judge);
      case "Fn::Or" -> argument.items().stream().anyMatch(this::judge);
      case "Fn::Not" -> !judge(argument.items().getFirst());
      default -> throw new TemplateException(expression.path(), function + " is not known");
    };
  }

  private boolean equal(Tree argument) {
    List<String> sides = argument.items().stream().map(this::side).toList();
    if (sides.size() != 2) {
      throw new TemplateException(argument.path(), "wants two values, has " + sides.size());
    }
    return sides.get(0).equals(sides.get(1));
  }

  private String side(Tree side) {
    return new Tree(side.path(), resolve.apply(side.value(), side.path())).text();
  }
}
