package canary.remedy;

import canary.evidence.Endpoint;
import canary.evidence.Evidence;
import canary.evidence.Integration;
import canary.evidence.Stage;
import canary.evidence.UsagePlan;
import canary.finding.Finding;
import canary.finding.Quotation;
import canary.model.BodyModel;
import canary.remedy.RemedyTemplate.Risk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hand-overs to callers, or to the owner of what stands before the method: no command fits all, so
 * it is handed over, with the commands that show what is there.
 */
public final class CallerHandOvers {
  private static final String CALLER = "whoever calls {api.path} (the canary: %s)";
  private static final String API = "aws apigateway %s " + RemedyTemplates.restApi() + " %s";

  private CallerHandOvers() {}

  /** The URL names a stage or a path that is not there. */
  public static Optional<Remedy> url(Evidence account, KnownNames names) {
    var asks =
        account.stage() instanceof Finding.Absent<Stage>
            ? "API {api.id} has no {api.stage}. Correct the stage in the URL; the command lists"
                + " those that exist."
            : "API {api.id} has no {api.path}. Correct the path in the URL; the command lists those"
                + " that exist.";
    var show =
        account.stage() instanceof Finding.Absent<Stage>
            ? API.formatted("get-stages", "--query 'item[].stageName'")
            : API.formatted("get-resources", "--query 'items[].path'");
    return handed(
        names,
        "whoever manages the URL (the canary's: parameter TargetApiUrl)",
        asks,
        Map.of(),
        show);
  }

  /** The caller signs, and is allowed to call. */
  public static Optional<Remedy> signature(Evidence account, KnownNames names) {
    return names
        .value(Placeholder.METHOD_ARN)
        .flatMap(
            method ->
                handed(
                    names,
                    CALLER.formatted("parameter TargetAuthorization, AWS_IAM"),
                    "Sign with Signature Version 4 for service execute-api in {api.region}, as a"
                        + " role or user that has this statement.",
                    invocation(method)));
  }

  /** In a policy of the caller. */
  static Map<String, Object> invocation(String method) {
    return AllowStatement.allow("InvokeApi", "execute-api:Invoke", method);
  }

  /** The caller has a key of a usage plan that lists the stage. */
  public static Optional<Remedy> apiKey(Evidence account, KnownNames names) {
    var plans =
        account.usagePlans().found().stream()
            .flatMap(List::stream)
            .map(UsagePlan::name)
            .map(it -> Quotation.of(it).text())
            .collect(Collectors.joining(", "));
    return handed(
        names,
        "whoever manages the API keys of API {api.id}",
        (plans.isEmpty()
                ? "Add {api.stage} and an enabled API key to a usage plan; the command lists the"
                    + " plans. "
                : "Add an enabled API key to usage plan %s. ".formatted(plans))
            + "Give its value to the caller, who sends it as x-api-key (the canary: parameter"
            + " TargetHeaders).",
        Map.of(),
        "aws apigateway get-usage-plans --region {api.region} --query"
            + " 'items[].[id,name,apiStages]'");
  }

  /** The authorizer accepts the caller. */
  public static Optional<Remedy> authorizer(Evidence account, KnownNames names) {
    return handed(
        names,
        "whoever manages the authorizer of {api.path}",
        "Tell the caller which token it accepts (the canary: parameter TargetHeaders), or correct"
            + " the authorizer; the command shows it.",
        Map.of(),
        API.formatted("get-authorizers", "").strip());
  }

  /** The web ACL leaves the method out. */
  public static Optional<Remedy> webAcl(Evidence account, KnownNames names) {
    return account
        .stage()
        .found()
        .flatMap(Stage::webAclArn)
        .flatMap(
            acl ->
                handed(
                    names,
                    "whoever manages web ACL " + Quotation.of(acl).text(),
                    "See in its sampled requests which rule blocks {api.path}, and narrow that rule"
                        + " by this statement.",
                    notUnder("/" + account.place().stage() + account.place().path())));
  }

  private static Map<String, Object> notUnder(String path) {
    var match =
        AllowStatement.elements(
            "SearchString",
            path,
            "FieldToMatch",
            Map.of("UriPath", Map.of()),
            "TextTransformations",
            List.of(AllowStatement.elements("Priority", 0, "Type", "NONE")),
            "PositionalConstraint",
            "EXACTLY");
    return Map.of("NotStatement", Map.of("Statement", Map.of("ByteMatchStatement", match)));
  }

  /** The caller comes through a VPC endpoint. */
  public static Optional<Remedy> vpcEndpoint(Evidence account, KnownNames names) {
    var ways =
        account.endpoints().found().stream()
            .flatMap(List::stream)
            .filter(Endpoint::isForApis)
            .map(
                it ->
                    it.id()
                        + (it.privateDnsEnabled()
                            ? " (private DNS is on: the URL stays)"
                            : " (private DNS is off: call the endpoint's own host name, with the"
                                + " header x-apigw-api-id: {api.id})"))
            .collect(Collectors.joining(", or "));
    return handed(
        names,
        "whoever manages the network of the caller",
        ways.isEmpty()
            ? "Create an interface VPC endpoint for execute-api in {api.region} where the caller"
                + " runs, and allow it in the API's resource policy."
            : "Call from the VPC of " + ways + ", and allow it in the API's resource policy.",
        Map.of());
  }

  /** The caller sends what the validator requires. */
  public static Optional<Remedy> validMessage(Evidence account, KnownNames names) {
    return account
        .contract()
        .found()
        .flatMap(
            it -> {
              var model =
                  BodyModel.of(it, Integration.JSON)
                      .map(BodyModel::resolved)
                      .map(BodyModel::schema)
                      .orElse(Map.of());
              var needs = new ArrayList<String>();
              if (!it.parameters().isEmpty()) {
                needs.add("Send " + Quotation.of(String.join(", ", it.parameters())).text() + ".");
              }
              if (!model.isEmpty()) {
                needs.add("Send a body that meets this model.");
              }
              return needs.isEmpty()
                  ? Optional.empty()
                  : handed(
                      names,
                      CALLER.formatted("parameter TargetBody"),
                      String.join(" ", needs),
                      model);
            });
  }

  /**
   * What another changes, in words with placeholders.
   *
   * @param shows commands that change nothing
   */
  static Optional<Remedy> handed(
      KnownNames names, String to, String asks, Map<String, Object> document, String... shows) {
    var missing = new TreeSet<String>();
    var commands = Stream.of(shows).map(it -> PlaceholderText.shell(it, names, missing)).toList();
    return Optional.of(
        HandOvers.handing(
                Risk.NONE.words(),
                PlaceholderText.prose(to, names),
                PlaceholderText.prose(asks, names),
                document)
            .showing(missing.isEmpty() ? commands : List.of()));
  }
}
