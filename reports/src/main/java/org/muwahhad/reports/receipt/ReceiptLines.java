package org.muwahhad.reports.receipt;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.receipt.band.LineRow;
import org.muwahhad.reports.receipt.band.ReasonRow;
import org.muwahhad.reports.receipt.band.ReceiptBandHeads;
import org.muwahhad.reports.receipt.band.ReceiptCoverBand;
import org.muwahhad.reports.receipt.band.ReceiptFact;
import org.muwahhad.reports.receipt.band.ReceiptNote;
import org.muwahhad.reports.render.EditionText;
import org.muwahhad.reports.render.Emblem;
import org.muwahhad.reports.render.LinePosition;
import org.muwahhad.reports.render.QrCode;
import org.muwahhad.reports.render.ReportLine;

/** Lays a receipt out: what was received, when by each clock, what was declared, and the lines. */
final class ReceiptLines {
  private final DemandReceipt receipt;
  private final EditionText text;

  ReceiptLines(DemandReceipt receipt, EditionText text) {
    this.receipt = receipt;
    this.text = text;
  }

  ReceiptCoverBand cover() {
    return new ReceiptCoverBand(
        new Emblem(),
        new QrCode(receipt.verification().address()),
        text.plain(text.both("qr.description", receipt.verification().address())),
        text.first(receipt.issuer()),
        text.second(receipt.issuer()),
        text.code(receipt.number()),
        text.text(receipt.verification().text()),
        text.code(receipt.verification().address()),
        text.line(text.both("document.title", receipt.number())));
  }

  ReceiptBandHeads heads() {
    String currency = receipt.total().currency();
    return new ReceiptBandHeads(
        text.text(text.both("head.price", currency)),
        text.text(text.both("head.amount", currency)));
  }

  Stream<ReportLine> all() {
    List<ReportLine> lines = new ArrayList<>();
    add(lines, place(1, "section.RECEIVED", 1, false), received());
    add(lines, place(2, "section.TIME", 1, false), times());
    if (!receipt.declaration().isBlank()) {
      ReceiptNote note = new ReceiptNote(text.text(receipt.declaration()));
      lines.add(new ReportLine(place(3, "section.DECLARATION", 1, false), note));
    }
    int count = receipt.lines().size();
    Stream<ReportLine> asked = IntStream.range(0, count).boxed().flatMap(this::asked);
    LineRow sum =
        new LineRow(
            count - 1, "", text.label("total"), "", "", "", "", "", text.amount(receipt.total()));
    ReportLine total = new ReportLine(place(4, "section.LINES", 1, true), sum);
    return Stream.concat(Stream.concat(lines.stream(), asked), Stream.of(total));
  }

  private static void add(List<ReportLine> lines, LinePosition place, List<ReceiptFact> facts) {
    facts.forEach(fact -> lines.add(new ReportLine(place, fact)));
  }

  private List<ReceiptFact> received() {
    DemandReceipt.Sender sender = receipt.sender();
    return List.of(
        fact("receipt.number", text.code(receipt.number())),
        fact("receipt.version", text.number(receipt.version())),
        fact("entity", named(sender.entity(), sender.entityCode())),
        fact("state", text.text(sender.state())),
        fact("round", named(sender.round(), sender.roundCode())),
        fact("officer", text.text(sender.officer())),
        fact("sha256", text.code(receipt.sha256())));
  }

  private List<ReceiptFact> times() {
    ZoneId zone = receipt.sender().zone();
    EditionText local = DemandReceiptRenderer.text(zone);
    return List.of(
        fact("time.utc", DemandReceiptRenderer.text(ZoneOffset.UTC).dateTime(receipt.receivedAt())),
        fact("time.state", local.dateTime(receipt.receivedAt())),
        fact("time.riyadh", text.dateTime(receipt.receivedAt())),
        fact("time.hijri", local.hijri(receipt.receivedAt())));
  }

  private ReceiptFact fact(String label, String value) {
    return new ReceiptFact(text.label(label), value);
  }

  private String named(Bilingual name, String code) {
    return text.text(new Bilingual(name.ar() + " – " + code, name.en() + " – " + code));
  }

  private Stream<ReportLine> asked(int entry) {
    DemandReceipt.ReceiptDemandLine line = receipt.lines().get(entry);
    LinePosition place = place(4, "section.LINES", 1, false);
    LineRow row =
        new LineRow(
            entry,
            text.number(line.number()),
            named(line.item(), line.code() + " / " + line.revision()),
            text.number(line.quantity()),
            text.text(line.unit()),
            text.code(line.needBy().toString()),
            text.text(line.site()),
            text.amount(line.price()),
            text.amount(line.amount()));
    return Stream.of(
        new ReportLine(place, row), new ReportLine(place, new ReasonRow(entry, reasons(line))));
  }

  // What the officer wrote stands once: it is in the language in which it was written.
  private String reasons(DemandReceipt.ReceiptDemandLine line) {
    Bilingual budget = text.both("line.budget", line.budgetLine());
    String all =
        text.text(
                new Bilingual(
                    line.commitment().ar() + " – " + budget.ar(),
                    line.commitment().en() + " – " + budget.en()))
            + "\n"
            + text.text(Bilingual.written(line.justification()));
    return line.keptReason().isEmpty()
        ? all
        : all
            + "\n"
            + text.label("line.kept")
            + "\n"
            + text.text(Bilingual.written(line.keptReason()));
  }

  private LinePosition place(int section, String heading, int table, boolean strong) {
    Bilingual title = text.both(heading);
    return new LinePosition(
        0, section, text.first(title), text.second(title), 0, "", table, strong);
  }
}
