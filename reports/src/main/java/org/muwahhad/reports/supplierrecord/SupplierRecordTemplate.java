package org.muwahhad.reports.supplierrecord;

import java.util.ArrayList;
import java.util.List;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.document.Block;
import org.muwahhad.reports.document.DocumentHead;
import org.muwahhad.reports.document.DocumentRow;
import org.muwahhad.reports.document.DocumentWriter;
import org.muwahhad.reports.document.Labels;
import org.muwahhad.reports.document.ReportDocument;
import org.muwahhad.reports.document.ReportTemplate;
import org.muwahhad.reports.document.Table;
import org.muwahhad.reports.document.TableCell;
import org.muwahhad.reports.supplierrecord.SupplierRecordReport.GroupRecord;
import org.muwahhad.reports.supplierrecord.SupplierRecordReport.RecordFigures;

/** Lays the record of a supplier out: its figures in all, of each agreement and of each state. */
public final class SupplierRecordTemplate implements ReportTemplate<SupplierRecordReport> {
  private static final Table AGREEMENTS =
      counted(Table.named("agreements").words("agreement", 107).words("supplier", 96));
  private static final Table STATES =
      counted(Table.named("states").words("state.code", 57).words("state", 146));

  private static Table counted(Table named) {
    return named
        .figures("orders.short", 40)
        .figures("to-answer.short", 40)
        .figures("in-time.short", 40)
        .figures("due.short", 40)
        .figures("on-time.short", 40)
        .figures("deliveries.short", 40)
        .figures("whole.short", 40)
        .figures("found.short", 40)
        .inSmallType();
  }

  @Override
  public String name() {
    return "supplierrecord";
  }

  @Override
  public List<Table> tables() {
    return List.of(AGREEMENTS, STATES);
  }

  @Override
  public ReportDocument write(SupplierRecordReport report, Labels labels) {
    DocumentWriter writer = new DocumentWriter(head(report, labels), labels);
    writer
        .section("FIGURES")
        .facts(facts(report, writer))
        .paragraph("method")
        .section("AGREEMENTS")
        .table(AGREEMENTS, report.agreements(), SupplierRecordTemplate::group)
        .section("STATES")
        .table(STATES, report.states(), SupplierRecordTemplate::group);
    return writer.document();
  }

  private static DocumentHead head(SupplierRecordReport report, Labels labels) {
    return DocumentHead.issued(
            report.issuer(),
            labels.of("report"),
            report.supplier(),
            report.number(),
            report.issuedAt(),
            report.proof())
        .forNamedReaders();
  }

  private static List<Block.NamedValue> facts(SupplierRecordReport report, DocumentWriter writer) {
    RecordFigures figures = report.figures();
    List<Block.NamedValue> facts = new ArrayList<>();
    facts.add(writer.fact("scope", TableCell.words(report.scope())));
    facts.add(writer.fact("orders", TableCell.number(figures.orders())));
    facts.add(writer.fact("to-answer", TableCell.number(figures.toAnswer())));
    facts.add(writer.fact("in-time", TableCell.number(figures.answeredInTime())));
    facts.add(writer.fact("due", TableCell.number(figures.due())));
    facts.add(writer.fact("on-time", TableCell.number(figures.onTime())));
    facts.add(writer.fact("deliveries", TableCell.number(figures.deliveries())));
    facts.add(writer.fact("whole", TableCell.number(figures.acceptedWhole())));
    for (Money penalty : figures.penalties()) {
      facts.add(writer.fact("penalties", TableCell.priced(penalty)));
    }
    facts.add(writer.fact("breaches", TableCell.number(figures.breaches())));
    facts.add(writer.fact("breaches.answered", TableCell.number(figures.breachesAnswered())));
    facts.add(writer.fact("breaches.found", TableCell.number(figures.breachesFound())));
    return facts;
  }

  private static DocumentRow group(GroupRecord group) {
    RecordFigures figures = group.figures();
    return DocumentRow.of(
        TableCell.code(group.code()),
        TableCell.words(group.name()),
        TableCell.number(figures.orders()),
        TableCell.number(figures.toAnswer()),
        TableCell.number(figures.answeredInTime()),
        TableCell.number(figures.due()),
        TableCell.number(figures.onTime()),
        TableCell.number(figures.deliveries()),
        TableCell.number(figures.acceptedWhole()),
        TableCell.number(figures.breachesFound()));
  }
}
