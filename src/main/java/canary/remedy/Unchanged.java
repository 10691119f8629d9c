package canary.remedy;

import java.util.Set;
import java.util.stream.Stream;

/**
 * A look at what a command sets: the command is run only while that is what was read, and run twice
 * it does no more.
 *
 * @param show prints what is there
 * @param read what {@code show} printed when it was read
 * @param set what it prints once the command has run
 * @param what as a sentence names it after the
 */
public record Unchanged(String show, String read, String set, String what) {
  /** What the AWS CLI prints as JSON of what is not there. */
  static final String NOTHING = "null";

  static final String NO_ROLE_OR_POLICY = "NoSuchEntity";

  /** What it prints as text of what is not there. */
  static final String NONE = "None";

  private static final String BEGIN = "case $(";
  private static final Set<String> GONE = Set.of(NOTHING, NONE, NO_ROLE_OR_POLICY, "0");

  /** Prints this error of {@code show} as if it were there; what else it says stays an error. */
  static String orError(String show, String error) {
    return "{ %s 2>&1 >&3 | awk '/[(]%s[)]/ {print \"%s\"; next} {print >\"/dev/stderr\"}'; } 3>&1"
        .formatted(show, error, error);
  }

  /** Whether both have a command for the same thing, so that the first run stops the other. */
  public static boolean both(Remedy one, Remedy other) {
    return shown(one).anyMatch(it -> shown(other).anyMatch(it::equals));
  }

  private static Stream<String> shown(Remedy remedy) {
    return remedy.commands().stream()
        .filter(it -> it.startsWith(BEGIN))
        .map(it -> it.substring(0, Math.max(0, it.indexOf(PosixChecksum.COMMAND))));
  }

  /** Whether what the command did is still as it left it. */
  Unchanged reversed() {
    return new Unchanged(show, set, read, what);
  }

  /** One line of a shell of the POSIX family; ends with an error where neither is there. */
  String or(String command) {
    return BEGIN
        + "%s | %s) in '%s') %s;; '%s') echo %s;; *) echo %s >&2; false;; esac"
            .formatted(
                show,
                PosixChecksum.COMMAND,
                PosixChecksum.of(read),
                command,
                PosixChecksum.of(set),
                ShellWord.of(
                    (GONE.contains(set)
                            ? "The %s is gone already."
                            : "The %s has this change already.")
                        .formatted(what)),
                ShellWord.of(
                    "Stopped: the %s is not what was read. Nothing was changed.".formatted(what)));
  }
}
