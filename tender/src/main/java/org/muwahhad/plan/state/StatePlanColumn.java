package org.muwahhad.plan.state;

import org.muwahhad.shared.Language;
import org.muwahhad.web.Texts;
import org.muwahhad.web.workbook.ColumnForm;
import org.muwahhad.web.workbook.SheetColumn;

/** A column of the workbook of a state's plan, in their order on the sheet. */
enum StatePlanColumn implements SheetColumn {
  CODE(ColumnForm.shown("code", 14)),
  NAME(ColumnForm.shown("name", 48).wrapping()),
  Q1(ColumnForm.input("q1", 20)),
  Q2(ColumnForm.input("q2", 20)),
  Q3(ColumnForm.input("q3", 20)),
  Q4(ColumnForm.input("q4", 20)),
  TOTAL(ColumnForm.shown("total", 22));

  private final ColumnForm form;

  StatePlanColumn(ColumnForm form) {
    this.form = form;
  }

  @Override
  public ColumnForm form() {
    return form;
  }

  @Override
  public String title(Language language) {
    return Texts.in(language).get("plan.column." + code());
  }
}
