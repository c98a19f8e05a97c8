package org.muwahhad.demand.workbook;

import java.util.LinkedHashMap;
import java.util.Map;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Texts;

/** The columns of the entity's workbook, in their order on the sheet. */
enum WorkbookColumn {
  KEY("key", 12, Use.HIDDEN),
  BASE("base", 12, Use.HIDDEN),
  SOURCE("source", 14, Use.HIDDEN),
  ITEM("item", 46, Use.INPUT),
  UNIT("unit", 12, Use.SHOWN),
  QUANTITY("quantity", 13, Use.INPUT),
  BENCHMARK("benchmark", 16, Use.SHOWN),
  UNIT_PRICE("unitPrice", 16, Use.INPUT),
  TOTAL("total", 18, Use.SHOWN),
  NEED_BY("needBy", 14, Use.INPUT),
  SITE("site", 30, Use.INPUT),
  COMMITMENT("commitment", 13, Use.INPUT),
  BUDGET_LINE("budgetLine", 18, Use.INPUT),
  JUSTIFICATION("justification", 44, Use.INPUT),
  KEPT_REASON("keptReason", 34, Use.INPUT),
  REMOVE("remove", 12, Use.INPUT);

  private final String code;
  private final int width;
  private final Use use;

  WorkbookColumn(String code, int width, Use use) {
    this.code = code;
    this.width = width;
    this.use = use;
  }

  /** What the officer does with a column. */
  enum Use {
    /** Tells the service which line it is; neither seen nor changed. */
    HIDDEN,
    /** Seen, computed by the spreadsheet program. */
    SHOWN,
    /** Filled in. */
    INPUT
  }

  /** Its name in code; that of the line's part where it holds one. */
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

  /** Whether it holds a part of the line. */
  boolean isPart() {
    return DraftLine.PARTS.contains(code);
  }

  /** Its heading in a language. */
  String title(Language language) {
    return Texts.in(language).get("demand.workbook-column." + code);
  }

  /** The column's code for each heading under which it may come back. */
  static Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    for (WorkbookColumn column : values()) {
      names.put(column.code, column.code);
      for (Language language : Language.values()) {
        names.put(column.title(language), column.code);
      }
    }
    return names;
  }

  /** The letter that spreadsheet programs give a column, from 0. */
  static String letter(int index) {
    return index < 26
        ? String.valueOf((char) ('A' + index))
        : letter(index / 26 - 1) + letter(index % 26);
  }
}
