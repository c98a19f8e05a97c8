package org.muwahhad.bid.workbook;

import org.muwahhad.shared.Language;
import org.muwahhad.web.Texts;
import org.muwahhad.web.workbook.ColumnForm;
import org.muwahhad.web.workbook.SheetColumn;

/** The columns of the requirements as a workbook, in their order on the sheet. */
enum AnswerColumn implements SheetColumn {
  KEY(ColumnForm.hidden("key", 12)),
  SOURCE(ColumnForm.hidden("source", 14)),
  LOT(ColumnForm.shown("lot", 8)),
  ITEM_CODE(ColumnForm.shown("itemCode", 16)),
  ITEM(ColumnForm.shown("item", 32).wrapping()),
  REQUIREMENT(ColumnForm.shown("requirement", 30).wrapping()),
  ASKED(ColumnForm.shown("asked", 40).wrapping()),
  NEED(ColumnForm.shown("need", 12)),
  CHOICES(ColumnForm.shown("choices", 30).wrapping()),
  VALUE(ColumnForm.input("value", 30).wrapping()),
  CLAIM(ColumnForm.input("claim", 18)),
  REMARK(ColumnForm.input("remark", 44).wrapping());

  private final ColumnForm form;

  AnswerColumn(ColumnForm form) {
    this.form = form;
  }

  @Override
  public ColumnForm form() {
    return form;
  }

  @Override
  public String title(Language language) {
    return Texts.in(language).get("bid.answer-workbook.column." + code());
  }
}
