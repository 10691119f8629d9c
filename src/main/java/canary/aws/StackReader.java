package canary.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import canary.aws.ParallelReads.Pending;
import canary.evidence.Key;
import canary.evidence.MethodAddress;
import canary.evidence.Owners;
import canary.evidence.OwningStack;
import canary.evidence.OwningStack.Resource;
import canary.evidence.Queue;
import canary.evidence.RestApi;
import canary.evidence.Role;
import canary.finding.Finding;
import java.net.URLEncoder;
import java.util.List;
import java.util.function.Supplier;
import org.w3c.dom.Element;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Asks CloudFormation which stack a resource belongs to, and which other resources that has.
 *
 * <p>https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackResources.html
 */
record StackReader(SignedCall calls, ParallelReads reads) {
  private static final String WHAT = "CloudFormation stack";
  private static final String QUESTION =
      "Action=DescribeStackResources&Version=2010-05-15&PhysicalResourceId=%s";

  /** Starts with each thing that is read, and waits for all. */
  Supplier<Owners> owners(
      MethodAddress place,
      Pending<RestApi> api,
      Pending<Role> role,
      Pending<Queue> queue,
      Pending<Key> key) {
    var region = place.region();
    var ofApi =
        reads.after(api, WHAT, _ -> read(region, "AWS::ApiGateway::RestApi", place.apiId()));
    var ofRole = reads.after(role, WHAT, it -> read(region, "AWS::IAM::Role", it.name()));
    var ofQueue =
        reads.after(
            queue, WHAT, it -> read(it.arn().region(), "AWS::SQS::Queue", Queue.url(it.arn())));
    var ofKey =
        reads.after(key, WHAT, it -> read(it.arn().region(), "AWS::KMS::Key", it.arn().lastName()));
    return () -> new Owners(ofApi.finding(), ofRole.finding(), ofQueue.finding(), ofKey.finding());
  }

  /** Things of different types can have the same name. */
  private Finding<OwningStack> read(String region, String type, String physicalId) {
    return new SdkCall(WHAT, Permission.DESCRIBE_STACK_RESOURCES, "*")
        .reading(() -> readStack(region, type, physicalId));
  }

  private Finding<OwningStack> readStack(String region, String type, String physicalId) {
    try {
      var xml =
          Xml.of(
              calls.form(
                  "cloudformation",
                  region,
                  QUESTION.formatted(URLEncoder.encode(physicalId, UTF_8))));
      var listed = xml.element("StackResources");
      SdkCall.requireSent("StackResources", listed.isPresent());
      var resources = listed.stream().flatMap(it -> Xml.children(it, "member")).toList();
      return resources.stream()
          .filter(it -> Xml.text(it, "ResourceType").equals(type))
          .filter(it -> Xml.text(it, "PhysicalResourceId").equals(physicalId))
          .findFirst()
          .map(it -> Finding.known(stack(it, resources)))
          .orElseGet(Finding::absent);
    } catch (AwsServiceException refused) {
      // In no stack, or in one of another Region: "Stack for ID does not exist".
      if (refused.awsErrorDetails().errorCode().equals("ValidationError")) {
        return Finding.absent();
      }
      throw refused;
    }
  }

  private static OwningStack stack(Element thing, List<Element> resources) {
    return new OwningStack(
        Xml.text(thing, "StackName"),
        resource(thing),
        resources.stream().map(StackReader::resource).toList());
  }

  private static Resource resource(Element it) {
    return new Resource(
        Xml.text(it, "LogicalResourceId"),
        Xml.text(it, "ResourceType"),
        Xml.text(it, "PhysicalResourceId"));
  }
}
