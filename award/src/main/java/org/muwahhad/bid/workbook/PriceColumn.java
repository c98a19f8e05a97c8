package org.muwahhad.bid.workbook;

import java.util.LinkedHashMap;
import java.util.Map;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Texts;

/** The columns of the price schedule as a workbook, in their order on the sheet. */
enum PriceColumn {
  KEY("key", 12, Use.HIDDEN),
  SOURCE("source", 14, Use.HIDDEN),
  LOT("lot", 8, Use.SHOWN),
  ITEM_CODE("itemCode", 16, Use.SHOWN),
  ITEM("item", 46, Use.SHOWN),
  QUANTITY("quantity", 13, Use.SHOWN),
  UNIT("unit", 12, Use.SHOWN),
  UNIT_PRICE("unitPrice", 18, Use.INPUT),
  ORIGIN("origin", 26, Use.INPUT),
  OFFERED("offered", 40, Use.INPUT),
  TOTAL("total", 20, Use.SHOWN),
  STATED_TOTAL("statedTotal", 20, Use.INPUT);

  private final String code;
  private final int width;
  private final Use use;

  PriceColumn(String code, int width, Use use) {
    this.code = code;
    this.width = width;
    this.use = use;
  }

  /** What the bidder does with a column. */
  enum Use {
    /** Tells the service which item it is; neither seen nor changed. */
    HIDDEN,
    /** Seen and locked. */
    SHOWN,
    /** Filled in. */
    INPUT
  }

  String code() {
    return code;
  }

  /** Its width in characters. */
  int width() {
    return width;
  }

  Use use() {
    return use;
  }

  /** Its heading in a language. */
  String title(Language language) {
    return Texts.in(language).get("bid.workbook.column." + code);
  }

  /** Its letter, as spreadsheet programs name it. */
  String letter() {
    return String.valueOf((char) ('A' + ordinal()));
  }

  /** The column's code for each heading under which it may come back. */
  static Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    for (PriceColumn column : values()) {
      names.put(column.code, column.code);
      for (Language language : Language.values()) {
        names.put(column.title(language), column.code);
      }
    }
    return names;
  }
}
