package org.muwahhad.reports.award;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Price;
import org.muwahhad.reports.award.AwardReport.Award;
import org.muwahhad.reports.award.AwardReport.Bid;
import org.muwahhad.reports.award.AwardReport.BidScores;
import org.muwahhad.reports.award.AwardReport.Criterion;
import org.muwahhad.reports.award.AwardReport.PaidItem;
import org.muwahhad.reports.award.AwardReport.ReportLot;
import org.muwahhad.reports.award.AwardReport.ReportLotItem;
import org.muwahhad.reports.award.AwardReport.ReportState;
import org.muwahhad.reports.award.band.AwardNote;
import org.muwahhad.reports.award.band.AwardPanel;
import org.muwahhad.reports.award.band.BidRow;
import org.muwahhad.reports.award.band.ExclusionRow;
import org.muwahhad.reports.award.band.ItemBandRow;
import org.muwahhad.reports.award.band.OutcomeRow;
import org.muwahhad.reports.award.band.RankRow;
import org.muwahhad.reports.award.band.ReasonBand;
import org.muwahhad.reports.award.band.ScoresRow;
import org.muwahhad.reports.render.BarChart;
import org.muwahhad.reports.render.EditionText;
import org.muwahhad.reports.render.ReportLine;
import org.muwahhad.reports.words.AmountInWords;

/** The sections of an award report that go lot by lot. */
final class LotLines {

  private final AwardReport report;
  private final EditionText text;
  private final String none;

  LotLines(AwardReport report, EditionText text) {
    this.report = report;
    this.text = text;
    this.none = text.label("none");
  }

  /** One row for each award, and one for each lot without any. */
  List<OutcomeRow> outcomes() {
    return report.lots().stream().flatMap(this::outcomes).toList();
  }

  private Stream<OutcomeRow> outcomes(ReportLot lot) {
    String number = text.code(lot.number());
    String title = text.text(lot.title());
    if (lot.awards().isEmpty()) {
      return Stream.of(
          new OutcomeRow(number, title, text.label(lot.open() ? "open" : "unsuccessful"), none));
    }
    return lot.awards().stream()
        .map(
            award ->
                new OutcomeRow(
                    number, title, text.text(award.bidder()), text.amount(award.amount())));
  }

  Stream<ReportLine> bids() {
    return eachLot(AwardSection.BIDS, this::bidsOf);
  }

  private List<Stream<ReportLine>> bidsOf(ReportLot lot, SectionWriter writer) {
    List<Stream<ReportLine>> parts = new ArrayList<>();
    parts.add(writer.line(new AwardNote(text.text(lot.method()))));
    if (lot.bids().isEmpty()) {
      parts.add(writer.line(new AwardNote(text.label("bids.none"))));
      return parts;
    }
    List<Record> rows = new ArrayList<>();
    for (Bid bid : lot.bids()) {
      rows.add(bidRow(bid));
      if (!bid.exclusion().isBlank()) {
        rows.add(new ExclusionRow(text.text(excluded(bid.exclusion()))));
      }
    }
    parts.add(writer.table(rows));
    List<BarChart.Bar> bars = bars(lot);
    if (!bars.isEmpty()) {
      Bilingual caption = text.both("chart.bids", report.tender().currency(), lot.number());
      parts.addAll(AwardLines.chartLines(text, writer, bars, caption));
    }
    return parts;
  }

  private BidRow bidRow(Bid bid) {
    return new BidRow(
        bid.standing().map(standing -> text.number(standing.rank())).orElse(none),
        text.text(bid.bidder()),
        bid.prices().map(prices -> text.money(prices.bid())).orElse(none),
        bid.prices().map(prices -> text.amount(prices.converted())).orElse(none),
        bid.prices().map(prices -> text.amount(prices.preference())).orElse(none),
        bid.prices().map(prices -> text.amount(prices.evaluated())).orElse(none),
        bid.technical().map(text::score).orElse(none),
        bid.standing().map(standing -> text.score(standing.priceScore())).orElse(none),
        bid.standing().map(standing -> text.score(standing.finalScore())).orElse(none));
  }

  private Bilingual excluded(Bilingual reason) {
    Bilingual before = text.both("excluded");
    return new Bilingual(before.ar() + " " + reason.ar(), before.en() + " " + reason.en());
  }

  private List<BarChart.Bar> bars(ReportLot lot) {
    List<BarChart.Bar> bars = new ArrayList<>();
    for (Bid bid : lot.bids()) {
      if (bid.prices().isPresent() && bid.standing().isPresent()) {
        Money price = bid.prices().get().evaluated();
        bars.add(
            new BarChart.Bar(
                text.name(bid.bidder()),
                text.nameSecond(bid.bidder()),
                price.amount(),
                text.amount(price),
                isWinner(lot, bid)));
      }
    }
    return bars;
  }

  private static boolean isWinner(ReportLot lot, Bid bid) {
    return lot.awards().stream().anyMatch(award -> award.bidder().equals(bid.bidder()));
  }

  Stream<ReportLine> scores() {
    return eachLot(AwardSection.SCORES, this::scoresOf);
  }

  private List<Stream<ReportLine>> scoresOf(ReportLot lot, SectionWriter writer) {
    List<Bid> scored = lot.bids().stream().filter(bid -> !bid.criterionScores().isEmpty()).toList();
    List<Stream<ReportLine>> parts = new ArrayList<>();
    if (scored.isEmpty()) {
      parts.add(writer.line(new AwardNote(text.label("scores.none"))));
    }
    for (int from = 0; from < lot.criteria().size(); from += ScoresRow.CRITERIA) {
      int first = from;
      int last = Math.min(from + ScoresRow.CRITERIA, lot.criteria().size());
      List<String> heads =
          lot.criteria().subList(first, last).stream().map(this::criterion).toList();
      if (!scored.isEmpty()) {
        parts.add(
            writer.table(scored.stream().map(bid -> scoreRow(heads, bid, first, last)).toList()));
      }
    }
    return parts;
  }

  private String criterion(Criterion criterion) {
    String weight = " (" + text.percent(criterion.weight()) + ")";
    return text.text(new Bilingual(criterion.name().ar() + weight, criterion.name().en() + weight));
  }

  private ScoresRow scoreRow(List<String> heads, Bid bid, int first, int last) {
    int end = Math.min(last, bid.criterionScores().size());
    return new ScoresRow(
        heads,
        text.text(bid.bidder()),
        bid.criterionScores().subList(Math.min(first, end), end).stream().map(text::score).toList(),
        bid.technical().map(text::score).orElse(none));
  }

  Stream<ReportLine> ranking() {
    return eachLot(AwardSection.RANKING, this::rankingOf);
  }

  private List<Stream<ReportLine>> rankingOf(ReportLot lot, SectionWriter writer) {
    List<Stream<ReportLine>> parts = new ArrayList<>();
    parts.add(
        writer.table(
            lot.bids().stream()
                .flatMap(bid -> bid.standing().map(standing -> rank(bid, standing)).stream())
                .toList()));
    for (Bilingual reason : lot.reasons()) {
      parts.add(writer.line(new ReasonBand(text.text(reason))));
    }
    return parts;
  }

  private RankRow rank(Bid bid, BidScores standing) {
    return new RankRow(
        text.number(standing.rank()),
        text.text(bid.bidder()),
        bid.prices().map(prices -> text.amount(prices.evaluated())).orElse(none),
        text.score(standing.finalScore()));
  }

  Stream<ReportLine> awards() {
    SectionWriter writer = new SectionWriter(text, AwardSection.AWARDS);
    return report.lots().stream()
        .flatMap(
            lot ->
                lot.awards().isEmpty()
                    ? writer.line(new AwardNote(text.text(unsuccessful(lot))))
                    : lot.awards().stream().flatMap(award -> writer.line(awarded(lot, award))));
  }

  private AwardPanel awarded(ReportLot lot, Award award) {
    Bilingual words = AmountInWords.of(award.price());
    boolean english = text.edition() == Edition.ENGLISH;
    return new AwardPanel(
        text.text(heading(lot)),
        text.text(award.bidder()),
        text.text(share(award)),
        text.money(award.price()),
        english ? words.en() : words.ar(),
        english ? words.ar() : words.en());
  }

  private Bilingual share(Award award) {
    String share = text.percent(award.share());
    return award.price().currency().equals(award.amount().currency())
        ? text.both("award.share", share)
        : text.both("award.share-converted", share, text.money(award.amount()));
  }

  Stream<ReportLine> annex() {
    SectionWriter writer = new SectionWriter(text, AwardSection.ANNEX);
    return report.lots().stream().flatMap(lot -> annexOf(lot, writer));
  }

  private Stream<ReportLine> annexOf(ReportLot lot, SectionWriter writer) {
    writer.block(heading(lot));
    if (lot.items().isEmpty()) {
      return writer.line(new AwardNote(text.label("items.none")));
    }
    int decimals = Price.mostDecimals(lot.items().stream().flatMap(i -> i.unitPrice().stream()));
    List<Supplier<ItemBandRow>> all = new ArrayList<>();
    for (ReportLotItem item : lot.items()) {
      all.add(() -> item(item, decimals));
      item.paid().ifPresent(paid -> all.add(() -> paid(paid)));
    }
    List<Stream<ReportLine>> lines = new ArrayList<>();
    lines.add(writer.rows(all.size(), i -> all.get(i).get()));
    lot.ofItems().ifPresent(sum -> lines.add(writer.sum(total(text.label("total"), sum))));
    lot.ofPaid()
        .forEach(
            sum ->
                lines.add(
                    writer.sum(total(text.text(text.both("total.paid", sum.currency())), sum))));
    return lines.stream().flatMap(l -> l);
  }

  private ItemBandRow total(String name, Money sum) {
    return new ItemBandRow("", name, "", List.of(), "", "", text.amount(sum));
  }

  /** What is paid for the item above, in the currency of its bid. */
  private ItemBandRow paid(PaidItem paid) {
    return new ItemBandRow(
        "",
        text.text(text.both("item.paid", paid.amount().currency())),
        "",
        List.of(),
        "",
        text.each(paid.unitPrice()),
        text.amount(paid.amount()));
  }

  private ItemBandRow item(ReportLotItem item, int decimals) {
    return new ItemBandRow(
        text.code(item.code()),
        text.text(item.name()),
        text.text(item.unit()),
        report.states().stream().map(ReportState::code).map(code -> quantity(item, code)).toList(),
        text.number(item.quantity()),
        item.unitPrice().map(price -> text.each(price, decimals)).orElse(none),
        item.amount().map(text::amount).orElse(none));
  }

  private String quantity(ReportLotItem item, String state) {
    BigDecimal quantity = item.byState().get(state);
    return quantity == null ? none : text.number(quantity);
  }

  private Bilingual unsuccessful(ReportLot lot) {
    Bilingual heading = heading(lot);
    Bilingual words = text.both(lot.open() ? "open.long" : "unsuccessful.long");
    return new Bilingual(heading.ar() + " – " + words.ar(), heading.en() + " – " + words.en());
  }

  private Bilingual heading(ReportLot lot) {
    Bilingual word = text.both("lot.heading", lot.number());
    return new Bilingual(word.ar() + " " + lot.title().ar(), word.en() + " " + lot.title().en());
  }

  private interface LotSection {
    List<Stream<ReportLine>> write(ReportLot lot, SectionWriter writer);
  }

  private Stream<ReportLine> eachLot(AwardSection section, LotSection write) {
    SectionWriter writer = new SectionWriter(text, section);
    return report.lots().stream()
        .flatMap(
            lot -> {
              writer.block(heading(lot));
              return write.write(lot, writer).stream().flatMap(lines -> lines);
            });
  }
}
