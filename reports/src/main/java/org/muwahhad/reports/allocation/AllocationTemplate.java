package org.muwahhad.reports.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.allocation.AllocationReport.AllocationLine;
import org.muwahhad.reports.allocation.AllocationReport.Entity;
import org.muwahhad.reports.allocation.AllocationReport.Quarter;
import org.muwahhad.reports.document.Block;
import org.muwahhad.reports.document.DocumentHead;
import org.muwahhad.reports.document.DocumentRow;
import org.muwahhad.reports.document.DocumentWriter;
import org.muwahhad.reports.document.Labels;
import org.muwahhad.reports.document.ReportDocument;
import org.muwahhad.reports.document.ReportTemplate;
import org.muwahhad.reports.document.Table;
import org.muwahhad.reports.document.TableCell;
import org.muwahhad.reports.words.AmountInWords;

/**
 * Lays the part of a state out: the whole, by lot, by entity, by quarter, entities and quarters
 * against each other, then line by line for each entity, and what no award covers.
 */
public final class AllocationTemplate implements ReportTemplate<AllocationReport> {
  private static final int QUARTERS = 6;
  private static final Table LOTS =
      Table.named("lots")
          .figures("lot", 36)
          .words("lot.title", 200)
          .words("supplier", 214)
          .figures("net.award", 120)
          .figures("rate", 80)
          .figures("net", 120);
  private static final Table ENTITIES =
      Table.named("entities")
          .words("entity", 320)
          .figures("lines", 60)
          .figures("net", 130)
          .figures("vat", 130)
          .figures("gross", 130);
  private static final Table QUARTER_SUMS =
      Table.named("quarters")
          .words("quarter", 320)
          .figures("lines", 60)
          .figures("net", 130)
          .figures("vat", 130)
          .figures("gross", 130);
  private static final Table MATRIX =
      Table.named("matrix").words("entity", 170).figures(QUARTERS, 100);
  private static final Table LINES =
      Table.named("lines")
          .words("site", 108)
          .figures("lot", 30)
          .words("item.code", 60)
          .words("item", 126)
          .words("need-by", 76)
          .figures("quantity", 50)
          .words("unit", 44)
          .figures("price", 78)
          .figures("net", 70)
          .figures("vat", 60)
          .figures("gross", 68)
          .inSmallType();
  private static final Table UNSERVED =
      Table.named("unserved")
          .words("entity", 180)
          .figures("lot", 34)
          .words("item.code", 70)
          .words("item", 190)
          .words("need-by", 84)
          .figures("quantity", 60)
          .words("unit", 62)
          .words("unserved.why", 90);

  @Override
  public String name() {
    return "allocation";
  }

  @Override
  public boolean landscape() {
    return true;
  }

  @Override
  public List<Table> tables() {
    return List.of(LOTS, ENTITIES, QUARTER_SUMS, MATRIX, LINES, UNSERVED);
  }

  @Override
  public ReportDocument write(AllocationReport report, Labels labels) {
    DocumentWriter writer = new DocumentWriter(head(report, labels), labels);
    writer.section("STATE").facts(facts(report, writer)).paragraph("method", report.currency());
    if (report.lines().findAny().isEmpty()) {
      writer.paragraph("none");
    }
    lots(report, writer, labels);
    entities(report, writer, labels);
    quarters(report, writer, labels);
    matrix(report, writer, labels);
    lines(report, writer, labels);
    writer.section("UNSERVED").table(UNSERVED, report.unserved(), line -> unserved(line, labels));
    return writer.document();
  }

  private static DocumentHead head(AllocationReport report, Labels labels) {
    return DocumentHead.issued(
            report.issuer(),
            labels.of("report.of", report.stateName()),
            report.title(),
            report.tender(),
            report.issuedAt(),
            report.proof())
        .forNamedReaders();
  }

  private static List<Block.NamedValue> facts(AllocationReport report, DocumentWriter writer) {
    Money gross = gross(report, line -> true);
    return List.of(
        writer.fact("state", TableCell.words(report.official())),
        writer.fact("ocid", TableCell.code(report.ocid())),
        writer.fact("standing", TableCell.words(standing(report, writer))),
        writer.fact("entities", TableCell.number(report.entities().size())),
        writer.fact("lines", TableCell.number(AllocationReport.demandLines(report.lines()))),
        writer.fact("net.total", TableCell.priced(net(report, line -> true))),
        writer.fact("vat.rate", TableCell.percent(report.vatPercent())),
        writer.fact("vat.total", TableCell.priced(vat(report, line -> true))),
        writer.fact("gross.total", TableCell.priced(gross)),
        writer.fact("gross.words", TableCell.words(AmountInWords.of(gross))),
        writer.fact("rates", TableCell.day(report.ratesOf())));
  }

  private static Bilingual standing(AllocationReport report, DocumentWriter writer) {
    return writer.fact(report.inEffect() ? "in-effect" : "pending", TableCell.none()).name();
  }

  private static void lots(AllocationReport report, DocumentWriter writer, Labels labels) {
    writer.section("LOTS");
    if (report.lots().isEmpty()) {
      return;
    }
    List<DocumentRow> rows = new ArrayList<>();
    for (AllocationReport.AllocationLot lot : report.lots()) {
      rows.add(
          DocumentRow.of(
              TableCell.number(lot.number()),
              TableCell.words(lot.title()),
              TableCell.words(lot.supplier()),
              TableCell.priced(lot.net()),
              TableCell.rate(lot.rate()),
              TableCell.amount(lot.local())));
    }
    rows.add(
        DocumentRow.sum(
            TableCell.blank(),
            TableCell.words(labels.of("total")),
            TableCell.blank(),
            TableCell.blank(),
            TableCell.blank(),
            TableCell.amount(
                report.lots().stream()
                    .map(AllocationReport.AllocationLot::local)
                    .reduce(Money.zero(report.currency()), Money::plus))));
    writer.table(LOTS, writer.heads(LOTS, report.currency()), rows::stream);
  }

  private static void entities(AllocationReport report, DocumentWriter writer, Labels labels) {
    writer.section("ENTITIES");
    if (report.entities().isEmpty()) {
      return;
    }
    List<DocumentRow> rows = new ArrayList<>();
    for (Entity entity : report.entities()) {
      rows.add(sums(report, entity.name(), entity.lines()));
    }
    rows.add(total(report, labels));
    writer.table(ENTITIES, writer.heads(ENTITIES, report.currency()), rows::stream);
  }

  private static void quarters(AllocationReport report, DocumentWriter writer, Labels labels) {
    writer.section("QUARTERS");
    List<Quarter> quarters = quarters(report.lines());
    if (quarters.isEmpty()) {
      return;
    }
    List<DocumentRow> rows = new ArrayList<>();
    for (Quarter quarter : quarters) {
      rows.add(sums(report, name(quarter, labels), report.lines().filter(in(quarter)).toList()));
    }
    rows.add(total(report, labels));
    writer.table(QUARTER_SUMS, writer.heads(QUARTER_SUMS, report.currency()), rows::stream);
    writer.chart(
        labels.of("chart.quarters", report.currency()),
        quarters.stream()
            .map(
                q -> {
                  Money gross = gross(report, in(q));
                  return new Block.Bar(
                      name(q, labels), gross.amount(), TableCell.amount(gross), false);
                })
            .toList());
  }

  /** Entities against quarters; both ways the sums are those of the two tables before. */
  private static void matrix(AllocationReport report, DocumentWriter writer, Labels labels) {
    writer.section("MATRIX");
    List<Quarter> quarters = quarters(report.lines());
    if (quarters.size() < 2 || report.entities().size() < 2) {
      return;
    }
    List<AllocationColumn> columns = new ArrayList<>();
    quarters.forEach(q -> columns.add(new AllocationColumn(name(q, labels), in(q))));
    columns.add(new AllocationColumn(labels.of("total"), line -> true));
    writer.paragraph("matrix.note", report.currency());
    for (int from = 0; from < columns.size(); from += QUARTERS) {
      List<AllocationColumn> some =
          columns.subList(from, Math.min(columns.size(), from + QUARTERS));
      List<Bilingual> heads = new ArrayList<>(List.of(labels.of("entity")));
      some.forEach(c -> heads.add(c.head()));
      List<DocumentRow> rows = new ArrayList<>();
      for (Entity entity : report.entities()) {
        List<TableCell> cells = new ArrayList<>(List.of(TableCell.words(entity.name())));
        some.forEach(c -> cells.add(gross(entity.lines(), c.lines(), report.currency())));
        rows.add(DocumentRow.of(cells));
      }
      List<TableCell> sums = new ArrayList<>(List.of(TableCell.words(labels.of("total"))));
      some.forEach(c -> sums.add(TableCell.amount(gross(report, c.lines()))));
      rows.add(DocumentRow.sum(sums.toArray(TableCell[]::new)));
      writer.table(MATRIX, heads, rows::stream);
    }
  }

  private record AllocationColumn(Bilingual head, Predicate<AllocationLine> lines) {}

  private static TableCell gross(
      List<AllocationLine> lines, Predicate<AllocationLine> which, String currency) {
    List<AllocationLine> some = lines.stream().filter(which).toList();
    return some.isEmpty()
        ? TableCell.none()
        : TableCell.amount(
            some.stream().map(AllocationLine::gross).reduce(Money.zero(currency), Money::plus));
  }

  private static void lines(AllocationReport report, DocumentWriter writer, Labels labels) {
    writer.section("LINES");
    for (Entity entity : report.entities()) {
      writer.heading(entity.name());
      List<DocumentRow> rows = new ArrayList<>();
      List<Quarter> quarters = quarters(entity.lines().stream());
      for (Quarter quarter : quarters) {
        List<AllocationLine> lines = entity.lines().stream().filter(in(quarter)).toList();
        lines.forEach(line -> rows.add(line(line)));
        if (lines.size() > 1 && quarters.size() > 1) {
          rows.add(sum(report, labels.of("sum.of", name(quarter, labels)), lines));
        }
      }
      rows.add(sum(report, labels.of("sum.entity"), entity.lines()));
      writer.table(LINES, writer.heads(LINES, report.currency()), rows::stream);
    }
  }

  private static DocumentRow line(AllocationLine line) {
    return DocumentRow.of(
        TableCell.words(line.site()),
        TableCell.number(line.lot()),
        TableCell.code(line.itemCode()),
        TableCell.words(line.item()),
        TableCell.day(line.needBy()),
        TableCell.number(line.quantity()),
        TableCell.words(line.unit()),
        TableCell.eachPriced(line.unitPrice()),
        TableCell.amount(line.net()),
        TableCell.amount(line.vat()),
        TableCell.amount(line.gross()));
  }

  private static DocumentRow sum(
      AllocationReport report, Bilingual name, List<AllocationLine> lines) {
    Money none = Money.zero(report.currency());
    return DocumentRow.sum(
        TableCell.words(name),
        TableCell.blank(),
        TableCell.blank(),
        TableCell.blank(),
        TableCell.blank(),
        TableCell.blank(),
        TableCell.blank(),
        TableCell.blank(),
        TableCell.amount(lines.stream().map(AllocationLine::net).reduce(none, Money::plus)),
        TableCell.amount(lines.stream().map(AllocationLine::vat).reduce(none, Money::plus)),
        TableCell.amount(lines.stream().map(AllocationLine::gross).reduce(none, Money::plus)));
  }

  private static DocumentRow unserved(AllocationReport.UnservedLine line, Labels labels) {
    return DocumentRow.of(
        TableCell.words(line.entity()),
        TableCell.number(line.lot()),
        TableCell.code(line.itemCode()),
        TableCell.words(line.item()),
        TableCell.day(line.needBy()),
        TableCell.number(line.quantity()),
        TableCell.words(line.unit()),
        TableCell.words(labels.of("unserved." + line.why())));
  }

  private static DocumentRow sums(
      AllocationReport report, Bilingual name, List<AllocationLine> lines) {
    return DocumentRow.of(cells(report, name, lines));
  }

  private static DocumentRow total(AllocationReport report, Labels labels) {
    return DocumentRow.sum(
        cells(report, labels.of("total"), report.lines().toList()).toArray(TableCell[]::new));
  }

  private static List<TableCell> cells(
      AllocationReport report, Bilingual name, List<AllocationLine> lines) {
    Money none = Money.zero(report.currency());
    return List.of(
        TableCell.words(name),
        TableCell.number(AllocationReport.demandLines(lines.stream())),
        TableCell.amount(lines.stream().map(AllocationLine::net).reduce(none, Money::plus)),
        TableCell.amount(lines.stream().map(AllocationLine::vat).reduce(none, Money::plus)),
        TableCell.amount(lines.stream().map(AllocationLine::gross).reduce(none, Money::plus)));
  }

  private static List<Quarter> quarters(Stream<AllocationLine> lines) {
    return lines.map(AllocationLine::quarter).distinct().sorted().toList();
  }

  private static Predicate<AllocationLine> in(Quarter quarter) {
    return line -> line.quarter().equals(quarter);
  }

  private static Bilingual name(Quarter quarter, Labels labels) {
    return labels.of("quarter." + quarter.number(), String.valueOf(quarter.year()));
  }

  private static Money net(AllocationReport report, Predicate<AllocationLine> which) {
    return report.lines().filter(which).map(AllocationLine::net).reduce(zero(report), Money::plus);
  }

  private static Money vat(AllocationReport report, Predicate<AllocationLine> which) {
    return report.lines().filter(which).map(AllocationLine::vat).reduce(zero(report), Money::plus);
  }

  private static Money gross(AllocationReport report, Predicate<AllocationLine> which) {
    return report
        .lines()
        .filter(which)
        .map(AllocationLine::gross)
        .reduce(zero(report), Money::plus);
  }

  private static Money zero(AllocationReport report) {
    return Money.zero(report.currency());
  }
}
