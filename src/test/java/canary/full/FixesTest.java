package canary.full;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.Golden;
import canary.catalogue.Cause;
import canary.full.FixLoop.Result;
import canary.full.tool.LoadedCli;
import canary.full.tool.Shared;
import canary.full.tool.Toolbox;
import canary.lab.fault.Unmade;
import canary.lab.template.Stacks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The fix of each cause, run as it is printed. */
@Tag("full")
@Order(2)
@DisplayName("fixes: each cause that the lab makes, its printed commands run by the real AWS CLI")
@ExtendWith(Shared.OfToolbox.class)
class FixesTest {
  private static final Path TABLE = Path.of("src", "test", "resources", "canary", "fixes.txt");
  private static final int LEAST = 76;

  @Test
  void eachIsProvenOrItIsSaidWhyNot(Toolbox toolbox) throws IOException {
    var results = new ConcurrentHashMap<Cause, Result>();
    var stacks = new Stacks();
    try (var cli = LoadedCli.start(toolbox)) {
      Cause.catalogue().parallelStream().forEach(it -> results.put(it, result(it, stacks, cli)));
    }
    var table = new LinkedHashMap<String, Result>();
    Cause.catalogue().forEach(it -> table.put(it.id(), results.get(it)));
    Golden.check(TABLE, text(table));
    var proven = table.values().stream().filter(Result::byCommand).count();
    System.out.printf("full: %d of %d causes proven by command%n", proven, table.size());
    assertTrue(proven >= LEAST, proven + " causes are proven by command");
    assertEquals(
        List.of(), table.values().stream().filter(it -> it.why().contains("beside")).toList());
  }

  /** The plainest way counts; where it cannot be proven the next is tried. */
  private static Result result(Cause cause, Stacks stacks, LoadedCli cli) {
    var result =
        Result.not(
            Optional.ofNullable(Unmade.WHY.get(cause))
                .orElse("the lab does not make it: it cannot"));
    var untried = result;
    for (var broken : Broken.of(cause)) {
      var played = FixLoop.play(broken, stacks, cli);
      if (played.byCommand()) {
        return played;
      }
      result = result == untried ? played : result;
    }
    return result;
  }

  private static String text(Map<String, Result> table) {
    var text = new StringBuilder();
    table.forEach(
        (id, it) ->
            text.append(id)
                .append(": ")
                .append(it.byCommand() ? "proven by command" : "not proven by command")
                .append(it.rolledBack() ? ", rolled back, again" : "")
                .append(it.why().isEmpty() ? "" : "; " + it.why())
                .append('\n'));
    return text.toString();
  }
}
