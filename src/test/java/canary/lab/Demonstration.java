package canary.lab;

import canary.LabRun;
import canary.lab.account.LabAccount;
import canary.lab.fault.Fault;
import canary.lab.fault.Faults;
import canary.lab.fault.Healthy;
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
  private final PrintStream out;
  private final List<Scene> scenes = new ArrayList<>();

  private Demonstration(PrintStream out) {
    this.out = out;
  }

  /**
   * Exits with 1 when a cause was named wrong or a healthy stack raised an alarm. The property
   * {@code fault} shows only the faults whose id begins so; {@code notices=none} prints the table
   * alone.
   */
  public static void main(String[] arguments) throws IOException {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(
        new Demonstration(out)
                .run(
                    System.getProperty("fault", ""),
                    !System.getProperty("notices", "all").equals("none"))
            ? 0
            : 1);
  }

  private boolean run(String wanted, boolean showsNotices) throws IOException {
    var start = System.nanoTime();
    healthy();
    var faults = Faults.ALL.stream().filter(it -> it.id().startsWith(wanted)).toList();
    for (var fault : faults) {
      out.printf("%n[%d/%d] %s: %s%n", scenes.size() + 1, faults.size(), fault, fault.what());
      var scene = Scene.of(fault);
      scenes.add(scene);
      if (showsNotices) {
        out.printf("%n%s", scene.mail().indent(4));
      }
    }
    var table = new Table(scenes, wanted.isEmpty() ? falseAlarms() : List.of());
    out.print(table.text());
    out.printf("%nThis took %.1f s.%n", (System.nanoTime() - start) / 1e9);
    return table.allRight();
  }

  private void healthy() throws IOException {
    try (var lab = Laboratory.start(Map.of())) {
      var run = LabRun.of(lab, LabAccount.of(lab));
      out.printf(
          "The stack of template.yaml, all well: %s; messages in the queue: %d; notices: %d.%n",
          run.status(), lab.messages().size(), run.notices().size());
      lab.messages().forEach(message -> out.printf("%n    %s%n", message.body()));
    }
  }

  private static List<String> falseAlarms() throws IOException {
    var alarms = new ArrayList<String>();
    for (var variant : Healthy.ALL) {
      try (var lab = Laboratory.start(variant.parameters())) {
        variant.change().accept(lab);
        var run = LabRun.of(lab, LabAccount.of(lab));
        if (!run.status().equals("HEALTHY") || !run.notices().isEmpty()) {
          alarms.add(variant.what());
        }
      }
    }
    return alarms;
  }

  /** A fault with what came of it. */
  record Scene(Fault fault, String answered, List<LabRun.Named> named, String mail) {
    static Scene of(Fault fault) throws IOException {
      try (var lab = Laboratory.start(fault.parameters())) {
        fault.change().accept(lab);
        var run = LabRun.of(lab, LabAccount.of(lab));
        return new Scene(
            fault,
            run.reply(),
            run.causes(),
            run.notices().isEmpty() ? "No notice.\n" : run.mail());
      }
    }

    String first() {
      return named.isEmpty() ? "nothing" : named.getFirst().id();
    }

    String verdict() {
      return named.isEmpty() ? "" : named.getFirst().verdict();
    }

    boolean right() {
      return first().equals(fault.cause().id()) && verdict().equals(fault.verdict().name());
    }
  }

  /** The outcome of all scenes. */
  record Table(List<Scene> scenes, List<String> falseAlarms) {
    private static final String LINE = "%-46s  %-38s  %-40s  %-9s  %s%n";

    boolean allRight() {
      return falseAlarms.isEmpty() && scenes.stream().allMatch(Scene::right);
    }

    String text() {
      var text = new StringBuilder("\n");
      text.append(LINE.formatted("FAULT", "ANSWERED", "NAMED", "VERDICT", ""));
      scenes.forEach(
          it ->
              text.append(
                  LINE.formatted(
                      it.fault().id(),
                      it.answered(),
                      it.first(),
                      it.verdict(),
                      it.right() ? "right" : "WRONG")));
      var right = scenes.stream().filter(Scene::right).count();
      text.append(
          "%nFaults: %d; named right: %d; wrong: %d. Healthy variants: %d; false alarms: %d%s.%n"
              .formatted(
                  scenes.size(),
                  right,
                  scenes.size() - right,
                  Healthy.ALL.size(),
                  falseAlarms.size(),
                  falseAlarms.isEmpty() ? "" : " " + falseAlarms));
      return text.toString();
    }
  }
}
