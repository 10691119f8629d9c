package canary.evidence;

import canary.finding.Finding;
import java.util.List;

/**
 * Findings around the path: who reads, the network, trials, alarms and changes.
 *
 * @param identity the one that reads
 * @param endpoints the VPC endpoints for SQS and, where the API is private, for it
 * @param owners what deploys the path
 * @param topic where notifications and alarms go; absent where none is set
 */
public record ContextFindings(
    Finding<Identity> identity,
    Finding<List<Endpoint>> endpoints,
    Finding<Simulation> simulation,
    Finding<TestInvocation> testInvocation,
    Finding<Topic> topic,
    Finding<History> history,
    Owners owners) {

  static ContextFindings unread(String why) {
    return new ContextFindings(
        Finding.unreadable("identity", why),
        Finding.unreadable("VPC endpoints", why),
        Finding.unreadable("simulation", why),
        Finding.unreadable("test invocation", why),
        Finding.unreadable("topic", why),
        Finding.unreadable("event history", why),
        Owners.unread(why));
  }

  ContextFindings withTestInvocation(Finding<TestInvocation> other) {
    return new ContextFindings(identity, endpoints, simulation, other, topic, history, owners);
  }

  ContextFindings withEndpoint(Endpoint other) {
    return new ContextFindings(
        identity,
        endpoints.map(
            all -> all.stream().map(it -> it.id().equals(other.id()) ? other : it).toList()),
        simulation,
        testInvocation,
        topic,
        history,
        owners);
  }

  ContextFindings withTopic(Topic other) {
    return new ContextFindings(
        identity, endpoints, simulation, testInvocation, Finding.known(other), history, owners);
  }
}
