package org.muwahhad.reports.award;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.award.AwardReport.Decision;
import org.muwahhad.reports.award.AwardReport.Signatory;
import org.muwahhad.reports.award.AwardReport.StateDemand;
import org.muwahhad.reports.award.band.AllocationRow;
import org.muwahhad.reports.award.band.AwardNote;
import org.muwahhad.reports.award.band.BandChart;
import org.muwahhad.reports.award.band.BandFact;
import org.muwahhad.reports.award.band.Cards;
import org.muwahhad.reports.award.band.DemandRow;
import org.muwahhad.reports.award.band.EventRow;
import org.muwahhad.reports.award.band.OutcomeRow;
import org.muwahhad.reports.award.band.SavingRow;
import org.muwahhad.reports.award.band.Signatures;
import org.muwahhad.reports.award.band.VoteRow;
import org.muwahhad.reports.render.BarChart;
import org.muwahhad.reports.render.EditionText;
import org.muwahhad.reports.render.ReportLine;

/**
 * Lays an award report out as lines, section after section, in the order a reader follows: what was
 * needed, who offered what, how it was judged, who won, who pays, who decided. What concerns single
 * lots is written by {@link LotLines}.
 */
final class AwardLines {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final AwardReport report;
  private final EditionText text;
  private final LotLines lots;

  AwardLines(AwardReport report, EditionText text) {
    this.report = report;
    this.text = text;
    this.lots = new LotLines(report, text);
  }

  /** Every line; sections are written only when the page reaches them. */
  Stream<ReportLine> all() {
    Stream<Supplier<Stream<ReportLine>>> sections =
        Stream.of(
            this::summary,
            this::timeline,
            this::demand,
            lots::bids,
            lots::scores,
            lots::ranking,
            lots::awards,
            this::allocation,
            this::savings,
            this::decisions,
            this::signatures,
            lots::annex);
    return sections.flatMap(Supplier::get);
  }

  private Stream<ReportLine> summary() {
    SectionWriter writer = new SectionWriter(text, AwardSection.SUMMARY);
    AwardReport.Summary figures = report.summary();
    Money awarded = report.awarded();
    String lots = text.text(text.both("card.of", figures.lotsAwarded(), figures.lots()));
    Cards needed =
        cards(
            text.label("card.entities"), text.number(figures.entities()),
            text.label("card.items"), text.number(figures.items()),
            text.label("card.lots"), lots);
    Cards offered =
        cards(
            text.label("card.bidders"), text.number(figures.bidders()),
            text.label("card.bids"), text.number(figures.bids()));
    Cards worth =
        cards(
            inCurrency("head.estimate"), text.amount(figures.estimate()),
            inCurrency("card.benchmark"), text.amount(figures.benchmark()),
            inCurrency("card.benchmark.awarded"), text.amount(report.benchmarkOfAwarded()));
    Cards paid =
        cards(
            inCurrency("head.award"), text.amount(awarded),
            inCurrency("head.saving"), text.amount(report.benchmarkOfAwarded().minus(awarded)));
    return concat(
        writer.line(needed),
        writer.line(offered),
        writer.line(worth),
        writer.line(paid),
        writer.table(this.lots.outcomes()),
        writer.sum(new OutcomeRow("", text.label("total"), "", text.amount(awarded))));
  }

  private static Cards cards(String... labelsAndValues) {
    List<String> labels = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (int i = 0; i < labelsAndValues.length; i += 2) {
      labels.add(labelsAndValues[i]);
      values.add(labelsAndValues[i + 1]);
    }
    return new Cards(labels, values);
  }

  private Stream<ReportLine> timeline() {
    return new SectionWriter(text, AwardSection.TIMELINE)
        .table(
            report.timeline().stream()
                .map(
                    event ->
                        new EventRow(
                            text.dateTime(event.at()),
                            text.hijri(event.at()),
                            text.text(event.what()),
                            text.text(event.by())))
                .toList());
  }

  private Stream<ReportLine> demand() {
    SectionWriter writer = new SectionWriter(text, AwardSection.DEMAND);
    Money sum =
        report.demand().stream()
            .map(StateDemand::estimate)
            .reduce(Money.zero(report.tender().currency()), Money::plus);
    List<DemandRow> rows = report.demand().stream().map(demand -> demandRow(demand, sum)).toList();
    List<Stream<ReportLine>> parts = new ArrayList<>();
    parts.add(writer.table(rows));
    if (!rows.isEmpty()) {
      parts.add(writer.sum(demandSum(sum)));
      parts.addAll(
          chartLines(
              text,
              writer,
              report.demand().stream()
                  .map(
                      demand ->
                          new BarChart.Bar(
                              text.name(report.state(demand.state()).name()),
                              text.nameSecond(report.state(demand.state()).name()),
                              demand.estimate().amount(),
                              text.amount(demand.estimate()),
                              true))
                  .toList(),
              text.both("chart.demand", report.tender().currency())));
    }
    return parts.stream().flatMap(lines -> lines);
  }

  private DemandRow demandRow(StateDemand demand, Money sum) {
    return new DemandRow(
        text.text(report.state(demand.state()).name()),
        text.number(demand.entities()),
        text.number(demand.lines()),
        text.number(demand.quantity()),
        text.amount(demand.estimate()),
        text.percent(share(demand.estimate().amount(), sum.amount())));
  }

  private DemandRow demandSum(Money sum) {
    return new DemandRow(
        text.label("total"),
        text.number(report.demand().stream().mapToInt(StateDemand::entities).sum()),
        text.number(report.demand().stream().mapToInt(StateDemand::lines).sum()),
        text.number(
            report.demand().stream()
                .map(StateDemand::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add)),
        text.amount(sum),
        "");
  }

  /** The bars as charts, each told in words as well, for who can't see them. */
  static List<Stream<ReportLine>> chartLines(
      EditionText text, SectionWriter writer, List<BarChart.Bar> bars, Bilingual caption) {
    List<Stream<ReportLine>> lines = new ArrayList<>();
    for (BarChart chart : BarChart.of(bars, text.edition().rightToLeft())) {
      StringBuilder words = new StringBuilder(text.plain(caption));
      for (BarChart.Bar bar : chart.bars()) {
        words.append("\n").append(bar.names()).append(": ").append(bar.figure());
      }
      lines.add(writer.line(new BandChart(chart, text.text(caption), words.toString())));
    }
    return lines;
  }

  private Stream<ReportLine> allocation() {
    SectionWriter writer = new SectionWriter(text, AwardSection.ALLOCATION);
    Money zero = Money.zero(report.tender().currency());
    Money net = zero;
    Money vat = zero;
    Money gross = zero;
    List<AllocationRow> rows = new ArrayList<>();
    for (AwardReport.Allocation share : report.allocations()) {
      net = net.plus(share.net());
      vat = vat.plus(share.vat());
      gross = gross.plus(share.gross());
      rows.add(allocationRow(share));
    }
    Stream<ReportLine> marked =
        report.recommended() && !rows.isEmpty()
            ? writer.line(new AwardNote(text.label("allocation.recommended")))
            : Stream.empty();
    Stream<ReportLine> table = writer.table(rows);
    AllocationRow sum =
        new AllocationRow(
            text.label("total"),
            text.amount(net),
            "",
            text.amount(vat),
            text.amount(gross),
            "",
            "");
    return rows.isEmpty()
        ? table
        : concat(
            marked,
            table,
            writer.sum(sum),
            writer.line(new AwardNote(text.label("allocation.note"))),
            writer.line(new AwardNote(text.label("rounding"))));
  }

  private AllocationRow allocationRow(AwardReport.Allocation share) {
    return new AllocationRow(
        text.text(report.state(share.state()).name()),
        text.amount(share.net()),
        text.percent(share.vatRate()),
        text.amount(share.vat()),
        text.amount(share.gross()),
        text.rate(share.rate()),
        text.money(share.local()));
  }

  private Stream<ReportLine> savings() {
    SectionWriter writer = new SectionWriter(text, AwardSection.SAVINGS);
    List<SavingRow> rows =
        report.lots().stream()
            .filter(lot -> !lot.awards().isEmpty())
            .map(
                lot ->
                    saving(
                        text.code(lot.number()),
                        text.text(lot.title()),
                        lot.benchmark(),
                        lot.awarded()))
            .toList();
    Stream<ReportLine> table = writer.table(rows);
    return rows.isEmpty()
        ? table
        : concat(
            table,
            writer.sum(
                saving("", text.label("total"), report.benchmarkOfAwarded(), report.awarded())));
  }

  private SavingRow saving(String lot, String title, Money benchmark, Money awarded) {
    Money saved = benchmark.minus(awarded);
    return new SavingRow(
        lot,
        title,
        text.amount(benchmark),
        text.amount(awarded),
        text.amount(saved),
        text.percent(share(saved.amount(), benchmark.amount())));
  }

  private Stream<ReportLine> decisions() {
    SectionWriter writer = new SectionWriter(text, AwardSection.DECISIONS);
    if (report.decisions().isEmpty()) {
      return writer.table(List.of());
    }
    List<Stream<ReportLine>> parts = new ArrayList<>();
    for (Decision decision : report.decisions()) {
      writer.block(decision.committee());
      parts.add(writer.line(new BandFact(text.label("question"), text.text(decision.question()))));
      parts.add(writer.line(new BandFact(text.label("outcome"), text.text(decision.outcome()))));
      parts.add(writer.line(new BandFact(text.label("decided"), text.dateTime(decision.at()))));
      parts.add(writer.table(decision.votes().stream().map(this::vote).toList()));
    }
    return parts.stream().flatMap(lines -> lines);
  }

  private VoteRow vote(AwardReport.Vote vote) {
    return new VoteRow(
        text.text(report.state(vote.state()).name()),
        text.text(vote.voter()),
        text.label("choice." + vote.choice().name()),
        vote.reason().isBlank() ? text.label("none") : text.text(vote.reason()),
        vote.at().map(text::dateTime).orElse(text.label("none")));
  }

  private Stream<ReportLine> signatures() {
    SectionWriter writer = new SectionWriter(text, AwardSection.SIGNATURES);
    List<Stream<ReportLine>> parts = new ArrayList<>();
    AwardReport.Verification proof = report.verification();
    parts.add(
        writer.line(
            new AwardNote(
                text.text(
                    text.both("release.note", proof.releaseAddress(), proof.releaseSha256())))));
    parts.add(writer.line(new AwardNote(text.label("signatures.note"))));
    for (int i = 0; i < report.signatories().size(); i += 2) {
      List<Signatory> pair =
          report.signatories().subList(i, Math.min(i + 2, report.signatories().size()));
      parts.add(
          writer.line(
              new Signatures(
                  pair.stream().map(one -> text.text(report.state(one.state()).name())).toList(),
                  pair.stream().map(one -> text.text(one.name())).toList(),
                  pair.stream().map(one -> text.text(one.title())).toList())));
    }
    return parts.stream().flatMap(lines -> lines);
  }

  private String inCurrency(String key) {
    return text.text(text.both(key, report.tender().currency()));
  }

  static BigDecimal share(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0
        ? BigDecimal.ZERO
        : part.multiply(HUNDRED).divide(whole, 1, RoundingMode.HALF_UP);
  }

  @SafeVarargs
  private static Stream<ReportLine> concat(Stream<ReportLine>... parts) {
    return Stream.of(parts).flatMap(lines -> lines);
  }
}
