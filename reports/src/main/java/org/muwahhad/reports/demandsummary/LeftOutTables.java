package org.muwahhad.reports.demandsummary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.demandsummary.DemandSummaryReport.AbsenceReason;
import org.muwahhad.reports.document.DocumentRow;
import org.muwahhad.reports.document.DocumentWriter;
import org.muwahhad.reports.document.Labels;
import org.muwahhad.reports.document.Table;
import org.muwahhad.reports.document.TableCell;

/** The lines that were left out of the demand of a round: how many for each reason, and which. */
final class LeftOutTables {
  static final Table WHY =
      Table.named("why")
          .words("why", 420)
          .figures("entities.count", 110)
          .figures("lines", 110)
          .figures("amount", 130);
  static final Table LEFT_OUT =
      Table.named("left-out")
          .words("entity", 146)
          .figures("line", 36)
          .words("item.code", 66)
          .words("item", 152)
          .figures("quantity", 60)
          .words("unit", 58)
          .figures("amount", 90)
          .words("why", 162);

  private LeftOutTables() {}

  /** Adds the section of them. */
  static void add(DemandSummaryReport report, DocumentWriter writer, Labels labels) {
    writer.section("LEFT_OUT");
    if (report.leftOut().isEmpty()) {
      writer.paragraph("left-out.none");
      return;
    }
    writer.heading(labels.of("left-out.by-why"));
    List<DocumentRow> rows = new ArrayList<>();
    for (AbsenceReason why : whys(report)) {
      List<DemandSummaryReport.LineLeftOut> lines = lines(report, why);
      rows.add(
          DocumentRow.of(
              TableCell.words(DemandSummaryTemplate.why(why, labels)),
              TableCell.number(
                  lines.stream()
                      .map(DemandSummaryReport.LineLeftOut::entityCode)
                      .distinct()
                      .count()),
              TableCell.number(lines.size()),
              TableCell.amount(total(report, lines))));
    }
    rows.add(
        DocumentRow.sum(
            TableCell.words(labels.of("total")),
            TableCell.blank(),
            TableCell.number(report.leftOut().size()),
            TableCell.amount(total(report, report.leftOut()))));
    writer.table(WHY, writer.heads(WHY, report.currency()), rows::stream);
    if (whys(report).size() > 1) {
      writer.chart(
          labels.of("chart.left-out", report.currency()),
          whys(report).stream()
              .map(
                  w ->
                      DemandSummaryTemplate.bar(
                          DemandSummaryTemplate.why(w, labels), total(report, lines(report, w))))
              .toList());
    }
    writer
        .heading(labels.of("left-out.lines"))
        .table(
            LEFT_OUT,
            writer.heads(LEFT_OUT, report.currency()),
            () -> report.leftOut().stream().map(line -> line(report, line, labels)));
  }

  private static List<AbsenceReason> whys(DemandSummaryReport report) {
    return Arrays.stream(AbsenceReason.values()).filter(w -> !lines(report, w).isEmpty()).toList();
  }

  private static List<DemandSummaryReport.LineLeftOut> lines(
      DemandSummaryReport report, AbsenceReason why) {
    return report.leftOut().stream().filter(l -> l.why() == why).toList();
  }

  private static DocumentRow line(
      DemandSummaryReport report, DemandSummaryReport.LineLeftOut line, Labels labels) {
    return DocumentRow.of(
        TableCell.words(report.states().size() > 1 ? line.entityInState() : line.entity()),
        TableCell.number(line.line()),
        TableCell.code(line.itemCode()),
        TableCell.words(line.item()),
        TableCell.number(line.quantity()),
        TableCell.words(line.unit()),
        TableCell.amount(line.total()),
        TableCell.words(DemandSummaryTemplate.why(line.why(), labels)));
  }

  /** What some of them come to. */
  static Money total(DemandSummaryReport report, List<DemandSummaryReport.LineLeftOut> lines) {
    return lines.stream()
        .map(DemandSummaryReport.LineLeftOut::total)
        .reduce(Money.zero(report.currency()), Money::plus);
  }
}
