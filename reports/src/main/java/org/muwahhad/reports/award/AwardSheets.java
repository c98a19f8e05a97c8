package org.muwahhad.reports.award;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.award.AwardReport.Allocation;
import org.muwahhad.reports.award.AwardReport.Award;
import org.muwahhad.reports.award.AwardReport.Bid;
import org.muwahhad.reports.award.AwardReport.BidScores;
import org.muwahhad.reports.award.AwardReport.Criterion;
import org.muwahhad.reports.award.AwardReport.Prices;
import org.muwahhad.reports.award.AwardReport.ReportLot;
import org.muwahhad.reports.award.AwardReport.ReportLotItem;
import org.muwahhad.reports.award.AwardReport.ReportState;
import org.muwahhad.reports.award.AwardReport.Summary;
import org.muwahhad.reports.render.EditionText;
import org.muwahhad.reports.render.ReportWorkbook;
import org.muwahhad.reports.render.WorkbookSheet;
import org.muwahhad.reports.words.AmountInWords;

/** The award report as a workbook to reckon with: one sheet for each of its tables. */
final class AwardSheets {
  private static final int BEGUN = 5;
  private static final int EACH_SHEET = 10;
  private static final int WRITTEN = 95;

  private final AwardReport report;
  private final EditionText text;
  private final ReportWorkbook workbook;
  private final String currency;
  private final IntConsumer listener;

  AwardSheets(AwardReport report, EditionText text, IntConsumer listener) {
    this.listener = listener;
    this.report = report;
    this.text = text;
    this.workbook = new ReportWorkbook(text);
    this.currency = report.tender().currency();
  }

  void write(OutputStream out) throws IOException {
    List<Runnable> sheets =
        List.of(
            this::summary, this::bids, this::scores, this::awards, this::allocation, this::annex);
    for (int i = 0; i < sheets.size(); i++) {
      listener.accept(BEGUN + i * EACH_SHEET);
      sheets.get(i).run();
    }
    listener.accept(BEGUN + sheets.size() * EACH_SHEET);
    workbook.write(report.issuedAt(), out);
    listener.accept(WRITTEN);
  }

  private void summary() {
    WorkbookSheet sheet = sheet("section.SUMMARY");
    sheet.head("sheet.figure", 40).head("sheet.value", 60).endHead();
    Summary figures = report.summary();
    if (report.confidential()) {
      sheet.sumRow().label("named.readers");
    }
    sheet.row().label("tender.number").text(report.tender().number());
    sheet.row().label("tender.ocid").text(report.tender().ocid());
    sheet.row().label("sheet.title").text(report.tender().title());
    sheet.row().label("sheet.body").text(report.tender().procuringBody());
    sheet.row().label("tender.method").text(report.tender().method());
    sheet.row().label("issued").time(report.issuedAt());
    sheet.row().label("document.id").text(report.verification().documentId());
    sheet.row().label("card.entities").number(figures.entities());
    sheet.row().label("card.items").number(figures.items());
    sheet.row().label("sheet.lots").number(figures.lots());
    sheet.row().label("card.lots").number(figures.lotsAwarded());
    sheet.row().label("card.bidders").number(figures.bidders());
    sheet.row().label("card.bids").number(figures.bids());
    amount(sheet, "head.estimate", figures.estimate());
    amount(sheet, "card.benchmark", figures.benchmark());
    amount(sheet, "card.benchmark.awarded", report.benchmarkOfAwarded());
    amount(sheet, "head.award", report.awarded());
    amount(sheet, "head.saving", report.benchmarkOfAwarded().minus(report.awarded()));
  }

  private void amount(WorkbookSheet sheet, String key, Money amount) {
    sheet.row().text(text.both(key, currency)).money(amount);
  }

  private void bids() {
    WorkbookSheet sheet = sheet("section.BIDS");
    sheet.head("lot", 8).head("rank", 8).head("bidder", 36).head("bid.total", 18);
    sheet.head("sheet.currency", 10).head(text.both("head.converted", currency), 20);
    sheet.head("preference", 16).head("evaluated", 18).head("score.technical", 11);
    sheet.head("score.price", 11).head("score.final", 11).head("sheet.exclusion", 44).endHead();
    for (ReportLot lot : report.lots()) {
      for (Bid bid : lot.bids()) {
        bid(sheet.row().text(lot.number()), bid);
      }
    }
  }

  private void bid(WorkbookSheet row, Bid bid) {
    Optional<Prices> prices = bid.prices();
    WorkbookSheet ranked =
        bid.standing().map(standing -> row.number(standing.rank())).orElseGet(row::none);
    ranked
        .text(bid.bidder())
        .money(prices.map(Prices::bid))
        .text(prices.map(price -> price.bid().currency()).orElse(""))
        .money(prices.map(Prices::converted))
        .money(prices.map(Prices::preference))
        .money(prices.map(Prices::evaluated))
        .score(bid.technical())
        .score(bid.standing().map(BidScores::priceScore))
        .score(bid.standing().map(BidScores::finalScore))
        .text(bid.exclusion());
  }

  private void scores() {
    WorkbookSheet sheet = sheet("section.SCORES");
    sheet.head("lot", 8).head("bidder", 36).head("sheet.criterion", 36);
    sheet.head("sheet.weight", 10).head("sheet.score", 10).endHead();
    for (ReportLot lot : report.lots()) {
      for (Bid bid : lot.bids()) {
        for (int i = 0; i < bid.criterionScores().size(); i++) {
          Criterion criterion = lot.criteria().get(i);
          sheet.row().text(lot.number()).text(bid.bidder()).text(criterion.name());
          sheet.percent(criterion.weight()).score(Optional.of(bid.criterionScores().get(i)));
        }
      }
    }
  }

  private void awards() {
    WorkbookSheet sheet = sheet("section.AWARDS");
    sheet.head("lot", 8).head("lot.title", 44).head("winner", 36).head("share", 10);
    sheet.head(text.both("head.award", currency), 20);
    sheet.head(text.both("head.benchmark", currency), 20).head("sheet.words", 70).endHead();
    for (ReportLot lot : report.lots()) {
      Optional<Money> benchmark = Optional.of(lot.benchmark());
      for (Award award : lot.awards()) {
        Bilingual words = AmountInWords.of(award.price());
        sheet.row().text(lot.number()).text(lot.title()).text(award.bidder());
        sheet.percent(award.share()).money(award.amount()).money(benchmark).text(words);
        // Of a divided lot it stands once, so that the column adds up.
        benchmark = Optional.empty();
      }
    }
    sheet.sumRow().none().label("total").none().none().money(report.awarded());
    sheet.money(report.benchmarkOfAwarded()).none();
  }

  private void allocation() {
    WorkbookSheet sheet = sheet("section.ALLOCATION");
    sheet.head("state", 28).head(text.both("head.net", currency), 20).head("vat.rate", 10);
    sheet.head("vat", 18).head("gross", 20).head("rate", 14).head("local", 22);
    sheet.head("sheet.currency", 10).endHead();
    for (Allocation share : report.allocations()) {
      sheet.row().text(report.state(share.state()).name()).money(share.net());
      sheet.percent(share.vatRate()).money(share.vat()).money(share.gross());
      sheet.number(share.rate()).money(share.local()).text(share.local().currency());
    }
    Money zero = Money.zero(currency);
    sheet.sumRow().label("total").money(sum(zero, Allocation::net)).none();
    sheet.money(sum(zero, Allocation::vat)).money(sum(zero, Allocation::gross));
    sheet.none().none().none();
    if (report.recommended() && !report.allocations().isEmpty()) {
      sheet.row().label("allocation.recommended");
    }
  }

  private Money sum(Money zero, Function<Allocation, Money> part) {
    return report.allocations().stream().map(part).reduce(zero, Money::plus);
  }

  private void annex() {
    WorkbookSheet sheet = sheet("sheet.annex");
    sheet.head("lot", 8).head("item.code", 14).head("item.name", 48).head("unit", 12);
    for (ReportState state : report.states()) {
      sheet.head(state.name(), 14);
    }
    sheet.head("quantity", 12).head(text.both("head.unitPrice", currency), 16);
    sheet.head(text.both("head.amount", currency), 20).head("sheet.currency", 10);
    sheet.head("unitPrice.paid", 16).head("amount.paid", 20).endHead();
    for (ReportLot lot : report.lots()) {
      for (ReportLotItem item : lot.items()) {
        item(sheet.row().text(lot.number()), item);
      }
    }
  }

  private void item(WorkbookSheet row, ReportLotItem item) {
    row.text(item.code()).text(item.name()).text(item.unit());
    for (ReportState state : report.states()) {
      row.number(item.byState().getOrDefault(state.code(), BigDecimal.ZERO));
    }
    row.number(item.quantity());
    item.unitPrice().ifPresentOrElse(p -> row.each(p, false), row::none);
    row.money(item.amount());
    item.paid()
        .ifPresent(
            p -> row.text(p.amount().currency()).each(p.unitPrice(), false).money(p.amount()));
  }

  private WorkbookSheet sheet(String label) {
    return workbook.sheet(label, text.plain(text.both("document.title", report.tender().number())));
  }
}
