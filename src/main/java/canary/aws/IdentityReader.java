package canary.aws;

import static canary.aws.SdkCall.required;

import canary.evidence.Identity;
import canary.finding.Finding;
import software.amazon.awssdk.services.sts.StsClient;

/** ParallelReads who the canary is. */
record IdentityReader(StsClient sts) {
  Finding<Identity> read() {
    return SdkCall.of(
        "identity",
        Permission.GET_CALLER_IDENTITY,
        "*",
        () -> {
          var caller = sts.getCallerIdentity();
          return Finding.known(
              new Identity(required("Account", caller.account()), required("Arn", caller.arn())));
        });
  }
}
