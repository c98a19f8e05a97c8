package org.muwahhad.reports.receipt;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.receipt.band.Cover;
import org.muwahhad.reports.receipt.band.Fact;
import org.muwahhad.reports.receipt.band.Heads;
import org.muwahhad.reports.receipt.band.LineRow;
import org.muwahhad.reports.receipt.band.Note;
import org.muwahhad.reports.receipt.band.ReasonRow;
import org.muwahhad.reports.render.EditionText;
import org.muwahhad.reports.render.Emblem;
import org.muwahhad.reports.render.Line;
import org.muwahhad.reports.render.Place;
import org.muwahhad.reports.render.QrCode;

/** Lays a receipt out: what was received, when by each clock, what was declared, and the lines. */
final class ReceiptLines {
  private final DemandReceipt receipt;
  private final EditionText text;

  ReceiptLines(DemandReceipt receipt, EditionText text) {
    this.receipt = receipt;
    this.text = text;
  }

  Cover cover() {
    return new Cover(
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

  Heads heads() {
    String currency = receipt.total().currency();
    return new Heads(
        text.text(text.both("head.price", currency)),
        text.text(text.both("head.amount", currency)));
  }

  Stream<Line> all() {
    List<Line> lines = new ArrayList<>();
    add(lines, place(1, "section.RECEIVED", 1, false), received());
    add(lines, place(2, "section.TIME", 1, false), times());
    if (!receipt.declaration().isBlank()) {
      Note note = new Note(text.text(receipt.declaration()));
      lines.add(new Line(place(3, "section.DECLARATION", 1, false), note));
    }
    int count = receipt.lines().size();
    Stream<Line> asked = IntStream.range(0, count).boxed().flatMap(this::asked);
    LineRow sum =
        new LineRow(
            count - 1, "", text.label("total"), "", "", "", "", "", text.amount(receipt.total()));
    Line total = new Line(place(4, "section.LINES", 1, true), sum);
    return Stream.concat(Stream.concat(lines.stream(), asked), Stream.of(total));
  }

  private static void add(List<Line> lines, Place place, List<Fact> facts) {
    facts.forEach(fact -> lines.add(new Line(place, fact)));
  }

  private List<Fact> received() {
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

  private List<Fact> times() {
    ZoneId zone = receipt.sender().zone();
    EditionText local = DemandReceiptRenderer.text(zone);
    return List.of(
        fact("time.utc", DemandReceiptRenderer.text(ZoneOffset.UTC).dateTime(receipt.receivedAt())),
        fact("time.state", local.dateTime(receipt.receivedAt())),
        fact("time.riyadh", text.dateTime(receipt.receivedAt())),
        fact("time.hijri", local.hijri(receipt.receivedAt())));
  }

  private Fact fact(String label, String value) {
    return new Fact(text.label(label), value);
  }

  private String named(Bilingual name, String code) {
    return text.text(new Bilingual(name.ar() + " – " + code, name.en() + " – " + code));
  }

  private Stream<Line> asked(int entry) {
    DemandReceipt.Line line = receipt.lines().get(entry);
    Place place = place(4, "section.LINES", 1, false);
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
    return Stream.of(new Line(place, row), new Line(place, new ReasonRow(entry, reasons(line))));
  }

  // What the officer wrote stands once: it is in the language in which it was written.
  private String reasons(DemandReceipt.Line line) {
    Bilingual budget = text.both("line.budget", line.budgetLine());
    String all =
        text.text(
                new Bilingual(
                    line.commitment().ar() + " – " + budget.ar(),
                    line.commitment().en() + " – " + budget.en()))
            + "\n"
            + text.text(Bilingual.same(line.justification()));
    return line.keptReason().isEmpty()
        ? all
        : all
            + "\n"
            + text.label("line.kept")
            + "\n"
            + text.text(Bilingual.same(line.keptReason()));
  }

  private Place place(int section, String heading, int table, boolean strong) {
    Bilingual title = text.both(heading);
    return new Place(0, section, text.first(title), text.second(title), 0, "", table, strong);
  }
}
