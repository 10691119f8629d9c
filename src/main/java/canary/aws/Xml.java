package canary.aws;

import java.io.IOException;
import java.io.StringReader;
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

/** Answers of the query protocol, for calls without a client of the SDK. */
record Xml(Document document) {

  /**
   * Throws an SdkClientException where it is no XML, and an AwsServiceException where it refuses.
   */
  static Xml of(SignedCall.HttpResponse answer) {
    var xml = new Xml(parsed(answer.body()));
    if (answer.refused()) {
      throw SdkCall.refusal(answer.status(), xml.text("Code").orElse(""), xml.text("Message"));
    }
    return xml;
  }

  private static Document parsed(String text) {
    try {
      var factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      // Else the parser writes its complaints into the function's log.
      builder.setErrorHandler(null);
      return builder.parse(new InputSource(new StringReader(text)));
    } catch (SAXException | IOException | ParserConfigurationException broken) {
      throw SdkClientException.create("the response is not XML: " + broken.getMessage());
    }
  }

  /** The first element of this name anywhere. */
  Optional<Element> element(String name) {
    return elements(document.getElementsByTagName(name)).findFirst();
  }

  /** The text of the first element of this name that has one. */
  Optional<String> text(String name) {
    return elements(document.getElementsByTagName(name))
        .map(it -> it.getTextContent().strip())
        .filter(it -> !it.isEmpty())
        .findFirst();
  }

  /** Every element with a child of this name. */
  Stream<Element> members(String child) {
    return elements(document.getElementsByTagName(child))
        .map(Element::getParentNode)
        .filter(Element.class::isInstance)
        .map(Element.class::cast);
  }

  /** The text of an element's own child, or none. */
  static String text(Element parent, String name) {
    return children(parent, name).findFirst().map(Element::getTextContent).orElse("").strip();
  }

  static Stream<Element> children(Element parent, String name) {
    return elements(parent.getChildNodes()).filter(it -> it.getTagName().equals(name));
  }

  private static Stream<Element> elements(NodeList nodes) {
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast);
  }
}
