package canary.evidence;

import canary.finding.Finding;
import java.util.stream.Stream;

/** The stacks that deploy the parts of the path; absent where no stack has the part. */
public record Owners(
    Finding<OwningStack> api,
    Finding<OwningStack> role,
    Finding<OwningStack> queue,
    Finding<OwningStack> key) {

  static Owners unread(String why) {
    Finding<OwningStack> unread = Finding.unreadable("CloudFormation stack", why);
    return new Owners(unread, unread, unread, unread);
  }

  public Stream<Finding<OwningStack>> all() {
    return Stream.of(api, role, queue, key);
  }
}
