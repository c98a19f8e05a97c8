package org.muwahhad.tender.notice;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes the elements of a notice as they come, so that a tender of thousands of lots is never held
 * whole. Names have their prefix.
 */
final class EformsElements implements AutoCloseable {
  static final String ENGLISH = "ENG";
  private static final String UBL = "urn:oasis:names:specification:ubl:schema:xsd:";
  private static final String EFORMS = "http://data.europa.eu/p27/eforms-ubl-extension";

  /** By prefix, sorted: the same notice is the same to the byte. */
  private static final SortedMap<String, String> NAMESPACES =
      new TreeMap<>(
          Map.of(
              "cac", UBL + "CommonAggregateComponents-2",
              "cbc", UBL + "CommonBasicComponents-2",
              "ext", UBL + "CommonExtensionComponents-2",
              "efac", EFORMS + "-aggregate-components/1",
              "efbc", EFORMS + "-basic-components/1",
              "efext", EFORMS + "s/1"));

  private static final Pattern NOT_IN_XML =
      Pattern.compile("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");
  private final XMLStreamWriter xml;

  /** What is written within an element. */
  interface ElementContent {
    void write() throws IOException;
  }

  private interface XmlWriting {
    void write() throws XMLStreamException;
  }

  /**
   * Begins a document.
   *
   * @param root name of its type in UBL, such as ContractNotice
   */
  EformsElements(OutputStream to, String root) throws IOException {
    try {
      this.xml =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(to, StandardCharsets.UTF_8.name());
      xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      xml.writeCharacters("\n");
      String namespace = UBL + root + "-2";
      xml.writeStartElement("", root, namespace);
      xml.writeDefaultNamespace(namespace);
      for (Map.Entry<String, String> prefix : NAMESPACES.entrySet()) {
        xml.writeNamespace(prefix.getKey(), prefix.getValue());
      }
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  /** An element that holds others. */
  void within(String name, ElementContent content) throws IOException {
    start(name);
    content.write();
    end();
  }

  /** Elements within each other, of which the innermost holds the content. */
  void within(String outer, String inner, ElementContent content) throws IOException {
    within(outer, () -> within(inner, content));
  }

  /** The extension of eForms, as everywhere in the format. */
  void extension(ElementContent content) throws IOException {
    within(
        "ext:UBLExtensions",
        "ext:UBLExtension",
        () -> within("ext:ExtensionContent", "efext:EformsExtension", content));
  }

  /**
   * An element with a value.
   *
   * @param attributes name and value in turn
   */
  void value(String name, String value, String... attributes) throws IOException {
    start(name);
    part(
        () -> {
          for (int i = 0; i + 1 < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], attributes[i + 1]);
          }
          xml.writeCharacters(NOT_IN_XML.matcher(value).replaceAll(""));
          xml.writeEndElement();
        });
  }

  /** The same, left out where there is no value. */
  void optional(String name, @Nullable String value, String... attributes) throws IOException {
    if (value != null && !value.isBlank()) {
      value(name, value, attributes);
    }
  }

  /** A code of a list. */
  void code(String name, String list, String code) throws IOException {
    value(name, code, "listName", list);
  }

  /** An identifier of a scheme. */
  void id(String scheme, String id) throws IOException {
    value("cbc:ID", id, "schemeName", scheme);
  }

  /** A text in English. */
  void english(String name, String text) throws IOException {
    value(name, text, "languageID", ENGLISH);
  }

  /** A reference to an organisation of the notice by an element that holds a party. */
  void party(String id) throws IOException {
    within("cac:PartyIdentification", () -> id("organization", id));
  }

  private void start(String name) throws IOException {
    int colon = name.indexOf(':');
    String prefix = name.substring(0, colon);
    part(
        () -> {
          xml.writeCharacters("\n");
          xml.writeStartElement(
              prefix,
              name.substring(colon + 1),
              Objects.requireNonNull(NAMESPACES.get(prefix), prefix));
        });
  }

  private void end() throws IOException {
    part(xml::writeEndElement);
  }

  @Override
  public void close() throws IOException {
    part(
        () -> {
          xml.writeEndDocument();
          xml.flush();
          xml.close();
        });
  }

  private static void part(XmlWriting writing) throws IOException {
    try {
      writing.write();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }
}
