package org.muwahhad.reports.award;

import java.util.ArrayList;
import java.util.List;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.award.AwardReport.Decision;
import org.muwahhad.reports.award.AwardReport.StateDemand;
import org.muwahhad.reports.award.AwardReport.Vote;
import org.muwahhad.reports.document.Block;
import org.muwahhad.reports.document.Cell;
import org.muwahhad.reports.document.DocumentWriter;
import org.muwahhad.reports.document.Head;
import org.muwahhad.reports.document.Labels;
import org.muwahhad.reports.document.ReportDocument;
import org.muwahhad.reports.document.ReportTemplate;
import org.muwahhad.reports.document.Row;
import org.muwahhad.reports.document.Table;

/**
 * The award report as a document: its text document, its reading page and its tables as CSV. The
 * same record and words as the page that {@code award.jrxml} draws for the PDF, in the same order.
 */
public final class AwardTemplate implements ReportTemplate<AwardReport> {
  private static final Table OUTCOMES =
      Table.named("outcomes")
          .words("lot", 44)
          .words("lot.title", 205)
          .words("winner", 154)
          .figures("head.award", 120);
  private static final Table EVENTS =
      Table.named("events")
          .words("date", 112)
          .words("date.hijri", 108)
          .words("event", 178)
          .words("event.by", 125);
  private static final Table DEMAND =
      Table.named("demand")
          .words("state", 113)
          .figures("entities", 70)
          .figures("demand.lines", 70)
          .figures("quantity", 80)
          .figures("head.estimate", 120)
          .figures("share", 70);
  private static final Table ALLOCATION =
      Table.named("allocation")
          .words("state", 94)
          .figures("head.net", 80)
          .figures("vat.rate", 40)
          .figures("vat", 72)
          .figures("gross", 80)
          .figures("rate", 62)
          .figures("local", 95);
  private static final Table SAVINGS =
      Table.named("savings")
          .words("lot", 44)
          .words("lot.title", 167)
          .figures("head.benchmark", 96)
          .figures("awarded", 88)
          .figures("saved", 78)
          .figures("saved.percent", 50);
  private static final Table VOTES =
      Table.named("votes")
          .words("state", 94)
          .words("voter", 118)
          .words("choice", 56)
          .words("reason", 160)
          .words("time", 95);

  @Override
  public String name() {
    return "award-document";
  }

  @Override
  public List<Table> tables() {
    List<Table> tables = new ArrayList<>(List.of(OUTCOMES, EVENTS, DEMAND));
    tables.addAll(LotTables.ALL);
    tables.addAll(List.of(ALLOCATION, SAVINGS, VOTES));
    return tables;
  }

  @Override
  public ReportDocument write(AwardReport report, Labels labels) {
    DocumentWriter writer = new DocumentWriter(head(report, labels), labels);
    LotTables lots = new LotTables(report, labels, writer);
    summary(report, labels, writer);
    writer
        .section("TIMELINE")
        .table(
            EVENTS,
            report.timeline(),
            e ->
                Row.of(
                    Cell.time(e.at()),
                    Cell.hijri(e.at()),
                    Cell.words(e.what()),
                    Cell.words(e.by())));
    demand(report, labels, writer);
    lots.bids();
    lots.scores();
    lots.ranking();
    lots.awards();
    allocation(report, labels, writer);
    savings(report, labels, writer);
    writer.section("DECISIONS");
    report.decisions().forEach(d -> decision(report, labels, writer, d));
    writer
        .section("SIGNATURES")
        .onNewPage()
        .paragraph(
            "release.note",
            report.verification().releaseAddress(),
            report.verification().releaseSha256())
        .paragraph("signatures.note")
        .signatures(
            report.signatories().stream()
                .map(s -> new Block.Signatory(report.state(s.state()).name(), s.name(), s.title()))
                .toList());
    lots.annex();
    return writer.document();
  }

  private static Head head(AwardReport report, Labels labels) {
    AwardReport.Tender tender = report.tender();
    AwardReport.Verification proof = report.verification();
    return new Head(
        tender.procuringBody(),
        labels.of("report"),
        tender.title(),
        tender.number(),
        report.issuedAt(),
        report.zone(),
        new Head.Proof(proof.documentId(), proof.address()),
        null,
        report.confidential());
  }

  private static void summary(AwardReport report, Labels labels, DocumentWriter writer) {
    AwardReport.Tender tender = report.tender();
    AwardReport.Summary figures = report.summary();
    Money saved = report.benchmarkOfAwarded().minus(report.awarded());
    List<Block.Fact> facts = new ArrayList<>();
    facts.add(writer.fact("tender.ocid", Cell.code(tender.ocid())));
    facts.add(writer.fact("tender.method", Cell.words(tender.method())));
    facts.add(writer.fact("languages", Cell.words(joined(tender.languages()))));
    facts.add(writer.fact("document.id", Cell.code(report.verification().documentId())));
    facts.add(writer.fact("card.entities", Cell.number(figures.entities())));
    facts.add(writer.fact("card.items", Cell.number(figures.items())));
    facts.add(
        writer.fact(
            "card.lots", Cell.words(labels.of("card.of", figures.lotsAwarded(), figures.lots()))));
    facts.add(writer.fact("card.bidders", Cell.number(figures.bidders())));
    facts.add(writer.fact("card.bids", Cell.number(figures.bids())));
    facts.add(money(labels, "head.estimate", figures.estimate()));
    facts.add(money(labels, "card.benchmark", figures.benchmark()));
    facts.add(money(labels, "card.benchmark.awarded", report.benchmarkOfAwarded()));
    facts.add(money(labels, "head.award", report.awarded()));
    facts.add(money(labels, "head.saving", saved));
    writer.section("SUMMARY").facts(facts);
    List<Row> rows = new ArrayList<>();
    report.lots().forEach(lot -> rows.addAll(outcomes(lot, labels)));
    rows.add(
        Row.sum(
            Cell.written(""),
            Cell.words(labels.of("total")),
            Cell.written(""),
            Cell.amount(report.awarded())));
    writer.table(OUTCOMES, heads(OUTCOMES, report, labels), rows::stream);
  }

  private static List<Row> outcomes(AwardReport.Lot lot, Labels labels) {
    Cell number = Cell.code(lot.number());
    Cell title = Cell.words(lot.title());
    return lot.awards().isEmpty()
        ? List.of(
            Row.of(
                number,
                title,
                Cell.words(labels.of(lot.open() ? "open" : "unsuccessful")),
                Cell.none()))
        : lot.awards().stream()
            .map(a -> Row.of(number, title, Cell.words(a.bidder()), Cell.amount(a.amount())))
            .toList();
  }

  private static void demand(AwardReport report, Labels labels, DocumentWriter writer) {
    writer.section("DEMAND");
    if (report.demand().isEmpty()) {
      return;
    }
    Money sum =
        report.demand().stream()
            .map(StateDemand::estimate)
            .reduce(Money.zero(report.tender().currency()), Money::plus);
    List<Row> rows = new ArrayList<>();
    for (StateDemand demand : report.demand()) {
      rows.add(
          Row.of(
              Cell.words(report.state(demand.state()).name()),
              Cell.number(demand.entities()),
              Cell.number(demand.lines()),
              Cell.number(demand.quantity()),
              Cell.amount(demand.estimate()),
              Cell.percent(AwardLines.share(demand.estimate().amount(), sum.amount()))));
    }
    rows.add(
        Row.sum(
            Cell.words(labels.of("total")),
            Cell.number(report.demand().stream().mapToInt(StateDemand::entities).sum()),
            Cell.number(report.demand().stream().mapToInt(StateDemand::lines).sum()),
            Cell.none(),
            Cell.amount(sum)));
    writer.table(DEMAND, heads(DEMAND, report, labels), rows::stream);
    writer.chart(
        labels.of("chart.demand", report.tender().currency()),
        report.demand().stream()
            .map(
                d ->
                    new Block.Bar(
                        report.state(d.state()).name(),
                        d.estimate().amount(),
                        Cell.amount(d.estimate()),
                        true))
            .toList());
  }

  private static void allocation(AwardReport report, Labels labels, DocumentWriter writer) {
    writer.section("ALLOCATION");
    if (report.allocations().isEmpty()) {
      return;
    }
    if (report.recommended()) {
      writer.paragraph("allocation.recommended");
    }
    Money net = Money.zero(report.tender().currency());
    Money vat = net;
    Money gross = net;
    List<Row> rows = new ArrayList<>();
    for (AwardReport.Allocation share : report.allocations()) {
      net = net.plus(share.net());
      vat = vat.plus(share.vat());
      gross = gross.plus(share.gross());
      rows.add(
          Row.of(
              Cell.words(report.state(share.state()).name()),
              Cell.amount(share.net()),
              Cell.percent(share.vatRate()),
              Cell.amount(share.vat()),
              Cell.amount(share.gross()),
              Cell.rate(share.rate()),
              Cell.priced(share.local())));
    }
    rows.add(
        Row.sum(
            Cell.words(labels.of("total")),
            Cell.amount(net),
            Cell.written(""),
            Cell.amount(vat),
            Cell.amount(gross)));
    writer
        .table(ALLOCATION, heads(ALLOCATION, report, labels), rows::stream)
        .paragraph("allocation.note")
        .paragraph("rounding");
  }

  private static void savings(AwardReport report, Labels labels, DocumentWriter writer) {
    writer.section("SAVINGS");
    List<Row> rows = new ArrayList<>();
    for (AwardReport.Lot lot : report.lots()) {
      if (!lot.awards().isEmpty()) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.code(lot.number()));
        cells.add(Cell.words(lot.title()));
        cells.addAll(saving(lot.benchmark(), lot.awarded()));
        rows.add(Row.of(cells));
      }
    }
    if (rows.isEmpty()) {
      return;
    }
    List<Cell> sum = new ArrayList<>();
    sum.add(Cell.written(""));
    sum.add(Cell.words(labels.of("total")));
    sum.addAll(saving(report.benchmarkOfAwarded(), report.awarded()));
    rows.add(new Row(sum, Row.Kind.SUM));
    writer.table(SAVINGS, heads(SAVINGS, report, labels), rows::stream);
  }

  private static List<Cell> saving(Money benchmark, Money awarded) {
    Money saved = benchmark.minus(awarded);
    return List.of(
        Cell.amount(benchmark),
        Cell.amount(awarded),
        Cell.amount(saved),
        Cell.percent(AwardLines.share(saved.amount(), benchmark.amount())));
  }

  private static void decision(
      AwardReport report, Labels labels, DocumentWriter writer, Decision decision) {
    writer
        .heading(decision.committee())
        .facts(
            List.of(
                writer.fact("question", Cell.words(decision.question())),
                writer.fact("outcome", Cell.words(decision.outcome())),
                writer.fact("decided", Cell.time(decision.at()))))
        .table(VOTES, decision.votes(), v -> vote(report, labels, v));
  }

  private static Row vote(AwardReport report, Labels labels, Vote vote) {
    return Row.of(
        Cell.words(report.state(vote.state()).name()),
        Cell.words(vote.voter()),
        Cell.words(labels.of("choice." + vote.choice())),
        vote.reason().isBlank() ? Cell.none() : Cell.words(vote.reason()),
        vote.at().map(Cell::time).orElseGet(Cell::none));
  }

  /** The heads of a table; those of amounts name the tender's currency. */
  static List<Bilingual> heads(Table shape, AwardReport report, Labels labels) {
    return shape.columns().stream()
        .filter(c -> !c.label().isEmpty())
        .map(c -> labels.of(c.label(), report.tender().currency()))
        .toList();
  }

  private static Block.Fact money(Labels labels, String label, Money amount) {
    return new Block.Fact(labels.of(label, amount.currency()), Cell.amount(amount));
  }

  private static Bilingual joined(List<Bilingual> texts) {
    return new Bilingual(
        String.join("، ", texts.stream().map(Bilingual::ar).toList()),
        String.join(", ", texts.stream().map(Bilingual::en).toList()));
  }
}
