package org.muwahhad.catalog.exchange;

import com.helger.ubl23.UBL23Marshaller;
import com.helger.xml.schema.XMLSchemaCache;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.validation.ValidatorHandler;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.TableFile;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads a UBL 2.3 Catalogue in one pass, line by line, and holds it against the schema on the way.
 * The file is not trusted: no document type, nothing from elsewhere, no depth without end.
 *
 * <p>Refused as invalid input with {@code catalog.ubl-broken} and {@code catalog.ubl-not-valid} at
 * {@code lines[<line of the file>].<path of the element>}, and at {@code file} with {@code
 * catalog.ubl-not-a-catalogue} and {@code shared.table-too-many-rows}.
 */
final class UblReading extends DefaultHandler {
  private static final int DEEPEST = 32;
  private static final int MOST_FAULTS = 50;
  private static final int LONGEST_DETAIL = 300;
  private static final String LINE = "CatalogueLine";

  private final int mostLines;
  private final Map<String, String> known;
  private final Consumer<UblLine> take;
  private final ValidatorHandler schema;
  private final UblDefaults defaults = new UblDefaults();
  private final Deque<Element> open = new ArrayDeque<>();
  private final List<Refusal.Fault> faults = new ArrayList<>();
  private @Nullable Locator locator;
  private @Nullable UblLine line;
  private int lines;

  /**
   * An element that was begun.
   *
   * @param path below the line it belongs to, or below the catalogue
   */
  private record Element(
      String path,
      UblPlace place,
      Map<String, String> attributes,
      Map<String, Integer> children,
      StringBuilder text) {}

  private UblReading(int mostLines, Map<String, String> known, Consumer<UblLine> take) {
    this.mostLines = mostLines;
    this.known = known;
    this.take = take;
    this.schema =
        XMLSchemaCache.getInstance()
            .getSchema(UBL23Marshaller.getAllCatalogueXSDs())
            .newValidatorHandler();
    schema.setErrorHandler(this);
  }

  /** Whether a file is meant to be XML. */
  static boolean isXml(byte[] bytes) {
    int at = bytes.length > 2 && bytes[0] == (byte) 0xEF ? 3 : 0;
    while (at < bytes.length && bytes[at] >= 0 && bytes[at] <= ' ') {
      at++;
    }
    return at < bytes.length && bytes[at] == '<';
  }

  /**
   * @param known the stable name of each accepted name of an attribute, normalised
   * @param take is given the lines one by one
   */
  static void read(byte[] bytes, int mostLines, Map<String, String> known, Consumer<UblLine> take) {
    UblReading reading = new UblReading(mostLines, known, take);
    try {
      XMLReader reader = reader();
      reader.setContentHandler(reading);
      reader.setErrorHandler(reading);
      reader.parse(new InputSource(new ByteArrayInputStream(bytes)));
    } catch (SAXParseException | IOException e) {
      // Not well-formed, or bytes that are not any of the encoding which the document names.
      reading.fault("catalog.ubl-broken");
    } catch (SAXException | ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
    reading.throwIfAny();
  }

  private static XMLReader reader() throws ParserConfigurationException, SAXException {
    SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    factory.setXIncludeAware(false);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
    factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
    return factory.newSAXParser().getXMLReader();
  }

  @Override
  public void setDocumentLocator(Locator given) {
    locator = given;
    schema.setDocumentLocator(given);
  }

  @Override
  public void startDocument() throws SAXException {
    schema.startDocument();
  }

  @Override
  public void endDocument() throws SAXException {
    schema.endDocument();
  }

  @Override
  public void startPrefixMapping(String prefix, String uri) throws SAXException {
    schema.startPrefixMapping(prefix, uri);
  }

  @Override
  public void endPrefixMapping(String prefix) throws SAXException {
    schema.endPrefixMapping(prefix);
  }

  @Override
  public void startElement(String uri, String name, String qualified, Attributes attributes)
      throws SAXException {
    if (open.isEmpty() && !(uri.equals(Ubl.CATALOGUE) && name.equals("Catalogue"))) {
      throw new Refusal.InvalidInput(TableFile.FIELD, "catalog.ubl-not-a-catalogue", name);
    }
    begin(uri, name, attributes);
    if (open.size() > DEEPEST) {
      fault("catalog.ubl-too-deep");
      throwIfAny();
    }
    schema.startElement(uri, name, qualified, attributes);
  }

  @Override
  public void characters(char[] text, int start, int length) throws SAXException {
    StringBuilder into = open.element().text();
    int room = TableFile.LONGEST_CELL + 1 - into.length();
    into.append(text, start, Math.min(length, Math.max(0, room)));
    schema.characters(text, start, length);
  }

  @Override
  public void ignorableWhitespace(char[] text, int start, int length) throws SAXException {
    schema.ignorableWhitespace(text, start, length);
  }

  @Override
  public void endElement(String uri, String name, String qualified) throws SAXException {
    schema.endElement(uri, name, qualified);
    Element element = open.pop();
    if (isLine(uri, name)) {
      if (line != null && faults.isEmpty()) {
        take.accept(line);
      }
      line = null;
    } else if (uri.equals(Ubl.CBC)) {
      takeBasic(element);
    } else if (line != null) {
      line.end(element.path());
    }
  }

  @Override
  public void error(SAXParseException e) {
    String message = e.getMessage() == null ? "" : e.getMessage();
    fault(
        "catalog.ubl-not-valid", message.substring(0, Math.min(message.length(), LONGEST_DETAIL)));
    if (faults.size() >= MOST_FAULTS) {
      throwIfAny();
    }
  }

  @Override
  public void fatalError(SAXParseException e) throws SAXException {
    throw e;
  }

  private void begin(String uri, String name, Attributes attributes) {
    Map<String, String> attributeValues = new HashMap<>();
    for (int i = 0; i < attributes.getLength(); i++) {
      attributeValues.put(attributes.getLocalName(i), attributes.getValue(i));
    }
    Element above = open.peek();
    UblPlace place = new UblPlace(reportedPath(above, uri, name), at());
    boolean first = above == null || open.size() == 1 || isLine(above);
    String path = first || above == null ? name : above.path() + "/" + name;
    open.push(new Element(path, place, attributeValues, new HashMap<>(), new StringBuilder()));
    if (isLine(uri, name)) {
      if (lines == mostLines) {
        throw new Refusal.InvalidInput(TableFile.FIELD, "shared.table-too-many-rows", mostLines);
      }
      lines++;
      line = new UblLine(lines, place, known, defaults);
    }
  }

  /** The path as it is told: below the catalogue, numbered where there are several. */
  private static String reportedPath(@Nullable Element above, String uri, String name) {
    if (above == null) {
      return name;
    }
    int number = above.children().merge(name, 1, Integer::sum);
    String prefix = Map.of(Ubl.CAC, "cac:", Ubl.CBC, "cbc:").getOrDefault(uri, "");
    String own = prefix + name + (number > 1 || name.equals(LINE) ? "[" + number + "]" : "");
    return above.path().equals("Catalogue") ? own : above.place().path() + "/" + own;
  }

  private void takeBasic(Element element) {
    String text = element.text().toString();
    if (line == null) {
      defaults.take(element.path(), text.strip());
    } else {
      line.take(element.path(), new UblLine.UblText(text, element.attributes(), element.place()));
    }
  }

  private boolean isLine(String uri, String name) {
    return name.equals(LINE) && uri.equals(Ubl.CAC) && open.size() <= 2;
  }

  private static boolean isLine(Element element) {
    return element.path().equals(LINE);
  }

  private void fault(String code, Object... arguments) {
    Element inner = open.peek();
    String path = inner == null ? "" : "." + inner.place().path();
    faults.add(new Refusal.Fault("lines[" + at() + "]" + path, code, List.of(arguments)));
  }

  private void throwIfAny() {
    if (!faults.isEmpty()) {
      throw new Refusal.InvalidInput(faults);
    }
  }

  private int at() {
    return locator == null ? 1 : Math.max(1, locator.getLineNumber());
  }
}
