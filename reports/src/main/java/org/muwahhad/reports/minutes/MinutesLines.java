package org.muwahhad.reports.minutes;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.minutes.band.Cover;
import org.muwahhad.reports.minutes.band.Fact;
import org.muwahhad.reports.minutes.band.Note;
import org.muwahhad.reports.minutes.band.VoteRow;
import org.muwahhad.reports.render.EditionText;
import org.muwahhad.reports.render.Emblem;
import org.muwahhad.reports.render.Line;
import org.muwahhad.reports.render.Place;
import org.muwahhad.reports.render.QrCode;

/** Lays minutes out: the meeting, who took part, each question with its votes, and the remarks. */
final class MinutesLines {
  private static final int FACTS = 1;
  private static final int VOTES = 2;
  private static final int NOTES = 3;

  /** Sections before the first question. */
  private static final int BEFORE_ITEMS = 2;

  private final MeetingMinutes minutes;
  private final EditionText text;

  MinutesLines(MeetingMinutes minutes, EditionText text) {
    this.minutes = minutes;
    this.text = text;
  }

  Cover cover() {
    MeetingMinutes.Verification verification = minutes.verification();
    return new Cover(
        new Emblem(),
        new QrCode(verification.address()),
        text.plain(text.both("qr.description", verification.address())),
        text.first(minutes.issuer()),
        text.second(minutes.issuer()),
        text.text(minutes.committee()),
        text.code(minutes.number()),
        text.text(verification.text()),
        text.code(verification.address()),
        text.line(text.both("document.title", minutes.number())));
  }

  Stream<Line> all() {
    List<Line> lines = new ArrayList<>();
    Place meeting = place(1, text.both("section.MEETING"), FACTS);
    meeting().forEach(f -> lines.add(new Line(meeting, f)));
    Place states = place(BEFORE_ITEMS, text.both("section.STATES"), FACTS);
    lines.add(new Line(states, fact("present", names(minutes.present()))));
    lines.add(new Line(states, fact("absent", names(minutes.absent()))));
    minutes.items().forEach(i -> add(lines, i));
    int last = BEFORE_ITEMS + minutes.items().size() + 1;
    notes(lines, last, text.both("section.REMARKS"), List.of(), minutes.remarks());
    return lines.stream();
  }

  private List<Fact> meeting() {
    return List.of(
        fact("number", text.code(minutes.number())),
        fact("committee", text.text(minutes.committee())),
        fact("starts", text.dateTime(minutes.startsAt())),
        fact("starts.hijri", text.hijri(minutes.startsAt())),
        fact("held", text.text(minutes.held())),
        fact("place", text.text(Bilingual.same(minutes.place()))),
        fact("chair", text.text(minutes.chair())),
        fact("rule", text.text(minutes.votingRule())),
        fact("pack", text.code(minutes.packSha256())),
        fact("closed", text.dateTime(minutes.closedAt())),
        fact("sha256", text.code(minutes.sha256())));
  }

  private void add(List<Line> lines, MeetingMinutes.Item item) {
    int section = BEFORE_ITEMS + item.position();
    Bilingual title = text.both("item", item.position());
    Bilingual heading =
        new Bilingual(
            title.ar() + " " + item.tender() + " " + item.title().ar(),
            title.en() + " " + item.tender() + " " + item.title().en());
    Place facts = place(section, heading, FACTS);
    lines.add(new Line(facts, fact("outcome", text.text(item.outcome()))));
    lines.add(new Line(facts, fact("tally", text.text(item.tally()))));
    lines.add(new Line(facts, fact("quorum", text.text(item.quorum()))));
    if (!item.returned().isBlank()) {
      lines.add(new Line(facts, fact("returned", text.text(item.returned()))));
    }
    lines.add(new Line(facts, fact("document", text.code(item.sha256()))));
    Place votes = place(section, heading, VOTES);
    item.votes().forEach(v -> lines.add(new Line(votes, row(v))));
    notes(lines, section, heading, item.recused(), item.remarks());
  }

  private void notes(
      List<Line> lines,
      int section,
      Bilingual heading,
      List<Bilingual> said,
      List<MeetingMinutes.Remark> remarks) {
    Place place = place(section, heading, NOTES);
    said.forEach(s -> lines.add(new Line(place, new Note(text.text(s)))));
    remarks.forEach(r -> lines.add(new Line(place, remark(r))));
  }

  // What a member wrote stands once: it is in the language in which it was written.
  private Note remark(MeetingMinutes.Remark remark) {
    Bilingual who =
        new Bilingual(
            remark.state().ar() + "، " + remark.member().ar() + ":",
            remark.state().en() + ", " + remark.member().en() + ":");
    return new Note(text.text(who) + "\n" + text.text(Bilingual.same(remark.remark())));
  }

  private VoteRow row(MeetingMinutes.Vote vote) {
    return new VoteRow(
        text.text(vote.state()),
        text.text(vote.member()),
        text.text(vote.choice()),
        text.text(Bilingual.same(vote.reason())));
  }

  private Fact fact(String label, String value) {
    return new Fact(text.label(label), value);
  }

  private String names(List<Bilingual> states) {
    return states.isEmpty()
        ? text.label("none")
        : text.text(
            new Bilingual(
                states.stream().map(Bilingual::ar).collect(Collectors.joining("، ")),
                states.stream().map(Bilingual::en).collect(Collectors.joining(", "))));
  }

  private Place place(int section, Bilingual title, int table) {
    return new Place(0, section, text.first(title), text.second(title), 0, "", table, false);
  }
}
