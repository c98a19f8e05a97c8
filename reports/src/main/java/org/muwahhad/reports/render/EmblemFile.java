package org.muwahhad.reports.render;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * What an SVG file may hold to be taken as an emblem: shapes, groups, clips and their styles. No
 * text, whose typeface another machine may lack; no picture, gradient, filter or mask, which would
 * be drawn in pixels; no script, movement or reference to anything outside of the file. Elements of
 * other vocabularies, such as the notes of a drawing program, are not read.
 */
final class EmblemFile {
  private static final String SVG = "http://www.w3.org/2000/svg";
  private static final String XLINK = "http://www.w3.org/1999/xlink";
  private static final int MOST_BYTES = 512 * 1024;

  private static final int MOST_USES = 500;

  private static final Set<String> TAKEN =
      Set.of(
          "svg",
          "g",
          "defs",
          "symbol",
          "use",
          "path",
          "rect",
          "circle",
          "ellipse",
          "line",
          "polyline",
          "polygon",
          "clipPath",
          "style",
          "title",
          "desc",
          "metadata");

  private static final Pattern OUTSIDE =
      Pattern.compile("url\\(\\s*+[\"']?+(?!#)", Pattern.CASE_INSENSITIVE);

  /** What fetches in a style, and signs written so that they are not recognised. */
  private static final Pattern FETCHED = Pattern.compile("[@\\\\]");

  private final List<Element> uses = new ArrayList<>();
  private final Map<String, Element> named = new HashMap<>();

  /**
   * What the picture shows.
   *
   * @param language such as {@code ar}; empty when the file does not say
   */
  record Title(String words, String language) {}

  private EmblemFile() {}

  static Branding.UnusableException refused(String what) {
    return new Branding.UnusableException(Branding.BrandingFault.NO_PLAIN_SHAPES, what);
  }

  /** Reads a file that may be taken; nothing is fetched for it. */
  static Document read(byte[] file) throws Branding.UnusableException {
    if (file.length > MOST_BYTES) {
      throw new Branding.UnusableException(
          Branding.BrandingFault.TOO_LARGE, (file.length + 1023) / 1024 + " KiB");
    }
    Document document;
    try {
      document = builder().parse(new ByteArrayInputStream(file));
    } catch (SAXException | IOException e) {
      throw new Branding.UnusableException(
          Branding.BrandingFault.NO_PICTURE, String.valueOf(e.getMessage()));
    }
    Element root = document.getDocumentElement();
    if (!SVG.equals(root.getNamespaceURI()) || !"svg".equals(root.getLocalName())) {
      throw new Branding.UnusableException(Branding.BrandingFault.NO_PICTURE, root.getNodeName());
    }
    for (Node kid = document.getFirstChild(); kid != null; kid = kid.getNextSibling()) {
      if (kid.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE) {
        throw refused(kid.getNodeName());
      }
    }
    EmblemFile checked = new EmblemFile();
    checked.check(root);
    checked.checkUses();
    return document;
  }

  private static DocumentBuilder builder() {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    try {
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      DocumentBuilder builder = factory.newDocumentBuilder();
      // Faults are thrown; they need not be printed, too.
      builder.setErrorHandler(new DefaultHandler());
      return builder;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("Every Java platform reads XML safely", e);
    }
  }

  private void check(Element element) throws Branding.UnusableException {
    if (!SVG.equals(element.getNamespaceURI())) {
      return;
    }
    String name = element.getLocalName();
    if (!TAKEN.contains(name)) {
      throw refused(name);
    }
    if (name.equals("metadata")) {
      return;
    }
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      check((Attr) attributes.item(i));
    }
    if (name.equals("style") && isFetching(element.getTextContent())) {
      throw refused("style: " + element.getTextContent().strip());
    }
    if (name.equals("use")) {
      uses.add(element);
    }
    named.putIfAbsent(element.getAttribute("id"), element);
    for (Node kid = element.getFirstChild(); kid != null; kid = kid.getNextSibling()) {
      if (kid instanceof Element part) {
        check(part);
      }
    }
  }

  /** What uses others that use others again may be a drawing without end. */
  private void checkUses() throws Branding.UnusableException {
    if (uses.size() > MOST_USES) {
      throw refused("use × " + uses.size());
    }
    for (Element use : uses) {
      String plain = use.getAttribute("href");
      String reference = plain.isEmpty() ? use.getAttributeNS(XLINK, "href") : plain;
      Element used = reference.isEmpty() ? null : named.get(reference.substring(1));
      if (used == null || used.getLocalName().equals("use") || hasUses(used)) {
        throw refused("use " + reference);
      }
      // As SVG 1.1 has it, which is what the library knows.
      use.setAttributeNS(XLINK, "xlink:href", reference);
    }
  }

  private static boolean hasUses(Element element) {
    return element.getElementsByTagNameNS(SVG, "use").getLength() > 0;
  }

  private static void check(Attr attribute) throws Branding.UnusableException {
    String name = attribute.getNodeName();
    String value = attribute.getValue();
    boolean namespace = XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI());
    boolean reference = name.equals("href") || name.endsWith(":href");
    if (name.equals("xml:base") || reference && !value.startsWith("#")) {
      throw refused(name + "=" + value);
    }
    boolean fetching =
        name.equals("style") ? isFetching(value) : !namespace && OUTSIDE.matcher(value).find();
    if (name.startsWith("on") || fetching) {
      throw refused(name);
    }
  }

  private static boolean isFetching(String style) {
    return OUTSIDE.matcher(style).find() || FETCHED.matcher(style).find();
  }

  /** What the picture says it shows. */
  static List<Title> titles(Document document) {
    List<Title> titles = new ArrayList<>();
    Element root = document.getDocumentElement();
    for (Node kid = root.getFirstChild(); kid != null; kid = kid.getNextSibling()) {
      if (kid instanceof Element title && "title".equals(title.getLocalName())) {
        String words = title.getTextContent().strip().replaceAll("\\s+", " ");
        if (!words.isEmpty()) {
          titles.add(new Title(words, language(title)));
        }
      }
    }
    return titles;
  }

  private static String language(Element title) {
    String plain = title.getAttribute("lang");
    String said = plain.isEmpty() ? title.getAttribute("xml:lang") : plain;
    return said.toLowerCase(Locale.ROOT).replaceAll("[-_].*", "");
  }
}
