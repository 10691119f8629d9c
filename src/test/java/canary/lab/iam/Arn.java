package canary.lab.iam;

import canary.lab.service.NotInLab;

/** The parts of an Amazon Resource Name. */
public record Arn(
    String partition, String service, String region, String account, String resource) {
  public static Arn of(String text) {
    String[] parts = text.split(":", 6);
    if (parts.length < 6 || !parts[0].equals("arn")) {
      throw new NotInLab("the ARN \"" + text + "\"");
    }
    return new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]);
  }

  String text() {
    return String.join(":", "arn", partition, service, region, account, resource);
  }

  /** What stands after the last slash of the resource: a role's name without its path. */
  String name() {
    return resource.substring(resource.lastIndexOf('/') + 1);
  }
}
