package canary.full.tool;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** What a process and its children listen on, by {@code ss}. */
public final class Listeners {

  private static final Pattern PID = Pattern.compile("pid=(\\d+)");

  private Listeners() {}

  /** Lines of {@code ss -H -l}, TCP and UDP; the test is skipped on a machine without ss. */
  public static List<String> of(ProcessHandle process) {
    Set<Long> family =
        Stream.concat(Stream.of(process), process.descendants())
            .map(ProcessHandle::pid)
            .collect(Collectors.toSet());
    return lines()
        .filter(line -> PID.matcher(line).results().anyMatch(owner -> family.contains(pid(owner))))
        .toList();
  }

  private static long pid(MatchResult owner) {
    return Long.parseLong(owner.group(1));
  }

  private static Stream<String> lines() {
    try {
      return Command.of("ss", "ss", "-H", "-ltunp").run().text().lines();
    } catch (UncheckedIOException noSuchProgram) {
      throw new TestAbortedException("ss is not on the PATH (Debian: iproute2)", noSuchProgram);
    }
  }
}
