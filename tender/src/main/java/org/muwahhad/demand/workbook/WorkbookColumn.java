package org.muwahhad.demand.workbook;

import org.jspecify.annotations.Nullable;
import org.muwahhad.demand.submission.LineField;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Texts;
import org.muwahhad.web.workbook.ColumnForm;
import org.muwahhad.web.workbook.SheetColumn;

/**
 * The columns of the entity's workbook, in their order on the sheet. One that holds a field of the
 * line has its code and its name.
 */
enum WorkbookColumn implements SheetColumn {
  KEY(ColumnForm.hidden("key", 12)),
  BASE(ColumnForm.hidden("base", 12)),
  SOURCE(ColumnForm.hidden("source", 14)),
  ITEM(LineField.ITEM, 46),
  UNIT(ColumnForm.shown("unit", 12)),
  QUANTITY(LineField.QUANTITY, 13),
  BENCHMARK(ColumnForm.shown("benchmark", 16)),
  UNIT_PRICE(LineField.UNIT_PRICE, 16),
  TOTAL(ColumnForm.shown("total", 18)),
  NEED_BY(LineField.NEED_BY, 14),
  SITE(LineField.SITE, 30),
  COMMITMENT(LineField.COMMITMENT, 13),
  BUDGET_LINE(LineField.BUDGET_LINE, 18),
  JUSTIFICATION(
      LineField.JUSTIFICATION, ColumnForm.input(LineField.JUSTIFICATION.code(), 44).wrapping()),
  KEPT_REASON(LineField.KEPT_REASON, ColumnForm.input(LineField.KEPT_REASON.code(), 34).wrapping()),
  REMOVE(ColumnForm.input("remove", 12));

  private final @Nullable LineField field;
  private final ColumnForm form;

  WorkbookColumn(ColumnForm form) {
    this(null, form);
  }

  WorkbookColumn(LineField field, int width) {
    this(field, ColumnForm.input(field.code(), width));
  }

  WorkbookColumn(@Nullable LineField field, ColumnForm form) {
    this.field = field;
    this.form = form;
  }

  @Override
  public ColumnForm form() {
    return form;
  }

  /** The field of the line that it holds, or null. */
  @Nullable LineField field() {
    return field;
  }

  @Override
  public String title(Language language) {
    return field == null
        ? Texts.in(language).get("demand.workbook-column." + code())
        : field.label(language);
  }
}
