package canary.question;

import canary.evidence.Evidence;

/**
 * A question to the account that decides a cause. A method of this package, so that it has a name;
 * the result says what to read where the answer is UNKNOWN.
 */
@FunctionalInterface
public interface Check {
  CheckResult of(Evidence account);
}
