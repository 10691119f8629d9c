package canary.lab.fault;

import canary.catalogue.Cause;
import canary.catalogue.GatewayAccessCause;
import canary.lab.Laboratory;
import canary.verdict.Verdict;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One way to break the stack: a real change to it or to what stands around it.
 *
 * @param variant tells faults of one cause apart; empty for the plain one
 * @param cause what the canary must name first
 * @param what what is done, in words
 * @param parameters of the template, for a stack of another kind
 * @param change does it
 * @param beside what the change makes true as well, to be told as certain
 * @param verdict how sure the canary must be when it may read the account
 * @param unsure why it cannot be surer; empty when it is certain
 */
public record Fault(
    String variant,
    Cause cause,
    String what,
    Map<String, String> parameters,
    Consumer<Laboratory> change,
    Set<Cause> beside,
    Verdict verdict,
    String unsure) {

  static Fault of(Cause cause, String what, Consumer<Laboratory> change) {
    return new Fault("", cause, what, Map.of(), change, Set.of(), Verdict.CONFIRMED, "");
  }

  /** A change of the stack that is deployed. */
  static Fault deployed(Cause cause, String what, Edit change) {
    return of(cause, what, lab -> lab.change(change));
  }

  Fault named(String name) {
    return new Fault(name, cause, what, parameters, change, beside, verdict, unsure);
  }

  Fault with(String parameter, String value) {
    var more = new HashMap<>(parameters);
    more.put(parameter, value);
    return new Fault(variant, cause, what, more, change, beside, verdict, unsure);
  }

  /** On a stack that speaks the AWS JSON protocol. */
  Fault overJson() {
    return with("IntegrationProtocol", "json").named(variant.isEmpty() ? "json" : variant);
  }

  /** On a stack whose API asks for no signature, and so hides the words of SQS. */
  Fault inTheOpen() {
    return with("ApiAuthorization", "NONE")
        .named(variant.isEmpty() ? "open" : variant)
        .beside(GatewayAccessCause.NO_AUTHORIZATION);
  }

  /** The change makes another cause true as well. */
  Fault beside(Cause other) {
    var more = new HashSet<>(beside);
    more.add(other);
    return new Fault(variant, cause, what, parameters, change, more, verdict, unsure);
  }

  Fault likely(String why) {
    return new Fault(variant, cause, what, parameters, change, beside, Verdict.LIKELY, why);
  }

  Fault possible(String why) {
    return new Fault(variant, cause, what, parameters, change, beside, Verdict.POSSIBLE, why);
  }

  /** Whether the fault makes this cause true. */
  public boolean has(String causeId) {
    return cause.id().equals(causeId) || beside.stream().anyMatch(it -> it.id().equals(causeId));
  }

  /** The cause's id, and the variant after a slash. */
  public String id() {
    return cause.id() + (variant.isEmpty() ? "" : "/" + variant);
  }

  @Override
  public String toString() {
    return id();
  }
}
