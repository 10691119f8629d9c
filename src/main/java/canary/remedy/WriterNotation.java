package canary.remedy;

import canary.evidence.OwningStack;
import canary.evidence.OwningStack.Writer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a property of a stack is written by whoever deploys it with a framework, which makes the
 * template.
 *
 * @param type of CloudFormation that has the property
 * @param property of CloudFormation; empty where the resource itself is meant
 */
record WriterNotation(OwningStack stack, String type, String property) {
  /** The role that the plugin makes for all of its queues. */
  private static final String ROLE_OF_PROXIES = "ApigatewayToSqsRole";

  /**
   * Empty where the template itself is what people write.
   *
   * <p>https://docs.aws.amazon.com/cdk/v2/guide/cfn-layer.html
   *
   * <p>https://docs.amplify.aws/cli/restapi/override, https://docs.amplify.aws/cli/usage/customcf,
   * https://docs.amplify.aws/react-native/build-a-backend/add-aws-services/overriding-resources
   */
  Optional<String> of(Writer writer) {
    return switch (writer) {
      case SAM, UNKNOWN -> Optional.empty();
      case CDK -> Optional.of("in the CDK app: " + construct());
      case AMPLIFY_CDK -> Optional.of("in amplify/backend.ts: " + construct());
      case AMPLIFY ->
          Optional.of(
              "in the override.ts that amplify override makes, or in the template under"
                  + " amplify/backend/custom");
      case SERVERLESS -> Optional.of("in serverless.yml: " + serverless());
    };
  }

  /** Constructs of the lowest layer have the names of CloudFormation. */
  private String construct() {
    var name = "Cfn" + type.substring(type.lastIndexOf(':') + 1);
    return "%s%s, or the construct that makes it"
        .formatted(
            property.isEmpty()
                ? "the "
                : Arrays.stream(property.split("[.]"))
                    .map(it -> it.substring(0, 1).toLowerCase(Locale.ROOT) + it.substring(1))
                    .collect(Collectors.joining(".", "", " of the ")),
            name);
  }

  /**
   * The framework itself connects no method with SQS: a plugin does, or a resource of one's own.
   *
   * <p>https://www.serverless.com/plugins/serverless-apigateway-service-proxy,
   * https://www.serverless.com/framework/docs/providers/aws/guide/resources
   */
  private String serverless() {
    if (isOfProxies()) {
      return "the sqs entry of custom.apiGatewayServiceProxies";
    }
    var of = property.isEmpty() ? "" : ".Properties." + property;
    return logicalId()
        .map(it -> "resources.Resources.%s%s".formatted(it, of))
        .orElse("its %s under resources.Resources".formatted(type));
  }

  private Optional<String> logicalId() {
    return type.equals(stack.thing().type())
        ? Optional.of(stack.thing().logicalId())
        : stack.only(type).map(OwningStack.Resource::logicalId);
  }

  private boolean isOfProxies() {
    return type.equals("AWS::ApiGateway::Method")
        ? stack.resources().stream()
            .filter(it -> it.type().equals(type))
            .anyMatch(it -> it.logicalId().startsWith("ApiGatewayMethod"))
        : stack.thing().logicalId().equals(ROLE_OF_PROXIES);
  }
}
