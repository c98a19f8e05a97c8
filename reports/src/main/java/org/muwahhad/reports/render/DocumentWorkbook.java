package org.muwahhad.reports.render;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.document.Block;
import org.muwahhad.reports.document.DocumentHead;
import org.muwahhad.reports.document.DocumentRow;
import org.muwahhad.reports.document.ReportDocument;
import org.muwahhad.reports.document.Section;
import org.muwahhad.reports.document.TableCell;
import org.muwahhad.reports.document.TableSeries;

/** A document as a workbook: real numbers and dates, right to left where the edition is. */
final class DocumentWorkbook {
  private static final int LONGEST_NAME = 31;
  private static final double CHARACTERS_OF_A_TABLE = 150;
  private static final double CHARACTERS_IN_SMALL_TYPE = 210;
  private static final double CHARACTERS_OF_A_PART = 36;
  private final ReportDocument document;
  private final EditionText text;
  private final ReportWorkbook workbook;
  private final String running;
  private final Map<String, Integer> names = new HashMap<>();

  DocumentWorkbook(ReportDocument document, EditionText text) {
    this.document = document;
    this.text = text;
    DocumentHead.DraftMark draft = document.head().draft();
    this.workbook =
        new ReportWorkbook(text, draft == null ? Bilingual.empty() : DraftNotice.of(draft, text));
    this.running = text.plain(document.head().kind()) + " – " + document.head().number();
  }

  void write(OutputStream out) throws IOException {
    summary();
    document.sections().stream()
        .flatMap(section -> TableSeries.of(section).stream())
        .forEach(this::table);
    workbook.write(document.head().at(), out);
  }

  /** What is no table stands on the first sheet. */
  private void summary() {
    WorkbookSheet sheet = sheet(text.both("summary"));
    sheet.head(document.head().kind(), 38).head(document.head().title(), 90);
    sheet.endHead();
    if (document.head().confidential()) {
      sheet.sumRow().label("named.readers");
    }
    sheet.row().text(text.both("number")).text(document.head().number());
    sheet.row().text(text.both("issued")).time(document.head().at());
    for (Section section : document.sections()) {
      boolean titled = false;
      for (Block block : section.blocks()) {
        if (block instanceof Block.Paragraph || block instanceof Block.Facts) {
          if (!titled) {
            sheet.sumRow().text(section.title());
            titled = true;
          }
          say(sheet, block);
        }
      }
    }
  }

  private void say(WorkbookSheet sheet, Block block) {
    if (block instanceof Block.Paragraph paragraph) {
      sheet.row().none().text(paragraph.text());
    } else if (block instanceof Block.Facts facts) {
      for (Block.NamedValue fact : facts.facts()) {
        sheet.row().text(fact.name());
        put(sheet, fact.value());
      }
    }
  }

  private void table(TableSeries series) {
    WorkbookSheet sheet = sheet(series.title());
    double characters = series.shape().small() ? CHARACTERS_IN_SMALL_TYPE : CHARACTERS_OF_A_TABLE;
    int whole = series.shape().columns().stream().mapToInt(c -> c.width()).sum();
    if (series.hasParts()) {
      sheet.head(text.both("part"), CHARACTERS_OF_A_PART);
    }
    for (int i = 0; i < series.heads().size(); i++) {
      double share = (double) series.shape().columns().get(i).width() / whole;
      sheet.head(series.heads().get(i), Math.max(10, share * characters));
    }
    sheet.endHead();
    for (TableSeries.HeadedTable part : series.tables()) {
      try (Stream<DocumentRow> all = part.table().rows().get()) {
        all.forEach(
            row -> {
              WorkbookSheet begun = row.strong() ? sheet.sumRow() : sheet.row();
              put(series.hasParts() ? begun.text(part.heading()) : begun, row);
            });
      }
    }
  }

  private static void put(WorkbookSheet sheet, DocumentRow row) {
    if (row.kind() == DocumentRow.RowKind.REMARK) {
      remark(sheet, row.cells().get(0));
    } else {
      row.cells().forEach(cell -> put(sheet, cell));
    }
  }

  private static void remark(WorkbookSheet sheet, TableCell cell) {
    if (cell instanceof TableCell.Words words) {
      sheet.remark(words.text());
    } else if (cell instanceof TableCell.Code code) {
      sheet.remark(Bilingual.same(code.code()));
    } else {
      put(sheet, cell);
    }
  }

  private static void put(WorkbookSheet sheet, TableCell cell) {
    if (cell instanceof TableCell.Words words) {
      sheet.text(words.text());
    } else if (cell instanceof TableCell.Code code) {
      sheet.text(code.code());
    } else if (cell instanceof TableCell.Amount amount) {
      sheet.money(amount.money());
    } else if (cell instanceof TableCell.PricedCell priced) {
      sheet.priced(priced.money());
    } else if (cell instanceof TableCell.UnitPriceCell each) {
      sheet.each(each.price(), each.named());
    } else if (cell instanceof TableCell.UnitPrice unit) {
      sheet.unitPrice(unit.price(), unit.lowest());
    } else if (cell instanceof TableCell.Quantity quantity) {
      sheet.number(quantity.number());
    } else if (cell instanceof TableCell.Rate rate) {
      sheet.number(rate.rate());
    } else if (cell instanceof TableCell.Score score) {
      sheet.score(Optional.of(score.score()));
    } else if (cell instanceof TableCell.Percent percent) {
      sheet.percent(percent.percent());
    } else if (cell instanceof TableCell.Day day) {
      sheet.day(day.day());
    } else if (cell instanceof TableCell.Time time) {
      sheet.time(time.at());
    } else if (cell instanceof TableCell.YesNo answer) {
      sheet.label(answer.yes() ? "yes" : "no");
    } else if (cell instanceof TableCell.Hijri hijri) {
      sheet.hijri(hijri.at());
    } else {
      sheet.none();
    }
  }

  /** Names of sheets are short, of few signs, and each is used once. */
  private WorkbookSheet sheet(Bilingual title) {
    String plain = text.edition().rightToLeft() && !title.ar().isBlank() ? title.ar() : title.en();
    String name = shortened(plain.replaceAll("[\\[\\]:*?/\\\\']", " ").strip(), LONGEST_NAME);
    int number = names.merge(name, 1, Integer::sum);
    String once = number == 1 ? name : shortened(name, LONGEST_NAME - 5) + " (" + number + ")";
    return workbook.named(once, running);
  }

  private static String shortened(String name, int length) {
    if (name.length() <= length) {
      return name;
    }
    int end = Character.isHighSurrogate(name.charAt(length - 1)) ? length - 1 : length;
    return name.substring(0, end).strip();
  }
}
