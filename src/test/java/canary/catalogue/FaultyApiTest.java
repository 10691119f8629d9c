package canary.catalogue;

import static canary.catalogue.Faulty.row;
import static canary.catalogue.Faulty.signed;
import static canary.catalogue.SoundAccount.EXPORT;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.evidence.CustomDomain;
import canary.evidence.CustomDomain.Mapping;
import canary.evidence.DeployedMethod;
import canary.evidence.DomainUrl;
import canary.evidence.EvidenceDraft;
import canary.evidence.Integration;
import canary.evidence.RestApi;
import canary.evidence.Stage;
import canary.evidence.TestInvocation;
import canary.finding.Finding;
import canary.policy.Policy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sound account with one thing of the API changed: that is found in it, and nothing else. */
class FaultyApiTest {
  private static final String JSON_HEADERS =
      "'application/x-amz-json-1.0'\", \"integration.request.header.X-Amz-Target\":"
          + " \"'AmazonSQS.SendMessage'";
  private static final String FORM = "'application/x-www-form-urlencoded'";
  private static final String TEMPLATE =
      "Action=SendMessage&MessageBody=$util.urlEncode($input.body)";
  private static final String JSON_TEMPLATE =
      "{\\\"QueueUrl\\\":\\\"https://sqs.eu-west-1.amazonaws.com/111122223333/orders\\\","
          + "\\\"MessageBody\\\":\\\"$util.escapeJavaScript($input.body)"
          + ".replaceAll(\\\"\\\\\\\\'\\\",\\\"'\\\")\\\"}";

  static Stream<Faulty> gateway() {
    return Stream.of(
        row(it -> it.route(Finding.absent()), "gateway-route-not-deployed"),
        signed(it -> it.method(Finding.absent()), "gateway-wrong-url"),
        row(it -> it.stage(Finding.absent()).route(Finding.absent()), "gateway-wrong-url"),
        row(it -> it.route(route("NONE", false)), "gateway-no-authorization"),
        row(
            it -> it.route(route("NONE", true)),
            "canary-request-does-not-fit",
            "gateway-api-key-refused"),
        signed(
            it -> it.api(api(denyingAll(), "REGIONAL", false)), "gateway-resource-policy-denies"),
        signed(
            it -> it.api(api(allowingAll(), "REGIONAL", false)),
            "gateway-resource-policy-not-deployed"),
        row(
            it -> it.api(api(denyingAll(), "REGIONAL", false)).route(route("NONE", false)),
            "gateway-resource-policy-denies"),
        row(
            it -> it.api(api(allowingAnother(), "REGIONAL", false)).route(route("NONE", false)),
            "gateway-resource-policy-denies"),
        row(
            it -> it.api(api(allowingEndpoint(), "PRIVATE", false)).route(route("NONE", false)),
            "gateway-private-endpoint"),
        signed(
            it -> it.api(api(Finding.absent(), "REGIONAL", true)), "gateway-endpoint-not-served"),
        signed(it -> it.api(api(Finding.absent(), "PRIVATE", false)), "gateway-private-endpoint"));
  }

  static Stream<Faulty> domain() {
    return Stream.of(
        signed(it -> behind(it, mapping("v1", "prod"))),
        signed(it -> behind(it, mapping("v2", "prod")), "gateway-domain-mapping-missing"),
        signed(it -> behind(it, mapping("v1", "dev")), "gateway-domain-mapping-elsewhere"),
        signed(it -> behind(it, mapping("", "prod"), mapping("v1", "prod"))),
        signed(it -> behind(it, mapping("", "prod")), "gateway-domain-mapping-elsewhere"),
        signed(
            it ->
                behind(
                    it,
                    new Mapping("v1", SoundAccount.evidence().place().apiId(), Optional.empty())),
            "gateway-domain-mapping-elsewhere"));
  }

  /** The sound API, called as https://orders.example.com/v1/orders. */
  private static EvidenceDraft behind(EvidenceDraft draft, Mapping... mappings) {
    return draft
        .place(draft.done().place().behind(new DomainUrl("orders.example.com", "/v1/orders")))
        .domain(Finding.known(new CustomDomain("orders.example.com", List.of(mappings), false)));
  }

  private static Mapping mapping(String basePath, String stage) {
    return new Mapping(basePath, SoundAccount.evidence().place().apiId(), Optional.of(stage));
  }

  static Stream<Faulty> integration() {
    return Stream.of(
        export("application/json", "text/plain", "canary-request-does-not-fit"),
        export("\"never\"", "\"when_no_match\"", "integration-client-writes-parameters"),
        export(
            "\"never\"",
            "\"when_no_match\"",
            "application/json",
            "text/plain",
            "integration-body-passed-through"),
        export("\"POST\"", "\"GET\"", "integration-method-not-post"),
        export(
            "path/111122223333/orders", "path/111122223333/other", "integration-queue-path-wrong"),
        export("path/111122223333", "path/444455556666", "integration-queue-path-wrong"),
        export(
            "path/111122223333",
            "path/${stageVariables.account}",
            "integration-stage-variable-missing"),
        export("\"type\": \"aws\"", "\"type\": \"aws_proxy\"", "integration-type-not-aws"),
        export(
            "\"httpMethod\"",
            "\"contentHandling\": \"CONVERT_TO_BINARY\", \"httpMethod\"",
            "integration-content-handling-converts"),
        export("\"httpMethod\"", "\"contentHandling\": \"CONVERT_TO_TEXT\", \"httpMethod\""),
        export(FORM, "application/x-www-form-urlencoded", "integration-content-type-not-mapped"),
        export("Action=SendMessage&", "", "integration-action-missing"),
        export("$util.urlEncode($input.body)", "$input.body", "integration-body-not-encoded"),
        export(
            "$util.urlEncode($input.body)",
            "$util.urlEncode($util.urlEncode($input.body))",
            "integration-body-encoded-twice"),
        export(FORM, JSON_HEADERS, "integration-protocols-mixed"),
        export(TEMPLATE, JSON_TEMPLATE, "integration-protocols-mixed"),
        export(FORM, JSON_HEADERS, TEMPLATE, JSON_TEMPLATE),
        export(
            FORM,
            JSON_HEADERS,
            TEMPLATE,
            JSON_TEMPLATE.replace("$util.escapeJavaScript($input.body)", "$input.body"),
            "integration-json-body-not-escaped"),
        export(
            FORM,
            JSON_HEADERS.replace(".SendMessage", ".ReceiveMessage"),
            TEMPLATE,
            JSON_TEMPLATE,
            "canary-request-does-not-fit"),
        export("\"502\"", "\"200\"", "integration-response-masks-errors"),
        export("\"default\"", "\"3..\"", "integration-response-default-missing"),
        export("\"502\"", "\"500\"", "integration-method-response-missing"),
        export(
            "arn:aws:iam::111122223333:role/orders-sender",
            "arn:aws:iam::*:user/*",
            "role-caller-credentials-used"));
  }

  static Stream<Faulty> stage() {
    return Stream.of(
        signed(
            it -> it.saved(integration("\"POST\"", "\"GET\"")),
            "integration-pending-change-breaks"),
        signed(
            it -> it.saved(integration("\"never\"", "\"when_no_templates\"")),
            "integration-change-not-deployed"),
        signed(it -> it.deployed(Finding.absent())),
        signed(it -> it.stage(canary()), "integration-stage-canary-split"),
        signed(
            it -> it.testInvocation(answered("{\"MessageId\":\"m\"}")),
            "integration-response-hides-message-id"),
        signed(it -> it.testInvocation(answered("{}"))));
  }

  @ParameterizedTest
  @MethodSource({"gateway", "domain", "integration", "stage"})
  void hasThisFaultAndNoOther(Faulty account) {
    account.check();
  }

  /** Pairs of a text of the export and its replacement, then perhaps the fault. */
  private static Faulty export(String... changesAndFound) {
    var isFault = "(integration|role|canary)-[a-z-]+";
    var edited =
        integration(
            Arrays.stream(changesAndFound)
                .filter(it -> !it.matches(isFault))
                .toArray(String[]::new));
    return Faulty.signed(
        it -> it.saved(edited).deployed(edited),
        Arrays.stream(changesAndFound).filter(it -> it.matches(isFault)).toArray(String[]::new));
  }

  private static Finding<Integration> integration(String... changes) {
    var export = EXPORT;
    for (int i = 0; i < changes.length; i += 2) {
      assertTrue(export.contains(changes[i]), changes[i]);
      export = export.replace(changes[i], changes[i + 1]);
    }
    return SoundAccount.integration(export);
  }

  private static Finding<DeployedMethod> route(String authorizationType, boolean apiKeyRequired) {
    return Finding.known(new DeployedMethod(authorizationType, apiKeyRequired, Optional.empty()));
  }

  private static Finding<RestApi> api(
      Finding<Policy> policy, String endpointType, boolean disabled) {
    return Finding.known(
        new RestApi(policy, List.of(endpointType), List.of(), disabled, List.of(), Map.of()));
  }

  private static Finding<Policy> denyingAll() {
    return SoundAccount.policy(
        "p", "'Effect':'Deny','Principal':'*','Action':'execute-api:Invoke','Resource':'*'");
  }

  private static Finding<Policy> allowingAll() {
    return SoundAccount.policy(
        "p", "'Effect':'Allow','Principal':'*','Action':'execute-api:Invoke','Resource':'*'");
  }

  private static Finding<Policy> allowingAnother() {
    return SoundAccount.policy(
        "p",
        "'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:role/another'},"
            + "'Action':'execute-api:Invoke','Resource':'*'");
  }

  /** Which endpoint a call comes through is not known, and so not whether it is let in. */
  private static Finding<Policy> allowingEndpoint() {
    return SoundAccount.policy(
        "p",
        "'Effect':'Allow','Principal':'*','Action':'execute-api:Invoke','Resource':'*',"
            + "'Condition':{'StringEquals':{'aws:SourceVpce':'vpce-0a1b2c3d'}}");
  }

  private static Finding<Stage> canary() {
    return SoundAccount.evidence()
        .stage()
        .map(
            it ->
                new Stage(
                    it.deploymentId(),
                    it.lastUpdated(),
                    it.variables(),
                    10,
                    it.webAclArn(),
                    it.rateLimit(),
                    it.burstLimit()));
  }

  private static Finding<TestInvocation> answered(String body) {
    return Finding.known(
        TestInvocation.parse(
            "Mon Nov 23 00:00:00 UTC 2026 : Endpoint response body before transformations: "
                + body));
  }
}
