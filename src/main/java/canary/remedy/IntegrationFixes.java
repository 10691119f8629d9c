package canary.remedy;

import canary.evidence.Evidence;
import canary.evidence.Integration;
import canary.evidence.Protocol;
import canary.model.Rehearsal;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Stream;

/** The fixes of the integration request that are computed, by what is wrong with it. */
public final class IntegrationFixes {
  private static final String CONTENT_TYPE = "Content-Type";

  private IntegrationFixes() {}

  /** The integration calls SQS with POST. */
  public static Optional<Remedy> post(Evidence account, KnownNames names) {
    return one(account, names, PatchOperation.set("/httpMethod", "POST"));
  }

  /** The URI leads to the queue that is meant. */
  public static Optional<Remedy> queuePath(Evidence account, KnownNames names) {
    return names
        .queue()
        .filter(it -> !it.onlyInReply())
        .map(Named::arn)
        .flatMap(
            it ->
                IntegrationFix.of(account, names)
                    .flatMap(
                        fix ->
                            fix.first(
                                Stream.of(
                                    IntegrationPatch.of(
                                        PatchOperation.set(
                                            "/uri",
                                            "arn:%s:apigateway:%s:sqs:path/%s/%s"
                                                .formatted(
                                                    it.partition(),
                                                    it.region(),
                                                    it.account(),
                                                    it.resource())))))));
  }

  /** Content types without a template are refused. */
  public static Optional<Remedy> refuseOtherTypes(Evidence account, KnownNames names) {
    return IntegrationFix.of(account, names)
        .flatMap(
            it ->
                it.first(
                    Stream.of(
                        IntegrationPatch.of(PatchOperation.set("/passthroughBehavior", "NEVER"))),
                    after -> !after.clientsWriteParameters()));
  }

  /** A template for what is sent, and nothing else is passed on. */
  public static Optional<Remedy> giveTemplate(Evidence account, KnownNames names) {
    return IntegrationFix.of(account, names)
        .flatMap(
            it ->
                it.first(
                    it.whole("{valid.template}")
                        .map(
                            patch ->
                                patch.and(PatchOperation.set("/passthroughBehavior", "NEVER")))));
  }

  /** The template of another content type, or a valid one, for what is sent too. */
  public static Optional<Remedy> mediaType(Evidence account, KnownNames names) {
    return IntegrationFix.of(account, names)
        .flatMap(
            it ->
                it.first(
                    Stream.concat(
                        it.base().requestTemplates().values().stream()
                            .map(
                                text ->
                                    IntegrationPatch.of(
                                        PatchOperation.add(
                                            PatchOperation.pointer(
                                                "requestTemplates", it.mediaType()),
                                            text))),
                        it.whole("{valid.template}"))));
  }

  /** The body reaches the template as text. */
  public static Optional<Remedy> handling(Evidence account, KnownNames names) {
    return IntegrationFix.of(account, names)
        .flatMap(
            it ->
                it.first(
                    Stream.concat(
                        Stream.of(IntegrationPatch.of(PatchOperation.remove("/contentHandling"))),
                        decoded(it))));
  }

  /** Where the type is binary to the API, text is its Base64, which a template can undo. */
  private static Stream<IntegrationPatch> decoded(IntegrationFix fix) {
    return fix.base().template(fix.mediaType()).stream()
        .map(it -> it.text().replace("$input.body", "$util.base64Decode($input.body)"))
        .map(
            text ->
                IntegrationPatch.of(PatchOperation.set("/contentHandling", "CONVERT_TO_TEXT"))
                    .and(
                        PatchOperation.set(
                            PatchOperation.pointer("requestTemplates", fix.mediaType()), text)));
  }

  /** The message travels in the body and no longer in the URL. */
  public static Optional<Remedy> messageInBody(Evidence account, KnownNames names) {
    return IntegrationFix.of(account, names)
        .flatMap(
            it -> {
              var operations = new ArrayList<PatchOperation>();
              it.base().requestParameters().keySet().stream()
                  .filter(name -> name.startsWith("integration.request.querystring."))
                  .map(name -> PatchOperation.pointer("requestParameters", name))
                  .map(PatchOperation::remove)
                  .forEach(operations::add);
              operations.add(
                  IntegrationPatch.header(
                      it.base(), CONTENT_TYPE, "'" + Protocol.QUERY.contentType() + "'"));
              return it.first(
                  it.whole("{valid.template}")
                      .map(patch -> patch.and(operations.toArray(PatchOperation[]::new))),
                  IntegrationFixes::isNotInUrl);
            });
  }

  private static boolean isNotInUrl(Rehearsal after) {
    return !after
        .integration()
        .requestParameters()
        .containsKey("integration.request.querystring.MessageBody");
  }

  /** The role's own credentials in place of the caller's. */
  public static Optional<Remedy> credentials(Evidence account, KnownNames names) {
    return names
        .value(Placeholder.ROLE_ARN)
        .filter(_ -> !names.onlyInReply(Placeholder.ROLE_ARN))
        .flatMap(
            role ->
                IntegrationFix.of(account, names)
                    .map(
                        it ->
                            it.remedy(
                                IntegrationPatch.of(PatchOperation.set("/credentials", role)),
                                "not judged, because what role %s is allowed to do was not asked."
                                    .formatted(role))));
  }

  /** API Gateway waits as long as it does by itself. */
  public static Optional<Remedy> timeout(Evidence account, KnownNames names) {
    return IntegrationFix.of(account, names)
        .map(
            it ->
                it.remedy(
                    IntegrationPatch.of(
                        PatchOperation.set(
                            "/timeoutInMillis", Integer.toString(Integration.DEFAULT_TIMEOUT))),
                    "not judged, because how long SQS takes is not known."));
  }

  private static Optional<Remedy> one(
      Evidence account, KnownNames names, PatchOperation operation) {
    return IntegrationFix.of(account, names)
        .flatMap(it -> it.first(Stream.of(IntegrationPatch.of(operation))));
  }
}
