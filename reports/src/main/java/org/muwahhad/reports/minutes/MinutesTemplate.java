package org.muwahhad.reports.minutes;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.muwahhad.reports.Bilingual;
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
 * Lays minutes out: the meeting, who took part, each question with what was decided and the votes,
 * the remarks, and the signatures.
 */
public final class MinutesTemplate implements ReportTemplate<MinutesReport> {
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
  public ReportDocument write(MinutesReport minutes, Labels labels) {
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

  private static DocumentHead head(MinutesReport minutes, Labels labels) {
    return DocumentHead.issued(
        minutes.issuer(),
        labels.of("report"),
        minutes.committee(),
        minutes.number(),
        minutes.closedAt(),
        minutes.proof());
  }

  private static List<Block.NamedValue> meeting(MinutesReport minutes, DocumentWriter writer) {
    return List.of(
        writer.fact("number", TableCell.code(minutes.number())),
        writer.fact("starts", TableCell.time(minutes.startsAt())),
        writer.fact("starts.hijri", TableCell.hijri(minutes.startsAt())),
        writer.fact("held", TableCell.words(minutes.held())),
        writer.fact("place", TableCell.ownWords(minutes.place())),
        writer.fact("chair", TableCell.words(minutes.chair())),
        writer.fact("rule", TableCell.words(minutes.votingRule())),
        writer.fact("pack", TableCell.code(minutes.packSha256())),
        writer.fact("closed", TableCell.time(minutes.closedAt())),
        writer.fact("sha256", TableCell.code(minutes.sha256())));
  }

  private static void decide(DocumentWriter writer, MinutesReport.MinutesItem item, Labels labels) {
    Bilingual question = labels.of("item", item.position());
    writer.section(
        new Bilingual(
            question.ar() + " " + item.title().ar(), question.en() + " " + item.title().en()));
    List<Block.NamedValue> facts = new ArrayList<>();
    facts.add(writer.fact("tender", TableCell.code(item.tender())));
    facts.add(writer.fact("outcome", TableCell.words(item.outcome())));
    facts.add(writer.fact("tally", TableCell.words(item.tally())));
    facts.add(writer.fact("quorum", TableCell.words(item.quorum())));
    facts.add(
        writer.fact(
            "returned",
            item.returned().isBlank() ? TableCell.none() : TableCell.words(item.returned())));
    facts.add(writer.fact("document", TableCell.code(item.sha256())));
    writer.facts(facts).table(VOTES, item.votes(), MinutesTemplate::vote);
    item.recused().forEach(writer::paragraph);
    item.remarks().forEach(r -> remark(writer, r));
  }

  private static DocumentRow vote(MinutesReport.Vote vote) {
    return DocumentRow.of(
        TableCell.words(vote.state()),
        TableCell.words(vote.member()),
        TableCell.words(vote.choice()),
        vote.reason().isBlank() ? TableCell.none() : TableCell.ownWords(vote.reason()));
  }

  // What a member wrote stands once: it is in the language in which it was written.
  private static void remark(DocumentWriter writer, MinutesReport.Remark remark) {
    writer
        .heading(
            new Bilingual(
                remark.state().ar() + "، " + remark.member().ar(),
                remark.state().en() + ", " + remark.member().en()))
        .paragraph(Bilingual.written(remark.remark()));
  }

  private static TableCell names(List<Bilingual> states) {
    return states.isEmpty()
        ? TableCell.words(Bilingual.same("—"))
        : TableCell.words(
            new Bilingual(
                states.stream().map(Bilingual::ar).collect(Collectors.joining("، ")),
                states.stream().map(Bilingual::en).collect(Collectors.joining(", "))));
  }
}
