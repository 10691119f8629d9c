package canary;

import static java.nio.charset.StandardCharsets.UTF_8;

import canary.event.Capture;
import canary.event.Event;
import canary.report.ReportText;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Scanner;

/** The command line of explain: a reply a line, from a file or from standard input. */
public final class Explain {
  private Explain() {}

  /**
   * Takes a file's name, or - for standard input; exits with 1 when a line could not be read, 2
   * when the file could not.
   */
  public static void main(String[] arguments) {
    var file = arguments.length == 0 ? "-" : arguments[0];
    try (var lines = file.equals("-") ? System.in : Files.newInputStream(Path.of(file))) {
      System.exit(
          explain(lines, new PrintStream(System.out, true, UTF_8), Clock.systemUTC()) ? 0 : 1);
    } catch (IOException e) {
      System.err.println("explain: " + file + " cannot be read: " + e);
      System.exit(2);
    }
  }

  /** True when every line was a reply; a line that is none is told and the rest go on. */
  static boolean explain(InputStream lines, PrintStream out, Clock clock) {
    var explanation = new Explanation(clock);
    var allRead = true;
    var number = 0;
    var scanner = new Scanner(lines, UTF_8);
    while (scanner.hasNextLine()) {
      number++;
      var line = scanner.nextLine();
      if (line.isBlank()) {
        continue;
      }
      switch (Capture.ofLine(line)) {
        case Event.Captured.Readable readable ->
            out.print("--- line " + number + "\n" + ReportText.of(explanation.of(readable)) + "\n");
        case Event.Captured.Garbage(var why) -> {
          out.print("--- line " + number + "\nNot a reply: " + why + "\n\n");
          allRead = false;
        }
      }
    }
    if (number == 0) {
      out.print(
          "No reply was given: each line is one, as text or as"
              + " {\"status\":..,\"headers\":{},\"body\":\"..\"}.\n");
    }
    out.flush();
    return allRead;
  }
}
