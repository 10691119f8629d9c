package canary.lab.account;

import canary.evidence.Owners;
import canary.evidence.OwningStack;
import canary.evidence.OwningStack.Resource;
import canary.finding.Finding;
import canary.lab.Laboratory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What CloudFormation's DescribeStackResources gives of the lab's stack, for each part of the path
 * that the integration and the queue name.
 */
record StackReads(Reads reads, Laboratory lab, Deployer deployer) {
  /** The types that stand in a report; of others the lab knows no physical id. */
  private static final Map<String, String> TYPES =
      Map.of(
          "AWS::Serverless::Api", "AWS::ApiGateway::RestApi",
          "AWS::IAM::Role", "AWS::IAM::Role",
          "AWS::IAM::Policy", "AWS::IAM::Policy",
          "AWS::IAM::ManagedPolicy", "AWS::IAM::ManagedPolicy",
          "AWS::SQS::Queue", "AWS::SQS::Queue",
          "AWS::SQS::QueuePolicy", "AWS::SQS::QueuePolicy",
          "AWS::KMS::Key", "AWS::KMS::Key");

  Owners owners() {
    return new Owners(of("Api"), of("ExecutionRole"), of("Queue"), of("Key"));
  }

  private Finding<OwningStack> of(String logicalId) {
    return reads.of(
        "CloudFormation stack",
        () ->
            stack(logicalId).flatMap(deployer::of).map(Finding::known).orElseGet(Finding::absent));
  }

  private Optional<OwningStack> stack(String logicalId) {
    var resources = resources();
    return resources.stream()
        .filter(it -> it.logicalId().equals(logicalId))
        .findFirst()
        .map(it -> new OwningStack(lab.stack().stack().name(), it, resources));
  }

  /** With what SAM makes of an API. */
  private List<Resource> resources() {
    return lab.stack().resources().entrySet().stream()
        .filter(it -> TYPES.containsKey(it.getValue().type()))
        .flatMap(
            it -> {
              var id = it.getKey();
              var type = TYPES.get(it.getValue().type());
              var resource = new Resource(id, type, lab.stack().reference(id));
              return it.getValue().type().equals("AWS::Serverless::Api")
                  ? Stream.of(
                      resource,
                      new Resource(
                          id + "Deployment926eeb5ff1", "AWS::ApiGateway::Deployment", "deployment"),
                      new Resource(id + "prodStage", "AWS::ApiGateway::Stage", "prod"))
                  : Stream.of(resource);
            })
        .toList();
  }
}
