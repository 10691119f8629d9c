package canary.catalogue;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import canary.evidence.Evidence;
import canary.evidence.EvidenceDraft;
import canary.finding.Answer;
import canary.verdict.PendingEdit;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * The sound account with one thing changed.
 *
 * @param found the ids of the causes that the account then answers with YES
 */
record Faulty(Set<String> found, UnaryOperator<EvidenceDraft> change) {
  /** That a method wants a signature is sound, and explains a reply. */
  private static final String SIGNED = "gateway-signature-missing";

  static Faulty row(UnaryOperator<EvidenceDraft> change, String... found) {
    return new Faulty(new TreeSet<>(Set.of(found)), change);
  }

  /** The same for a method that wants signatures still. */
  static Faulty signed(UnaryOperator<EvidenceDraft> change, String... found) {
    var row = row(change, found);
    row.found.add(SIGNED);
    return row;
  }

  Evidence account() {
    return change.apply(EvidenceDraft.of(SoundAccount.evidence())).done();
  }

  void check() {
    var read = PendingEdit.of(account());
    assertEquals(
        found,
        Cause.catalogue().stream()
            .filter(it -> read.check(it).answer() == Answer.YES)
            .map(Cause::id)
            .collect(toCollection(TreeSet::new)));
  }

  @Override
  public String toString() {
    return found.toString();
  }
}
