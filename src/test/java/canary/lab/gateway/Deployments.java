package canary.lab.gateway;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The definitions of one API: the current one, which an edit changes, and the deployed one, which a
 * stage serves until the next deployment
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/updating-api.html). With a canary
 * setting a deployment goes to the canary, and the stage keeps what it had.
 */
record Deployments(
    RestApi current, StageSettings stage, RestApi deployed, Optional<RestApi> canary) {
  /** A definition and the stage variables that it is served with. */
  record Served(RestApi api, Map<String, String> stageVariables) {}

  static Deployments first(RestApi api, StageSettings stage) {
    return new Deployments(api, stage, api.deployable(), Optional.empty());
  }

  Deployments edited(RestApi api, StageSettings settings) {
    return new Deployments(api, settings, deployed, canary);
  }

  Deployments deploy() {
    return stage.canary().isPresent()
        ? new Deployments(current, stage, deployed, Optional.of(current.deployable()))
        : new Deployments(current, stage, current.deployable(), Optional.empty());
  }

  Served serve() {
    return stage
        .canary()
        .filter(_ -> canary.isPresent())
        .filter(setting -> ThreadLocalRandom.current().nextDouble(100) < setting.percentTraffic())
        .map(setting -> new Served(canary.orElseThrow(), setting.over(stage.variables())))
        .orElseGet(() -> new Served(deployed, stage.variables()));
  }
}
