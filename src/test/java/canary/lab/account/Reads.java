package canary.lab.account;

import canary.finding.Finding;
import canary.lab.service.NotInLab;
import java.util.Set;
import java.util.function.Supplier;

/** Makes the reads that are allowed; a denied one gives what AWS's refusal becomes. */
record Reads(Set<String> denied) {
  <T> Finding<T> of(String what, Supplier<Finding<T>> read) {
    if (denied.contains(what)) {
      return new Finding.Unreadable<>(
          what,
          "AccessDeniedException: the canary is not allowed to read this",
          "the right to read " + what);
    }
    try {
      return read.get();
    } catch (NotInLab unknown) {
      // What the lab does not know must not pass for an answer of AWS.
      return Finding.unreadable(what, unknown.getMessage());
    }
  }
}
