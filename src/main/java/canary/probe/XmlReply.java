package canary.probe;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/**
 * Replies of SQS in XML, among them the bare element by which it says that it found no operation.
 */
final class XmlReply {
  private static final int MOST_ELEMENTS = 200;

  private XmlReply() {}

  static Optional<ParsedReply> read(Reply reply, String body) {
    try {
      return said(reply, Elements.of(body));
    } catch (XMLStreamException e) {
      return Optional.empty();
    }
  }

  private static Optional<ParsedReply> said(Reply reply, Elements elements) {
    var texts = elements.texts;
    var isBatch = texts.containsKey("SenderFault") && texts.containsKey("MessageId");
    if (texts.containsKey("Code") && !isBatch) {
      return Optional.of(
          new ParsedReply.Refused(
              Refusal.of(
                  Layer.QUEUE,
                  QueueErrors.queryName(texts.get("Code")),
                  texts.getOrDefault("Message", ""),
                  texts.getOrDefault("RequestId", reply.header("x-amzn-RequestId")))));
    }
    if (texts.containsKey("MessageId")) {
      return Optional.of(
          new ParsedReply.Accepted(
              texts.get("MessageId"), texts.getOrDefault("MD5OfMessageBody", "")));
    }
    return elements.root.endsWith("Exception")
        ? Optional.of(
            ReplyReader.refused(
                reply, Layer.QUEUE, elements.root, texts.getOrDefault("Message", "")))
        : Optional.empty();
  }

  /** The root's name, and the text of each element by its name; the first of a name counts. */
  private record Elements(String root, Map<String, String> texts) {

    static Elements of(String body) throws XMLStreamException {
      var factory = XMLInputFactory.newDefaultFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      factory.setProperty(XMLInputFactory.IS_COALESCING, true);
      var reader = factory.createXMLStreamReader(new StringReader(body));
      try {
        reader.nextTag();
        var root = reader.getLocalName();
        var texts = new HashMap<String, String>();
        var name = root;
        for (var elements = 0; reader.hasNext() && elements < MOST_ELEMENTS; ) {
          switch (reader.next()) {
            case XMLStreamConstants.START_ELEMENT -> {
              name = reader.getLocalName();
              elements++;
            }
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
              if (!reader.getText().isBlank()) {
                texts.putIfAbsent(name, reader.getText().strip());
              }
            }
            default -> {}
          }
        }
        return new Elements(root, texts);
      } finally {
        reader.close();
      }
    }
  }
}
