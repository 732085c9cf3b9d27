package io.pointsman.endpoint.wire;

import io.pointsman.endpoint.AwsError;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An element that was read: its name without namespace, its text, its children. */
final class XmlNode {
    private static final XMLInputFactory FACTORY = factory();

    private final String name;
    private final StringBuilder text = new StringBuilder();
    private final List<XmlNode> children = new ArrayList<>();

    private XmlNode(String name) {
        this.name = name;
    }

    /** A document type is refused, so that no entity is ever resolved. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** The document's element; an empty body is an element without children. */
    static XmlNode read(byte[] document) {
        if (document.length == 0) {
            return new XmlNode("");
        }
        try {
            return read(FACTORY.createXMLStreamReader(new ByteArrayInputStream(document)));
        } catch (XMLStreamException e) {
            throw malformed();
        }
    }

    private static XmlNode read(XMLStreamReader reader) throws XMLStreamException {
        XmlNode document = new XmlNode("");
        Deque<XmlNode> open = new ArrayDeque<>(List.of(document));
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT ->
                    open.push(open.element().add(reader.getLocalName()));
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS -> open.element().text.append(reader.getText());
                case XMLStreamConstants.DTD -> throw malformed();
                default -> {}
            }
        }
        return document.children.getFirst();
    }

    private XmlNode add(String child) {
        XmlNode node = new XmlNode(child);
        children.add(node);
        return node;
    }

    private static AwsError malformed() {
        return new AwsError(
                400,
                "MalformedXML",
                "The XML you provided was not well-formed or did not validate against our published schema");
    }

    String name() {
        return name;
    }

    String text() {
        return text.toString();
    }

    List<XmlNode> children() {
        return children;
    }

    List<XmlNode> children(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).toList();
    }

    Optional<String> textOf(String childName) {
        return children(childName).stream().findFirst().map(XmlNode::text);
    }
}
