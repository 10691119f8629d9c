package canary.evidence;

import canary.finding.Arn;
import canary.finding.Finding;
import canary.policy.Policy;

/**
 * The topic that notifications and alarms are published to.
 *
 * @param key absent when the topic is not encrypted
 */
public record Topic(Arn arn, Finding<Policy> policy, Finding<Key> key) {}
