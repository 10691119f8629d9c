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
  SERVERLESS(Map.of("STAGE", "prod")),
  AMPLIFY(Map.of("user:Stack", "prod", "user:Application", "orders")),
  /** The tags of https://registry.terraform.io/providers/hashicorp/aws/latest/docs#default_tags. */
  TERRAFORM(Map.of("ManagedBy", "Terraform")),
  NOBODY(Map.of());

  private static final List<Resource> METHODS =
      List.of(
          new Resource("PostMessages", "AWS::ApiGateway::Method", "api-resource-POST"),
          new Resource("Deployment1", "AWS::ApiGateway::Deployment", "deployment"));

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
      case CLOUD_FORMATION, AMPLIFY -> Optional.of(with(sam, METHODS));
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

  private static OwningStack with(OwningStack sam, List<Resource> more, Resource... others) {
    var own = sam.resources().stream().filter(it -> !it.type().matches(".*(Deployment|Stage)"));
    return new OwningStack(
        sam.name(),
        sam.thing(),
        Stream.of(own, more.stream(), Stream.of(others)).flatMap(it -> it).toList());
  }
}
