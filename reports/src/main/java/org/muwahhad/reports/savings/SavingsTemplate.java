package org.muwahhad.reports.savings;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.document.Block;
import org.muwahhad.reports.document.Cell;
import org.muwahhad.reports.document.DocumentWriter;
import org.muwahhad.reports.document.Head;
import org.muwahhad.reports.document.Labels;
import org.muwahhad.reports.document.ReportDocument;
import org.muwahhad.reports.document.ReportTemplate;
import org.muwahhad.reports.document.Row;
import org.muwahhad.reports.document.Table;
import org.muwahhad.reports.savings.SavingsReport.Figures;
import org.muwahhad.reports.savings.SavingsReport.Part;
import org.muwahhad.reports.words.CurrencySigns;

/**
 * Lays the savings of a tender out: how they are reckoned, the whole, state by state, lot by lot,
 * item by item, and the prices taken for buying alone.
 */
public final class SavingsTemplate implements ReportTemplate<SavingsReport> {
  private static final BigDecimal MOST_TIMES = BigDecimal.valueOf(100);
  private static final Table WHOLE =
      Table.named("whole")
          .words("against", 300)
          .figures("reference", 130)
          .figures("award", 130)
          .figures("saving", 130)
          .figures("percent", 80);
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
    writer.section("TENDER").facts(facts(report, writer, labels));
    writer
        .section("METHOD")
        .paragraph("method", report.currency())
        .paragraph("method.apart")
        .paragraph("method.rounding");
    writer.section("WHOLE");
    if (report.lots().isEmpty()) {
      return writer.paragraph("none").document();
    }
    whole(report, writer, labels);
    states(report, writer, labels);
    lots(report, writer, labels);
    items(report, writer, labels);
    prices(report, writer, labels);
    return writer.document();
  }

  private static Head head(SavingsReport report, Labels labels) {
    return Head.issued(
            report.issuer(),
            labels.of("report"),
            report.title(),
            report.tender(),
            report.issuedAt(),
            report.proof())
        .forNamedReaders();
  }

  private static List<Block.Fact> facts(
      SavingsReport report, DocumentWriter writer, Labels labels) {
    long purchases = report.parts().count();
    long atBenchmark = report.parts().filter(p -> p.step() == null).count();
    return List.of(
        writer.fact("ocid", Cell.code(report.ocid())),
        writer.fact("standing", Cell.words(labels.of(report.inEffect() ? "in-effect" : "pending"))),
        writer.fact("currency", Cell.words(CurrencySigns.both(report.currency()))),
        writer.fact("rates", Cell.day(report.ratesOf())),
        writer.fact("lots.count", Cell.number(report.lots().size())),
        writer.fact("without", without(report)),
        writer.fact("purchases", Cell.number(purchases)),
        writer.fact("purchases.benchmarked", Cell.number(atBenchmark)));
  }

  private static Cell without(SavingsReport report) {
    return report.without().isEmpty()
        ? Cell.none()
        : Cell.words(
            new Bilingual(
                String.join("؛ ", report.without().stream().map(Bilingual::ar).toList()),
                String.join("; ", report.without().stream().map(Bilingual::en).toList())));
  }

  private static void whole(SavingsReport report, DocumentWriter writer, Labels labels) {
    Figures all = sum(report, report.parts());
    List<Row> rows =
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

  private static Row against(Bilingual name, Money reference, Figures all) {
    return Row.of(
        Cell.words(name),
        Cell.amount(reference),
        Cell.amount(all.award()),
        Cell.amount(reference.minus(all.award())),
        percent(reference, all.award()));
  }

  private static void states(SavingsReport report, DocumentWriter writer, Labels labels) {
    List<Block.Bar> bars = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    for (SavingsReport.State state : report.states()) {
      Figures own = sum(report, report.parts().filter(p -> p.state().equals(state.code())));
      bars.add(bar(labels.of("bar.of.apart", state.name()), own.apart(), false));
      bars.add(bar(labels.of("bar.of.award", state.name()), own.award(), true));
      rows.add(Row.of(compared(state.name(), own)));
    }
    rows.add(total(report, labels));
    writer
        .section("STATES")
        .table(STATES, heads(STATES, "state", report, labels), rows::stream)
        .chart(labels.of("chart.states", report.currency()), bars);
  }

  private static void lots(SavingsReport report, DocumentWriter writer, Labels labels) {
    List<Block.Bar> bars = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    for (SavingsReport.Lot lot : report.lots()) {
      Figures own = sum(report, lot.all());
      bars.add(bar(labels.of("bar.lot.benchmark", lot.number()), own.benchmark(), false));
      bars.add(bar(labels.of("bar.lot.award", lot.number()), own.award(), true));
      Bilingual name = labels.of("lot.of", lot.number(), lot.title());
      rows.add(Row.of(compared(name, own)));
      rows.add(Row.remark(Cell.words(labels.of("supplier.of", lot.supplier()))));
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

  private static Row total(SavingsReport report, Labels labels) {
    return Row.sum(compared(labels.of("total"), sum(report, report.parts())).toArray(Cell[]::new));
  }

  private static List<Cell> compared(Bilingual name, Figures figures) {
    List<Cell> cells = new ArrayList<>(List.of(Cell.words(name), Cell.amount(figures.award())));
    for (Money reference : List.of(figures.benchmark(), figures.estimate(), figures.apart())) {
      cells.add(Cell.amount(reference));
      cells.add(Cell.amount(reference.minus(figures.award())));
      cells.add(percent(reference, figures.award()));
    }
    return cells;
  }

  private static void items(SavingsReport report, DocumentWriter writer, Labels labels) {
    List<Row> rows = new ArrayList<>();
    for (SavingsReport.Lot lot : report.lots()) {
      for (SavingsReport.Item item : lot.items()) {
        rows.add(item(lot.number(), item, sum(report, item.parts().stream())));
      }
    }
    Figures all = sum(report, report.parts());
    rows.add(
        Row.sum(
            Cell.blank(),
            Cell.words(labels.of("total")),
            Cell.blank(),
            Cell.blank(),
            Cell.blank(),
            Cell.amount(all.award()),
            Cell.amount(all.benchmark()),
            Cell.amount(all.estimate()),
            Cell.amount(all.apart()),
            percent(all.apart(), all.award())));
    writer.section("ITEMS").paragraph("items.note");
    writer.table(ITEMS, writer.heads(ITEMS, report.currency()), rows::stream);
  }

  private static Row item(int lot, SavingsReport.Item item, Figures figures) {
    return Row.of(
        Cell.number(lot),
        Cell.code(item.code()),
        Cell.words(item.name()),
        Cell.words(item.unit()),
        Cell.number(item.quantity()),
        Cell.amount(figures.award()),
        Cell.amount(figures.benchmark()),
        Cell.amount(figures.estimate()),
        Cell.amount(figures.apart()),
        percent(figures.apart(), figures.award()));
  }

  private static void prices(SavingsReport report, DocumentWriter writer, Labels labels) {
    List<Row> rows = new ArrayList<>();
    for (SavingsReport.Lot lot : report.lots()) {
      for (SavingsReport.Item item : lot.items()) {
        item.parts().forEach(part -> rows.add(price(report, labels, lot.number(), item, part)));
      }
    }
    rows.add(
        Row.sum(
            Cell.blank(),
            Cell.words(labels.of("total")),
            Cell.blank(),
            Cell.blank(),
            Cell.blank(),
            Cell.blank(),
            Cell.blank(),
            Cell.amount(sum(report, report.parts()).apart())));
    writer.section("PRICES").paragraph("prices.note");
    writer.table(PRICES, writer.heads(PRICES, report.currency()), rows::stream);
  }

  private static Row price(
      SavingsReport report, Labels labels, int lot, SavingsReport.Item item, Part part) {
    Bilingual state =
        report.states().stream()
            .filter(s -> s.code().equals(part.state()))
            .map(SavingsReport.State::name)
            .findFirst()
            .orElseGet(() -> Bilingual.same(part.state()));
    return Row.of(
        Cell.number(lot),
        Cell.code(item.code()),
        Cell.words(item.name()),
        Cell.words(state),
        Cell.number(part.quantity()),
        part.step() == null ? Cell.words(labels.of("bar.benchmark")) : Cell.number(part.step()),
        Cell.priced(part.alone()),
        Cell.amount(part.figures().apart()));
  }

  private static Figures sum(SavingsReport report, Stream<Part> parts) {
    return parts.map(Part::figures).reduce(Figures.zero(report.currency()), Figures::plus);
  }

  private static Block.Bar bar(Bilingual name, Money value, boolean accent) {
    return new Block.Bar(name, value.amount(), Cell.amount(value), accent);
  }

  /** Of the reference; left out where that is so small that a percentage says nothing. */
  private static Cell percent(Money reference, Money award) {
    BigDecimal base = reference.amount().max(BigDecimal.ZERO);
    if (base.multiply(MOST_TIMES).compareTo(award.amount()) <= 0) {
      return Cell.none();
    }
    return Cell.percent(
        reference.minus(award).amount().movePointRight(2).divide(base, 1, RoundingMode.HALF_UP));
  }
}
