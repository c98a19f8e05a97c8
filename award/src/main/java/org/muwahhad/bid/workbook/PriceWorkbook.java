package org.muwahhad.bid.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.offer.OfferRules;
import org.muwahhad.bid.offer.Origins;
import org.muwahhad.bid.room.BidRoomView;
import org.muwahhad.shared.CellText;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.SheetToFill;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Option;
import org.muwahhad.web.Texts;

/**
 * Writes the price schedule of a bid as a workbook: one sheet of all lot items, locked but for
 * price, origin and make, with totals as formulas; a sheet of totals by lot, one that explains, and
 * a hidden list of countries.
 */
final class PriceWorkbook {
  private static final String COUNTRIES = "muwahhad_countries";
  private static final int EXACT_DIGITS = 15;
  private static final int STEPS = 5;

  private final Texts t;
  private final BidRoomView room;
  private final PriceSource source;
  private final int decimals;
  private final int last;

  private PriceWorkbook(Texts t, BidRoomView room, PriceSource source) {
    this.t = t;
    this.room = room;
    this.source = source;
    this.decimals = Money.decimals(source.currency());
    this.last = room.items().size();
  }

  /**
   * The workbook as XLSX (ISO/IEC 29500), in the language of the texts, with the draft's prices.
   */
  static byte[] write(Texts t, BidRoomView room, PriceSource source) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(bytes, "Muwahhad", "1.0")) {
      PriceWorkbook file = new PriceWorkbook(t, room, source);
      Worksheet prices = book.newWorksheet(t.get("bid.workbook.sheet-prices"));
      Worksheet totals = book.newWorksheet(t.get("bid.workbook.sheet-totals"));
      Worksheet guide = book.newWorksheet(t.get("bid.workbook.sheet-guide"));
      file.writeCountries(book.newWorksheet("lists"));
      file.writePrices(prices);
      file.writeTotals(totals);
      file.writeGuide(guide);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void writePrices(Worksheet sheet) {
    writeHead(sheet);
    for (PriceColumn column : PriceColumn.values()) {
      style(sheet, column);
      sheet.width(column.ordinal(), column.width());
      if (column.use() == PriceColumn.Use.HIDDEN) {
        sheet.hideColumn(column.ordinal());
      }
    }
    Map<Long, Integer> lotNumbers =
        room.lots().stream()
            .collect(
                Collectors.toMap(TenderQueries.TenderLot::id, TenderQueries.TenderLot::number));
    Offer draft = room.draft();
    Map<Long, Offer.Price> priced =
        draft == null
            ? Map.of()
            : draft.prices().stream()
                .collect(Collectors.toMap(Offer.Price::lotItemId, Function.identity()));
    for (int i = 0; i < last; i++) {
      TenderQueries.LotItem item = room.items().get(i);
      writeRow(sheet, i + 1, item, lotNumbers.getOrDefault(item.lotId(), 0), priced.get(item.id()));
    }
    validate(sheet);
    fill(sheet).finish(PriceColumn.QUANTITY.ordinal(), room.tender().number());
  }

  private void writeHead(Worksheet sheet) {
    fill(sheet).head(Arrays.stream(PriceColumn.values()).map(c -> c.title(t.language())).toList());
    sheet.comment(
        0,
        PriceColumn.UNIT_PRICE.ordinal(),
        t.get("bid.workbook.explain.unitPrice", source.currency(), decimals));
  }

  private SheetToFill fill(Worksheet sheet) {
    return new SheetToFill(sheet, t.language().isArabic());
  }

  private void style(Worksheet sheet, PriceColumn column) {
    var style =
        cells(sheet, column)
            .style()
            .format(
                switch (column) {
                  case QUANTITY -> "#,##0.###";
                  case UNIT_PRICE, TOTAL, STATED_TOTAL -> money();
                  case LOT -> "0";
                  default -> "@";
                })
            .verticalAlignment("top");
    if (column.use() == PriceColumn.Use.INPUT) {
      style = SheetToFill.input(style);
    }
    if (column == PriceColumn.ITEM || column == PriceColumn.OFFERED) {
      style = style.wrapText(true);
    }
    style.set();
  }

  private Range cells(Worksheet sheet, PriceColumn column) {
    return sheet.range(1, column.ordinal(), Math.max(1, last), column.ordinal());
  }

  private String money() {
    return "#,##0." + "0".repeat(decimals);
  }

  private void writeRow(
      Worksheet sheet, int row, TenderQueries.LotItem item, int lot, Offer.@Nullable Price price) {
    sheet.value(row, PriceColumn.KEY.ordinal(), Long.toString(item.id()));
    sheet.value(row, PriceColumn.SOURCE.ordinal(), source.text());
    sheet.value(row, PriceColumn.LOT.ordinal(), lot);
    sheet.value(row, PriceColumn.ITEM_CODE.ordinal(), CellText.inWorkbook(item.itemCode()));
    sheet.value(row, PriceColumn.ITEM.ordinal(), CellText.inWorkbook(t.of(item.name())));
    sheet.value(row, PriceColumn.QUANTITY.ordinal(), item.quantity());
    sheet.value(row, PriceColumn.UNIT.ordinal(), CellText.inWorkbook(t.of(item.unit())));
    if (price != null) {
      writePrice(sheet, row, price);
    }
    if (room.typed() != null) {
      writeUnread(sheet, row, item, price);
    }
    String unitPrice = PriceColumn.UNIT_PRICE.letter() + (row + 1);
    sheet.formula(
        row,
        PriceColumn.TOTAL.ordinal(),
        "IF(ISNUMBER(%1$s),ROUND(%1$s*%2$s%3$d,%4$d),\"\")"
            .formatted(unitPrice, PriceColumn.QUANTITY.letter(), row + 1, decimals));
  }

  private void writePrice(Worksheet sheet, int row, Offer.Price price) {
    writeAmount(sheet, row, PriceColumn.UNIT_PRICE, price.unitPrice());
    BigDecimal stated = price.statedTotal();
    if (stated != null) {
      writeAmount(sheet, row, PriceColumn.STATED_TOTAL, stated);
    }
    String origin = price.origin();
    if (origin != null) {
      sheet.value(row, PriceColumn.ORIGIN.ordinal(), Origins.label(t, origin));
    }
    String offered = price.offered();
    if (offered != null) {
      sheet.value(row, PriceColumn.OFFERED.ordinal(), CellText.inWorkbook(offered));
    }
  }

  private static void writeAmount(Worksheet sheet, int row, PriceColumn column, BigDecimal amount) {
    if (amount.precision() <= EXACT_DIGITS) {
      sheet.value(row, column.ordinal(), amount);
    } else {
      sheet.value(row, column.ordinal(), amount.toPlainString());
    }
  }

  /** What was typed and cannot be read goes out as typed, so that it comes back. */
  private void writeUnread(
      Worksheet sheet, int row, TenderQueries.LotItem item, Offer.@Nullable Price price) {
    String field = OfferRules.field(item.id());
    if (price == null) {
      writeText(sheet, row, PriceColumn.UNIT_PRICE, room.typed(field));
    }
    if (price == null || price.origin() == null) {
      writeText(sheet, row, PriceColumn.ORIGIN, room.typed(field + ".origin"));
    }
    if (price == null || price.offered() == null) {
      writeText(sheet, row, PriceColumn.OFFERED, room.typed(field + ".offered"));
    }
    if (price == null || price.statedTotal() == null) {
      writeText(sheet, row, PriceColumn.STATED_TOTAL, room.typed(field + ".statedTotal"));
    }
  }

  private static void writeText(Worksheet sheet, int row, PriceColumn column, String text) {
    if (!text.isEmpty()) {
      sheet.value(row, column.ordinal(), CellText.inWorkbook(text));
    }
  }

  private void validate(Worksheet sheet) {
    String price = PriceColumn.UNIT_PRICE.letter() + "2";
    cells(sheet, PriceColumn.UNIT_PRICE)
        .validateWithFormula(
            "AND(ISNUMBER(%1$s),%1$s>=0,ROUND(%1$s,%2$d)=%1$s)".formatted(price, decimals))
        .allowBlank(true)
        .showErrorMessage(true)
        .errorStyle(DataValidationErrorStyle.STOP)
        .errorTitle(PriceColumn.UNIT_PRICE.title(t.language()))
        .error(t.get("bid.workbook.explain.unitPrice", source.currency(), decimals));
    cells(sheet, PriceColumn.ORIGIN)
        .validateWithListByFormula(COUNTRIES)
        .allowBlank(true)
        .showErrorMessage(true)
        .errorStyle(DataValidationErrorStyle.WARNING)
        .errorTitle(PriceColumn.ORIGIN.title(t.language()))
        .error(t.get("bid.workbook.explain.origin"));
  }

  private void writeTotals(Worksheet sheet) {
    fill(sheet)
        .head(
            List.of(
                PriceColumn.LOT.title(t.language()),
                t.get("bid.workbook.lot-title"),
                t.get("bid.workbook.lot-total", source.currency())));
    int row = 1;
    for (TenderQueries.TenderLot lot : room.lots()) {
      sheet.value(row, 0, lot.number());
      sheet.value(row, 1, CellText.inWorkbook(t.of(lot.title())));
      sheet.formula(
          row,
          2,
          "SUMIF(%s,A%d,%s)"
              .formatted(column(PriceColumn.LOT), row + 1, column(PriceColumn.TOTAL)));
      row++;
    }
    sheet.value(row, 1, t.get("bid.workbook.grand-total"));
    sheet.formula(row, 2, row == 1 ? "0" : "SUM(C2:C%d)".formatted(row));
    sheet.range(row, 0, row, 2).style().bold().set();
    sheet.range(1, 2, row, 2).style().format(money()).set();
    sheet.width(0, 8);
    sheet.width(1, 50);
    sheet.width(2, 24);
    fill(sheet).lock();
  }

  private String column(PriceColumn column) {
    return "'%s'!$%s$2:$%s$%d"
        .formatted(
            t.get("bid.workbook.sheet-prices").replace("'", "''"),
            column.letter(),
            column.letter(),
            Math.max(2, last + 1));
  }

  private void writeGuide(Worksheet sheet) {
    sheet.value(0, 0, t.get("bid.workbook.title"));
    sheet.style(0, 0).bold().fontSize(14).set();
    int row = pair(sheet, 2, t.get("bid.tender"), room.tender().number());
    row = pair(sheet, row, "", t.of(room.tender().title()));
    row =
        pair(
            sheet,
            row,
            t.get("bid.room.currency"),
            t.formats().currency(source.currency()) + " (" + source.currency() + ")");
    row++;
    for (int step = 1; step <= STEPS; step++) {
      row = pair(sheet, row, Integer.toString(step), t.get("bid.workbook.step." + step));
    }
    row++;
    for (PriceColumn column : PriceColumn.values()) {
      if (column.use() == PriceColumn.Use.INPUT) {
        row =
            pair(
                sheet,
                row,
                column.title(t.language()),
                t.get("bid.workbook.explain." + column.code(), source.currency(), decimals));
      }
    }
    sheet.width(0, 26);
    sheet.width(1, 90);
    fill(sheet).lock();
    sheet.hideGridLines();
  }

  private static int pair(Worksheet sheet, int row, String name, String text) {
    sheet.value(row, 0, name);
    sheet.style(row, 0).bold().verticalAlignment("top").set();
    sheet.value(row, 1, text);
    sheet.style(row, 1).wrapText(true).verticalAlignment("top").set();
    return row + 1;
  }

  private void writeCountries(Worksheet sheet) {
    List<Option> countries = Origins.options(t);
    for (int i = 0; i < countries.size(); i++) {
      sheet.value(i, 0, Origins.label(t, countries.get(i).value()));
    }
    Range range = sheet.range(0, 0, countries.size() - 1, 0);
    range.setFolderScope(true);
    range.setName(COUNTRIES);
    sheet.setVisibilityState(VisibilityState.HIDDEN);
    fill(sheet).lock();
  }
}
