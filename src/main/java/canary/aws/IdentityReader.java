package canary.aws;

import static canary.aws.SdkCall.required;

import canary.evidence.Identity;
import canary.finding.Finding;
import software.amazon.awssdk.services.sts.StsClient;

/** Reads who the canary is. */
record IdentityReader(StsClient sts) {
  Finding<Identity> read() {
    return new SdkCall("identity", Permission.GET_CALLER_IDENTITY, "*")
        .reading(
            () -> {
              var caller = sts.getCallerIdentity();
              return Finding.known(
                  new Identity(
                      required("Account", caller.account()), required("Arn", caller.arn())));
            });
  }
}
