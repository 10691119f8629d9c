package canary.lab.account;

import canary.evidence.Identity;
import canary.lab.ApiFront;
import canary.lab.Laboratory;
import canary.lab.iam.Because;
import canary.lab.iam.Caller.AssumedRole;
import canary.lab.kms.Key;
import canary.lab.sqs.Queue;
import java.util.Optional;

/** The canary's own session as a reader: who it is, and what it may look at. */
record Reader(Laboratory lab) {
  Identity identity() {
    return new Identity(lab.stack().stack().account(), session().arn());
  }

  /** Why the canary may not read the queue's attributes; empty when it may. */
  Optional<String> refused(Queue queue) {
    var action = "sqs:getqueueattributes";
    return Because.sentence(
        session(), action, queue.arn(), lab.judge().reading(session(), action, queue));
  }

  /** Why the canary may not describe the key; empty when it may. */
  Optional<String> refused(Key key) {
    var action = "kms:DescribeKey";
    return Because.sentence(
        session(), action, key.arn(), lab.judge().reading(session(), action, key));
  }

  private AssumedRole session() {
    var session = ApiFront.canary(lab.stack()).session();
    return AssumedRole.of(lab.account().role(session.roleArn()).orElseThrow(), session);
  }
}
