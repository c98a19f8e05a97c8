package org.muwahhad.seeds.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.muwahhad.seeds.SeedFile;

/**
 * Build step: takes the categories we need out of the Common Procurement Vocabulary that the
 * Publications Office of the European Union ships in its eForms SDK, and writes them as a small
 * table. Kept are the divisions of information technology, and whatever else has an Arabic label.
 */
public final class CpvExtraction {

  private static final String SOURCE = "/eforms-sdk/codelists/cpv.gc";

  /** Office machinery; communication; software; information technology services. */
  private static final Set<String> DIVISIONS = Set.of("30", "32", "48", "72");

  private CpvExtraction() {}

  /**
   * Writes the table.
   *
   * @param arguments the file to write
   */
  public static void main(String[] arguments) throws IOException, XMLStreamException {
    Path target = Path.of(arguments[0]);
    Files.createDirectories(target.toAbsolutePath().getParent());
    Map<String, Map<String, String>> rows = new TreeMap<>();
    try (InputStream source = CpvExtraction.class.getResourceAsStream(SOURCE)) {
      if (source == null) {
        throw new IOException("The eForms SDK is not on the class path: " + SOURCE);
      }
      collect(source, rows);
    }
    write(target, rows);
  }

  private static void collect(InputStream source, Map<String, Map<String, String>> rows)
      throws XMLStreamException {
    Set<String> labelled =
        new HashSet<>(
            SeedFile.commaSeparated("reference/categories_ar.csv", row -> row.text("code")));
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XMLStreamReader xml = factory.createXMLStreamReader(source);
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("Row")) {
        Map<String, String> row = readRow(xml);
        String code = row.getOrDefault("code", "");
        if (labelled.contains(code) || isWanted(code)) {
          rows.put(code, row);
        }
      }
    }
  }

  private static boolean isWanted(String code) {
    return code.length() == 8 && DIVISIONS.contains(code.substring(0, 2));
  }

  private static Map<String, String> readRow(XMLStreamReader xml) throws XMLStreamException {
    Map<String, String> row = new HashMap<>();
    String column = "";
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("Row")) {
        return row;
      }
      if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("Value")) {
        column = xml.getAttributeValue(null, "ColumnRef");
      } else if (event == XMLStreamConstants.START_ELEMENT
          && xml.getLocalName().equals("SimpleValue")) {
        row.put(column, xml.getElementText().strip());
      }
    }
  }

  /**
   * Writes the table where it is not there yet or another, so that nothing is built anew for it.
   */
  private static void write(Path target, Map<String, Map<String, String>> rows) throws IOException {
    StringWriter text = new StringWriter();
    try (CSVPrinter table = new CSVPrinter(text, CSVFormat.DEFAULT)) {
      table.printRecord("code", "parent", "name_en");
      for (Map.Entry<String, Map<String, String>> row : rows.entrySet()) {
        String parent = row.getValue().getOrDefault("parentCode", "");
        table.printRecord(row.getKey(), parent, required(row.getValue(), "eng_label"));
      }
    }
    if (!Files.exists(target) || !Files.readString(target).equals(text.toString())) {
      Files.writeString(target, text.toString());
    }
  }

  private static String required(Map<String, String> row, String column) throws IOException {
    String value = row.get(column);
    if (value == null) {
      throw new IOException("A category has no " + column + ": " + row);
    }
    return value;
  }
}
