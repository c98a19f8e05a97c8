package org.muwahhad.bid.workbook;

import java.util.ArrayList;
import java.util.List;
import org.muwahhad.bid.BidContent;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.TableFile;
import org.muwahhad.web.workbook.SheetColumn;

/**
 * What a price workbook says, as typed.
 *
 * @param columns codes of its columns in their order
 * @param rows those that name an item
 * @param source what it was made for ({@link PriceSource}), as when it was sent
 * @param salt keeps what is encrypted from being told from what was sent before
 */
record WorkbookPrices(List<String> columns, List<PriceRow> rows, String source, String salt) {
  private static final List<String> NEEDED = List.of("key", "source", "unitPrice");

  public WorkbookPrices {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** One row; its number is that on the sheet, from 1. */
  record PriceRow(
      int number,
      String key,
      String unitPrice,
      String origin,
      String offered,
      String statedTotal,
      String deliveryDays,
      String leastQuantity,
      String tiers,
      String bundle,
      String bundlePrice) {}

  /**
   * Reads the first sheet of a workbook: the values of its cells, never a formula.
   *
   * @throws Refusal.InvalidInput at {@code file} with {@code bid.workbook-not-ours} when columns
   *     are missing, and as {@link PriceSource#require} says
   */
  static WorkbookPrices of(TableFile file, PriceSource source) {
    TableFile named = SheetColumn.read(file, PriceColumn.values(), NEEDED, "bid.workbook-not-ours");
    if (named.rows().isEmpty()) {
      throw new Refusal.InvalidInput(TableFile.FIELD, "bid.workbook-not-ours");
    }
    List<PriceRow> rows = new ArrayList<>();
    for (TableFile.FileRow row : named.rows()) {
      source.require(row.text("source"));
      rows.add(
          new PriceRow(
              row.line(),
              row.text("key"),
              row.text("unitPrice"),
              row.text("origin"),
              row.text("offered"),
              row.text("statedTotal"),
              row.text("deliveryDays"),
              row.text("leastQuantity"),
              row.text("tiers"),
              row.text("bundle"),
              row.text("bundlePrice")));
    }
    return new WorkbookPrices(named.header(), rows, source.text(), BidContent.freshSalt());
  }

  /** A cell, as spreadsheet programs name it, such as {@code H12}. */
  String cell(int row, String column) {
    return SheetColumn.cell(columns, row, column);
  }
}
