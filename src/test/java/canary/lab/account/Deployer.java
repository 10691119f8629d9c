package canary.lab.account;

import canary.evidence.OwningStack;
import canary.evidence.OwningStack.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the lab's stack is deployed with: what AWS's answers show of it. */
public enum Deployer {
  /** As the project's own template is. */
  SAM(Map.of()),
  /** A template with a resource for each method, and one deployment. */
  CLOUD_FORMATION(Map.of()),
  CDK(Map.of("team", "orders")),
  /** Without the CDK's resource for its own statistics. */
  CDK_UNCOUNTED(Map.of()),
  SERVERLESS(Map.of("STAGE", "prod")),
  /**
   * With the plugin that connects methods with SQS, and a bucket of one's own:
   * https://github.com/serverless-operations/serverless-apigateway-service-proxy
   */
  SERVERLESS_PROXY(Map.of("STAGE", "prod")),
  AMPLIFY_GEN_2(Map.of("amplify:deployment-type", "branch")),
  AMPLIFY(Map.of("user:Stack", "prod", "user:Application", "orders")),
  /** The tags of https://registry.terraform.io/providers/hashicorp/aws/latest/docs#default_tags. */
  TERRAFORM(Map.of("ManagedBy", "Terraform")),
  NOBODY(Map.of());

  private static final List<Resource> METHODS =
      List.of(
          new Resource("PostMessages", "AWS::ApiGateway::Method", "api-resource-POST"),
          new Resource("Deployment1", "AWS::ApiGateway::Deployment", "deployment"));

  private static final List<Resource> PROXIES =
      List.of(
          new Resource("ApiGatewayMethodMessagesPost", "AWS::ApiGateway::Method", "api-resource"),
          new Resource(
              "ApiGatewayDeployment1764337200000", "AWS::ApiGateway::Deployment", "deployment"));

  private final Map<String, String> tags;

  Deployer(Map<String, String> tags) {
    this.tags = tags;
  }

  /** Those that API and role bear. */
  public Map<String, String> tags() {
    return tags;
  }

  /** What CloudFormation says of a thing that the lab has from SAM. */
  public Optional<OwningStack> of(OwningStack sam) {
    return switch (this) {
      case SAM -> Optional.of(sam);
      case CLOUD_FORMATION, AMPLIFY, AMPLIFY_GEN_2 -> Optional.of(with(sam, METHODS));
      case CDK_UNCOUNTED -> Optional.of(with(digested(sam), METHODS));
      case SERVERLESS_PROXY -> Optional.of(with(sam, PROXIES));
      case CDK ->
          Optional.of(
              with(sam, METHODS, new Resource("CDKMetadata", "AWS::CDK::Metadata", "metadata")));
      case SERVERLESS ->
          Optional.of(
              with(
                  sam,
                  METHODS,
                  new Resource("ServerlessDeploymentBucket", "AWS::S3::Bucket", "bucket")));
      case TERRAFORM, NOBODY -> Optional.empty();
    };
  }

  /**
   * As the CDK names what is in a construct:
   * https://docs.aws.amazon.com/cdk/v2/guide/identifiers.html
   */
  private static OwningStack digested(OwningStack sam) {
    return new OwningStack(
        sam.name(),
        digested(sam.thing()),
        sam.resources().stream().map(Deployer::digested).toList());
  }

  private static Resource digested(Resource it) {
    return new Resource(it.logicalId() + "C8550315", it.type(), it.physicalId());
  }

  private static OwningStack with(OwningStack sam, List<Resource> more, Resource... others) {
    var own = sam.resources().stream().filter(it -> !it.type().matches(".*(Deployment|Stage)"));
    return new OwningStack(
        sam.name(),
        sam.thing(),
        Stream.of(own, more.stream(), Stream.of(others)).flatMap(it -> it).toList());
  }
}
