package canary.aws;

import canary.evidence.Endpoint;
import canary.evidence.Finding;
import canary.evidence.Policy;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Reads the VPC endpoints for SQS and for private APIs. The right to it is given on no single
 * endpoint.
 *
 * <p>https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcEndpoints.html
 */
record EndpointReader(SignedCall calls, String region) {
  private static final String WHAT = "VPC endpoints";

  Finding<List<Endpoint>> read() {
    return Reading.of(
        WHAT,
        Permission.DESCRIBE_VPC_ENDPOINTS,
        "*",
        () -> {
          var answer =
              calls.post(
                  "ec2",
                  region,
                  Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
                  question());
          var document = document(answer.body());
          if (answer.refused()) {
            throw Reading.refusal(
                answer.status(), text(document, "Code").orElse(""), text(document, "Message"));
          }
          var set = elements(document.getElementsByTagName("vpcEndpointSet")).findFirst();
          Reading.requireSent("vpcEndpointSet", set.isPresent());
          return text(document, "nextToken").isPresent()
              ? Finding.unreadable(WHAT, "there are more than one answer holds")
              : Finding.known(
                  set.stream()
                      .flatMap(it -> children(it, "item"))
                      .map(EndpointReader::endpoint)
                      .toList());
        });
  }

  private String question() {
    var question =
        new StringBuilder(
            "Action=DescribeVpcEndpoints&Version=2016-11-15&Filter.1.Name=service-name");
    var services = List.of("execute-api", "sqs");
    for (var index = 0; index < services.size(); index++) {
      question
          .append("&Filter.1.Value.%d=".formatted(index + 1))
          .append(
              URLEncoder.encode(
                  "com.amazonaws.%s.%s".formatted(region, services.get(index)),
                  StandardCharsets.UTF_8));
    }
    return question.toString();
  }

  private static Endpoint endpoint(Element item) {
    return new Endpoint(
        Reading.required("vpcEndpointId", own(item, "vpcEndpointId")),
        Reading.required("serviceName", own(item, "serviceName")),
        own(item, "state"),
        own(item, "privateDnsEnabled").equals("true"),
        Optional.of(own(item, "policyDocument"))
            .filter(it -> !it.isBlank())
            .map(it -> Policy.parse("policy of " + own(item, "vpcEndpointId"), it))
            .orElseGet(Finding::absent));
  }

  private static Document document(String xml) {
    try {
      var factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      // Else the parser writes its complaints into the function's log.
      builder.setErrorHandler(null);
      return builder.parse(new InputSource(new StringReader(xml)));
    } catch (SAXException | IOException | ParserConfigurationException broken) {
      throw SdkClientException.create("the answer is no XML: " + broken.getMessage());
    }
  }

  private static String own(Element parent, String name) {
    return children(parent, name).findFirst().map(Element::getTextContent).orElse("").strip();
  }

  private static Stream<Element> children(Element parent, String name) {
    return elements(parent.getChildNodes()).filter(it -> it.getTagName().equals(name));
  }

  private static Optional<String> text(Document document, String name) {
    return elements(document.getElementsByTagName(name))
        .map(Element::getTextContent)
        .filter(it -> !it.isBlank())
        .findFirst();
  }

  private static Stream<Element> elements(NodeList nodes) {
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast);
  }
}
