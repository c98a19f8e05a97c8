package org.muwahhad.evaluation.price;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.CellText;
import org.muwahhad.shared.CsvFile;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Money;
import org.muwahhad.web.Texts;

/**
 * Prices as a table to take away: comma-separated values, or a workbook (Office Open XML) with
 * numbers as numbers, its head frozen, right to left in Arabic.
 */
final class PriceTable {
  private static final int WIDTH = 20;

  /** A workbook keeps 15 digits of a number; longer ones stay whole as text. */
  private static final int DIGITS_OF_A_WORKBOOK = 15;

  private final Texts t;
  private final List<String> heads;
  private final List<List<@Nullable Object>> rows = new ArrayList<>();

  private PriceTable(Texts t, String... headKeys) {
    this.t = t;
    this.heads = Arrays.stream(headKeys).map(t::get).toList();
  }

  /** The steps of every bid for every lot. */
  static PriceTable ofSteps(Texts t, List<BidPrice> bids) {
    PriceTable table =
        new PriceTable(
            t,
            "evaluation.price.lot-number",
            "evaluation.price.lot-title",
            "evaluation.rank-position",
            "evaluation.bidder",
            "evaluation.registration",
            "evaluation.price.state",
            "evaluation.price.exclusion-reason",
            "evaluation.price.bid-currency",
            "evaluation.price.as-bid",
            "evaluation.price.correction",
            "evaluation.price.correction-share",
            "evaluation.price.corrected",
            "evaluation.price.bid-rate",
            "evaluation.price.bid-rate-from",
            "evaluation.price.bid-rate-source",
            "evaluation.price.tender-currency",
            "evaluation.price.tender-rate",
            "evaluation.price.tender-rate-from",
            "evaluation.price.tender-rate-source",
            "evaluation.price.converted-exact",
            "evaluation.converted",
            "evaluation.gcc-origin",
            "evaluation.price.percent",
            "evaluation.price.evaluated-exact",
            "evaluation.evaluated-price",
            "evaluation.price.base");
    bids.forEach(b -> table.addSteps(b));
    return table;
  }

  /** The lines of all bids for one lot, a row for each item and bid. */
  static PriceTable ofLines(Texts t, LotComparison lot) {
    PriceTable table =
        new PriceTable(
            t,
            "evaluation.price.item-code",
            "evaluation.price.item",
            "evaluation.price.quantity",
            "evaluation.price.unit",
            "evaluation.bidder",
            "evaluation.registration",
            "evaluation.rank-position",
            "evaluation.price.bid-currency",
            "evaluation.price.unit-price-bid",
            "evaluation.price.base-unit",
            "evaluation.price.per-base",
            "evaluation.price.lowest",
            "evaluation.price.benchmark",
            "evaluation.price.against-benchmark",
            "evaluation.price.item-estimate",
            "evaluation.price.against-item-estimate");
    lot.rows().forEach(r -> table.addLines(lot, r));
    return table;
  }

  private void addSteps(BidPrice one) {
    var bid = one.bid();
    PriceSteps steps = one.steps();
    List<@Nullable Object> row = new ArrayList<>();
    row.addAll(
        Arrays.asList(
            bid.lotNumber(),
            t.of(bid.lotTitle()),
            bid.rankPosition(),
            t.of(bid.supplier()),
            bid.registrationNumber(),
            bid.exclusion() == null
                ? t.get("evaluation.price.takes-part")
                : t.get("evaluation.exclusion." + bid.exclusion()),
            bid.exclusion() == null ? null : bid.explanation()));
    if (steps != null) {
      row.addAll(
          Arrays.asList(
              steps.bid().currency(),
              steps.bid().amount(),
              steps.correction().amount(),
              steps.correctionRatio().map(t::percent).orElse(null),
              steps.corrected().amount(),
              steps.from().unitsPerUsd(),
              steps.from().validFrom(),
              t.of(steps.from().sourceText()),
              steps.to().currency(),
              steps.to().unitsPerUsd(),
              steps.to().validFrom(),
              t.of(steps.to().sourceText()),
              steps.convertedExact(),
              steps.converted().amount(),
              t.get(steps.gccOrigin() ? "evaluation.price.yes" : "evaluation.price.no"),
              steps.appliedPercent(),
              steps.evaluatedExact(),
              steps.evaluated().amount(),
              amount(steps.base())));
    }
    rows.add(row);
  }

  private void addLines(LotComparison lot, LotComparison.ItemPriceRow item) {
    for (int i = 0; i < lot.bids().size(); i++) {
      LotComparison.BidColumn bid = lot.bids().get(i);
      LotComparison.ItemPriceCell cell = item.cells().get(i);
      rows.add(
          Arrays.asList(
              item.code(),
              t.of(item.name()),
              item.quantity().stripTrailingZeros(),
              t.of(item.asked()),
              t.of(bid.supplier()),
              bid.registrationNumber(),
              bid.rank(),
              cell.bidPrice() == null ? null : cell.bidPrice().currency(),
              amount(cell.bidPrice()),
              t.of(item.unit()),
              amount(cell.price()),
              cell.lowest() ? t.get("evaluation.price.yes") : null,
              amount(item.benchmark()),
              percent(cell.againstBenchmark()),
              amount(item.estimate()),
              percent(cell.againstEstimate())));
    }
  }

  private @Nullable String percent(@Nullable BigDecimal ratio) {
    return ratio == null ? null : t.difference(ratio);
  }

  private static @Nullable BigDecimal amount(@Nullable Money money) {
    return money == null ? null : money.amount();
  }

  byte[] csv() {
    StringBuilder out = new StringBuilder();
    try (CsvFile file = new CsvFile(out)) {
      file.row(heads);
      for (List<@Nullable Object> row : rows) {
        file.row(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  byte[] xlsx() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(out, "Muwahhad", "1.0")) {
      Worksheet sheet = workbook.newWorksheet(t.get("evaluation.price.sheet"));
      if (t.language() == Language.AR) {
        sheet.rightToLeft();
      }
      for (int column = 0; column < heads.size(); column++) {
        sheet.value(0, column, heads.get(column));
        sheet.style(0, column).bold().set();
        sheet.width(column, WIDTH);
      }
      sheet.freezePane(0, 1);
      for (int row = 0; row < rows.size(); row++) {
        write(sheet, row + 1, rows.get(row));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void write(Worksheet sheet, int row, List<@Nullable Object> cells) {
    for (int column = 0; column < cells.size(); column++) {
      Object cell = cells.get(column);
      if (cell instanceof BigDecimal number && number.precision() > DIGITS_OF_A_WORKBOOK) {
        sheet.value(row, column, number.toPlainString());
      } else if (cell instanceof Number number) {
        sheet.value(row, column, number);
      } else if (cell != null) {
        sheet.value(row, column, CellText.inWorkbook(cell.toString()));
      }
    }
  }
}
