package canary.cause;

import canary.evidence.Evidence;
import canary.evidence.Finding;
import java.util.function.Function;

/** Whether the method that is called exists, and whether the stage serves it. */
final class Routes {
  private Routes() {}

  /** The API has the method, and the stage's deployment does not. */
  static Function<Evidence, Holding> notDeployed() {
    return account ->
        Holding.of(
            account.method().exists().and(account.route().exists().not()),
            "deployment",
            "method: %s, in the deployment: %s"
                .formatted(told(account.method()), told(account.route())));
  }

  /** The API has no such method, or there is no such stage. */
  static Function<Evidence, Holding> notThere() {
    return account ->
        Holding.of(
            account.method().exists().not().or(account.stage().exists().not()),
            "API",
            "method: %s, stage: %s".formatted(told(account.method()), told(account.stage())));
  }

  private static String told(Finding<?> finding) {
    return switch (finding.exists()) {
      case YES -> "exists";
      case NO -> "does not exist";
      case UNKNOWN -> "not read";
    };
  }
}
