package canary.remedy;

import java.util.stream.Stream;

/** A command that is run only while what it sets is what was read; run twice it does no more. */
public final class Unchanged {
  private static final String BEGIN = "case $(";

  private Unchanged() {}

  /**
   * One line of a shell of the POSIX family; ends with an error where neither is there.
   *
   * @param show prints what is there
   * @param read what {@code show} printed when it was read
   * @param set what it prints once it is set
   * @param what is set, as a sentence names it after the
   */
  static String or(String show, String read, String set, String command, String what) {
    return BEGIN
        + "%s | %s) in '%s') %s;; '%s') echo %s;; *) echo %s >&2; false;; esac"
            .formatted(
                show,
                PosixChecksum.COMMAND,
                PosixChecksum.of(read),
                command,
                PosixChecksum.of(set),
                ShellWord.of("The %s has this change already.".formatted(what)),
                stopped(what));
  }

  /** The same where nothing is left once the command has run. */
  static String or(String show, String read, String command, String what) {
    return BEGIN
        + "%s | %s) in '%s') %s;; *) echo %s >&2; false;; esac"
            .formatted(show, PosixChecksum.COMMAND, PosixChecksum.of(read), command, stopped(what));
  }

  /** Whether both have such a command for the same thing, so that one stops the other. */
  public static boolean both(Remedy one, Remedy other) {
    return shown(one).anyMatch(it -> shown(other).anyMatch(it::equals));
  }

  private static Stream<String> shown(Remedy remedy) {
    return remedy.commands().stream()
        .filter(it -> it.startsWith(BEGIN))
        .map(it -> it.substring(0, Math.max(0, it.indexOf(PosixChecksum.COMMAND))));
  }

  private static String stopped(String what) {
    return ShellWord.of(
        "Stopped: the %s is not what was read. Nothing was changed.".formatted(what));
  }
}
