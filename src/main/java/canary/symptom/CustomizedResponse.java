package canary.symptom;

import canary.evidence.Evidence;
import canary.evidence.GatewayResponse;
import canary.probe.DefaultResponse;
import canary.probe.Layer;
import canary.probe.Outcome;
import canary.probe.Refusal;
import canary.probe.Reply;
import java.util.List;
import java.util.Optional;

/**
 * A refusal of API Gateway behind words that the API's owner gave it. Of the answers that were
 * changed only one may make such a reply, or it stays what it seems.
 *
 * <p>https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 *
 * @param type of the gateway response
 * @param refusal what API Gateway says of itself in that case
 */
record CustomizedResponse(String type, Refusal refusal) {
  /** Empty unless the reply is an answer that exactly one changed gateway response makes. */
  static Optional<CustomizedResponse> of(Outcome outcome, Evidence account) {
    return outcome instanceof Outcome.Refused(var description, var reply)
        ? account.gatewayResponses().found().flatMap(changed -> of(description, reply, changed))
        : Optional.empty();
  }

  private static Optional<CustomizedResponse> of(
      Refusal description, Reply reply, List<GatewayResponse> changed) {
    var makers =
        changed.stream()
            .filter(it -> reply.status().isPresent())
            .filter(it -> it.makes(reply.status().getAsInt(), reply.body()))
            .map(GatewayResponse::type)
            .toList();
    return makers.size() == 1
        ? DefaultResponse.of(makers.getFirst())
            .filter(it -> fits(it, description))
            .map(
                it ->
                    new CustomizedResponse(
                        makers.getFirst(),
                        Refusal.of(
                            Layer.GATEWAY, it.code(), it.sentence(), description.requestId())))
        : Optional.empty();
  }

  /** The header x-amzn-ErrorType, where it arrived, must say the same. */
  private static boolean fits(DefaultResponse words, Refusal description) {
    return switch (description.layer()) {
      case GATEWAY -> description.code().equals(words.code());
      case EDGE, UNKNOWN -> true;
      case QUEUE -> false;
    };
  }
}
