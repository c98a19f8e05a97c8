package org.muwahhad.reports.award;

import java.math.BigDecimal;
import java.math.RoundingMode;
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
 * Lays the award report out in the order a reader follows: who won and for how much, then what was
 * needed, who offered what, how it was judged, who pays and who decided. What concerns single lots
 * is written by {@link LotTables}.
 */
public final class AwardTemplate implements ReportTemplate<AwardReport> {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
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
    return "award";
  }

  @Override
  public List<Table> tables() {
    List<Table> tables = new ArrayList<>(BriefSection.ALL);
    tables.addAll(List.of(OUTCOMES, EVENTS, DEMAND));
    tables.addAll(LotTables.ALL);
    tables.addAll(List.of(ALLOCATION, SAVINGS, VOTES));
    return tables;
  }

  @Override
  public ReportDocument write(AwardReport report, Labels words) {
    Labels labels = report.recommended() ? words.ofRecommendation() : words;
    DocumentWriter writer = new DocumentWriter(head(report, labels), labels);
    LotTables lots = new LotTables(report, labels, writer);
    report.brief().ifPresent(b -> new BriefSection(report, b, labels, writer).first());
    result(report, labels, writer);
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
    lots.awards();
    allocation(report, labels, writer);
    savings(report, labels, writer);
    report.brief().ifPresent(b -> new BriefSection(report, b, labels, writer).examined());
    writer.section("DECISIONS");
    report.decisions().forEach(d -> decision(report, labels, writer, d));
    AwardReport.Verification proof = report.verification();
    writer.section("SIGNATURES").onNewPage();
    writer.paragraph("release.note", proof.releaseAddress(), proof.releaseSha256());
    proof
        .bundle()
        .ifPresent(b -> writer.paragraph("bundle.note", b.edition(), b.address(), b.sha256()));
    writer.paragraph("signatures.note");
    writer.signatures(
        report.signatories().stream()
            .map(
                s ->
                    new Block.Signatory(
                        report.state(s.state()).officialName(), s.name(), s.title()))
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

  /** The money and the winners first: they stand on the first page, or after the brief. */
  private static void result(AwardReport report, Labels labels, DocumentWriter writer) {
    AwardReport.Summary figures = report.summary();
    Money saved = report.benchmarkOfAwarded().minus(report.awarded());
    writer.section("RESULT");
    if (report.brief().isPresent()) {
      writer.onNewPage();
    }
    if (!report.standing().isBlank()) {
      writer.paragraph(report.standing());
    }
    writer.facts(
        List.of(
            money(labels, "head.award", report.awarded()),
            writer.fact("head.saving.percent", savedPercent(saved, report.benchmarkOfAwarded())),
            money(labels, "head.saving", saved),
            money(labels, "head.estimate", figures.estimate()),
            benchmarkOfAll(labels, report),
            money(labels, "benchmark.awarded", report.benchmarkOfAwarded()),
            writer.fact(
                "lots.awarded",
                TableCell.words(labels.of("count.of", figures.lotsAwarded(), figures.lots())))));
    if (report.brief().filter(BriefSection::namesAllLots).isEmpty()) {
      table(writer, OUTCOMES, report, labels, outcomes(report, labels));
    }
    AwardReport.Tender tender = report.tender();
    writer.facts(
        List.of(
            writer.fact("entities.count", TableCell.number(figures.entities())),
            writer.fact("items.count", TableCell.number(figures.items())),
            writer.fact("bidders.count", TableCell.number(figures.bidders())),
            writer.fact("bids.count", TableCell.number(figures.bids())),
            writer.fact("tender.method", TableCell.words(tender.method())),
            writer.fact("languages", TableCell.words(joined(tender.languages()))),
            writer.fact("tender.ocid", TableCell.code(tender.ocid())),
            writer.fact("document.id", TableCell.code(report.verification().documentId()))));
    writer.paragraph(report.verification().text());
  }

  /** Left out where nothing is awarded. */
  private static TableCell savedPercent(Money saved, Money benchmark) {
    return benchmark.amount().signum() == 0
        ? TableCell.none()
        : TableCell.percent(share(saved.amount(), benchmark.amount()));
  }

  /** Left out where every lot is awarded: it is the benchmark of the awarded lots then. */
  private static Block.NamedValue benchmarkOfAll(Labels labels, AwardReport report) {
    Money all = report.summary().benchmark();
    return all.equals(report.benchmarkOfAwarded())
        ? new Block.NamedValue(labels.of("benchmark.all", all.currency()), TableCell.none())
        : money(labels, "benchmark.all", all);
  }

  private static List<DocumentRow> outcomes(AwardReport report, Labels labels) {
    List<DocumentRow> rows = new ArrayList<>();
    report.lots().forEach(lot -> rows.addAll(outcomes(lot, labels)));
    rows.add(
        DocumentRow.sum(
            TableCell.blank(),
            TableCell.words(labels.of("total")),
            TableCell.blank(),
            TableCell.amount(report.awarded())));
    return rows;
  }

  private static List<DocumentRow> outcomes(ReportLot lot, Labels labels) {
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
              TableCell.percent(share(demand.estimate().amount(), sum.amount()))));
    }
    rows.add(
        DocumentRow.sum(
            TableCell.words(labels.of("total")),
            TableCell.number(report.demand().stream().mapToInt(StateDemand::entities).sum()),
            TableCell.number(report.demand().stream().mapToInt(StateDemand::lines).sum()),
            TableCell.number(
                report.demand().stream()
                    .map(StateDemand::quantity)
                    .reduce(BigDecimal.ZERO, BigDecimal::add)),
            TableCell.amount(sum)));
    table(writer, DEMAND, report, labels, rows);
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
            TableCell.blank(),
            TableCell.amount(vat),
            TableCell.amount(gross)));
    table(writer, ALLOCATION, report, labels, rows);
    writer.paragraph("allocation.note").paragraph("rounding");
  }

  private static void savings(AwardReport report, Labels labels, DocumentWriter writer) {
    writer.section("SAVINGS");
    List<DocumentRow> rows = new ArrayList<>();
    for (ReportLot lot : report.lots()) {
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
    sum.add(TableCell.blank());
    sum.add(TableCell.words(labels.of("total")));
    sum.addAll(saving(report.benchmarkOfAwarded(), report.awarded()));
    rows.add(new DocumentRow(sum, DocumentRow.RowKind.SUM));
    table(writer, SAVINGS, report, labels, rows);
  }

  private static List<TableCell> saving(Money benchmark, Money awarded) {
    Money saved = benchmark.minus(awarded);
    return List.of(
        TableCell.amount(benchmark),
        TableCell.amount(awarded),
        TableCell.amount(saved),
        TableCell.percent(share(saved.amount(), benchmark.amount())));
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

  /** A table whose heads of amounts name the tender's currency. */
  static void table(
      DocumentWriter writer,
      Table shape,
      AwardReport report,
      Labels labels,
      List<DocumentRow> rows) {
    writer.table(shape, heads(shape, report, labels), rows::stream, rows.size());
  }

  static BigDecimal share(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0
        ? BigDecimal.ZERO
        : part.multiply(HUNDRED).divide(whole, 1, RoundingMode.HALF_UP);
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
