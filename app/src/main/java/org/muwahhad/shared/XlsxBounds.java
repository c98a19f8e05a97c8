package org.muwahhad.shared;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Whether the numbers in a workbook stay within what it holds. A reader fills its list of shared
 * strings up to the number that a cell names, and a row up to the column that a cell names: one
 * small cell with a large number would take all memory. A cell of a million digits would keep a
 * processor busy for seconds before anybody saw its value ({@link NumberText}).
 *
 * <p>Any part of the package may be the one that is read as a sheet, so all are looked through,
 * with the parser that the reader has: where one stops, the other does, too.
 */
final class XlsxBounds {
  /** More shared strings than the longest table has cells that differ. */
  private static final long MOST_STRINGS = 2_000_000;

  /** The last column of a workbook is XFD. */
  private static final int COLUMN_LETTERS = 3;

  private static final int LONGEST_INDEX = 20;

  /** Cells of these types hold texts; those of all others a number, a day or a truth value. */
  private static final Set<String> TEXTS = Set.of("str", "inlineStr");

  private final XMLInputFactory parsers = new InputFactoryImpl();
  private long strings;
  private long highest = -1;
  private boolean beyond;
  private boolean indexWanted;
  private boolean figureWanted;
  private @Nullable StringBuilder value;

  private XlsxBounds() {
    parsers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    parsers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
  }

  /** Whether all are kept. The size of what is unpacked must have been checked before. */
  static boolean areKept(ZipFile zip) throws IOException {
    XlsxBounds bounds = new XlsxBounds();
    for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
      try (InputStream content = zip.getInputStream(entry)) {
        bounds.look(content);
      }
    }
    return !bounds.beyond && bounds.strings <= MOST_STRINGS && bounds.highest < bounds.strings;
  }

  private void look(InputStream content) {
    indexWanted = false;
    figureWanted = false;
    value = null;
    try {
      XMLStreamReader part = parsers.createXMLStreamReader(content);
      while (part.hasNext()) {
        see(part, part.next());
      }
    } catch (XMLStreamException | RuntimeException e) {
      // Pictures are no XML, and the reader gets no further in a broken part than this.
      value = null;
    }
  }

  private void see(XMLStreamReader part, int event) {
    StringBuilder typed = value;
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> begin(part);
      case XMLStreamConstants.END_ELEMENT -> end(part.getLocalName());
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
        if (typed != null && typed.length() <= NumberText.LONGEST) {
          typed.append(part.getText());
        }
      }
      default -> {}
    }
  }

  private void begin(XMLStreamReader part) {
    switch (part.getLocalName()) {
      case "si" -> strings++;
      case "c" -> {
        String type = part.getAttributeValue(null, "t");
        indexWanted |= "s".equals(type);
        figureWanted |= type == null || !TEXTS.contains(type);
        String at = part.getAttributeValue(null, "r");
        beyond |= at != null && at.chars().filter(Character::isLetter).count() > COLUMN_LETTERS;
      }
      case "v" -> {
        // A value within a value is no workbook's, and readers differ on what it says.
        beyond |= value != null;
        value = indexWanted || figureWanted ? new StringBuilder() : null;
      }
      default -> {}
    }
  }

  private void end(String name) {
    StringBuilder typed = value;
    if (name.equals("c")) {
      indexWanted = false;
      figureWanted = false;
    } else if (name.equals("v") && typed != null) {
      beyond |= typed.length() > NumberText.LONGEST;
      if (indexWanted) {
        highest = Math.max(highest, number(typed.toString()));
      }
      value = null;
    }
  }

  // What is no number the reader refuses itself.
  private static long number(String typed) {
    try {
      return typed.length() > LONGEST_INDEX ? Long.MAX_VALUE : Long.parseLong(typed);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
