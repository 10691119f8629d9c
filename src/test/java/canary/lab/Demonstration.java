package canary.lab;

import canary.LabRun;
import canary.lab.account.LabAccount;
import canary.lab.fault.Faults;
import canary.lab.fault.Healthy;
import canary.lab.template.Stacks;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs the real handler against the project's own template in the lab: once while all is well, then
 * once for each fault, and shows the notice that a person would get.
 */
public final class Demonstration {
  private final Stacks stacks = new Stacks();
  private final PrintStream out;

  private Demonstration(PrintStream out) throws IOException {
    this.out = out;
  }

  /**
   * Exits with 1 when a cause was named wrong or a healthy stack raised an alarm. The property
   * {@code fault} shows only the faults whose id begins so; {@code notices=none} prints the table
   * alone.
   */
  public static void main(String[] arguments) throws IOException {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var showsNotices = !System.getProperty("notices", "all").equals("none");
    var allRight = new Demonstration(out).run(System.getProperty("fault", ""), showsNotices);
    System.exit(allRight ? 0 : 1);
  }

  private boolean run(String wanted, boolean showsNotices) throws IOException {
    var start = System.nanoTime();
    healthy();
    var faults = Faults.ALL.stream().filter(it -> it.id().startsWith(wanted)).toList();
    var scored = new ArrayList<Scoreboard.Line>();
    for (var fault : faults) {
      out.printf("%n[%d/%d] %s: %s%n", scored.size() + 1, faults.size(), fault, fault.what());
      try (var lab = stacks.laboratory(fault.parameters())) {
        fault.change().accept(lab);
        var run = LabRun.of(lab, LabAccount.of(lab));
        scored.add(Scoreboard.Line.of(fault, run));
        if (showsNotices) {
          out.printf("%n%s", run.notices().isEmpty() ? "    No notice.\n" : run.mail().indent(4));
        }
      }
    }
    var scoreboard = new Scoreboard(scored, wanted.isEmpty() ? sound() : List.of());
    out.print(scoreboard.text());
    out.printf("This took %.1f s.%n", (System.nanoTime() - start) / 1e9);
    return scoreboard.allRight();
  }

  private void healthy() throws IOException {
    try (var lab = stacks.laboratory(Map.of())) {
      var run = LabRun.of(lab, LabAccount.of(lab));
      out.printf(
          "The stack of template.yaml, all well: %s; messages in the queue: %d; notices: %d.%n",
          run.status(), lab.messages().size(), run.notices().size());
      lab.messages().forEach(message -> out.printf("%n    %s%n", message.body()));
    }
  }

  private List<Scoreboard.Sound> sound() throws IOException {
    var sound = new ArrayList<Scoreboard.Sound>();
    for (var variant : Healthy.ALL) {
      try (var lab = stacks.laboratory(variant.parameters())) {
        variant.change().accept(lab);
        var inspection = LabRun.inspecting(lab, LabAccount.of(lab));
        sound.add(Scoreboard.Sound.of(variant, inspection, LabRun.of(lab, LabAccount.of(lab))));
      }
    }
    return sound;
  }
}
