package org.muwahhad.bid.workbook;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.offer.OfferRules;
import org.muwahhad.bid.offer.Origins;
import org.muwahhad.bid.offer.TierText;
import org.muwahhad.bid.room.BidRoomView;
import org.muwahhad.shared.CellText;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.SheetToFill;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Texts;
import org.muwahhad.web.workbook.ChoiceLists;
import org.muwahhad.web.workbook.EntrySheet;
import org.muwahhad.web.workbook.GuideSheet;
import org.muwahhad.web.workbook.WorkbookBytes;

/**
 * Writes the price schedule of a bid as a workbook: one sheet of all lot items, locked but for
 * price, origin and make, with totals as formulas; a sheet of totals by lot, one that explains, and
 * a hidden list of countries.
 */
final class PriceWorkbook {
  private static final String COUNTRIES = "muwahhad_countries";
  private static final int STEPS = 5;

  private final Texts t;
  private final BidRoomView room;
  private final PriceSource source;
  private final int decimals;
  private final int last;
  private final EntrySheet<PriceColumn> sheet;

  private PriceWorkbook(Texts t, BidRoomView room, PriceSource source, Worksheet prices) {
    this.t = t;
    this.room = room;
    this.source = source;
    this.decimals = Money.decimals(source.currency());
    this.last = room.items().size();
    this.sheet = new EntrySheet<>(prices, t, PriceColumn.of(room.priceTerms()), last, this::format);
  }

  /** The workbook as XLSX, in the language of the texts, with the draft's prices. */
  static byte[] write(Texts t, BidRoomView room, PriceSource source) {
    return WorkbookBytes.of(
        book -> {
          PriceWorkbook file =
              new PriceWorkbook(
                  t, room, source, book.newWorksheet(t.get("bid.workbook.sheet-prices")));
          file.writeTotals(book.newWorksheet(t.get("bid.workbook.sheet-totals")));
          file.writeGuide(book.newWorksheet(t.get("bid.workbook.sheet-guide")));
          new ChoiceLists(book)
              .add(
                  COUNTRIES,
                  Origins.options(t).stream().map(o -> Origins.label(t, o.value())).toList());
          file.writePrices();
        });
  }

  private void writePrices() {
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
      writeRow(i + 1, item, lotNumbers.getOrDefault(item.lotId(), 0), priced.get(item.id()));
    }
    String explained = t.get("bid.workbook.explain.unitPrice", source.currency(), decimals);
    sheet.explain(PriceColumn.UNIT_PRICE, explained);
    sheet.require(
        PriceColumn.UNIT_PRICE,
        "AND(ISNUMBER(%1$s),%1$s>=0,ROUND(%1$s,%2$d)=%1$s)"
            .formatted(PriceColumn.UNIT_PRICE.cell(2), decimals),
        explained);
    sheet.choices(PriceColumn.ORIGIN, COUNTRIES, true, t.get("bid.workbook.explain.origin"));
    sheet.finish(PriceColumn.QUANTITY, room.tender().number());
  }

  private String format(PriceColumn column) {
    return switch (column) {
      case QUANTITY -> "#,##0.###";
      case UNIT_PRICE, TOTAL, STATED_TOTAL, BUNDLE_PRICE -> money();
      case LEAST_QUANTITY -> "#,##0.###";
      case LOT, DELIVERY_DAYS, BUNDLE -> "0";
      default -> "@";
    };
  }

  private String money() {
    return "#,##0." + "0".repeat(decimals);
  }

  private void writeRow(int row, TenderQueries.LotItem item, int lot, Offer.@Nullable Price price) {
    sheet.text(row, PriceColumn.KEY, Long.toString(item.id()));
    sheet.text(row, PriceColumn.SOURCE, source.text());
    sheet.number(row, PriceColumn.LOT, BigDecimal.valueOf(lot));
    sheet.text(row, PriceColumn.ITEM_CODE, item.itemCode());
    sheet.text(row, PriceColumn.ITEM, t.of(item.name()));
    sheet.number(row, PriceColumn.QUANTITY, item.quantity());
    sheet.text(row, PriceColumn.UNIT, t.of(item.unit()));
    if (price != null) {
      writePrice(row, price);
    }
    if (room.typed() != null) {
      writeUnread(row, item, price);
    }
    sheet.formula(
        row,
        PriceColumn.TOTAL,
        "IF(ISNUMBER(%1$s),ROUND(%1$s*%2$s,%3$d),\"\")"
            .formatted(
                PriceColumn.UNIT_PRICE.cell(row + 1),
                PriceColumn.QUANTITY.cell(row + 1),
                decimals));
  }

  private void writePrice(int row, Offer.Price price) {
    sheet.number(row, PriceColumn.UNIT_PRICE, price.unitPrice());
    BigDecimal stated = price.statedTotal();
    if (stated != null) {
      sheet.number(row, PriceColumn.STATED_TOTAL, stated);
    }
    String origin = price.origin();
    if (origin != null) {
      sheet.text(row, PriceColumn.ORIGIN, Origins.label(t, origin));
    }
    String offered = price.offered();
    if (offered != null) {
      sheet.text(row, PriceColumn.OFFERED, offered);
    }
    if (room.priceTerms().isAny()) {
      writeTerms(row, price);
    }
  }

  private void writeTerms(int row, Offer.Price price) {
    Integer days = price.deliveryDays();
    if (days != null) {
      sheet.number(row, PriceColumn.DELIVERY_DAYS, BigDecimal.valueOf(days));
    }
    BigDecimal least = price.leastQuantity();
    if (least != null) {
      sheet.number(row, PriceColumn.LEAST_QUANTITY, least);
    }
    sheet.text(row, PriceColumn.TIERS, TierText.of(price.tiers()));
    Integer bundle = price.bundle();
    if (bundle != null) {
      sheet.number(row, PriceColumn.BUNDLE, BigDecimal.valueOf(bundle));
    }
    BigDecimal bundled = price.bundlePrice();
    if (bundled != null) {
      sheet.number(row, PriceColumn.BUNDLE_PRICE, bundled);
    }
  }

  /** What was typed and cannot be read goes out as typed, so that it comes back. */
  private void writeUnread(int row, TenderQueries.LotItem item, Offer.@Nullable Price price) {
    String field = OfferRules.field(item.id());
    if (price == null) {
      sheet.text(row, PriceColumn.UNIT_PRICE, room.typed(field));
    }
    if (price == null || price.origin() == null) {
      sheet.text(row, PriceColumn.ORIGIN, room.typed(field + ".origin"));
    }
    if (price == null || price.offered() == null) {
      sheet.text(row, PriceColumn.OFFERED, room.typed(field + ".offered"));
    }
    if (price == null || price.statedTotal() == null) {
      sheet.text(row, PriceColumn.STATED_TOTAL, room.typed(field + ".statedTotal"));
    }
    if (room.priceTerms().isAny()) {
      writeUnreadTerms(row, field, price);
    }
  }

  private void writeUnreadTerms(int row, String field, Offer.@Nullable Price price) {
    if (price == null || price.deliveryDays() == null) {
      sheet.text(row, PriceColumn.DELIVERY_DAYS, room.typed(field + ".deliveryDays"));
    }
    if (price == null || price.leastQuantity() == null) {
      sheet.text(row, PriceColumn.LEAST_QUANTITY, room.typed(field + ".leastQuantity"));
    }
    if (price == null || price.tiers().isEmpty()) {
      sheet.text(row, PriceColumn.TIERS, room.typed(field + ".tiers"));
    }
    if (price == null || price.bundle() == null) {
      sheet.text(row, PriceColumn.BUNDLE, room.typed(field + ".bundle"));
    }
    if (price == null || price.bundlePrice() == null) {
      sheet.text(row, PriceColumn.BUNDLE_PRICE, room.typed(field + ".bundlePrice"));
    }
  }

  private void writeTotals(Worksheet totals) {
    SheetToFill fill = new SheetToFill(totals, t.language().isArabic());
    fill.head(
        List.of(
            PriceColumn.LOT.title(t.language()),
            t.get("bid.workbook.lot-title"),
            t.get("bid.workbook.lot-total", source.currency())));
    int row = 1;
    for (TenderQueries.TenderLot lot : room.lots()) {
      totals.value(row, 0, lot.number());
      totals.value(row, 1, CellText.inWorkbook(t.of(lot.title())));
      totals.formula(
          row,
          2,
          "SUMIF(%s,A%d,%s)"
              .formatted(column(PriceColumn.LOT), row + 1, column(PriceColumn.TOTAL)));
      row++;
    }
    totals.value(row, 1, t.get("bid.workbook.grand-total"));
    totals.formula(row, 2, row == 1 ? "0" : "SUM(C2:C%d)".formatted(row));
    totals.range(row, 0, row, 2).style().bold().set();
    totals.range(1, 2, row, 2).style().format(money()).set();
    totals.width(0, 8);
    totals.width(1, 50);
    totals.width(2, 24);
    fill.lock();
  }

  private String column(PriceColumn column) {
    return "'%s'!$%s$2:$%s$%d"
        .formatted(
            t.get("bid.workbook.sheet-prices").replace("'", "''"),
            column.letter(),
            column.letter(),
            Math.max(2, last + 1));
  }

  private void writeGuide(Worksheet guide) {
    new GuideSheet(guide, t, t.get("bid.workbook.title"))
        .pair(t.get("bid.tender"), room.tender().number())
        .pair("", t.of(room.tender().title()))
        .currency(t.get("bid.room.currency"), source.currency())
        .steps(STEPS, step -> t.get("bid.workbook.step." + step))
        .columns(
            PriceColumn.of(room.priceTerms()),
            code -> t.get("bid.workbook.explain." + code, source.currency(), decimals))
        .finish();
  }
}
