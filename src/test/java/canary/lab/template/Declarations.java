package canary.lab.template;

import canary.lab.service.Declared;
import java.util.List;
import java.util.Map;

/** What the services behind the API need to know of a stack. */
public final class Declarations {
  private Declarations() {}

  public static List<Declared> of(Resolved stack) {
    return stack.resources().entrySet().stream()
        .filter(entry -> hasArn(entry.getValue()) || isAttachedToOthers(entry.getValue()))
        .map(entry -> declared(stack, entry))
        .toList();
  }

  private static Declared declared(Resolved stack, Map.Entry<String, Resource> entry) {
    String logicalId = entry.getKey();
    Resource resource = entry.getValue();
    return new Declared(
        logicalId,
        resource.type(),
        stack.reference(logicalId),
        hasArn(resource) ? stack.attribute(logicalId, "Arn") : "",
        resource.properties());
  }

  private static boolean hasArn(Resource resource) {
    return List.of("AWS::IAM::Role", "AWS::SQS::Queue", "AWS::KMS::Key").contains(resource.type());
  }

  private static boolean isAttachedToOthers(Resource resource) {
    return List.of(
            "AWS::IAM::Policy",
            "AWS::IAM::ManagedPolicy",
            "AWS::SQS::QueuePolicy",
            "AWS::KMS::Alias")
        .contains(resource.type());
  }
}
