package canary.remedy;

import canary.evidence.DeployedMethod;
import canary.evidence.Evidence;
import canary.evidence.RestApi;
import canary.json.JsonWriter;
import java.util.List;
import java.util.Optional;

/** The fixes of who reaches the API, and of how it asks who calls. */
public final class ApiFixes {
  private ApiFixes() {}

  /** The API answers at its default host name again. */
  public static Optional<Remedy> enableEndpoint(Evidence account, KnownNames names) {
    var update =
        "aws apigateway update-rest-api " + RemedyTemplates.restApi() + " --patch-operations";
    var path = "/disableExecuteApiEndpoint";
    var look =
        new Look(
            "aws apigateway get-rest-api " + RemedyTemplates.restApi(),
            path.substring(1),
            "true",
            "false",
            "switch of the default endpoint");
    return account
        .api()
        .found()
        .filter(RestApi::disableExecuteApiEndpoint)
        .map(
            _ ->
                new ApiChange(
                        "Call the API by its custom domain, or enable the default endpoint as the"
                            + " commands do: then each caller that the API allows can use it.",
                        List.of(set(update, path, "false").behind(look)),
                        List.of(set(update, path, "true").behind(look.reversed())),
                        "DisableExecuteApiEndpoint: false",
                        "judged: the API responds at its default host name.")
                    .remedy(names));
  }

  /** Callers sign from now on. */
  public static Optional<Remedy> askForSignature(Evidence account, KnownNames names) {
    var update = "aws apigateway update-method " + RemedyTemplates.method() + " --patch-operations";
    var path = "/authorizationType";
    return account
        .route()
        .found()
        .map(
            it ->
                new ApiChange(
                        "Set authorizationType of {api.path} to AWS_IAM and deploy: from then on"
                            + " every caller must sign, the canary too (TargetAuthorization"
                            + " AWS_IAM). Or name in a resource policy who is allowed to call.",
                        List.of(set(update, path, "AWS_IAM").behind(signing(it))),
                        List.of(
                            set(update, path, it.authorizationType())
                                .behind(signing(it).reversed())),
                        "security: [{ sigv4: [] }]",
                        "not judged, because which callers sign is not read.")
                    .remedy(names));
  }

  private static Look signing(DeployedMethod it) {
    return ResponseCommands.ofMethod(
        "authorizationType",
        JsonWriter.write(it.authorizationType()),
        "\"AWS_IAM\"",
        "authorization of {api.path}");
  }

  private static Command set(String update, String path, String value) {
    return new Command(update, IntegrationPatch.word(List.of(PatchOperation.set(path, value))));
  }
}
