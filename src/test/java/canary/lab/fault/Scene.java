package canary.lab.fault;

import canary.LabRun;
import canary.Sighting;
import canary.evidence.Evidence;
import canary.lab.account.LabAccount;
import canary.lab.template.Stacks;
import canary.symptom.Observation;
import java.io.IOException;

/**
 * A fault, and what the canary made of it.
 *
 * @param informed the handler's run with an account that it may read
 * @param blind its run with one that it may not
 * @param seen what the probes saw, beside the account as it is
 * @param soundAccount the same, beside the account of a sound stack
 */
public record Scene(
    Fault fault, LabRun informed, LabRun blind, Observation seen, Observation soundAccount) {
  static Scene of(Fault fault, Stacks stacks) throws IOException {
    try (var lab = stacks.laboratory(fault.parameters());
        var sound = stacks.laboratory(fault.parameters())) {
      fault.change().accept(lab);
      var seen = Sighting.of(lab, LabAccount.of(lab));
      return new Scene(
          fault,
          LabRun.of(lab, LabAccount.of(lab)),
          LabRun.blind(lab),
          seen,
          beside(LabAccount.of(sound).read(Sighting.place(sound)), seen));
    }
  }

  /** The same sight, beside another account. */
  static Observation beside(Evidence account, Observation seen) {
    return Observation.of(
        seen.at(), seen.signed(), seen.outcome(), seen.plain(), seen.refusable(), account);
  }

  @Override
  public String toString() {
    return fault.id();
  }
}
