package org.muwahhad.reports.opening;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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

/**
 * Lays the record of an opening out, in the order of reading: the opening, the bids, their totals
 * and discounts, what was not read, and the receipts.
 */
public final class OpeningTemplate implements ReportTemplate<OpeningReport> {
  private static final Table BIDS =
      Table.named("bids")
          .words("bidder", 190)
          .words("country", 105)
          .words("security", 80)
          .words("origin", 78)
          .figures("validity", 70);
  private static final Table CAPACITY =
      Table.named("capacity").words("bidder", 190).words("capacity", 333);
  private static final Table TOTALS =
      Table.named("totals").words("lot", 190).words("bidder", 203).figures("total", 130);
  private static final Table DISCOUNTS =
      Table.named("discounts")
          .words("bidder", 180)
          .figures("percent", 56)
          .words("when", 143)
          .words("applies", 144);
  private static final Table RECEIPTS =
      Table.named("receipts")
          .words("bidder", 180)
          .words("receipt", 74)
          .words("received", 104)
          .words("digest", 165)
          .inSmallType();

  @Override
  public String name() {
    return "opening";
  }

  @Override
  public List<Table> tables() {
    return List.of(BIDS, CAPACITY, TOTALS, DISCOUNTS, RECEIPTS);
  }

  @Override
  public ReportDocument write(OpeningReport report, Labels labels) {
    DocumentWriter writer = new DocumentWriter(head(report, labels), labels);
    writer.section("OPENING").facts(opening(report, writer));
    writer.section("BIDS").table(BIDS, report.bids(), b -> bid(b, labels));
    writer
        .section("CAPACITY")
        .table(
            CAPACITY,
            report.bids().stream().filter(b -> !b.capacity().isBlank()).toList(),
            b -> Row.of(Cell.words(b.bidder()), Cell.words(b.capacity())));
    writer.section("TOTALS");
    if (report.withPrices()) {
      writer.table(TOTALS, report.totals(), OpeningTemplate::total);
    } else {
      writer.paragraph("prices.later");
    }
    writer.section("DISCOUNTS").table(DISCOUNTS, report.discounts(), OpeningTemplate::discount);
    writer.section("STATEMENTS");
    report.bids().stream()
        .filter(b -> !b.statement().isBlank())
        .forEach(b -> writer.heading(b.bidder()).paragraph(Bilingual.same(b.statement())));
    writer.section("UNREAD");
    report.unread().forEach(writer::paragraph);
    writer.section("SEALED");
    report.staySealed().forEach(writer::paragraph);
    writer.section("RECEIPTS").table(RECEIPTS, report.bids(), OpeningTemplate::receipt);
    return writer.document();
  }

  private static Head head(OpeningReport report, Labels labels) {
    return Head.issued(
        report.issuer(),
        labels.of(report.prices() ? "report.prices" : "report"),
        report.title(),
        report.tender(),
        report.openedAt(),
        report.proof());
  }

  private static List<Block.Fact> opening(OpeningReport report, DocumentWriter writer) {
    List<Block.Fact> facts = new ArrayList<>();
    facts.add(writer.fact("ocid", Cell.code(report.ocid())));
    facts.add(writer.fact("deadline", Cell.time(report.deadlineAt())));
    facts.add(writer.fact("opened", Cell.time(report.openedAt())));
    Bilingual by = report.openedBy();
    facts.add(writer.fact("by", by == null ? Cell.none() : Cell.words(by)));
    facts.add(
        writer.fact(
            "present",
            report.present().isEmpty() ? Cell.none() : Cell.words(names(report.present()))));
    facts.add(writer.fact("bids", Cell.number(report.bids().size())));
    Money estimate = report.estimate();
    facts.add(writer.fact("estimate", estimate == null ? Cell.none() : Cell.priced(estimate)));
    facts.add(writer.fact("sha256", Cell.code(report.sha256())));
    return facts;
  }

  private static Row bid(OpeningReport.Bid bid, Labels labels) {
    Boolean security = bid.security();
    return Row.of(
        Cell.words(bid.bidder()),
        Cell.words(bid.country()),
        security == null ? Cell.words(labels.of("security.none")) : Cell.yesNo(security),
        Cell.yesNo(bid.gccOrigin()),
        Cell.number(bid.validityDays()));
  }

  private static Row total(OpeningReport.Total total) {
    return Row.of(Cell.words(total.lot()), Cell.words(total.bidder()), Cell.priced(total.total()));
  }

  private static Row discount(OpeningReport.Discount discount) {
    return Row.of(
        Cell.words(discount.bidder()),
        Cell.percent(discount.percent()),
        Cell.words(discount.whenWinning()),
        Cell.words(discount.appliesTo()));
  }

  private static Row receipt(OpeningReport.Bid bid) {
    return Row.of(
        Cell.words(bid.bidder()),
        Cell.code(bid.receipt()),
        Cell.time(bid.receivedAt()),
        Cell.code(bid.sha256()));
  }

  private static Bilingual names(List<Bilingual> people) {
    return new Bilingual(
        people.stream().map(Bilingual::ar).collect(Collectors.joining("، ")),
        people.stream().map(Bilingual::en).collect(Collectors.joining(", ")));
  }
}
