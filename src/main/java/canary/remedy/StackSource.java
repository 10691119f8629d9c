package canary.remedy;

import canary.evidence.MethodAddress;
import canary.evidence.OwningStack;
import canary.evidence.OwningStack.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A property in a CloudFormation stack.
 *
 * @param writer of the stack's template
 */
record StackSource(SourceProperty property, OwningStack stack, Writer writer, MethodAddress place) {
  private static final String API = "AWS::ApiGateway::RestApi";
  private static final String METHOD = "AWS::ApiGateway::Method";
  private static final String DEPLOYMENT = "AWS::ApiGateway::Deployment";

  /** SAM makes these of its AWS::Serverless::Api, and takes their properties there. */
  private static final List<String> OF_SAM = List.of(API, "AWS::ApiGateway::Stage");

  /** As many as DescribeStackResources gives: of a larger stack some are not seen. */
  private static final int MOST_RESOURCES = 100;

  /** That a deployment is due is no fault of a source that makes one of each change. */
  Optional<Source> source() {
    return property.isDeployment() && writer != Writer.UNKNOWN
        ? Optional.empty()
        : Optional.of(
            new Source(
                "%s %s is resource %s of CloudFormation stack %s"
                        .formatted(property.part().words(), thing(), logicalId(), stack.name())
                    + (writer == Writer.UNKNOWN ? "" : " (probably %s)".formatted(writer.words())),
                false,
                change(),
                "a deployment of stack %s that changes this resource".formatted(stack.name()),
                deployment()));
  }

  /** The name alone of what is a URL or an ARN. */
  private String thing() {
    var id = stack.thing().physicalId();
    return id.substring(id.lastIndexOf('/') + 1);
  }

  private String logicalId() {
    return stack.thing().logicalId();
  }

  private String change() {
    if (property.isDeployment()) {
      return "the logical id of %s, which is made once".formatted(deploymentResource());
    }
    var inTemplate =
        isWrittenInOpenApi()
            ? "%s in %s of %s, or in the OpenAPI file that it names"
                .formatted(
                    inDefinition(), writer == Writer.SAM ? "DefinitionBody" : "Body", resource(API))
            : (property.property().isEmpty() ? "" : property.property() + " of ")
                + resource(property.type())
                + orElsewhere();
    return inTemplate + notation().of(writer).map(it -> "; " + it).orElse("");
  }

  private WriterNotation notation() {
    return isWrittenInOpenApi()
        ? new WriterNotation(stack, API, "Body")
        : new WriterNotation(stack, property.type(), property.property());
  }

  /** A stack whose API has methods of its own does not import them. */
  private boolean isWrittenInOpenApi() {
    return !property.openApi().isEmpty()
        && !stack.has(METHOD)
        && stack.resources().size() < MOST_RESOURCES;
  }

  private String inDefinition() {
    return property.type().equals(METHOD)
        ? "paths.%s.%s.%s"
            .formatted(
                place.path(), place.httpMethod().toLowerCase(Locale.ROOT), property.openApi())
            .replaceFirst("\\.$", "")
        : property.openApi();
  }

  private String resource(String type) {
    if (writer == Writer.SAM && OF_SAM.contains(type)) {
      return "AWS::Serverless::Api " + logicalId();
    }
    if (type.equals(METHOD)) {
      return "the %s of %s %s".formatted(type, place.httpMethod(), place.path());
    }
    return type.equals(stack.thing().type())
        ? type + " " + logicalId()
        : stack
            .only(type)
            .map(it -> type + " " + it.logicalId())
            .orElseGet(() -> "the %s of %s".formatted(type, logicalId()));
  }

  private String orElsewhere() {
    if (property.operation().equals("role-policy") && stack.has("AWS::IAM::Policy")) {
      return ", or PolicyDocument of the AWS::IAM::Policy that names the role";
    }
    return property.type().equals(METHOD) && !stack.has(METHOD)
        ? ", or %s in its OpenAPI definition".formatted(inDefinition())
        : "";
  }

  /**
   * CloudFormation makes a deployment once; all others make a new one of what they change.
   *
   * <p>https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-deployment.html
   */
  private String deployment() {
    return writer == Writer.UNKNOWN && property.isDeployed()
        ? "Give %s a new logical id, too: it is made once, and else stage %s keeps what it serves."
            .formatted(deploymentResource(), place.stage())
        : "";
  }

  private String deploymentResource() {
    return stack
        .only(DEPLOYMENT)
        .map(it -> DEPLOYMENT + " " + it.logicalId())
        .orElse("the " + DEPLOYMENT);
  }
}
