package org.muwahhad.bid.workbook;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.bid.Offer;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.TableFile;
import org.muwahhad.tender.requirement.Claim;
import org.muwahhad.web.Texts;
import org.muwahhad.web.workbook.SheetColumn;

/**
 * What a workbook of answers says, as typed.
 *
 * @param columns codes of its columns in their order
 */
record WorkbookAnswers(List<String> columns, List<AnswerRow> rows) {
  private static final List<String> NEEDED = List.of("key", "source", "value", "claim", "remark");

  public WorkbookAnswers {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** One row; its number is that on the sheet, from 1. */
  record AnswerRow(int number, String key, String value, String claim, String remark) {
    /** The number of the requirement; 0 where it is none. */
    long requirement() {
      return key.matches("[0-9]{1,18}") ? Long.parseLong(key) : 0L;
    }

    /** What it says of compliance, in either language; null for nothing and for other words. */
    @Nullable Claim readClaim() {
      for (Claim one : Claim.values()) {
        for (Language language : Language.values()) {
          if (AnswerWorkbook.claim(Texts.in(language), one).equalsIgnoreCase(claim)
              || one.name().equals(claim)) {
            return one;
          }
        }
      }
      return null;
    }

    Offer.RequirementAnswer answer() {
      return new Offer.RequirementAnswer(requirement(), readClaim(), value, remark);
    }
  }

  /**
   * Reads the first sheet of a workbook: the values of its cells, never a formula.
   *
   * @throws Refusal.InvalidInput at {@code file} with {@code bid.answers-not-ours} when columns are
   *     missing, and as {@link AnswerSource#require} says
   */
  static WorkbookAnswers of(TableFile file, AnswerSource source) {
    TableFile named = SheetColumn.read(file, AnswerColumn.values(), NEEDED, "bid.answers-not-ours");
    if (named.rows().isEmpty()) {
      throw new Refusal.InvalidInput(TableFile.FIELD, "bid.answers-not-ours");
    }
    List<AnswerRow> rows = new ArrayList<>();
    for (TableFile.FileRow row : named.rows()) {
      source.require(row.text("source"));
      rows.add(
          new AnswerRow(
              row.line(),
              row.text("key"),
              row.text("value"),
              row.text("claim"),
              row.text("remark")));
    }
    return new WorkbookAnswers(named.header(), rows);
  }

  /** A cell, as spreadsheet programs name it, such as {@code J12}. */
  String cell(int row, String column) {
    return SheetColumn.cell(columns, row, column);
  }
}
