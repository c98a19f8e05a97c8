package org.muwahhad.demand.workbook;

import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Texts;
import org.muwahhad.web.workbook.ColumnForm;
import org.muwahhad.web.workbook.SheetColumn;

/**
 * The columns of the entity's workbook, in their order on the sheet. One that holds a part of the
 * line has its code.
 */
enum WorkbookColumn implements SheetColumn {
  KEY(ColumnForm.hidden("key", 12)),
  BASE(ColumnForm.hidden("base", 12)),
  SOURCE(ColumnForm.hidden("source", 14)),
  ITEM(ColumnForm.input("item", 46)),
  UNIT(ColumnForm.shown("unit", 12)),
  QUANTITY(ColumnForm.input("quantity", 13)),
  BENCHMARK(ColumnForm.shown("benchmark", 16)),
  UNIT_PRICE(ColumnForm.input("unitPrice", 16)),
  TOTAL(ColumnForm.shown("total", 18)),
  NEED_BY(ColumnForm.input("needBy", 14)),
  SITE(ColumnForm.input("site", 30)),
  COMMITMENT(ColumnForm.input("commitment", 13)),
  BUDGET_LINE(ColumnForm.input("budgetLine", 18)),
  JUSTIFICATION(ColumnForm.input("justification", 44).wrapping()),
  KEPT_REASON(ColumnForm.input("keptReason", 34).wrapping()),
  REMOVE(ColumnForm.input("remove", 12));

  private final ColumnForm form;

  WorkbookColumn(ColumnForm form) {
    this.form = form;
  }

  @Override
  public ColumnForm form() {
    return form;
  }

  /** Whether it holds a part of the line. */
  boolean isPart() {
    return DraftLine.PARTS.contains(code());
  }

  @Override
  public String title(Language language) {
    return Texts.in(language).get("demand.workbook-column." + code());
  }
}
