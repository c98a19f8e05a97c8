package org.muwahhad.shared;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads the rows of a CSV file (RFC 4180) in UTF-8. */
final class CsvRows {
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private CsvRows() {}

  static void read(byte[] bytes, String fileName, TableFile.BoundedRows into) {
    String text = decoded(bytes, fileName);
    CSVFormat format =
        CSVFormat.RFC4180.builder().setDelimiter(delimiter(text)).setIgnoreEmptyLines(false).get();
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      long line = 1;
      for (CSVRecord row : parser) {
        into.add(Math.toIntExact(line), List.of(row.values()));
        // A quoted cell may hold line breaks: the next row starts after all of them.
        line = parser.getCurrentLineNumber() + 1;
      }
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      // The parser reports a quote that never closes or has text after it by any of the three.
      throw new Refusal.InvalidInput(TableFile.FIELD, "shared.table-unreadable", fileName);
    }
  }

  private static String decoded(byte[] bytes, String fileName) {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      if (text.indexOf('\0') >= 0) {
        throw new Refusal.InvalidInput(TableFile.FIELD, "shared.table-unreadable", fileName);
      }
      return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new Refusal.InvalidInput(TableFile.FIELD, "shared.table-not-utf8", fileName);
    }
  }

  /** The one of comma, semicolon and tab that parts the header; in doubt the comma. */
  private static char delimiter(String text) {
    int[] counts = new int[3];
    boolean quoted = false;
    boolean begun = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '\n' || c == '\r') && begun) {
        break;
      } else if (!quoted) {
        int kind = ",;\t".indexOf(c);
        if (kind >= 0) {
          counts[kind]++;
        }
      }
      begun |= !Character.isWhitespace(c);
    }
    if (counts[1] > counts[0] && counts[1] >= counts[2]) {
      return ';';
    }
    return counts[2] > counts[0] ? '\t' : ',';
  }
}
