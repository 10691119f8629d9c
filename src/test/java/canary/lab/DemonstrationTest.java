package canary.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.lab.fault.Fault;
import canary.lab.fault.Faults;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a newcomer sees in the first minutes. */
class DemonstrationTest {

  @Test
  void oneFaultIsAHealthyRunItsEmailAndTheTable() throws IOException {
    var fault = Faults.ALL.getFirst();
    var shown = shown(List.of(fault), false);
    var healthy = shown.indexOf("all well: HEALTHY");
    var email = shown.indexOf("CONFIRMED");
    var table = shown.indexOf("NAMED FIRST");
    assertTrue(healthy >= 0 && healthy < email && email < table, shown);
    assertTrue(shown.contains("Faults: 1; causes: 1; named right: 1; wrong: 0."), shown);
    assertEquals(
        List.of(), shown.lines().filter(line -> line.length() > 120).toList(), "longer than 120");
    assertTrue(!shown.contains("\033"), "colors where there is no terminal");
  }

  @Test
  void colorsChangeNoWord() throws IOException {
    assertEquals("HEALTHY, WRONG", painted("HEALTHY, WRONG", false));
    assertEquals("\033[32mHEALTHY\033[0m, \033[31mWRONG\033[0m", painted("HEALTHY, WRONG", true));
  }

  @Test
  void longLinesAreFoldedAndKeepEveryWord() {
    for (var text : List.of("    " + "word ".repeat(60).strip(), "  " + "x".repeat(300), "a")) {
      var shown = painted(text, false);
      assertTrue(shown.lines().allMatch(line -> line.length() <= 120), shown);
      assertEquals(text.replace(" ", ""), shown.replaceAll("\\s", ""));
    }
  }

  @Test
  void aFaultIsChosenByItsIdAndSeveralByItsBeginning() {
    var id = Faults.ALL.getFirst().id();
    assertEquals(List.of(id), Demonstration.chosen(id).stream().map(Fault::id).toList());
    assertTrue(Demonstration.chosen("role-").stream().allMatch(it -> it.id().startsWith("role-")));
    assertTrue(Demonstration.chosen("role-").size() > 1);
    assertEquals(Faults.ALL, Demonstration.chosen(""));
    assertEquals(List.of(), Demonstration.chosen("no-such-fault"));
  }

  @Test
  void allMistakesAreSaidAtOnce() {
    assertEquals(List.of(), Demonstration.mistakes("", "none"));
    var mistakes = Demonstration.mistakes("no-such-fault", "some");
    assertEquals(2, mistakes.size());
    assertTrue(mistakes.getFirst().startsWith("fault 'no-such-fault' is invalid: use one of "));
    assertEquals("notifications 'some' is invalid: use all or none", mistakes.getLast());
  }

  private static String painted(String text, boolean colors) {
    var shown = new ByteArrayOutputStream();
    new Screen(new PrintStream(shown, true, UTF_8), colors).show(text);
    return shown.toString(UTF_8).stripTrailing();
  }

  private static String shown(List<Fault> faults, boolean colors) throws IOException {
    var shown = new ByteArrayOutputStream();
    assertTrue(
        new Demonstration(new Screen(new PrintStream(shown, true, UTF_8), colors))
            .run(faults, true));
    return shown.toString(UTF_8);
  }
}
