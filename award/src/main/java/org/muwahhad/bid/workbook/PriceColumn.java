package org.muwahhad.bid.workbook;

import java.util.Arrays;
import org.muwahhad.bid.offer.PriceTerms;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Texts;
import org.muwahhad.web.workbook.ColumnForm;
import org.muwahhad.web.workbook.SheetColumn;

/** The columns of the price schedule as a workbook, in their order on the sheet. */
enum PriceColumn implements SheetColumn {
  KEY(ColumnForm.hidden("key", 12)),
  SOURCE(ColumnForm.hidden("source", 14)),
  LOT(ColumnForm.shown("lot", 8)),
  ITEM_CODE(ColumnForm.shown("itemCode", 16)),
  ITEM(ColumnForm.shown("item", 46).wrapping()),
  QUANTITY(ColumnForm.shown("quantity", 13)),
  UNIT(ColumnForm.shown("unit", 12)),
  UNIT_PRICE(ColumnForm.input("unitPrice", 18)),
  ORIGIN(ColumnForm.input("origin", 26)),
  OFFERED(ColumnForm.input("offered", 40).wrapping()),
  TOTAL(ColumnForm.shown("total", 20)),
  STATED_TOTAL(ColumnForm.input("statedTotal", 20)),
  DELIVERY_DAYS(ColumnForm.input("deliveryDays", 16)),
  LEAST_QUANTITY(ColumnForm.input("leastQuantity", 16)),
  TIERS(ColumnForm.input("tiers", 30).wrapping()),
  BUNDLE(ColumnForm.input("bundle", 10)),
  BUNDLE_PRICE(ColumnForm.input("bundlePrice", 18));

  /** How many columns there are where a tender asks for prices alone. */
  private static final int WITHOUT_TERMS = 12;

  private final ColumnForm form;

  PriceColumn(ColumnForm form) {
    this.form = form;
  }

  /** The columns of a tender: the last five where bids state terms beside prices. */
  static PriceColumn[] of(PriceTerms terms) {
    return terms.isAny() ? values() : Arrays.copyOf(values(), WITHOUT_TERMS);
  }

  @Override
  public ColumnForm form() {
    return form;
  }

  @Override
  public String title(Language language) {
    return Texts.in(language).get("bid.workbook.column." + code());
  }
}
