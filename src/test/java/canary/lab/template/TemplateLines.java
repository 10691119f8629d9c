package canary.lab.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The lines that a fix has for a map of a template, as a person puts them there. */
public record TemplateLines(String lines) {
  private static final Pattern WITHOUT = Pattern.compile("# without (\\S+)");

  /**
   * The map with them: members of a map in it stand beside those that are there, items of a list
   * behind them, all else in place of what is there.
   */
  public Map<Object, Object> in(Map<?, ?> there) {
    var without = WITHOUT.matcher(lines).results().map(TemplateLines::name).toList();
    var patched = new LinkedHashMap<Object, Object>(there);
    patched.keySet().removeAll(without);
    written()
        .forEach((name, value) -> patched.put(name, beside(patched.get(name), value, without)));
    return patched;
  }

  /** Comments alone are no map. */
  private Map<?, ?> written() {
    return new Yaml().load(lines) instanceof Map<?, ?> map ? map : Map.of();
  }

  private static Object beside(Object there, Object value, List<String> without) {
    var all = new LinkedHashMap<Object, Object>();
    if (there instanceof Map<?, ?> map && !isFunction(map)) {
      all.putAll(map);
    }
    all.keySet().removeAll(without);
    return switch (value) {
      case Map<?, ?> more -> {
        all.putAll(more);
        yield all;
      }
      case List<?> more when there instanceof List<?> some ->
          Stream.concat(some.stream(), more.stream()).toList();
      case null -> all;
      case Object other -> other;
    };
  }

  /** Of CloudFormation. */
  private static boolean isFunction(Map<?, ?> map) {
    return map.keySet().stream().allMatch(it -> it.toString().startsWith("Fn::"));
  }

  private static String name(MatchResult without) {
    return without.group(1);
  }
}
