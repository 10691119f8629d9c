package canary.aws;

import canary.evidence.Endpoint;
import canary.finding.Finding;
import canary.policy.Policy;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * Reads the VPC endpoints for SQS and for private APIs. The permission covers no single endpoint.
 *
 * <p>https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcEndpoints.html
 */
record EndpointReader(SignedCall calls, String region) {
  private static final String WHAT = "VPC endpoints";
  private static final String QUESTION =
      "Action=DescribeVpcEndpoints&Version=2016-11-15&Filter.1.Name=service-name"
          + "&Filter.1.Value.1=com.amazonaws.%1$s.execute-api"
          + "&Filter.1.Value.2=com.amazonaws.%1$s.sqs";

  Finding<List<Endpoint>> read() {
    return new SdkCall(WHAT, Permission.DESCRIBE_VPC_ENDPOINTS, "*")
        .reading(
            () -> {
              var xml = Xml.of(calls.form("ec2", region, QUESTION.formatted(region)));
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

  private static Endpoint endpoint(Element item) {
    return new Endpoint(
        SdkCall.required("vpcEndpointId", Xml.text(item, "vpcEndpointId")),
        SdkCall.required("serviceName", Xml.text(item, "serviceName")),
        Xml.text(item, "state"),
        Xml.text(item, "privateDnsEnabled").equals("true"),
        Optional.of(Xml.text(item, "policyDocument"))
            .filter(it -> !it.isBlank())
            .map(it -> Policy.parse("policy of " + Xml.text(item, "vpcEndpointId"), it))
            .orElseGet(Finding::absent));
  }
}
