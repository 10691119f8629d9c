package canary.aws;

import canary.evidence.Endpoint;
import canary.finding.Finding;
import canary.policy.Policy;
import java.util.List;
import org.w3c.dom.Element;

/**
 * Reads the VPC endpoints on a message's path and on the canary's. The permission covers no single
 * endpoint.
 *
 * <p>https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcEndpoints.html
 */
record EndpointReader(SignedCall calls, String region) {
  private static final String WHAT = "VPC endpoints";
  private static final String QUESTION =
      "Action=DescribeVpcEndpoints&Version=2016-11-15&Filter.1.Name=service-name";

  /** What a message passes, then what a function in a VPC reaches. */
  private static final List<String> SERVICES =
      List.of(
          "execute-api",
          "sqs",
          "apigateway",
          "cloudformation",
          "cloudtrail",
          "ec2",
          "kms",
          "monitoring",
          "secretsmanager",
          "sns",
          "ssm",
          "sts");

  Finding<List<Endpoint>> read() {
    return new SdkCall(WHAT, Permission.DESCRIBE_VPC_ENDPOINTS, "*")
        .reading(
            () -> {
              var xml = Xml.of(calls.form("ec2", region, question()));
              var set = xml.element("vpcEndpointSet");
              SdkCall.requireSent("vpcEndpointSet", set.isPresent());
              return xml.text("nextToken").isPresent()
                  ? Finding.unreadable(WHAT, "there are more than one response holds")
                  : Finding.known(
                      set.stream()
                          .flatMap(it -> Xml.children(it, "item"))
                          .map(EndpointReader::endpoint)
                          .toList());
            });
  }

  private String question() {
    var question = new StringBuilder(QUESTION);
    for (var service : SERVICES) {
      question.append(
          "&Filter.1.Value.%d=com.amazonaws.%s.%s"
              .formatted(SERVICES.indexOf(service) + 1, region, service));
    }
    return question.toString();
  }

  private static Endpoint endpoint(Element item) {
    var read =
        new Endpoint(
            SdkCall.required("vpcEndpointId", Xml.text(item, "vpcEndpointId")),
            SdkCall.required("serviceName", Xml.text(item, "serviceName")),
            Xml.text(item, "vpcId"),
            Xml.children(item, "groupSet")
                .flatMap(it -> Xml.children(it, "item"))
                .map(it -> Xml.text(it, "groupId"))
                .toList(),
            Xml.text(item, "state"),
            Xml.text(item, "privateDnsEnabled").equals("true"),
            Finding.absent());
    return read.isForApis() || read.isForQueues()
        ? read.withPolicy(policy(read.id(), Xml.text(item, "policyDocument")))
        : read;
  }

  private static Finding<Policy> policy(String id, String document) {
    return document.isBlank() ? Finding.absent() : Policy.parse("policy of " + id, document);
  }
}
