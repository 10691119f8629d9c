package canary.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The CloudFormation stack that a thing of the path belongs to. The stack is asked for: SQS and IAM
 * bear none of CloudFormation's tags.
 * https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/652,
 * https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1159
 *
 * @param resources the thing itself and what else the stack has, of a large stack a part
 */
public record OwningStack(String name, Resource thing, List<Resource> resources) {
  private static final Pattern SAM_DEPLOYMENT = Pattern.compile("Deployment[0-9a-f]{10}");
  private static final Pattern SERVERLESS_DEPLOYMENT =
      Pattern.compile("ApiGatewayDeployment\\d{10,15}");

  private static final Pattern DIGEST = Pattern.compile("[0-9A-F]{8}");

  public OwningStack {
    resources = List.copyOf(resources);
  }

  /**
   * A resource of the stack.
   *
   * @param physicalId what Ref gives
   */
  public record Resource(String logicalId, String type, String physicalId) {}

  /** What writes the templates of such stacks; a template of one's own can look the same. */
  public enum Writer {
    SAM("AWS SAM"),
    CDK("AWS CDK"),
    SERVERLESS("Serverless Framework"),
    AMPLIFY("AWS Amplify"),
    /** Amplify Gen 2, which is written as an app of the CDK. */
    AMPLIFY_CDK("AWS Amplify"),
    UNKNOWN("");

    private final String words;

    Writer(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  public boolean has(String type) {
    return resources.stream().anyMatch(it -> it.type().equals(type));
  }

  /** The only resource of this type; empty where there are several, or none. */
  public Optional<Resource> only(String type) {
    var found = resources.stream().filter(it -> it.type().equals(type)).toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /**
   * By what each adds to every stack that it makes, and to what is in it; a guess, since a template
   * of one's own can have the same.
   *
   * <p>https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-api.html
   *
   * <p>https://docs.aws.amazon.com/cdk/v2/guide/usage-data.html,
   * https://docs.aws.amazon.com/cdk/v2/guide/identifiers.html
   *
   * <p>https://docs.amplify.aws/cli/usage/tags,
   * https://docs.amplify.aws/vue/build-a-backend/add-aws-services/tagging-resources
   *
   * <p>https://app.unpkg.com/serverless@3.19.0/files/lib/plugins/aws/lib/naming.js,
   * https://app.unpkg.com/serverless@3.19.0/files/lib/plugins/aws/lib/get-shared-stack-action-params.js
   *
   * @param tags of what is in it
   */
  public Writer writer(Map<String, String> tags) {
    if (tags.containsKey("amplify:deployment-type")) {
      return Writer.AMPLIFY_CDK;
    }
    if (tags.keySet().containsAll(Set.of("user:Application", "user:Stack"))) {
      return Writer.AMPLIFY;
    }
    if (has("AWS::CDK::Metadata")) {
      return Writer.CDK;
    }
    if (has(it -> it.equals("ServerlessDeploymentBucket"))
        || has(it -> SERVERLESS_DEPLOYMENT.matcher(it).matches())) {
      return Writer.SERVERLESS;
    }
    if (has(this::isOfSam)) {
      return Writer.SAM;
    }
    if (isOfCdk(thing.logicalId())) {
      return Writer.CDK;
    }
    return tags.containsKey("STAGE") ? Writer.SERVERLESS : Writer.UNKNOWN;
  }

  /** A construct's path is followed by a digest of it. */
  private static boolean isOfCdk(String logicalId) {
    var path = logicalId.length() - 8;
    return path > 0 && DIGEST.matcher(logicalId.substring(path)).matches();
  }

  private boolean has(Predicate<String> logicalId) {
    return resources.stream().map(Resource::logicalId).anyMatch(logicalId);
  }

  /** An API of SAM bears its name in that of its deployment. */
  private boolean isOfSam(String logicalId) {
    return resources.stream()
        .filter(it -> it.type().equals("AWS::ApiGateway::RestApi"))
        .map(Resource::logicalId)
        .filter(logicalId::startsWith)
        .anyMatch(it -> SAM_DEPLOYMENT.matcher(logicalId.substring(it.length())).matches());
  }
}
