package canary.lab.account;

import canary.evidence.ApiKeys;
import canary.evidence.ApiKeys.ApiKey;
import canary.evidence.DeployedMethod;
import canary.evidence.Endpoint;
import canary.evidence.GatewayResponse;
import canary.evidence.History;
import canary.evidence.Integration;
import canary.evidence.MethodAddress;
import canary.evidence.Queue;
import canary.evidence.Role;
import canary.evidence.Topic;
import canary.evidence.UsagePlan;
import canary.finding.Arn;
import canary.finding.Finding;
import canary.lab.Laboratory;
import canary.lab.gateway.VpcEndpoint;
import canary.lab.template.Tree;
import canary.policy.Policy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import tools.jackson.jr.ob.JSON;

/** What AWS's read operations give of what stands around the path. */
record AroundReads(Reads reads, Laboratory lab, MethodAddress place) {

  Finding<List<GatewayResponse>> gatewayResponses() {
    return reads.of(
        "gateway responses",
        () ->
            lab.stack()
                .find("Api")
                .map(api -> api.tree("Api").get("DefinitionBody"))
                .map(it -> it.find("x-amazon-apigateway-gateway-responses"))
                .map(it -> it.map(Tree::entries).orElse(Map.of()))
                .map(
                    it -> Finding.known(it.entrySet().stream().map(AroundReads::response).toList()))
                .orElseGet(Finding::absent));
  }

  private static GatewayResponse response(Map.Entry<String, Tree> written) {
    var response = written.getValue();
    return new GatewayResponse(
        written.getKey(),
        response
            .find("statusCode")
            .map(it -> OptionalInt.of((int) it.number()))
            .orElseGet(OptionalInt::empty),
        response.texts("responseTemplates").getOrDefault(Integration.JSON, ""));
  }

  Finding<List<UsagePlan>> usagePlans(Finding<DeployedMethod> route) {
    return reads.of(
        "usage plans",
        () ->
            route.then(
                it ->
                    it.apiKeyRequired()
                        ? Finding.known(
                            plans()
                                .filter(plan -> listsTheStage(plan.getValue()))
                                .map(plan -> plan(plan.getKey(), plan.getValue()))
                                .toList())
                        : Finding.absent()));
  }

  /** The keys of the account, and whether one of these plans has them. */
  ApiKeys apiKeys(Finding<List<UsagePlan>> plans) {
    return ApiKeys.of(
        reads.of(
            "API keys",
            () ->
                plans.map(
                    it -> {
                      var ids = it.stream().map(UsagePlan::id).toList();
                      var taken =
                          of("AWS::ApiGateway::UsagePlanKey")
                              .map(Map.Entry::getValue)
                              .filter(link -> ids.contains(link.get("UsagePlanId").text()))
                              .map(link -> link.get("KeyId").text())
                              .toList();
                      return of("AWS::ApiGateway::ApiKey").map(key -> key(key, taken)).toList();
                    })));
  }

  private ApiKey key(Map.Entry<String, Tree> written, List<String> taken) {
    return new ApiKey(
        written.getKey(),
        ApiKeys.digest(written.getValue().get("Value").text()),
        written.getValue().get("Enabled").flag(),
        taken.contains(lab.stack().reference(written.getKey())));
  }

  private Stream<Map.Entry<String, Tree>> plans() {
    return of("AWS::ApiGateway::UsagePlan");
  }

  private Stream<Map.Entry<String, Tree>> of(String type) {
    return lab.stack().resources().entrySet().stream()
        .filter(it -> it.getValue().type().equals(type))
        .map(it -> Map.entry(it.getKey(), it.getValue().tree(it.getKey())));
  }

  private boolean listsTheStage(Tree plan) {
    return plan.find("ApiStages").map(Tree::items).orElse(List.of()).stream()
        .anyMatch(
            it ->
                it.get("ApiId").text().equals(place.apiId())
                    && it.get("Stage").text().equals(place.stage()));
  }

  private UsagePlan plan(String logicalId, Tree plan) {
    var throttle = plan.find("Throttle");
    return new UsagePlan(
        lab.stack().reference(logicalId),
        plan.find("UsagePlanName").map(Tree::text).orElse(""),
        throttle
            .map(it -> OptionalDouble.of(it.get("RateLimit").number()))
            .orElseGet(OptionalDouble::empty),
        throttle
            .map(it -> OptionalInt.of((int) it.get("BurstLimit").number()))
            .orElseGet(OptionalInt::empty),
        plan.find("Quota")
            .map(it -> "%s a %s".formatted(it.get("Limit").text(), it.get("Period").text())));
  }

  /** The one that the canary calls through is the only one there is. */
  Finding<List<Endpoint>> endpoints() {
    return reads.of(
        "VPC endpoints", () -> Finding.known(lab.where().stream().map(this::endpoint).toList()));
  }

  private Endpoint endpoint(VpcEndpoint it) {
    return new Endpoint(
        it.id(),
        "com.amazonaws." + place.region() + ".execute-api",
        it.vpc(),
        List.of("sg-0a1b2c3d"),
        "available",
        true,
        it.policy()
            .map(policy -> Policy.parse("policy of " + it.id(), JSON.std.asString(policy)))
            .orElseGet(Finding::absent));
  }

  Finding<Queue> deadLetters(Finding<Queue> queue) {
    return reads.of(
        "dead-letter queue",
        () ->
            queue
                .then(Queue::deadLetterArn)
                .map(
                    arn ->
                        Queue.of(
                            arn,
                            Map.of(
                                "ApproximateNumberOfMessages",
                                Integer.toString(lab.deadLetters().size())))));
  }

  List<Finding<Role>> consumers() {
    return place.consumerRoleArns().stream().map(this::consumer).toList();
  }

  private Finding<Role> consumer(Arn arn) {
    return reads.of(
        "consumer " + arn.lastName(),
        () ->
            lab.account()
                .role(arn.toString())
                .map(it -> Finding.known(Policies.role(reads, arn, it)))
                .orElseGet(Finding::absent));
  }

  Finding<Topic> topic() {
    return reads.of(
        "topic",
        () -> {
          var arn = Arn.parse(lab.stack().reference("Topic")).orElseThrow();
          return Finding.known(
              new Topic(arn, topicPolicy(), Policies.topicKey(reads, lab, keyId())));
        });
  }

  private Finding<Policy> topicPolicy() {
    var written = lab.stack().resource("TopicPolicy").properties().get("PolicyDocument");
    return Policy.parse("topic policy", JSON.std.asString(written));
  }

  private Optional<String> keyId() {
    return lab.stack().resource("Topic").tree("Topic").find("KmsMasterKeyId").map(Tree::text);
  }

  /** The lab keeps no event history: its faults are as old as itself. */
  static Finding<History> history() {
    return Finding.known(new History(List.of(), true));
  }
}
