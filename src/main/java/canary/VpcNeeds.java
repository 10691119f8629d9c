package canary;

import canary.evidence.Endpoint;
import canary.evidence.Evidence;
import canary.evidence.RestApi;
import canary.finding.Answer;
import canary.finding.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a function in a VPC needs there, as far as the API and the VPC endpoints of its Region show.
 * Whether the VPC has a NAT gateway, and what its security groups let through, is not read.
 *
 * @param url of the method; empty where only its parts are known
 */
record VpcNeeds(Evidence account, String url) {
  /** By the name of the service: what it is needed for. */
  private static final Map<String, String> SERVICES = services();

  private static final String DIAGNOSIS = "a diagnosis";

  private static Map<String, String> services() {
    var services = new LinkedHashMap<String, String>();
    services.put("sns", "notifications");
    services.put("secretsmanager", "a secret of TargetHeaders or MarkerSecret");
    services.put("ssm", "TargetHeaders in Parameter Store");
    services.put("monitoring", "CauseInAlarm and TargetSuccess=status");
    for (var service :
        List.of("apigateway", "cloudformation", "cloudtrail", "ec2", "kms", "sqs", "sts")) {
      services.put(service, DIAGNOSIS);
    }
    return services;
  }

  /** Whether only a function in a VPC reaches the API. */
  boolean isPrivate() {
    return account.api().is(RestApi::isPrivate) == Answer.YES;
  }

  /** Each a sentence that begins with the parameter or the thing that it is about. */
  List<String> sentences() {
    var needs = new ArrayList<String>();
    var doors = doors();
    if (isPrivate()) {
      needs.add("VpcSubnetIds: subnets of " + (doors.isEmpty() ? anyDoor() : vpcs(doors)));
      needs.add("VpcSecurityGroupIds: groups with outbound TCP 443" + letIn(doors));
      if (!url.contains("vpce-")) {
        names(doors).forEach(needs::add);
      }
    } else {
      needs.add(
          "a NAT gateway: the API is not private, and no VPC endpoint leads to it" + hidden());
    }
    needs.add(around(doors));
    return needs;
  }

  /** The endpoints that lead to the API: those associated with it, or any where none is. */
  private List<Endpoint> doors() {
    var associated = associated();
    return endpoints().stream()
        .filter(Endpoint::isForApis)
        .filter(it -> associated.isEmpty() || associated.contains(it.id()))
        .toList();
  }

  private List<Endpoint> endpoints() {
    return account.endpoints().found().orElse(List.of());
  }

  private List<String> associated() {
    return account.api().found().map(RestApi::vpcEndpointIds).orElse(List.of());
  }

  private String anyDoor() {
    var ids = associated().isEmpty() ? "" : ", one of " + String.join(", ", associated());
    return "a VPC with a VPC endpoint for execute-api%s; %s"
        .formatted(
            ids,
            switch (account.endpoints()) {
              case Finding.Unreadable<List<Endpoint>>(_, var why, _) ->
                  "the VPC endpoints were not read: " + why;
              case Finding.Known<List<Endpoint>> _, Finding.Absent<List<Endpoint>> _ ->
                  "none was found in this account and Region";
            });
  }

  private static String vpcs(List<Endpoint> doors) {
    return doors.stream()
        .map(
            it ->
                "%s, where %s (%s) leads to private APIs"
                    .formatted(it.vpcId(), it.id(), it.state()))
        .collect(Collectors.joining(", or of "));
  }

  private static String letIn(List<Endpoint> doors) {
    return doors.stream()
        .filter(it -> !it.securityGroups().isEmpty())
        .map(it -> "%s of %s".formatted(String.join(", ", it.securityGroups()), it.id()))
        .reduce((one, other) -> one + ", or " + other)
        .map(it -> ", which the groups of the endpoint let in there: " + it)
        .orElse(", which the groups of the VPC endpoint let in there");
  }

  /**
   * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html
   */
  private List<String> names(List<Endpoint> doors) {
    var place = account.place();
    return doors.stream()
        .filter(it -> !it.privateDnsEnabled())
        .map(
            it ->
                "TargetApiUrl: private DNS of %s is off, so the API's own host name does not resolve: %s"
                    .formatted(
                        it.id(),
                        associated().contains(it.id())
                            ? "https://%s-%s.execute-api.%s.amazonaws.com/%s%s"
                                .formatted(
                                    place.apiId(),
                                    it.id(),
                                    place.region(),
                                    place.stage(),
                                    place.path())
                            : "the endpoint's DNS name in its place, and TargetApi"))
        .toList();
  }

  /** https://repost.aws/knowledge-center/api-gateway-vpc-connections */
  private String hidden() {
    return endpoints().stream()
        .filter(it -> it.isForApis() && it.privateDnsEnabled())
        .findFirst()
        .map(
            it ->
                "; in %s private DNS of %s is on, and hides the host names of APIs that are not private"
                    .formatted(it.vpcId(), it.id()))
        .orElse("");
  }

  private String around(List<Endpoint> doors) {
    var vpcs = doors.stream().map(Endpoint::vpcId).distinct().toList();
    var there =
        endpoints().stream()
            .filter(it -> vpcs.size() == 1 && vpcs.contains(it.vpcId()))
            .map(Endpoint::service)
            .distinct()
            .sorted()
            .toList();
    var missing =
        SERVICES.entrySet().stream()
            .filter(it -> !there.contains(it.getKey()))
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getValue,
                    LinkedHashMap::new,
                    Collectors.mapping(Map.Entry::getKey, Collectors.joining(", "))))
            .entrySet()
            .stream()
            .map(it -> "%s for %s".formatted(it.getValue(), it.getKey()))
            .collect(Collectors.joining("; "));
    return ("a NAT gateway, or VPC endpoints: %s; IAM (a diagnosis) has one in us-east-1 alone;"
            + " the function's log and metrics need none%s")
        .formatted(
            missing,
            there.isEmpty()
                ? ""
                : "; %s has %s".formatted(vpcs.getFirst(), String.join(", ", there)));
  }
}
