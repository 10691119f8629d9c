package canary.lab.fault;

import static canary.catalogue.CanaryCause.*;
import static canary.lab.fault.Fault.of;

import canary.lab.Laboratory;
import canary.lab.Obstacle;
import canary.lab.service.Services.Outage;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Faults on the canary's own way to the API. */
final class CanaryFaults {
  static final List<Fault> ALL =
      List.of(
          of(
              NAME_NOT_RESOLVED,
              "the API's host name is not known",
              lab -> lab.block(Obstacle.unknownName())),
          of(
              CONNECTION_REFUSED,
              "nobody listens at the API's address",
              lab -> lab.block(Obstacle.nobody())),
          of(
              TLS_FAILED,
              "what listens there does not speak TLS",
              lab -> lab.block(Obstacle.plainSpeaker())),
          of(
              CONNECTION_BROKEN,
              "what listens there ends each connection without a word",
              lab -> lab.block(Obstacle.hangingUp())),
          of(
              NO_ANSWER_IN_TIME,
              "what listens there takes each connection and never answers",
              lab -> {
                lab.hurry(Duration.ofMillis(600));
                lab.block(Obstacle.silent());
              }),
          of(
              ENDPOINT_POLICY_DENIES,
              "the policy of the canary's VPC endpoint lets it call another API only",
              behind(PrivateApi.ANY_CALL.replace("*:*:*", "*:*:other/*"))),
          of(
                  ENDPOINT_POLICY_DENIES,
                  "the policy of the canary's VPC endpoint denies its role",
                  behind(
                      PrivateApi.ANY_CALL
                          + ",{'Effect':'Deny','Principal':{'AWS':'{canary}'},'Action':'*',"
                          + "'Resource':'*'}"))
              .named("explicit"),
          of(AWS_SERVICE_ERROR, "SQS is not available", failing(Outage.UNAVAILABLE))
              .likely("no read tells whether SQS is ill"),
          of(AWS_SERVICE_ERROR, "SQS is not available", failing(Outage.UNAVAILABLE))
              .likely("no read tells whether SQS is ill")
              .overJson(),
          of(AWS_SERVICE_ERROR, "SQS fails", failing(Outage.FAILING))
              .likely("no read tells whether SQS is ill")
              .named("internal"));

  private static Consumer<Laboratory> behind(String statements) {
    return lab -> {
      lab.change(PrivateApi.openToOwn());
      PrivateApi.through(statements).accept(lab);
    };
  }

  private static Consumer<Laboratory> failing(Outage outage) {
    return lab -> lab.surround(account -> account.with(account.services().with(outage)));
  }

  private CanaryFaults() {}
}
