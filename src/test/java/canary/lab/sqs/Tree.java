package canary.lab.sqs;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import tools.jackson.jr.ob.JSON;

/** An answer's members in their order, to be written as JSON or as XML. */
final class Tree {
  private final Map<String, Object> members = new LinkedHashMap<>();

  Tree and(String name, String text) {
    members.put(name, text);
    return this;
  }

  Tree and(String name, Tree child) {
    members.put(name, child.members);
    return this;
  }

  Tree andIfPresent(String name, Optional<String> text) {
    text.ifPresent(it -> members.put(name, it));
    return this;
  }

  Tree andOrNull(String name, Optional<String> text) {
    members.put(name, text.orElse(null));
    return this;
  }

  String json() {
    return JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES).asString(members);
  }

  String xml(String root, String namespace) {
    try {
      StringWriter text = new StringWriter();
      XMLStreamWriter writer = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      writer.writeStartDocument();
      writer.writeStartElement(root);
      writer.writeDefaultNamespace(namespace);
      write(writer, members);
      writer.writeEndDocument();
      writer.close();
      return text.toString();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void write(XMLStreamWriter writer, Map<?, ?> children) throws XMLStreamException {
    for (Map.Entry<?, ?> child : children.entrySet()) {
      writer.writeStartElement(child.getKey().toString());
      switch (child.getValue()) {
        case Map<?, ?> nested -> write(writer, nested);
        case Object text -> writer.writeCharacters(text.toString());
      }
      writer.writeEndElement();
    }
  }
}
