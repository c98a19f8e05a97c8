package org.muwahhad.reports.minutes;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.muwahhad.reports.Bilingual;
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
 * Lays minutes out: the meeting, who took part, each question with what was decided and the votes,
 * the remarks, and the signatures.
 */
public final class MinutesTemplate implements ReportTemplate<MeetingMinutes> {
  /** More places for signatures than these get a page of their own, so that none stands apart. */
  private static final int BESIDE_OTHERS = 4;

  private static final Table VOTES =
      Table.named("votes")
          .words("vote.state", 105)
          .words("vote.member", 140)
          .words("vote.choice", 78)
          .words("vote.reason", 200);

  @Override
  public String name() {
    return "minutes";
  }

  @Override
  public List<Table> tables() {
    return List.of(VOTES);
  }

  @Override
  public ReportDocument write(MeetingMinutes minutes, Labels labels) {
    DocumentWriter writer = new DocumentWriter(head(minutes, labels), labels);
    writer.section("MEETING").facts(meeting(minutes, writer));
    writer
        .section("STATES")
        .facts(
            List.of(
                writer.fact("present", names(minutes.present())),
                writer.fact("absent", names(minutes.absent()))));
    minutes.items().forEach(item -> decide(writer, item, labels));
    writer.section("REMARKS");
    minutes.remarks().forEach(r -> remark(writer, r));
    writer.section("SIGNATURES");
    if (minutes.signatories().size() > BESIDE_OTHERS) {
      writer.onNewPage();
    }
    writer.signatures(
        minutes.signatories().stream()
            .map(s -> new Block.Signatory(s.state(), s.name(), s.office()))
            .toList());
    return writer.document();
  }

  private static Head head(MeetingMinutes minutes, Labels labels) {
    return Head.issued(
        minutes.issuer(),
        labels.of("report"),
        minutes.committee(),
        minutes.number(),
        minutes.closedAt(),
        minutes.proof());
  }

  private static List<Block.Fact> meeting(MeetingMinutes minutes, DocumentWriter writer) {
    return List.of(
        writer.fact("number", Cell.code(minutes.number())),
        writer.fact("starts", Cell.time(minutes.startsAt())),
        writer.fact("starts.hijri", Cell.hijri(minutes.startsAt())),
        writer.fact("held", Cell.words(minutes.held())),
        writer.fact("place", Cell.written(minutes.place())),
        writer.fact("chair", Cell.words(minutes.chair())),
        writer.fact("rule", Cell.words(minutes.votingRule())),
        writer.fact("pack", Cell.code(minutes.packSha256())),
        writer.fact("closed", Cell.time(minutes.closedAt())),
        writer.fact("sha256", Cell.code(minutes.sha256())));
  }

  private static void decide(DocumentWriter writer, MeetingMinutes.Item item, Labels labels) {
    Bilingual question = labels.of("item", item.position());
    writer.section(
        new Bilingual(
            question.ar() + " " + item.title().ar(), question.en() + " " + item.title().en()));
    List<Block.Fact> facts = new ArrayList<>();
    facts.add(writer.fact("tender", Cell.code(item.tender())));
    facts.add(writer.fact("outcome", Cell.words(item.outcome())));
    facts.add(writer.fact("tally", Cell.words(item.tally())));
    facts.add(writer.fact("quorum", Cell.words(item.quorum())));
    facts.add(
        writer.fact(
            "returned", item.returned().isBlank() ? Cell.none() : Cell.words(item.returned())));
    facts.add(writer.fact("document", Cell.code(item.sha256())));
    writer.facts(facts).table(VOTES, item.votes(), MinutesTemplate::vote);
    item.recused().forEach(writer::paragraph);
    item.remarks().forEach(r -> remark(writer, r));
  }

  private static Row vote(MeetingMinutes.Vote vote) {
    return Row.of(
        Cell.words(vote.state()),
        Cell.words(vote.member()),
        Cell.words(vote.choice()),
        vote.reason().isBlank() ? Cell.none() : Cell.written(vote.reason()));
  }

  // What a member wrote stands once: it is in the language in which it was written.
  private static void remark(DocumentWriter writer, MeetingMinutes.Remark remark) {
    writer
        .heading(
            new Bilingual(
                remark.state().ar() + "، " + remark.member().ar(),
                remark.state().en() + ", " + remark.member().en()))
        .paragraph(Bilingual.same(remark.remark()));
  }

  private static Cell names(List<Bilingual> states) {
    return states.isEmpty()
        ? Cell.words(Bilingual.same("—"))
        : Cell.words(
            new Bilingual(
                states.stream().map(Bilingual::ar).collect(Collectors.joining("، ")),
                states.stream().map(Bilingual::en).collect(Collectors.joining(", "))));
  }
}
