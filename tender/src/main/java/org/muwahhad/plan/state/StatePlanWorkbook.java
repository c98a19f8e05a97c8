package org.muwahhad.plan.state;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.TableFile;
import org.muwahhad.web.Formats;
import org.muwahhad.web.Texts;
import org.muwahhad.web.workbook.EntrySheet;
import org.muwahhad.web.workbook.GuideSheet;
import org.muwahhad.web.workbook.SheetColumn;
import org.muwahhad.web.workbook.WorkbookBytes;

/**
 * The plan of a state as a workbook that goes out and comes back: one row for each group of
 * categories, with its four quarters to be filled in.
 */
final class StatePlanWorkbook {
  private static final List<StatePlanColumn> QUARTERS =
      List.of(StatePlanColumn.Q1, StatePlanColumn.Q2, StatePlanColumn.Q3, StatePlanColumn.Q4);
  private static final List<String> NEEDED = List.of("code", "q1", "q2", "q3", "q4");
  private static final int STEPS = 3;

  private StatePlanWorkbook() {}

  /** The workbook as XLSX, in the language of the texts. */
  static byte[] write(Texts t, ViewStatePlans.StatePlanView view) {
    return WorkbookBytes.of(
        book -> {
          Worksheet needs = book.newWorksheet(t.get("plan.sheet"));
          writeGuide(t, view, book.newWorksheet(t.get("plan.sheet-guide")));
          writeNeeds(t, view, needs);
        });
  }

  private static void writeNeeds(Texts t, ViewStatePlans.StatePlanView view, Worksheet worksheet) {
    String amounts = "#,##0." + "0".repeat(Money.decimals(view.plan().currency()));
    EntrySheet<StatePlanColumn> sheet =
        new EntrySheet<>(
            worksheet,
            t,
            StatePlanColumn.values(),
            view.groups().size(),
            column ->
                column == StatePlanColumn.CODE || column == StatePlanColumn.NAME ? "@" : amounts);
    int row = 1;
    for (ViewStatePlans.GroupNeeds group : view.groups()) {
      sheet.text(row, StatePlanColumn.CODE, group.code());
      sheet.text(row, StatePlanColumn.NAME, t.of(group.name()));
      for (int i = 0; i < QUARTERS.size(); i++) {
        Money amount = group.quarters().get(i);
        if (amount.amount().signum() != 0) {
          sheet.number(row, QUARTERS.get(i), amount.amount());
        }
      }
      sheet.formula(
          row,
          StatePlanColumn.TOTAL,
          "SUM(%s:%s)"
              .formatted(StatePlanColumn.Q1.cell(row + 1), StatePlanColumn.Q4.cell(row + 1)));
      row++;
    }
    sheet.finish(StatePlanColumn.Q1, title(t, view));
  }

  private static void writeGuide(Texts t, ViewStatePlans.StatePlanView view, Worksheet guide) {
    new GuideSheet(guide, t, t.get("plan.sheet"))
        .pair(t.get("plan.state"), t.of(view.plan().name()))
        .pair(t.get("plan.year"), Integer.toString(view.plan().year()))
        .currency(t.get("plan.currency"), view.plan().currency())
        .steps(STEPS, step -> t.get("plan.workbook-step." + step))
        .columns(StatePlanColumn.values(), code -> t.get("plan.workbook-quarter"))
        .finish();
  }

  private static String title(Texts t, ViewStatePlans.StatePlanView view) {
    return t.of(view.plan().name()) + " " + view.plan().year();
  }

  /**
   * The plan as a workbook that came back says.
   *
   * @param reason as it stands on the page
   * @param version of the plan that was seen
   * @throws Refusal.InvalidInput at {@code file} with {@code plan.workbook-not-ours} when it is
   *     another one, and with {@code plan.workbook-number} for each cell that holds no number
   */
  static SaveStatePlan.StatePlanContent read(TableFile file, String reason, int version) {
    TableFile named =
        SheetColumn.read(file, StatePlanColumn.values(), NEEDED, "plan.workbook-not-ours");
    Faults faults = new Faults();
    List<SaveStatePlan.CategoryNeeds> rows =
        named.rows().stream()
            .filter(row -> !row.text("code").isEmpty())
            .map(
                row ->
                    new SaveStatePlan.CategoryNeeds(
                        row.text("code"),
                        amount(named, row, "q1", faults),
                        amount(named, row, "q2", faults),
                        amount(named, row, "q3", faults),
                        amount(named, row, "q4", faults)))
            .toList();
    faults.throwIfAny();
    return new SaveStatePlan.StatePlanContent(rows, reason, version);
  }

  private static @Nullable BigDecimal amount(
      TableFile file, TableFile.FileRow row, String column, Faults faults) {
    String text = row.text(column);
    Optional<BigDecimal> number = Formats.parseNumber(text);
    faults.check(
        text.isEmpty() || number.isPresent(),
        TableFile.FIELD,
        "plan.workbook-number",
        SheetColumn.cell(file.header(), row.line(), column));
    return number.orElse(null);
  }
}
