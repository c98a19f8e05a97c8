package org.muwahhad.reports.opening;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.opening.band.BidRow;
import org.muwahhad.reports.opening.band.Cover;
import org.muwahhad.reports.opening.band.DiscountRow;
import org.muwahhad.reports.opening.band.Fact;
import org.muwahhad.reports.opening.band.Note;
import org.muwahhad.reports.opening.band.ReceiptRow;
import org.muwahhad.reports.opening.band.TotalRow;
import org.muwahhad.reports.render.EditionText;
import org.muwahhad.reports.render.Emblem;
import org.muwahhad.reports.render.Line;
import org.muwahhad.reports.render.Place;
import org.muwahhad.reports.render.QrCode;

/**
 * Lays the record of an opening out, in the order of reading: the opening, the bids, their totals
 * and discounts, what was not read, and the receipts.
 */
final class OpeningLines {
  private final OpeningReport report;
  private final EditionText text;
  private final List<Line> lines = new ArrayList<>();
  private int section;

  OpeningLines(OpeningReport report, EditionText text) {
    this.report = report;
    this.text = text;
  }

  Cover cover() {
    OpeningReport.Verification verification = report.verification();
    return new Cover(
        new Emblem(),
        new QrCode(verification.address()),
        text.plain(text.both("qr.description", verification.address())),
        text.first(report.issuer()),
        text.second(report.issuer()),
        text.label(report.prices() ? "report.prices" : "report"),
        text.text(report.title()),
        text.code(report.tender()),
        text.text(verification.text()),
        text.code(verification.address()),
        text.line(text.both("document.title", report.tender())));
  }

  Stream<Line> all() {
    add("OPENING", opening());
    add("BIDS", report.bids().stream().map(this::bid).toList());
    add("CAPACITY", capacities());
    add("TOTALS", totals());
    add("DISCOUNTS", report.discounts().stream().map(this::discount).toList());
    add("STATEMENTS", statements());
    add("UNREAD", report.unread().stream().map(this::note).toList());
    add("SEALED", report.staySealed().stream().map(this::note).toList());
    add("RECEIPTS", report.bids().stream().map(this::receipt).toList());
    return lines.stream();
  }

  /** A section of its own, unless there is nothing to say in it. */
  private void add(String name, List<?> contents) {
    if (contents.isEmpty()) {
      return;
    }
    section++;
    Bilingual title = text.both("section." + name);
    Place place = new Place(0, section, text.first(title), text.second(title), 0, "", 1, false);
    contents.forEach(c -> lines.add(new Line(place, c)));
  }

  private List<Fact> opening() {
    List<Fact> facts = new ArrayList<>();
    facts.add(fact("number", text.code(report.tender())));
    facts.add(fact("ocid", text.code(report.ocid())));
    facts.add(fact("deadline", text.dateTime(report.deadlineAt())));
    facts.add(fact("opened", text.dateTime(report.openedAt())));
    facts.add(fact("opened.hijri", text.hijri(report.openedAt())));
    Bilingual by = report.openedBy();
    if (by != null) {
      facts.add(fact("by", text.text(by)));
    }
    if (!report.present().isEmpty()) {
      facts.add(fact("present", names(report.present())));
    }
    facts.add(fact("bids", text.number(report.bids().size())));
    Money estimate = report.estimate();
    if (estimate != null) {
      facts.add(fact("estimate", text.money(estimate)));
    }
    facts.add(fact("sha256", text.code(report.sha256())));
    return facts;
  }

  private BidRow bid(OpeningReport.Bid bid) {
    return new BidRow(
        text.text(bid.bidder()),
        text.text(bid.country()),
        yesNo(bid.security()),
        yesNo(bid.gccOrigin()),
        text.number(bid.validityDays()));
  }

  private List<Fact> capacities() {
    return report.bids().stream()
        .filter(b -> !b.capacity().isBlank())
        .map(b -> new Fact(text.text(b.bidder()), text.text(b.capacity())))
        .toList();
  }

  private List<?> totals() {
    return report.withPrices()
        ? report.totals().stream().map(this::total).toList()
        : List.of(new Note(text.text(text.both("prices.later"))));
  }

  private TotalRow total(OpeningReport.Total total) {
    return new TotalRow(
        text.text(total.lot()), text.text(total.bidder()), text.money(total.total()));
  }

  private DiscountRow discount(OpeningReport.Discount discount) {
    return new DiscountRow(
        text.text(discount.bidder()),
        text.percent(discount.percent()),
        text.text(discount.whenWinning()),
        text.text(discount.appliesTo()));
  }

  // What a bidder wrote stands once: it is in the language in which it was written.
  private List<Note> statements() {
    return report.bids().stream()
        .filter(b -> !b.statement().isBlank())
        .map(b -> new Note(text.text(b.bidder()) + "\n" + text.text(Bilingual.same(b.statement()))))
        .toList();
  }

  private Note note(Bilingual sentence) {
    return new Note(text.text(sentence));
  }

  private ReceiptRow receipt(OpeningReport.Bid bid) {
    return new ReceiptRow(
        text.text(bid.bidder()),
        text.code(bid.receipt()) + "\n" + text.dateTime(bid.receivedAt()),
        text.code(bid.sha256()));
  }

  private String yesNo(boolean yes) {
    return text.label(yes ? "yes" : "no");
  }

  private Fact fact(String label, String value) {
    return new Fact(text.label(label), value);
  }

  private String names(List<Bilingual> people) {
    return text.text(
        new Bilingual(
            people.stream().map(Bilingual::ar).collect(Collectors.joining("، ")),
            people.stream().map(Bilingual::en).collect(Collectors.joining(", "))));
  }
}
