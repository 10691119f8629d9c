package canary;

import canary.evidence.Evidence;
import canary.model.Digests;
import canary.model.Rehearsal;
import canary.probe.Exchange;
import canary.probe.Outcome;
import canary.probe.Payload;
import canary.question.Rehearsals;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The known designs of integrations, as an envelope around the message. They are learned of an
 * account once and kept for the life of the environment; a digest that no longer fits has them
 * learned again.
 */
record KnownDesigns(Map<String, Rehearsal> byTarget) {
  KnownDesigns() {
    this(new ConcurrentHashMap<>());
  }

  /** The outcome in the light of what is known; an unknown integration changes nothing. */
  Outcome outcome(String target, Exchange exchange, Payload sent) {
    var outcome = Outcome.of(exchange, sent);
    var design = Optional.ofNullable(byTarget.get(target));
    return outcome instanceof Outcome.Damaged
        ? design.map(it -> judged(it, exchange, sent)).orElse(outcome)
        : outcome;
  }

  /** Learns what the deployed integration does, where that is no damage. */
  void learn(String target, Evidence account) {
    byTarget.remove(target);
    Rehearsals.of(account)
        .filter(Rehearsal::isDesign)
        .ifPresent(design -> byTarget.put(target, design));
  }

  private static Outcome judged(Rehearsal design, Exchange exchange, Payload sent) {
    return Outcome.of(
        exchange,
        sent,
        design.isOpen()
            ? Optional.empty()
            : Optional.of(design.expected(sent).map(Digests::md5).orElse("")));
  }
}
