package org.muwahhad.reports.savings;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.muwahhad.reports.Bilingual;
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
import org.muwahhad.reports.savings.SavingsReport.SavingsComparison;
import org.muwahhad.reports.savings.SavingsReport.SavingsPart;
import org.muwahhad.reports.words.CurrencySigns;

/**
 * Lays the savings of a tender out in the order of reading: what was saved, in percent first, the
 * tender, state by state, lot by lot, and how all of it is reckoned. What takes many pages follows
 * as annexes: item by item, and the prices taken for buying alone.
 */
public final class SavingsTemplate implements ReportTemplate<SavingsReport> {
  private static final BigDecimal MOST_TIMES = BigDecimal.valueOf(100);
  private static final Table WHOLE =
      Table.named("whole")
          .words("against", 300)
          .figures("percent", 80)
          .figures("saving", 130)
          .figures("reference", 130)
          .figures("award", 130);
  private static final Table STATES = compared("states");
  private static final Table LOTS = compared("lots");
  private static final Table ITEMS =
      Table.named("items")
          .figures("lot", 34)
          .words("item.code", 64)
          .words("item", 176)
          .words("unit", 54)
          .figures("quantity", 62)
          .figures("award", 86)
          .figures("benchmark", 86)
          .figures("estimate", 86)
          .figures("apart", 86)
          .figures("percent", 36)
          .inSmallType();
  private static final Table PRICES =
      Table.named("prices")
          .figures("lot", 34)
          .words("item.code", 70)
          .words("item", 216)
          .words("state", 110)
          .figures("quantity", 70)
          .words("step", 90)
          .figures("alone", 90)
          .figures("apart", 90);

  private static Table compared(String name) {
    return Table.named(name)
        .words("name", 152)
        .figures("award", 78)
        .figures("benchmark", 78)
        .figures("saving.short", 66)
        .figures("percent", 36)
        .figures("estimate", 78)
        .figures("saving.short", 66)
        .figures("percent", 36)
        .figures("apart", 78)
        .figures("saving.short", 66)
        .figures("percent", 36)
        .inSmallType();
  }

  @Override
  public String name() {
    return "savings";
  }

  @Override
  public boolean landscape() {
    return true;
  }

  @Override
  public List<Table> tables() {
    return List.of(WHOLE, STATES, LOTS, ITEMS, PRICES);
  }

  @Override
  public ReportDocument write(SavingsReport report, Labels labels) {
    DocumentWriter writer = new DocumentWriter(head(report, labels), labels);
    writer.section("WHOLE");
    if (report.lots().isEmpty()) {
      writer.paragraph("none").section("TENDER").facts(facts(report, writer, labels));
      return method(report, writer).document();
    }
    whole(report, writer, labels);
    writer.section("TENDER").facts(facts(report, writer, labels));
    states(report, writer, labels);
    lots(report, writer, labels);
    method(report, writer);
    items(report, writer, labels);
    prices(report, writer, labels);
    return writer.document();
  }

  private static DocumentWriter method(SavingsReport report, DocumentWriter writer) {
    return writer
        .section("METHOD")
        .paragraph("method", report.currency())
        .paragraph("method.apart")
        .paragraph("method.rounding");
  }

  private static DocumentHead head(SavingsReport report, Labels labels) {
    return DocumentHead.issued(
            report.issuer(),
            labels.of("report"),
            report.title(),
            report.tender(),
            report.issuedAt(),
            report.proof())
        .forNamedReaders();
  }

  private static List<Block.NamedValue> facts(
      SavingsReport report, DocumentWriter writer, Labels labels) {
    long purchases = report.parts().count();
    long atBenchmark = report.parts().filter(p -> p.step() == null).count();
    return List.of(
        writer.fact("ocid", TableCell.code(report.ocid())),
        writer.fact(
            "standing", TableCell.words(labels.of(report.inEffect() ? "in-effect" : "pending"))),
        writer.fact("currency", TableCell.words(CurrencySigns.both(report.currency()))),
        writer.fact("rates", TableCell.day(report.ratesOf())),
        writer.fact("lots.count", TableCell.number(report.lots().size())),
        writer.fact("without", without(report)),
        writer.fact("purchases", TableCell.number(purchases)),
        writer.fact("purchases.benchmarked", TableCell.number(atBenchmark)));
  }

  private static TableCell without(SavingsReport report) {
    return report.without().isEmpty()
        ? TableCell.none()
        : TableCell.words(
            new Bilingual(
                String.join("؛ ", report.without().stream().map(Bilingual::ar).toList()),
                String.join("; ", report.without().stream().map(Bilingual::en).toList())));
  }

  private static void whole(SavingsReport report, DocumentWriter writer, Labels labels) {
    SavingsComparison all = sum(report, report.parts());
    writer.facts(
        List.of(
            writer.fact("saved.benchmark", percent(all.benchmark(), all.award())),
            writer.fact("saved.estimate", percent(all.estimate(), all.award())),
            writer.fact("saved.apart", percent(all.apart(), all.award()))));
    List<DocumentRow> rows =
        List.of(
            against(labels.of("bar.benchmark"), all.benchmark(), all),
            against(labels.of("bar.estimate"), all.estimate(), all),
            against(labels.of("bar.apart"), all.apart(), all));
    writer.table(WHOLE, writer.heads(WHOLE, report.currency()), rows::stream);
    writer.chart(
        labels.of("chart.whole", report.currency()),
        List.of(
            bar(labels.of("bar.award"), all.award(), true),
            bar(labels.of("bar.benchmark"), all.benchmark(), false),
            bar(labels.of("bar.estimate"), all.estimate(), false),
            bar(labels.of("bar.apart"), all.apart(), false)));
  }

  private static DocumentRow against(Bilingual name, Money reference, SavingsComparison all) {
    return DocumentRow.of(
        TableCell.words(name),
        percent(reference, all.award()),
        TableCell.amount(reference.minus(all.award())),
        TableCell.amount(reference),
        TableCell.amount(all.award()));
  }

  private static void states(SavingsReport report, DocumentWriter writer, Labels labels) {
    List<Block.Bar> bars = new ArrayList<>();
    List<DocumentRow> rows = new ArrayList<>();
    for (SavingsReport.SavingsState state : report.states()) {
      SavingsComparison own =
          sum(report, report.parts().filter(p -> p.state().equals(state.code())));
      bars.add(bar(labels.of("bar.of.apart", state.name()), own.apart(), false));
      bars.add(bar(labels.of("bar.of.award", state.name()), own.award(), true));
      rows.add(DocumentRow.of(compared(state.name(), own)));
    }
    rows.add(total(report, labels));
    writer
        .section("STATES")
        .table(STATES, heads(STATES, "state", report, labels), rows::stream)
        .chart(labels.of("chart.states", report.currency()), bars);
  }

  private static void lots(SavingsReport report, DocumentWriter writer, Labels labels) {
    List<Block.Bar> bars = new ArrayList<>();
    List<DocumentRow> rows = new ArrayList<>();
    for (SavingsReport.SavingsLot lot : report.lots()) {
      SavingsComparison own = sum(report, lot.all());
      bars.add(bar(labels.of("bar.lot.benchmark", lot.number()), own.benchmark(), false));
      bars.add(bar(labels.of("bar.lot.award", lot.number()), own.award(), true));
      Bilingual name = labels.of("lot.of", lot.number(), lot.title());
      rows.add(DocumentRow.of(compared(name, own)));
      rows.add(DocumentRow.remark(TableCell.words(labels.of("supplier.of", lot.supplier()))));
    }
    rows.add(total(report, labels));
    writer
        .section("LOTS")
        .table(LOTS, heads(LOTS, "lot", report, labels), rows::stream)
        .chart(labels.of("chart.lots", report.currency()), bars);
  }

  private static List<Bilingual> heads(
      Table shape, String first, SavingsReport report, Labels labels) {
    List<Bilingual> heads = new ArrayList<>();
    shape.columns().forEach(c -> heads.add(labels.of(c.label(), report.currency())));
    heads.set(0, labels.of(first));
    return heads;
  }

  private static DocumentRow total(SavingsReport report, Labels labels) {
    return DocumentRow.sum(
        compared(labels.of("total"), sum(report, report.parts())).toArray(TableCell[]::new));
  }

  private static List<TableCell> compared(Bilingual name, SavingsComparison figures) {
    List<TableCell> cells =
        new ArrayList<>(List.of(TableCell.words(name), TableCell.amount(figures.award())));
    for (Money reference : List.of(figures.benchmark(), figures.estimate(), figures.apart())) {
      cells.add(TableCell.amount(reference));
      cells.add(TableCell.amount(reference.minus(figures.award())));
      cells.add(percent(reference, figures.award()));
    }
    return cells;
  }

  private static void items(SavingsReport report, DocumentWriter writer, Labels labels) {
    List<DocumentRow> rows = new ArrayList<>();
    for (SavingsReport.SavingsLot lot : report.lots()) {
      for (SavingsReport.SavingsItem item : lot.items()) {
        rows.add(item(lot.number(), item, sum(report, item.parts().stream())));
      }
    }
    SavingsComparison all = sum(report, report.parts());
    rows.add(
        DocumentRow.sum(
            TableCell.blank(),
            TableCell.words(labels.of("total")),
            TableCell.blank(),
            TableCell.blank(),
            TableCell.blank(),
            TableCell.amount(all.award()),
            TableCell.amount(all.benchmark()),
            TableCell.amount(all.estimate()),
            TableCell.amount(all.apart()),
            percent(all.apart(), all.award())));
    writer.section("ITEMS").onNewPage().paragraph("items.note");
    writer.table(ITEMS, writer.heads(ITEMS, report.currency()), rows::stream);
  }

  private static DocumentRow item(
      int lot, SavingsReport.SavingsItem item, SavingsComparison figures) {
    return DocumentRow.of(
        TableCell.number(lot),
        TableCell.code(item.code()),
        TableCell.words(item.name()),
        TableCell.words(item.unit()),
        TableCell.number(item.quantity()),
        TableCell.amount(figures.award()),
        TableCell.amount(figures.benchmark()),
        TableCell.amount(figures.estimate()),
        TableCell.amount(figures.apart()),
        percent(figures.apart(), figures.award()));
  }

  private static void prices(SavingsReport report, DocumentWriter writer, Labels labels) {
    List<DocumentRow> rows = new ArrayList<>();
    for (SavingsReport.SavingsLot lot : report.lots()) {
      for (SavingsReport.SavingsItem item : lot.items()) {
        item.parts().forEach(part -> rows.add(price(report, labels, lot.number(), item, part)));
      }
    }
    rows.add(
        DocumentRow.sum(
            TableCell.blank(),
            TableCell.words(labels.of("total")),
            TableCell.blank(),
            TableCell.blank(),
            TableCell.blank(),
            TableCell.blank(),
            TableCell.blank(),
            TableCell.amount(sum(report, report.parts()).apart())));
    writer.section("PRICES").onNewPage().paragraph("prices.note");
    writer.table(PRICES, writer.heads(PRICES, report.currency()), rows::stream);
  }

  private static DocumentRow price(
      SavingsReport report,
      Labels labels,
      int lot,
      SavingsReport.SavingsItem item,
      SavingsPart part) {
    Bilingual state =
        report.states().stream()
            .filter(s -> s.code().equals(part.state()))
            .map(SavingsReport.SavingsState::name)
            .findFirst()
            .orElseGet(() -> Bilingual.same(part.state()));
    return DocumentRow.of(
        TableCell.number(lot),
        TableCell.code(item.code()),
        TableCell.words(item.name()),
        TableCell.words(state),
        TableCell.number(part.quantity()),
        part.step() == null
            ? TableCell.words(labels.of("bar.benchmark"))
            : TableCell.number(part.step()),
        TableCell.priced(part.alone()),
        TableCell.amount(part.figures().apart()));
  }

  private static SavingsComparison sum(SavingsReport report, Stream<SavingsPart> parts) {
    return parts
        .map(SavingsPart::figures)
        .reduce(SavingsComparison.zero(report.currency()), SavingsComparison::plus);
  }

  private static Block.Bar bar(Bilingual name, Money value, boolean accent) {
    return new Block.Bar(name, value.amount(), TableCell.amount(value), accent);
  }

  /** Of the reference; left out where that is so small that a percentage says nothing. */
  private static TableCell percent(Money reference, Money award) {
    BigDecimal base = reference.amount().max(BigDecimal.ZERO);
    if (base.multiply(MOST_TIMES).compareTo(award.amount()) <= 0) {
      return TableCell.none();
    }
    return TableCell.percent(
        reference.minus(award).amount().movePointRight(2).divide(base, 1, RoundingMode.HALF_UP));
  }
}
