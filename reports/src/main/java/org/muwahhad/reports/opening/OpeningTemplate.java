package org.muwahhad.reports.opening;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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

/**
 * Lays the record of an opening out, in the order of reading: the opening, the bids, their totals
 * and discounts, what was not read, the receipts, and places for the signatures of those present.
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
  private static final Table TERMS =
      Table.named("terms")
          .words("bidder", 160)
          .words("item", 163)
          .figures("delivery", 60)
          .figures("least", 70)
          .figures("tiers", 70);
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
    return List.of(BIDS, CAPACITY, TOTALS, TERMS, DISCOUNTS, RECEIPTS);
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
            b -> DocumentRow.of(TableCell.words(b.bidder()), TableCell.words(b.capacity())));
    writer.section("TOTALS");
    if (report.withPrices()) {
      writer.table(TOTALS, report.totals(), OpeningTemplate::total);
    } else {
      writer.paragraph("prices.later");
    }
    writer.section("TERMS").table(TERMS, report.terms(), OpeningTemplate::terms);
    writer.section("DISCOUNTS").table(DISCOUNTS, report.discounts(), OpeningTemplate::discount);
    writer.section("STATEMENTS");
    report.bids().stream()
        .filter(b -> !b.statement().isBlank())
        .forEach(b -> writer.heading(b.bidder()).paragraph(Bilingual.written(b.statement())));
    writer.section("UNREAD");
    report.unread().forEach(writer::paragraph);
    writer.section("SEALED");
    report.staySealed().forEach(writer::paragraph);
    writer.section("RECEIPTS").table(RECEIPTS, report.bids(), OpeningTemplate::receipt);
    writer.section("SIGNATURES").signatures(signatories(report, labels));
    return writer.document();
  }

  /** The members who were there; who opened, where the record names no members. */
  private static List<Block.Signatory> signatories(OpeningReport report, Labels labels) {
    Bilingual by = report.openedBy();
    List<Bilingual> people =
        report.present().isEmpty() && by != null ? List.of(by) : report.present();
    Bilingual panel = labels.of("panel");
    Bilingual member = labels.of("present.member");
    return people.stream().map(p -> new Block.Signatory(panel, p, member)).toList();
  }

  private static DocumentHead head(OpeningReport report, Labels labels) {
    return DocumentHead.issued(
        report.issuer(),
        labels.of(report.prices() ? "report.prices" : "report"),
        report.title(),
        report.tender(),
        report.openedAt(),
        report.proof());
  }

  private static List<Block.NamedValue> opening(OpeningReport report, DocumentWriter writer) {
    List<Block.NamedValue> facts = new ArrayList<>();
    facts.add(writer.fact("ocid", TableCell.code(report.ocid())));
    facts.add(writer.fact("deadline", TableCell.time(report.deadlineAt())));
    facts.add(writer.fact("opened", TableCell.time(report.openedAt())));
    Bilingual by = report.openedBy();
    facts.add(writer.fact("by", by == null ? TableCell.none() : TableCell.words(by)));
    facts.add(
        writer.fact(
            "present",
            report.present().isEmpty()
                ? TableCell.none()
                : TableCell.words(names(report.present()))));
    facts.add(writer.fact("bids", TableCell.number(report.bids().size())));
    Integer withdrawn = report.withdrawn();
    facts.add(
        writer.fact(
            "withdrawn", withdrawn == null ? TableCell.none() : TableCell.number(withdrawn)));
    if (!report.late().isEmpty()) {
      facts.add(writer.fact("late.number", TableCell.number(report.late().size())));
      facts.add(writer.fact("late", TableCell.words(names(report.late()))));
    }
    Money estimate = report.estimate();
    facts.add(
        writer.fact("estimate", estimate == null ? TableCell.none() : TableCell.priced(estimate)));
    facts.add(writer.fact("sha256", TableCell.code(report.sha256())));
    return facts;
  }

  private static DocumentRow bid(OpeningReport.Bid bid, Labels labels) {
    Boolean security = bid.security();
    return DocumentRow.of(
        TableCell.words(bid.bidder()),
        TableCell.words(bid.country()),
        security == null ? TableCell.words(labels.of("security.none")) : TableCell.yesNo(security),
        TableCell.yesNo(bid.gccOrigin()),
        TableCell.number(bid.validityDays()));
  }

  private static DocumentRow total(OpeningReport.Total total) {
    return DocumentRow.of(
        TableCell.words(total.lot()),
        TableCell.words(total.bidder()),
        TableCell.priced(total.total()));
  }

  private static DocumentRow discount(OpeningReport.Discount discount) {
    return DocumentRow.of(
        TableCell.words(discount.bidder()),
        TableCell.percent(discount.percent()),
        TableCell.words(discount.whenWinning()),
        TableCell.words(discount.appliesTo()));
  }

  private static DocumentRow terms(OpeningReport.ItemTerms terms) {
    Integer days = terms.deliveryDays();
    BigDecimal least = terms.leastQuantity();
    return DocumentRow.of(
        TableCell.words(terms.bidder()),
        TableCell.words(terms.item()),
        days == null ? TableCell.none() : TableCell.number(days),
        least == null ? TableCell.none() : TableCell.number(least),
        terms.tiers() == 0 ? TableCell.none() : TableCell.number(terms.tiers()));
  }

  private static DocumentRow receipt(OpeningReport.Bid bid) {
    return DocumentRow.of(
        TableCell.words(bid.bidder()),
        TableCell.code(bid.receipt()),
        TableCell.time(bid.receivedAt()),
        TableCell.code(bid.sha256()));
  }

  private static Bilingual names(List<Bilingual> people) {
    return new Bilingual(
        people.stream().map(Bilingual::ar).collect(Collectors.joining("، ")),
        people.stream().map(Bilingual::en).collect(Collectors.joining(", ")));
  }
}
