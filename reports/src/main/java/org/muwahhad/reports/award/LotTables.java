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
import org.muwahhad.reports.award.AwardReport.BidScores;
import org.muwahhad.reports.award.AwardReport.Criterion;
import org.muwahhad.reports.award.AwardReport.Prices;
import org.muwahhad.reports.document.Block;
import org.muwahhad.reports.document.DocumentRow;
import org.muwahhad.reports.document.DocumentWriter;
import org.muwahhad.reports.document.Labels;
import org.muwahhad.reports.document.Table;
import org.muwahhad.reports.document.TableCell;
import org.muwahhad.reports.words.AmountInWords;

/** The sections of the award report that go lot by lot. */
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

  static final List<Table> ALL = List.of(BIDS, SCORES, ITEMS);

  private final AwardReport report;
  private final Labels labels;
  private final DocumentWriter writer;

  LotTables(AwardReport report, Labels labels, DocumentWriter writer) {
    this.report = report;
    this.labels = labels;
    this.writer = writer;
  }

  /** The bids of each lot in their rank, why they are ranked and awarded so, and their prices. */
  void bids() {
    writer.section("BIDS");
    for (ReportLot lot : report.lots()) {
      writer.heading(heading(lot)).paragraph(lot.method());
      if (lot.bids().isEmpty()) {
        writer.paragraph("bids.none");
        lot.reasons().forEach(writer::paragraph);
        continue;
      }
      List<DocumentRow> rows = new ArrayList<>();
      for (Bid bid : lot.bids()) {
        rows.add(isWinner(lot, bid) ? bid(bid).marked() : bid(bid));
        if (!bid.exclusion().isBlank()) {
          rows.add(DocumentRow.remark(TableCell.words(excluded(bid.exclusion()))));
        }
      }
      AwardTemplate.table(writer, BIDS, report, labels, rows);
      lot.reasons().forEach(writer::paragraph);
      writer.chart(labels.of("chart.bids", report.tender().currency(), lot.number()), bars(lot));
    }
  }

  private static DocumentRow bid(Bid bid) {
    Optional<Prices> prices = bid.prices();
    Optional<BidScores> standing = bid.standing();
    return DocumentRow.of(
        standing.map(s -> TableCell.number(s.rank())).orElseGet(TableCell::none),
        TableCell.words(bid.bidder()),
        prices.map(p -> TableCell.priced(p.bid())).orElseGet(TableCell::none),
        amount(prices.map(Prices::converted)),
        amount(prices.map(Prices::preference)),
        amount(prices.map(Prices::evaluated)),
        bid.technical().map(TableCell::score).orElseGet(TableCell::none),
        standing.map(s -> TableCell.score(s.priceScore())).orElseGet(TableCell::none),
        standing.map(s -> TableCell.score(s.finalScore())).orElseGet(TableCell::none));
  }

  private static TableCell amount(Optional<Money> money) {
    return money.map(TableCell::amount).orElseGet(TableCell::none);
  }

  private Bilingual excluded(Bilingual reason) {
    Bilingual before = labels.of("excluded");
    return new Bilingual(before.ar() + " " + reason.ar(), before.en() + " " + reason.en());
  }

  private static List<Block.Bar> bars(ReportLot lot) {
    List<Block.Bar> bars = new ArrayList<>();
    for (Bid bid : lot.bids()) {
      if (bid.standing().isPresent() && bid.prices().isPresent()) {
        Money price = bid.prices().get().evaluated();
        bars.add(
            new Block.Bar(
                bid.bidder(), price.amount(), TableCell.amount(price), isWinner(lot, bid)));
      }
    }
    return bars;
  }

  private static boolean isWinner(ReportLot lot, Bid bid) {
    return lot.awards().stream().anyMatch(award -> award.bidder().equals(bid.bidder()));
  }

  /** The scores of each bid, once for all lots in which it got the same. */
  void scores() {
    writer.section("SCORES");
    for (SharedScores shared : SharedScores.of(report.lots())) {
      writer.heading(heading(shared.lots()));
      if (shared.bids().isEmpty()) {
        writer.paragraph("scores.none");
        continue;
      }
      List<Criterion> criteria = shared.lots().get(0).criteria();
      for (int from = 0; from < criteria.size(); from += CRITERIA) {
        scores(shared.bids(), criteria, from, Math.min(from + CRITERIA, criteria.size()));
      }
    }
  }

  private void scores(
      List<SharedScores.ScoredBid> bids, List<Criterion> criteria, int from, int to) {
    List<Bilingual> heads = new ArrayList<>(AwardTemplate.heads(SCORES, report, labels));
    criteria.subList(from, to).forEach(c -> heads.add(weighted(c)));
    writer.table(SCORES, heads, () -> bids.stream().map(bid -> scores(bid, from, to)), bids.size());
  }

  private static Bilingual weighted(Criterion criterion) {
    String weight = " (" + criterion.weight().stripTrailingZeros().toPlainString() + "%)";
    return new Bilingual(criterion.name().ar() + weight, criterion.name().en() + weight);
  }

  private static DocumentRow scores(SharedScores.ScoredBid bid, int from, int to) {
    List<TableCell> cells = new ArrayList<>();
    cells.add(TableCell.words(bid.bidder()));
    cells.add(bid.technical().map(TableCell::score).orElseGet(TableCell::none));
    int end = Math.min(to, bid.scores().size());
    bid.scores().subList(Math.min(from, end), end).forEach(s -> cells.add(TableCell.score(s)));
    return DocumentRow.of(cells);
  }

  void awards() {
    writer.section("AWARDS");
    for (ReportLot lot : report.lots()) {
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
            writer.fact("winner", TableCell.words(award.bidder())),
            writer.fact("awarded", TableCell.priced(price)),
            writer.fact("words", TableCell.words(words)),
            new Block.NamedValue(
                labels.of("head.converted", award.amount().currency()),
                converted ? TableCell.amount(award.amount()) : TableCell.none()),
            writer.fact("share", TableCell.percent(award.share()))));
  }

  void annex() {
    writer.section("ANNEX").onNewPage();
    for (ReportLot lot : report.lots()) {
      writer.heading(heading(lot));
      if (lot.items().isEmpty()) {
        writer.paragraph("items.none");
        continue;
      }
      List<Bilingual> heads = new ArrayList<>(AwardTemplate.heads(ITEMS, report, labels));
      // The columns are narrow: in English the code stands for the name.
      report.states().forEach(s -> heads.add(new Bilingual(s.name().ar(), s.code())));
      writer.table(ITEMS, heads, () -> items(lot), lot.items().size());
    }
  }

  private Stream<DocumentRow> items(ReportLot lot) {
    int decimals = Price.mostDecimals(lot.items().stream().flatMap(i -> i.unitPrice().stream()));
    Stream<DocumentRow> rows =
        lot.items().stream()
            .flatMap(
                item ->
                    Stream.concat(
                        Stream.of(item(item, decimals)), item.paid().map(this::paid).stream()));
    Stream<DocumentRow> sums =
        Stream.concat(
            lot.ofItems().map(sum -> total(labels.of("total"), sum)).stream(),
            lot.ofPaid().stream().map(sum -> total(labels.of("total.paid", sum.currency()), sum)));
    return Stream.concat(rows, sums);
  }

  /** What is paid for the item above, in the currency of its bid. */
  private DocumentRow paid(PaidItem paid) {
    return DocumentRow.of(
        TableCell.blank(),
        TableCell.words(labels.of("item.paid", paid.amount().currency())),
        TableCell.blank(),
        TableCell.blank(),
        TableCell.each(paid.unitPrice()),
        TableCell.amount(paid.amount()));
  }

  private DocumentRow total(Bilingual name, Money sum) {
    return DocumentRow.sum(
        TableCell.blank(),
        TableCell.words(name),
        TableCell.blank(),
        TableCell.blank(),
        TableCell.blank(),
        TableCell.amount(sum));
  }

  private DocumentRow item(ReportLotItem item, int decimals) {
    List<TableCell> cells = new ArrayList<>();
    cells.add(TableCell.code(item.code()));
    cells.add(TableCell.words(item.name()));
    cells.add(TableCell.words(item.unit()));
    cells.add(TableCell.number(item.quantity()));
    cells.add(item.unitPrice().map(p -> TableCell.each(p, decimals)).orElseGet(TableCell::none));
    cells.add(amount(item.amount()));
    report.states().stream()
        .map(s -> item.byState().get(s.code()))
        .forEach(q -> cells.add(q == null ? TableCell.none() : TableCell.number(q)));
    return DocumentRow.of(cells);
  }

  private Bilingual heading(List<ReportLot> lots) {
    if (lots.size() == 1) {
      return heading(lots.get(0));
    }
    return lots.size() == report.lots().size()
        ? labels.of("lots.all")
        : labels.of("lots.some", String.join(" · ", lots.stream().map(ReportLot::number).toList()));
  }

  private Bilingual heading(ReportLot lot) {
    Bilingual word = labels.of("lot.heading", lot.number());
    return new Bilingual(word.ar() + " " + lot.title().ar(), word.en() + " " + lot.title().en());
  }
}
