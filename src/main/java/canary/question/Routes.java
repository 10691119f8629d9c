package canary.question;

import canary.evidence.Evidence;
import canary.finding.Finding;

/** Whether the method that is called exists, and whether the stage serves it. */
public final class Routes {
  private Routes() {}

  /** The API has the method, and the deployment of the stage does not. */
  public static CheckResult areNotDeployed(Evidence account) {
    return CheckResult.of(
            account
                .method()
                .exists()
                .and(account.stage().exists())
                .and(account.route().exists().not()),
            "deployment",
            "method: %s, in the deployment: %s"
                .formatted(describe(account.method()), describe(account.route())))
        .settledBy("apigateway GetResources and GetDeployment: is {api.path} in both");
  }

  /** The API has no such method, or there is no such stage. */
  public static CheckResult areNotThere(Evidence account) {
    return CheckResult.of(
            account.method().exists().not().or(account.stage().exists().not()),
            "API",
            "method: %s, stage: %s"
                .formatted(describe(account.method()), describe(account.stage())))
        .settledBy("apigateway GetStages and GetResources: do {api.stage} and {api.path} exist");
  }

  private static String describe(Finding<?> finding) {
    return switch (finding.exists()) {
      case YES -> "exists";
      case NO -> "does not exist";
      case UNKNOWN -> "not read";
    };
  }
}
