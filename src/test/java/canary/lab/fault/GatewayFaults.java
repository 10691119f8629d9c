package canary.lab.fault;

import static canary.catalogue.GatewayAccessCause.*;
import static canary.catalogue.GatewayCause.*;
import static canary.lab.fault.Fault.deployed;
import static canary.lab.fault.Fault.of;

import canary.catalogue.CanaryCause;
import canary.lab.Laboratory;
import canary.lab.Obstacle;
import canary.lab.template.Place;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Faults by which API Gateway itself refuses the message. */
final class GatewayFaults {
  private static final String NO_READ = "no read tells what the caller's own policies allow";

  private static final String API_POLICY =
      "{'Version':'2012-10-17','Statement':["
          + "{'Sid':'Anybody','Effect':'Allow','Principal':'*','Action':'execute-api:Invoke',"
          + "'Resource':'arn:aws:execute-api:*:*:*'}%s]}";
  private static final String ONLY_ANOTHER_ROLE =
      "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'execute-api:Invoke',"
          + "'Principal':{'AWS':'arn:aws:iam::111122223333:role/another'},"
          + "'Resource':'arn:aws:execute-api:*:*:*'}]}";
  private static final String BUT_NOT_THIS_ROLE =
      ",{'Sid':'NotTheCanary','Effect':'Deny','Action':'execute-api:Invoke',"
          + "'Principal':{'AWS':'{canary}'},'Resource':'arn:aws:execute-api:*:*:*'}";

  static final List<Fault> ALL =
      List.of(
          of(
              ROUTE_NOT_DEPLOYED,
              "the method is made and the API is not deployed",
              lab -> {
                lab.change(moved("/messages", "/older"));
                lab.edit(moved("/older", "/messages"));
              }),
          of(WRONG_URL, "the path ends in /message", url("/messages", "/message")).named("path"),
          of(WRONG_URL, "the stage is called dev", url("/prod/", "/dev/")).named("stage"),
          of(
              SIGNATURE_MISSING,
              "the canary is told that the method asks for no signature",
              lab -> lab.set("TARGET_AUTHORIZATION", "NONE")),
          of(
                  SIGNATURE_REFUSED,
                  "the secret access key is another",
                  lab -> lab.set("AWS_SECRET_ACCESS_KEY", "another"))
              .named("secret"),
          of(
                  SIGNATURE_REFUSED,
                  "the access key does not exist",
                  lab -> lab.set("AWS_ACCESS_KEY_ID", "ASIAANOTHEREXAMPLE00"))
              .named("key"),
          deployed(
                  CALLER_NOT_ALLOWED,
                  "the canary's role loses execute-api:Invoke",
                  Edit.without("CanaryPolicy", "SendCanaryMessages"))
              .likely(NO_READ),
          deployed(
              RESOURCE_POLICY_DENIES,
              "the API's resource policy denies the canary's role",
              apiPolicy(BUT_NOT_THIS_ROLE)),
          of(
              RESOURCE_POLICY_NOT_DEPLOYED,
              "the resource policy that denied is corrected and not deployed",
              lab -> {
                lab.change(apiPolicy(BUT_NOT_THIS_ROLE));
                lab.edit(apiPolicy(""));
              }),
          deployed(API_KEY_REFUSED, "the method asks for an API key", Security::keyAndSignature)
              .beside(CanaryCause.REQUEST_DOES_NOT_FIT),
          of(
              API_KEY_UNKNOWN,
              "the key that the secret of TargetHeaders holds is deleted",
              lab -> {
                lab.change(Security.keyBesideSignature("an-api-key-of-20-characters-at-least"));
                lab.set("TARGET_HEADERS", Laboratory.TARGET_HEADERS);
                lab.keepHeaders(Map.of("x-api-key", "another-key-of-20-characters"));
              }),
          deployed(THROTTLED, "the stage's rate and burst limits are set to 0", limits(0)),
          deployed(
              ENDPOINT_NOT_SERVED,
              "the default endpoint is disabled",
              stack -> stack.at("Api", "DisableExecuteApiEndpoint").put(true)),
          deployed(
              PRIVATE_ENDPOINT,
              "the API is private, and the canary calls from the internet",
              PrivateApi.openToOwn()),
          of(
                  ENDPOINT_NOT_SERVED,
                  "the API is public, and the canary calls from a VPC with private DNS for such"
                      + " APIs",
                  PrivateApi.through(PrivateApi.ANY_CALL))
              .named("private-dns")
              .possible("no read tells from where the canary calls"),
          deployed(
                  RESOURCE_POLICY_DENIES,
                  "the method is open, and the API's resource policy lets another role in",
                  stack ->
                      Edit.definition(
                              "x-amazon-apigateway-policy", Edit.json(stack, ONLY_ANOTHER_ROLE))
                          .apply(stack))
              .with("ApiAuthorization", "NONE")
              .named("not-allowed"),
          of(
                  RESOURCE_POLICY_DENIES,
                  "the API is private, and its policy wants another VPC endpoint",
                  lab -> {
                    lab.change(PrivateApi.open("vpce-0f0f0f0f"));
                    PrivateApi.through(PrivateApi.ANY_CALL).accept(lab);
                  })
              .named("endpoint")
              .likely("no read tells through which endpoint the canary calls"),
          deployed(
                  REQUEST_NOT_VALID,
                  "the model asks for a property that the canary does not send",
                  stack ->
                      stack
                          .at(
                              "Api",
                              "DefinitionBody",
                              "components",
                              "schemas",
                              "Message",
                              "required")
                          .put(List.of("orderId")))
              .beside(CanaryCause.REQUEST_DOES_NOT_FIT),
          deployed(
                  WAF_BLOCKED,
                  "a web ACL blocks bodies with a single quote",
                  Firewall.blocking("'"))
              .likely("which requests a web ACL blocks is not read"),
          deployed(
              AUTHORIZER_REFUSED,
              "the method wants a token in place of a signature",
              Security::token),
          deployed(
                  REQUEST_NOT_VALID,
                  "the same, and the API answers invalid bodies in words of its own",
                  stack ->
                      Edit.definition(
                              "x-amazon-apigateway-gateway-responses",
                              Map.of(
                                  "BAD_REQUEST_BODY",
                                  Map.of(
                                      "statusCode",
                                      400,
                                      "responseTemplates",
                                      Map.of("application/json", "{\"error\":\"not accepted\"}"))))
                          .apply(stack)
                          .at(
                              "Api",
                              "DefinitionBody",
                              "components",
                              "schemas",
                              "Message",
                              "required")
                          .put(List.of("orderId")))
              .beside(CanaryCause.REQUEST_DOES_NOT_FIT)
              .named("hidden")
              .likely("the words are known from the saved API, which may differ from the deployed"),
          of(
                  NOT_REACHED,
                  "a proxy in front answers with a page of its own",
                  lab -> lab.block(Obstacle.page(403, "<html><title>Access denied</title></html>")))
              .likely("a page tells nothing of who made it"),
          of(
              DOMAIN_MAPPING_MISSING,
              "the custom domain loses the mapping of the base path",
              Domains.named(Domains.mapping("invoices", "prod"))),
          of(
                  DOMAIN_MAPPING_MISSING,
                  "the same, and only the mapping told which API it is",
                  Domains.mapping("invoices", "prod"))
              .named("unnamed"),
          of(
              DOMAIN_MAPPING_ELSEWHERE,
              "the base path is mapped to the stage dev",
              Domains.named(Domains.mapping("orders", "dev"))));

  private GatewayFaults() {}

  private static Edit moved(String from, String to) {
    return stack -> {
      Place paths = stack.at("Api", "DefinitionBody", "paths");
      return paths.put(Map.of(to, paths.at(from).value()));
    };
  }

  private static Consumer<Laboratory> url(String part, String by) {
    return lab -> lab.set("TARGET_URL", lab.environment().get("TARGET_URL").replace(part, by));
  }

  private static Edit apiPolicy(String more) {
    return stack ->
        Edit.definition("x-amazon-apigateway-policy", Edit.json(stack, API_POLICY.formatted(more)))
            .apply(stack);
  }

  private static Edit limits(int value) {
    return stack ->
        stack
            .at("Api", "MethodSettings", "0", "ThrottlingRateLimit")
            .put(value)
            .at("Api", "MethodSettings", "0", "ThrottlingBurstLimit")
            .put(value);
  }
}
