package canary.remedy;

import canary.evidence.Evidence;
import canary.evidence.Integration;
import canary.evidence.Protocol;
import canary.model.ServiceCall;
import java.util.Optional;
import java.util.stream.Stream;

/** The fixes of the integration request's headers that are computed. */
public final class HeaderFixes {
  private static final String CONTENT_TYPE = "Content-Type";
  private static final String TARGET = "X-Amz-Target";
  private static final String SEND = "'AmazonSQS.SendMessage'";

  private HeaderFixes() {}

  /** The header names the protocol whose request the template composes. */
  public static Optional<Remedy> contentType(Evidence account, KnownNames names) {
    return IntegrationFix.of(account, names)
        .flatMap(it -> it.first(protocols(it.base(), names.reference().protocol())));
  }

  /** The JSON protocol's header names the operation. */
  public static Optional<Remedy> target(Evidence account, KnownNames names) {
    return IntegrationFix.of(account, names)
        .flatMap(
            it ->
                it.first(
                    Stream.of(
                        IntegrationPatch.of(IntegrationPatch.header(it.base(), TARGET, SEND)))));
  }

  /** Headers and template are of one protocol. */
  public static Optional<Remedy> oneProtocol(Evidence account, KnownNames names) {
    return IntegrationFix.of(account, names)
        .flatMap(
            it ->
                it.first(
                    Stream.of(Protocol.QUERY, Protocol.JSON)
                        .flatMap(protocol -> protocols(it.base(), protocol))));
  }

  private static Stream<IntegrationPatch> protocols(Integration base, Protocol first) {
    return Stream.of(first, other(first))
        .map(
            protocol -> {
              var type =
                  IntegrationPatch.of(
                      IntegrationPatch.header(
                          base, CONTENT_TYPE, "'" + protocol.contentType() + "'"));
              return protocol == Protocol.JSON && base.header(TARGET).isEmpty()
                  ? type.and(IntegrationPatch.header(base, TARGET, SEND))
                  : protocol != Protocol.JSON && base.header(TARGET).isPresent()
                      ? type.and(unmapped(base, TARGET))
                      : type;
            });
  }

  private static Protocol other(Protocol one) {
    return one == Protocol.JSON ? Protocol.QUERY : Protocol.JSON;
  }

  private static PatchOperation unmapped(Integration base, String header) {
    return PatchOperation.remove(
        PatchOperation.pointer(
            "requestParameters",
            base.requestParameters().keySet().stream()
                .filter(it -> it.equalsIgnoreCase("integration.request.header." + header))
                .findFirst()
                .orElseThrow()));
  }

  /** A header that API Gateway sets itself is not mapped. */
  public static Optional<Remedy> forbiddenHeader(Evidence account, KnownNames names) {
    return IntegrationFix.of(account, names)
        .flatMap(
            it -> {
              var forbidden =
                  it.base().requestParameters().keySet().stream()
                      .filter(name -> name.startsWith("integration.request.header."))
                      .map(name -> name.substring("integration.request.header.".length()))
                      .filter(ServiceCall::isNotToBeMapped)
                      .toList();
              return it.first(
                  Stream.of(
                      new IntegrationPatch(
                          forbidden.stream().map(name -> unmapped(it.base(), name)).toList())));
            });
  }
}
