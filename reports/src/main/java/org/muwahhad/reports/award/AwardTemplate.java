package org.muwahhad.reports.award;

import java.util.ArrayList;
import java.util.List;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.award.AwardReport.Decision;
import org.muwahhad.reports.award.AwardReport.StateDemand;
import org.muwahhad.reports.award.AwardReport.Vote;
import org.muwahhad.reports.document.Block;
import org.muwahhad.reports.document.DocumentHead;
import org.muwahhad.reports.document.DocumentRow;
import org.muwahhad.reports.document.DocumentWriter;
import org.muwahhad.reports.document.Labels;
import org.muwahhad.reports.document.ReportDocument;
import org.muwahhad.reports.document.ReportTemplate;
import org.muwahhad.reports.document.Table;
import org.muwahhad.reports.document.TableCell;

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
                DocumentRow.of(
                    TableCell.time(e.at()),
                    TableCell.hijri(e.at()),
                    TableCell.words(e.what()),
                    TableCell.words(e.by())));
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

  private static DocumentHead head(AwardReport report, Labels labels) {
    AwardReport.Tender tender = report.tender();
    AwardReport.Verification proof = report.verification();
    return new DocumentHead(
        tender.procuringBody(),
        labels.of("report"),
        tender.title(),
        tender.number(),
        report.issuedAt(),
        report.zone(),
        new DocumentHead.Proof(proof.documentId(), proof.address()),
        null,
        report.confidential());
  }

  private static void summary(AwardReport report, Labels labels, DocumentWriter writer) {
    AwardReport.Tender tender = report.tender();
    AwardReport.Summary figures = report.summary();
    Money saved = report.benchmarkOfAwarded().minus(report.awarded());
    List<Block.NamedValue> facts = new ArrayList<>();
    facts.add(writer.fact("tender.ocid", TableCell.code(tender.ocid())));
    facts.add(writer.fact("tender.method", TableCell.words(tender.method())));
    facts.add(writer.fact("languages", TableCell.words(joined(tender.languages()))));
    facts.add(writer.fact("document.id", TableCell.code(report.verification().documentId())));
    facts.add(writer.fact("card.entities", TableCell.number(figures.entities())));
    facts.add(writer.fact("card.items", TableCell.number(figures.items())));
    facts.add(
        writer.fact(
            "card.lots",
            TableCell.words(labels.of("card.of", figures.lotsAwarded(), figures.lots()))));
    facts.add(writer.fact("card.bidders", TableCell.number(figures.bidders())));
    facts.add(writer.fact("card.bids", TableCell.number(figures.bids())));
    facts.add(money(labels, "head.estimate", figures.estimate()));
    facts.add(money(labels, "card.benchmark", figures.benchmark()));
    facts.add(money(labels, "card.benchmark.awarded", report.benchmarkOfAwarded()));
    facts.add(money(labels, "head.award", report.awarded()));
    facts.add(money(labels, "head.saving", saved));
    writer.section("SUMMARY").facts(facts);
    List<DocumentRow> rows = new ArrayList<>();
    report.lots().forEach(lot -> rows.addAll(outcomes(lot, labels)));
    rows.add(
        DocumentRow.sum(
            TableCell.written(""),
            TableCell.words(labels.of("total")),
            TableCell.written(""),
            TableCell.amount(report.awarded())));
    writer.table(OUTCOMES, heads(OUTCOMES, report, labels), rows::stream);
  }

  private static List<DocumentRow> outcomes(AwardReport.ReportLot lot, Labels labels) {
    TableCell number = TableCell.code(lot.number());
    TableCell title = TableCell.words(lot.title());
    return lot.awards().isEmpty()
        ? List.of(
            DocumentRow.of(
                number,
                title,
                TableCell.words(labels.of(lot.open() ? "open" : "unsuccessful")),
                TableCell.none()))
        : lot.awards().stream()
            .map(
                a ->
                    DocumentRow.of(
                        number, title, TableCell.words(a.bidder()), TableCell.amount(a.amount())))
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
    List<DocumentRow> rows = new ArrayList<>();
    for (StateDemand demand : report.demand()) {
      rows.add(
          DocumentRow.of(
              TableCell.words(report.state(demand.state()).name()),
              TableCell.number(demand.entities()),
              TableCell.number(demand.lines()),
              TableCell.number(demand.quantity()),
              TableCell.amount(demand.estimate()),
              TableCell.percent(AwardLines.share(demand.estimate().amount(), sum.amount()))));
    }
    rows.add(
        DocumentRow.sum(
            TableCell.words(labels.of("total")),
            TableCell.number(report.demand().stream().mapToInt(StateDemand::entities).sum()),
            TableCell.number(report.demand().stream().mapToInt(StateDemand::lines).sum()),
            TableCell.none(),
            TableCell.amount(sum)));
    writer.table(DEMAND, heads(DEMAND, report, labels), rows::stream);
    writer.chart(
        labels.of("chart.demand", report.tender().currency()),
        report.demand().stream()
            .map(
                d ->
                    new Block.Bar(
                        report.state(d.state()).name(),
                        d.estimate().amount(),
                        TableCell.amount(d.estimate()),
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
    List<DocumentRow> rows = new ArrayList<>();
    for (AwardReport.Allocation share : report.allocations()) {
      net = net.plus(share.net());
      vat = vat.plus(share.vat());
      gross = gross.plus(share.gross());
      rows.add(
          DocumentRow.of(
              TableCell.words(report.state(share.state()).name()),
              TableCell.amount(share.net()),
              TableCell.percent(share.vatRate()),
              TableCell.amount(share.vat()),
              TableCell.amount(share.gross()),
              TableCell.rate(share.rate()),
              TableCell.priced(share.local())));
    }
    rows.add(
        DocumentRow.sum(
            TableCell.words(labels.of("total")),
            TableCell.amount(net),
            TableCell.written(""),
            TableCell.amount(vat),
            TableCell.amount(gross)));
    writer
        .table(ALLOCATION, heads(ALLOCATION, report, labels), rows::stream)
        .paragraph("allocation.note")
        .paragraph("rounding");
  }

  private static void savings(AwardReport report, Labels labels, DocumentWriter writer) {
    writer.section("SAVINGS");
    List<DocumentRow> rows = new ArrayList<>();
    for (AwardReport.ReportLot lot : report.lots()) {
      if (!lot.awards().isEmpty()) {
        List<TableCell> cells = new ArrayList<>();
        cells.add(TableCell.code(lot.number()));
        cells.add(TableCell.words(lot.title()));
        cells.addAll(saving(lot.benchmark(), lot.awarded()));
        rows.add(DocumentRow.of(cells));
      }
    }
    if (rows.isEmpty()) {
      return;
    }
    List<TableCell> sum = new ArrayList<>();
    sum.add(TableCell.written(""));
    sum.add(TableCell.words(labels.of("total")));
    sum.addAll(saving(report.benchmarkOfAwarded(), report.awarded()));
    rows.add(new DocumentRow(sum, DocumentRow.RowKind.SUM));
    writer.table(SAVINGS, heads(SAVINGS, report, labels), rows::stream);
  }

  private static List<TableCell> saving(Money benchmark, Money awarded) {
    Money saved = benchmark.minus(awarded);
    return List.of(
        TableCell.amount(benchmark),
        TableCell.amount(awarded),
        TableCell.amount(saved),
        TableCell.percent(AwardLines.share(saved.amount(), benchmark.amount())));
  }

  private static void decision(
      AwardReport report, Labels labels, DocumentWriter writer, Decision decision) {
    writer
        .heading(decision.committee())
        .facts(
            List.of(
                writer.fact("question", TableCell.words(decision.question())),
                writer.fact("outcome", TableCell.words(decision.outcome())),
                writer.fact("decided", TableCell.time(decision.at()))))
        .table(VOTES, decision.votes(), v -> vote(report, labels, v));
  }

  private static DocumentRow vote(AwardReport report, Labels labels, Vote vote) {
    return DocumentRow.of(
        TableCell.words(report.state(vote.state()).name()),
        TableCell.words(vote.voter()),
        TableCell.words(labels.of("choice." + vote.choice())),
        vote.reason().isBlank() ? TableCell.none() : TableCell.words(vote.reason()),
        vote.at().map(TableCell::time).orElseGet(TableCell::none));
  }

  /** The heads of a table; those of amounts name the tender's currency. */
  static List<Bilingual> heads(Table shape, AwardReport report, Labels labels) {
    return shape.columns().stream()
        .filter(c -> !c.label().isEmpty())
        .map(c -> labels.of(c.label(), report.tender().currency()))
        .toList();
  }

  private static Block.NamedValue money(Labels labels, String label, Money amount) {
    return new Block.NamedValue(labels.of(label, amount.currency()), TableCell.amount(amount));
  }

  private static Bilingual joined(List<Bilingual> texts) {
    return new Bilingual(
        String.join("، ", texts.stream().map(Bilingual::ar).toList()),
        String.join(", ", texts.stream().map(Bilingual::en).toList()));
  }
}
