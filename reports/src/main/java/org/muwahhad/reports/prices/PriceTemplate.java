package org.muwahhad.reports.prices;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
import org.muwahhad.reports.words.CurrencySigns;

/**
 * Lays the comparison of prices out: the tender and its lots, the steps from each bid to what is
 * compared, and then every item with all unit prices, some bidders at a time.
 */
public final class PriceTemplate implements ReportTemplate<PriceReport> {
  /** Bidders beside each other; the item is named again for the next ones. */
  static final int BIDDERS_IN_A_TABLE = 5;

  private static final int LONGEST_HEAD = 30;
  private static final int LONGEST_TITLE = 70;
  private static final Table RATES =
      Table.named("rates")
          .words("currency", 110)
          .figures("units", 160)
          .words("valid", 180)
          .words("source", 320);
  private static final Table LOTS =
      Table.named("lots")
          .words("lot.of", 170)
          .figures("bids", 45)
          .figures("admissible", 55)
          .figures("lowest", 88)
          .figures("highest", 88)
          .figures("benchmark", 88)
          .figures("first.price", 88)
          .figures("against", 48)
          .words("first", 100)
          .inSmallType();
  private static final Table STEPS =
      Table.named("steps")
          .words("number.of", 26)
          .words("bidder", 178)
          .figures("bid", 98)
          .figures("correction", 68)
          .figures("rate", 60)
          .figures("converted", 88)
          .figures("preference", 70)
          .figures("evaluated", 88)
          .words("rank", 94);
  private static final Table LINES = lines();

  private final IntFunction<Stream<PriceLine>> lines;

  /**
   * A template that prints these lines.
   *
   * @param lines of the lot of that number, in order; requested again for each table and format,
   *     and closed after
   */
  public PriceTemplate(IntFunction<Stream<PriceLine>> lines) {
    this.lines = lines;
  }

  /** A template that prints no lines. */
  public PriceTemplate() {
    this(lot -> Stream.empty());
  }

  private static Table lines() {
    Table table =
        Table.named("lines")
            .words("item", 112)
            .figures("quantity", 44)
            .words("unit", 47)
            .figures("benchmark.of", 62);
    for (int i = 0; i < BIDDERS_IN_A_TABLE; i++) {
      table = table.figures("price", 65).figures("against", 36);
    }
    return table.inSmallType();
  }

  @Override
  public String name() {
    return "prices";
  }

  @Override
  public boolean landscape() {
    return true;
  }

  @Override
  public List<Table> tables() {
    return List.of(RATES, LOTS, STEPS, LINES);
  }

  @Override
  public ReportDocument write(PriceReport report, Labels labels) {
    DocumentWriter writer = new DocumentWriter(head(report, labels), labels);
    writer.section("SUMMARY").facts(summary(report, writer));
    writer.section("RATES").table(RATES, report.rates(), PriceTemplate::rate);
    writer.section("LOTS").table(LOTS, report.lots(), l -> lot(l, labels));
    steps(report, writer, labels);
    report.lots().stream()
        .filter(PriceReport.PriceLot::isDetailed)
        .forEach(lot -> lines(lot, report.currency(), writer, labels));
    return writer.document();
  }

  private static DocumentHead head(PriceReport report, Labels labels) {
    DocumentHead head =
        DocumentHead.issued(
            report.issuer(),
            labels.of("report"),
            report.title(),
            report.tender(),
            report.at(),
            report.proof());
    return report.confidential() ? head.forNamedReaders() : head;
  }

  private static List<Block.NamedValue> summary(PriceReport report, DocumentWriter writer) {
    var rateDate = report.rateDate();
    return List.of(
        writer.fact("ocid", TableCell.code(report.ocid())),
        writer.fact("status", TableCell.words(report.status())),
        writer.fact("currency", TableCell.words(CurrencySigns.both(report.currency()))),
        writer.fact("rate.date", rateDate == null ? TableCell.none() : TableCell.day(rateDate)),
        writer.fact("preference.percent", TableCell.percent(report.preferencePercent())),
        writer.fact("estimate", priced(report.estimate())),
        writer.fact("first.sum", TableCell.priced(report.firstInRank())),
        writer.fact("against.estimate", percent(report.againstEstimate())));
  }

  private static DocumentRow rate(PriceReport.ReportedRate rate) {
    return DocumentRow.of(
        TableCell.words(CurrencySigns.both(rate.currency())),
        TableCell.rate(rate.unitsPerUsd()),
        TableCell.day(rate.validFrom()),
        TableCell.words(rate.source()));
  }

  private static DocumentRow lot(PriceReport.PriceLot lot, Labels labels) {
    @Nullable Bilingual first = lot.first();
    return DocumentRow.of(
        TableCell.words(title(lot, labels)),
        TableCell.number(lot.received()),
        TableCell.number(lot.admissible()),
        amount(lot.lowest()),
        amount(lot.highest()),
        amount(lot.benchmark()),
        amount(lot.firstPrice()),
        percent(lot.firstAgainstBenchmark()),
        first == null ? TableCell.none() : TableCell.words(first));
  }

  private static Bilingual title(PriceReport.PriceLot lot, Labels labels) {
    return labels.of("lot", String.valueOf(lot.number()), lot.title());
  }

  private static void steps(PriceReport report, DocumentWriter writer, Labels labels) {
    writer.section("STEPS");
    List<DocumentRow> rows = new ArrayList<>();
    if (report.lots().stream().allMatch(lot -> lot.received() == 0)) {
      writer.paragraph("steps.none");
      return;
    }
    List<PriceReport.PriceLot> detailed =
        report.lots().stream().filter(PriceReport.PriceLot::isDetailed).toList();
    if (detailed.size() < report.lots().size()) {
      writer.paragraph(
          labels.of(
              "steps.some", String.valueOf(detailed.size()), String.valueOf(report.lots().size())));
    }
    for (PriceReport.PriceLot lot : detailed) {
      rows.add(DocumentRow.heading(TableCell.blank(), TableCell.words(title(lot, labels))));
      if (lot.bids().isEmpty()) {
        rows.add(DocumentRow.remark(TableCell.words(labels.of("lot.none"))));
      }
      int number = 0;
      for (PriceReport.Bid bid : lot.bids()) {
        rows.add(step(bid, bid.price() == null ? 0 : ++number, labels));
      }
    }
    writer.paragraph(
        labels.of(
            "steps.explained",
            report.currency(),
            report.preferencePercent().stripTrailingZeros().toPlainString()));
    writer.table(STEPS, rows).paragraph("rounding");
  }

  private static DocumentRow step(PriceReport.Bid bid, int number, Labels labels) {
    PriceReport.@Nullable Steps price = bid.price();
    TableCell bidder = TableCell.words(named(bid));
    if (price == null) {
      return DocumentRow.of(
          TableCell.none(),
          bidder,
          TableCell.none(),
          TableCell.none(),
          TableCell.none(),
          TableCell.none(),
          TableCell.none(),
          TableCell.none(),
          TableCell.words(bid.outcome()));
    }
    @Nullable Integer rank = bid.rank();
    DocumentRow row =
        DocumentRow.of(
            TableCell.code(String.valueOf(number)),
            bidder,
            TableCell.priced(price.bid()),
            TableCell.priced(price.correction()),
            TableCell.rate(price.rate()),
            TableCell.amount(price.converted()),
            TableCell.amount(price.preference()),
            TableCell.amount(price.evaluated()),
            TableCell.words(
                rank == null ? bid.outcome() : labels.of("ranked.at", String.valueOf(rank))));
    return rank != null && rank == 1 ? row.marked() : row;
  }

  private static Bilingual named(PriceReport.Bid bid) {
    return new Bilingual(
        bid.bidder().ar() + " – " + bid.registration(),
        bid.bidder().en() + " – " + bid.registration());
  }

  private void lines(
      PriceReport.PriceLot lot, String currency, DocumentWriter writer, Labels labels) {
    List<PriceReport.Bid> bids = lot.priced();
    writer.section(labels.of("lines.of", String.valueOf(lot.number()), shortened(lot.title())));
    if (!bids.isEmpty()) {
      writer.paragraph("lines.explained", currency);
    }
    for (int from = 0; from < bids.size(); from += BIDDERS_IN_A_TABLE) {
      int first = from;
      int to = Math.min(bids.size(), from + BIDDERS_IN_A_TABLE);
      writer
          .heading(slice(lot, from + 1, to, bids.size(), labels))
          .table(
              LINES,
              heads(bids, from, to, labels),
              () ->
                  Stream.concat(
                      lines.apply(lot.number()).map(l -> line(l, first, to)),
                      Stream.of(total(lot, bids.subList(first, to), labels))));
    }
  }

  /** Named with the lot, since it is also the name of a sheet. */
  private static Bilingual slice(
      PriceReport.PriceLot lot, int from, int to, int all, Labels labels) {
    return labels.of(
        "slice",
        String.valueOf(lot.number()),
        String.valueOf(from),
        String.valueOf(to),
        String.valueOf(all));
  }

  private static List<Bilingual> heads(
      List<PriceReport.Bid> bids, int from, int to, Labels labels) {
    List<Bilingual> heads = new ArrayList<>();
    LINES.columns().stream().limit(4).forEach(c -> heads.add(labels.of(c.label())));
    for (int i = from; i < to; i++) {
      heads.add(shortened(i + 1, bids.get(i).bidder()));
      heads.add(labels.of("against"));
    }
    return heads;
  }

  /** The number finds the whole name in the steps. */
  private static Bilingual shortened(int number, Bilingual name) {
    return new Bilingual(
        number + ". " + shortened(name.ar(), LONGEST_HEAD),
        number + ". " + shortened(name.en(), LONGEST_HEAD));
  }

  /** The whole title stands in the table of lots. */
  private static Bilingual shortened(Bilingual title) {
    return new Bilingual(
        shortened(title.ar(), LONGEST_TITLE), shortened(title.en(), LONGEST_TITLE));
  }

  private static String shortened(String name, int longest) {
    if (name.length() <= longest) {
      return name;
    }
    int end = name.lastIndexOf(' ', longest);
    return name.substring(0, end < longest / 2 ? longest : end).strip() + "…";
  }

  private static DocumentRow line(PriceLine line, int from, int to) {
    List<TableCell> cells = new ArrayList<>();
    cells.add(
        TableCell.words(
            new Bilingual(
                line.code() + " – " + line.name().ar(), line.code() + " – " + line.name().en())));
    cells.add(TableCell.number(line.quantity()));
    cells.add(TableCell.words(line.unit()));
    @Nullable BigDecimal benchmark = line.benchmark();
    cells.add(benchmark == null ? TableCell.none() : TableCell.unitPrice(benchmark, false));
    for (PriceLine.@Nullable Price price : line.prices().subList(from, to)) {
      cells.add(
          price == null ? TableCell.none() : TableCell.unitPrice(price.price(), price.lowest()));
      cells.add(price == null ? TableCell.none() : percent(price.againstBenchmark()));
    }
    return DocumentRow.of(cells);
  }

  private static DocumentRow total(
      PriceReport.PriceLot lot, List<PriceReport.Bid> bids, Labels labels) {
    List<TableCell> cells = new ArrayList<>();
    cells.add(TableCell.words(labels.of("lot.total")));
    cells.add(TableCell.blank());
    cells.add(TableCell.blank());
    cells.add(amount(lot.benchmark()));
    for (PriceReport.Bid bid : bids) {
      PriceReport.@Nullable Steps price = bid.price();
      cells.add(price == null ? TableCell.none() : TableCell.amount(price.converted()));
      cells.add(price == null ? TableCell.none() : percent(price.againstBenchmark()));
    }
    return DocumentRow.sum(cells.toArray(TableCell[]::new));
  }

  private static TableCell amount(@Nullable Money money) {
    return money == null ? TableCell.none() : TableCell.amount(money);
  }

  private static TableCell priced(@Nullable Money money) {
    return money == null ? TableCell.none() : TableCell.priced(money);
  }

  private static TableCell percent(@Nullable BigDecimal percent) {
    return percent == null ? TableCell.none() : TableCell.percent(percent);
  }
}
