package canary.lab.fault;

import static canary.cause.CanaryCause.*;
import static canary.lab.fault.Fault.of;

import canary.lab.Obstacle;
import java.util.List;

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
              lab -> lab.block(Obstacle.hangingUp())));

  private CanaryFaults() {}
}
