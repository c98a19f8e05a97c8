package org.muwahhad.reports.render;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.document.DocumentRow;
import org.muwahhad.reports.document.ReportDocument;
import org.muwahhad.reports.document.Section;
import org.muwahhad.reports.document.TableCell;
import org.muwahhad.reports.document.TableSeries;

/**
 * The tables of a document as CSV (RFC 4180, UTF-8), every cell quoted: numbers without grouping,
 * instants in UTC (ISO 8601), amounts with their currency beside them.
 */
final class DocumentCsv {
  /**
   * Where some spreadsheet program begins a formula; the service's own files keep the same rule.
   */
  private static final Pattern FORMULA =
      Pattern.compile(
          "^(?=[ \\u00a0\"']*[=+\\-@＝＋－＠\\t\\r\\n])"
              + "|(?<=[;,\\t\\r\\n])(?=[ \\u00a0\"']*[=+\\-@＝＋－＠])");

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.ALL).get();
  private final EditionText text;

  private DocumentCsv(EditionText text) {
    this.text = text;
  }

  /** One file for each table or series of tables, numbered in the order of printing. */
  static List<Attachment> of(ReportDocument document, EditionText text) {
    DocumentCsv csv = new DocumentCsv(text);
    List<Attachment> files = new ArrayList<>();
    for (Section section : document.sections()) {
      for (TableSeries series : TableSeries.of(section)) {
        files.add(
            new Attachment(
                "table-%02d-%s.csv".formatted(files.size() + 1, series.shape().name()),
                "text/csv",
                text.plain(section.title()),
                csv.write(series).getBytes(StandardCharsets.UTF_8)));
      }
    }
    return files;
  }

  private String write(TableSeries series) {
    StringWriter out = new StringWriter();
    try (CSVPrinter printer = new CSVPrinter(out, FORMAT)) {
      List<String> heads = new ArrayList<>();
      if (series.hasParts()) {
        heads.add(words(text.both("part")));
      }
      series.heads().forEach(head -> heads.add(words(head)));
      printer.printRecord(heads);
      for (TableSeries.HeadedTable part : series.tables()) {
        List<String> first = series.hasParts() ? List.of(words(part.heading())) : List.of();
        try (Stream<DocumentRow> all = part.table().rows().get()) {
          for (DocumentRow row : (Iterable<DocumentRow>) all::iterator) {
            printer.printRecord(
                Stream.concat(first.stream(), row.cells().stream().map(this::value)).toList());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /** Text that a spreadsheet would run as a formula goes out behind an apostrophe. */
  static String harmless(String text) {
    return FORMULA.matcher(text).replaceAll("'");
  }

  private String words(Bilingual words) {
    return harmless(text.plain(words));
  }

  private String value(TableCell cell) {
    if (cell instanceof TableCell.Words said) {
      return words(said.text());
    }
    if (cell instanceof TableCell.Code code) {
      return harmless(code.code());
    }
    if (cell instanceof TableCell.Amount amount) {
      return amount.money().amount().toPlainString();
    }
    if (cell instanceof TableCell.PricedCell priced) {
      return priced.money().amount().toPlainString() + " " + priced.money().currency();
    }
    if (cell instanceof TableCell.UnitPriceCell each) {
      String price = each.price().amount().toPlainString();
      return each.named() ? price + " " + each.price().currency() : price;
    }
    if (cell instanceof TableCell.UnitPrice unit) {
      return unit.price().toPlainString();
    }
    if (cell instanceof TableCell.Quantity quantity) {
      return quantity.number().toPlainString();
    }
    if (cell instanceof TableCell.Rate rate) {
      return rate.rate().toPlainString();
    }
    if (cell instanceof TableCell.Score score) {
      return score.score().toPlainString();
    }
    if (cell instanceof TableCell.Percent percent) {
      return percent.percent().toPlainString();
    }
    if (cell instanceof TableCell.Day day) {
      return day.day().toString();
    }
    if (cell instanceof TableCell.Time time) {
      return time.at().toString();
    }
    if (cell instanceof TableCell.YesNo answer) {
      return String.valueOf(answer.yes());
    }
    return "";
  }
}
