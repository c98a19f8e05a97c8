package org.muwahhad.demand.workbook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Worksheet;
import org.muwahhad.demand.submission.Commitment;
import org.muwahhad.shared.CellText;
import org.muwahhad.shared.Money;
import org.muwahhad.web.Texts;

/** The hidden sheet of a workbook with the choices of its cells, each list under a name. */
final class WorkbookLists {
  static final String SHEET = "lists";
  static final String ITEMS = "muwahhad_items";
  static final String CATALOG = "muwahhad_catalog";
  static final String SITES = "muwahhad_sites";
  static final String COMMITMENTS = "muwahhad_commitments";
  static final String YES = "muwahhad_yes";

  private static final int SITE_COLUMN = 4;
  private static final int COMMITMENT_COLUMN = 5;
  private static final int YES_COLUMN = 6;
  private final Texts t;
  private final WorkbookContent content;

  WorkbookLists(Texts t, WorkbookContent content) {
    this.t = t;
    this.content = content;
  }

  void write(Worksheet sheet) {
    writeItems(sheet);
    write(sheet, SITE_COLUMN, SITES, new ArrayList<>(content.siteLabels().values()));
    write(
        sheet,
        COMMITMENT_COLUMN,
        COMMITMENTS,
        Arrays.stream(Commitment.values()).map(c -> t.get("demand.commitment." + c)).toList());
    write(sheet, YES_COLUMN, YES, List.of(t.get("demand.workbook-yes")));
    sheet.setVisibilityState(VisibilityState.HIDDEN);
    sheet.protect("muwahhad");
  }

  private void writeItems(Worksheet sheet) {
    String currency = content.own().currency();
    int row = 0;
    for (RoundItems.RoundItem item : content.items()) {
      sheet.value(
          row, 0, CellText.inWorkbook(content.itemLabels().getOrDefault(item.code(), item.code())));
      sheet.value(row, 1, CellText.inWorkbook(t.of(item.unit())));
      int at = row;
      content
          .conversion()
          .find(new Money(item.benchmarkPrice(), item.benchmarkCurrency()), currency)
          .ifPresent(m -> sheet.value(at, 2, m.amount()));
      row++;
    }
    int last = Math.max(0, row - 1);
    name(sheet.range(0, 0, last, 0), ITEMS);
    name(sheet.range(0, 0, last, 2), CATALOG);
  }

  private static void write(Worksheet sheet, int column, String name, List<String> choices) {
    for (int i = 0; i < choices.size(); i++) {
      sheet.value(i, column, CellText.inWorkbook(choices.get(i)));
    }
    name(sheet.range(0, column, Math.max(0, choices.size() - 1), column), name);
  }

  private static void name(Range range, String name) {
    range.setFolderScope(true);
    range.setName(name);
  }
}
