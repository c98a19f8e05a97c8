package org.muwahhad.catalog.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the elements of a UBL document, each on a line of its own. */
final class UblElements implements Closeable {
  private static final Pattern NOT_IN_XML =
      Pattern.compile("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  private final XMLStreamWriter xml;
  private final OutputStream to;

  UblElements(OutputStream to) throws IOException {
    this.to = to;
    try {
      this.xml =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(to, StandardCharsets.UTF_8.name());
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  /** A part of writing, which may fail as XML does. */
  private interface XmlWriting {
    void write() throws XMLStreamException;
  }

  /** Begins the document. */
  void root(String name, String namespace) throws IOException {
    part(
        () -> {
          xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
          xml.writeCharacters("\n");
          xml.writeStartElement("", name, namespace);
          xml.writeDefaultNamespace(namespace);
          xml.writeNamespace("cac", Ubl.CAC);
          xml.writeNamespace("cbc", Ubl.CBC);
        });
  }

  /** Begins an aggregate. */
  void open(String name) throws IOException {
    part(
        () -> {
          xml.writeCharacters("\n");
          xml.writeStartElement("cac", name, Ubl.CAC);
        });
  }

  /** Ends what was begun last. */
  void end() throws IOException {
    part(
        () -> {
          xml.writeCharacters("\n");
          xml.writeEndElement();
        });
  }

  /**
   * A basic element.
   *
   * @param attributes name and value in turn
   */
  void text(String name, String value, String... attributes) throws IOException {
    part(
        () -> {
          xml.writeCharacters("\n");
          xml.writeStartElement("cbc", name, Ubl.CBC);
          for (int i = 0; i + 1 < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], clean(attributes[i + 1]));
          }
          write(clean(value));
          xml.writeEndElement();
        });
  }

  @Override
  public void close() throws IOException {
    part(
        () -> {
          xml.writeEndDocument();
          xml.close();
        });
    to.close();
  }

  /** A carriage return is read as a line feed unless it is written as a reference. */
  private void write(String value) throws XMLStreamException {
    int from = 0;
    for (int at = value.indexOf('\r'); at >= 0; at = value.indexOf('\r', from)) {
      xml.writeCharacters(value.substring(from, at));
      xml.writeEntityRef("#xD");
      from = at + 1;
    }
    xml.writeCharacters(value.substring(from));
  }

  private static String clean(String value) {
    return NOT_IN_XML.matcher(value).replaceAll("");
  }

  private static void part(XmlWriting part) throws IOException {
    try {
      part.write();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }
}
