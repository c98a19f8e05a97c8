package org.muwahhad.reports.award;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Price;
import org.muwahhad.reports.award.AwardReport.Award;
import org.muwahhad.reports.award.AwardReport.Bid;
import org.muwahhad.reports.award.AwardReport.Criterion;
import org.muwahhad.reports.award.AwardReport.Item;
import org.muwahhad.reports.award.AwardReport.Lot;
import org.muwahhad.reports.award.AwardReport.Paid;
import org.muwahhad.reports.award.AwardReport.Prices;
import org.muwahhad.reports.award.AwardReport.Standing;
import org.muwahhad.reports.document.Block;
import org.muwahhad.reports.document.Cell;
import org.muwahhad.reports.document.DocumentWriter;
import org.muwahhad.reports.document.Labels;
import org.muwahhad.reports.document.Row;
import org.muwahhad.reports.document.Table;
import org.muwahhad.reports.words.AmountInWords;

/** The sections of the award report as a document that go lot by lot. */
final class LotTables {
  /** Criteria in one table; further ones go to a further table. */
  private static final int CRITERIA = 6;

  private static final Table BIDS =
      Table.named("bids")
          .figures("rank.short", 22)
          .words("bidder", 106)
          .figures("bid.total", 83)
          .figures("head.converted", 66)
          .figures("preference", 60)
          .figures("evaluated", 66)
          .figures("score.technical", 44)
          .figures("score.price", 38)
          .figures("score.final", 38);
  private static final Table SCORES =
      Table.named("scores")
          .words("bidder", 151)
          .figures("score.technical", 60)
          .figures(CRITERIA, 52);
  private static final Table RANKING =
      Table.named("ranking")
          .figures("rank", 40)
          .words("bidder", 263)
          .figures("head.evaluated", 120)
          .figures("score.final", 100);
  private static final Table ITEMS =
      Table.named("items")
          .words("item.code", 48)
          .words("item.name", 81)
          .words("unit", 46)
          .figures("quantity", 44)
          .figures("head.unitPrice", 50)
          .figures("head.amount", 62)
          .figures(AwardReport.MOST_STATES, 32)
          .inSmallType();

  static final List<Table> ALL = List.of(BIDS, SCORES, RANKING, ITEMS);

  private final AwardReport report;
  private final Labels labels;
  private final DocumentWriter writer;

  LotTables(AwardReport report, Labels labels, DocumentWriter writer) {
    this.report = report;
    this.labels = labels;
    this.writer = writer;
  }

  void bids() {
    writer.section("BIDS");
    for (Lot lot : report.lots()) {
      writer.heading(heading(lot)).paragraph(lot.method());
      if (lot.bids().isEmpty()) {
        writer.paragraph("bids.none");
        continue;
      }
      List<Row> rows = new ArrayList<>();
      for (Bid bid : lot.bids()) {
        rows.add(isWinner(lot, bid) ? bid(bid).marked() : bid(bid));
        if (!bid.exclusion().isBlank()) {
          rows.add(Row.remark(Cell.words(excluded(bid.exclusion()))));
        }
      }
      writer.table(BIDS, AwardTemplate.heads(BIDS, report, labels), rows::stream);
      writer.chart(labels.of("chart.bids", report.tender().currency(), lot.number()), bars(lot));
    }
  }

  private static Row bid(Bid bid) {
    Optional<Prices> prices = bid.prices();
    Optional<Standing> standing = bid.standing();
    return Row.of(
        standing.map(s -> Cell.number(s.rank())).orElseGet(Cell::none),
        Cell.words(bid.bidder()),
        prices.map(p -> Cell.priced(p.bid())).orElseGet(Cell::none),
        amount(prices.map(Prices::converted)),
        amount(prices.map(Prices::preference)),
        amount(prices.map(Prices::evaluated)),
        bid.technical().map(Cell::score).orElseGet(Cell::none),
        standing.map(s -> Cell.score(s.priceScore())).orElseGet(Cell::none),
        standing.map(s -> Cell.score(s.finalScore())).orElseGet(Cell::none));
  }

  private static Cell amount(Optional<Money> money) {
    return money.map(Cell::amount).orElseGet(Cell::none);
  }

  private Bilingual excluded(Bilingual reason) {
    Bilingual before = labels.of("excluded");
    return new Bilingual(before.ar() + " " + reason.ar(), before.en() + " " + reason.en());
  }

  private static List<Block.Bar> bars(Lot lot) {
    List<Block.Bar> bars = new ArrayList<>();
    for (Bid bid : lot.bids()) {
      if (bid.standing().isPresent() && bid.prices().isPresent()) {
        Money price = bid.prices().get().evaluated();
        bars.add(
            new Block.Bar(bid.bidder(), price.amount(), Cell.amount(price), isWinner(lot, bid)));
      }
    }
    return bars;
  }

  private static boolean isWinner(Lot lot, Bid bid) {
    return lot.awards().stream().anyMatch(award -> award.bidder().equals(bid.bidder()));
  }

  void scores() {
    writer.section("SCORES");
    for (Lot lot : report.lots()) {
      writer.heading(heading(lot));
      List<Bid> scored = lot.bids().stream().filter(b -> !b.criterionScores().isEmpty()).toList();
      if (scored.isEmpty()) {
        writer.paragraph("scores.none");
        continue;
      }
      for (int from = 0; from < lot.criteria().size(); from += CRITERIA) {
        scores(lot, scored, from, Math.min(from + CRITERIA, lot.criteria().size()));
      }
    }
  }

  private void scores(Lot lot, List<Bid> scored, int from, int to) {
    List<Bilingual> heads = new ArrayList<>(AwardTemplate.heads(SCORES, report, labels));
    lot.criteria().subList(from, to).forEach(c -> heads.add(weighted(c)));
    writer.table(SCORES, heads, () -> scored.stream().map(bid -> scores(bid, from, to)));
  }

  private static Bilingual weighted(Criterion criterion) {
    String weight = " (" + criterion.weight().toPlainString() + "%)";
    return new Bilingual(criterion.name().ar() + weight, criterion.name().en() + weight);
  }

  private static Row scores(Bid bid, int from, int to) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.words(bid.bidder()));
    cells.add(bid.technical().map(Cell::score).orElseGet(Cell::none));
    int end = Math.min(to, bid.criterionScores().size());
    bid.criterionScores().subList(Math.min(from, end), end).forEach(s -> cells.add(Cell.score(s)));
    return Row.of(cells);
  }

  void ranking() {
    writer.section("RANKING");
    for (Lot lot : report.lots()) {
      List<Row> rows =
          lot.bids().stream().flatMap(b -> b.standing().map(s -> rank(b, s)).stream()).toList();
      if (rows.isEmpty() && lot.reasons().isEmpty()) {
        continue;
      }
      writer.heading(heading(lot));
      if (!rows.isEmpty()) {
        writer.table(RANKING, AwardTemplate.heads(RANKING, report, labels), rows::stream);
      }
      lot.reasons().forEach(writer::paragraph);
    }
  }

  private static Row rank(Bid bid, Standing standing) {
    return Row.of(
        Cell.number(standing.rank()),
        Cell.words(bid.bidder()),
        amount(bid.prices().map(Prices::evaluated)),
        Cell.score(standing.finalScore()));
  }

  void awards() {
    writer.section("AWARDS");
    for (Lot lot : report.lots()) {
      writer.heading(heading(lot));
      if (lot.awards().isEmpty()) {
        writer.paragraph(lot.open() ? "open.long" : "unsuccessful.long");
      }
      lot.awards().forEach(this::award);
    }
  }

  private void award(Award award) {
    Money price = award.price();
    Bilingual words = AmountInWords.of(price);
    boolean converted = !price.currency().equals(award.amount().currency());
    writer.facts(
        List.of(
            writer.fact("winner", Cell.words(award.bidder())),
            writer.fact("awarded", Cell.priced(price)),
            writer.fact("sheet.words", Cell.words(words)),
            new Block.Fact(
                labels.of("head.converted", award.amount().currency()),
                converted ? Cell.amount(award.amount()) : Cell.none()),
            writer.fact("share", Cell.percent(award.share()))));
  }

  void annex() {
    writer.section("ANNEX").onNewPage();
    for (Lot lot : report.lots()) {
      writer.heading(heading(lot));
      if (lot.items().isEmpty()) {
        writer.paragraph("items.none");
        continue;
      }
      List<Bilingual> heads = new ArrayList<>(AwardTemplate.heads(ITEMS, report, labels));
      report.states().forEach(s -> heads.add(Bilingual.same(s.code())));
      writer.table(ITEMS, heads, () -> items(lot));
    }
  }

  private Stream<Row> items(Lot lot) {
    int decimals = Price.mostDecimals(lot.items().stream().flatMap(i -> i.unitPrice().stream()));
    Stream<Row> rows =
        lot.items().stream()
            .flatMap(
                item ->
                    Stream.concat(
                        Stream.of(item(item, decimals)), item.paid().map(this::paid).stream()));
    Stream<Row> sums =
        Stream.concat(
            lot.ofItems().map(sum -> total(labels.of("total"), sum)).stream(),
            lot.ofPaid().stream().map(sum -> total(labels.of("total.paid", sum.currency()), sum)));
    return Stream.concat(rows, sums);
  }

  /** What is paid for the item above, in the currency of its bid. */
  private Row paid(Paid paid) {
    return Row.of(
        Cell.blank(),
        Cell.words(labels.of("item.paid", paid.amount().currency())),
        Cell.blank(),
        Cell.blank(),
        Cell.each(paid.unitPrice()),
        Cell.amount(paid.amount()));
  }

  private Row total(Bilingual name, Money sum) {
    return Row.sum(
        Cell.blank(), Cell.words(name), Cell.blank(), Cell.blank(), Cell.blank(), Cell.amount(sum));
  }

  private Row item(Item item, int decimals) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.code(item.code()));
    cells.add(Cell.words(item.name()));
    cells.add(Cell.words(item.unit()));
    cells.add(Cell.number(item.quantity()));
    cells.add(item.unitPrice().map(p -> Cell.each(p, decimals)).orElseGet(Cell::none));
    cells.add(amount(item.amount()));
    report.states().stream()
        .map(s -> item.byState().get(s.code()))
        .forEach(q -> cells.add(q == null ? Cell.none() : Cell.number(q)));
    return Row.of(cells);
  }

  private Bilingual heading(Lot lot) {
    Bilingual word = labels.of("lot.heading", lot.number());
    return new Bilingual(word.ar() + " " + lot.title().ar(), word.en() + " " + lot.title().en());
  }
}
