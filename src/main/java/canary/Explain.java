package canary;

import static java.nio.charset.StandardCharsets.UTF_8;

import canary.event.Capture;
import canary.event.Event.Captured;
import canary.event.Response;
import canary.paste.Paste;
import canary.report.Report;
import canary.report.ReportContext;
import canary.report.ReportJson;
import canary.report.ReportText;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The command line of explain: one paste, or a file of JSON lines of which each is a reply. */
public final class Explain {
  private static final int MOST_BYTES = 8 * 1024 * 1024;
  private static final List<String> OPTIONS = List.of("--json", "--lines");
  private static final String HELP =
      """
      Usage: explain [--json] [--lines] [FILE]

      Explains an error of API Gateway, SQS or KMS from pasted text: the output of curl -i, an
      execution log, an exception of an AWS SDK, a body, a sentence. Reads FILE, or standard input.
      The whole input is one paste, unless every line is a JSON object.

        --json    answers with a report in JSON for each paste, one a line
        --lines   takes each line for a paste of its own
        --help    prints this text

      Exit status: 0 explained; 1 nothing, or a line, was not recognized; 2 the input cannot be read
      """;

  private Explain() {}

  /** Exits with 0 when all was explained, 1 when something was not recognized, 2 on a mistake. */
  public static void main(String[] arguments) {
    if (arguments.length == 0
        && Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()) {
      System.err.println("explain: paste the text, then press Ctrl-D; --help says more");
    }
    System.exit(run(arguments, System.in, new PrintStream(System.out, true, UTF_8), System.err));
  }

  static int run(String[] arguments, InputStream input, PrintStream out, PrintStream mistakes) {
    var given = Arrays.stream(arguments).filter(it -> !it.isEmpty()).toList();
    if (given.contains("--help")) {
      out.print(HELP);
      return 0;
    }
    var wrong = mistakes(given);
    if (!wrong.isEmpty()) {
      wrong.forEach(it -> mistakes.println("explain: " + it));
      return 2;
    }
    var file = files(given).filter(it -> !it.equals("-")).findFirst();
    try (var text = file.isEmpty() ? input : Files.newInputStream(Path.of(file.get()))) {
      return explain(
              text, out, Clock.systemUTC(), given.contains("--json"), given.contains("--lines"))
          ? 0
          : 1;
    } catch (NoSuchFileException missing) {
      mistakes.println("explain: " + file.orElseThrow() + " cannot be read: there is no such file");
      return 2;
    } catch (IOException e) {
      mistakes.println("explain: " + file.orElse("standard input") + " cannot be read: " + e);
      return 2;
    }
  }

  private static List<String> mistakes(List<String> given) {
    var options =
        given.stream()
            .filter(it -> isOption(it) && !OPTIONS.contains(it))
            .map("option '%s' is invalid: use --json, --lines or --help"::formatted);
    var files =
        Stream.of(String.join("' and '", files(given).toList()))
            .filter(_ -> files(given).count() > 1)
            .map("'%s' are several files: give one, or none for standard input"::formatted);
    return Stream.concat(options, files).toList();
  }

  private static Stream<String> files(List<String> given) {
    return given.stream().filter(it -> !isOption(it));
  }

  /** A single hyphen is standard input. */
  private static boolean isOption(String given) {
    return given.startsWith("-") && given.length() > 1;
  }

  /** True when everything was recognized; what was not is said, and the rest goes on. */
  static boolean explain(
      InputStream input, PrintStream out, Clock clock, boolean json, boolean lines)
      throws IOException {
    var text = new String(input.readNBytes(MOST_BYTES), UTF_8);
    var explanation = new Explanation(clock);
    if (text.isBlank()) {
      out.print(
          "No text was given: paste the execution log of the failing request, what curl -i prints,"
              + " or an exception.\n");
      return false;
    }
    var each = text.lines().filter(it -> !it.isBlank()).map(String::strip).toList();
    if (!lines && (each.size() < 2 || !each.stream().allMatch(Capture::isObject))) {
      return print(explanation, Paste.of(text), out, json);
    }
    var allRead = true;
    for (var number = 0; number < each.size(); number++) {
      if (!json) {
        out.print("--- reply " + (number + 1) + "\n");
      }
      allRead &=
          switch (Capture.ofLine(each.get(number))) {
            case Captured.Readable(var paste) -> print(explanation, paste, out, json);
            case Captured.Garbage(var why) -> {
              out.print(json ? Response.text(why) + "\n" : "Not a reply: " + why + "\n\n");
              yield false;
            }
          };
    }
    return allRead;
  }

  private static boolean print(
      Explanation explanation, Paste paste, PrintStream out, boolean json) {
    Report report = explanation.of(paste);
    out.print((json ? ReportJson.text(report) : ReportText.of(report, ReportContext.NONE)) + "\n");
    out.flush();
    return paste.recognized();
  }
}
