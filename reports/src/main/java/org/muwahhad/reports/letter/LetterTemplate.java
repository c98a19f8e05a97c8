package org.muwahhad.reports.letter;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Price;
import org.muwahhad.reports.document.Block;
import org.muwahhad.reports.document.DocumentHead;
import org.muwahhad.reports.document.DocumentRow;
import org.muwahhad.reports.document.DocumentWriter;
import org.muwahhad.reports.document.Labels;
import org.muwahhad.reports.document.ReportDocument;
import org.muwahhad.reports.document.ReportTemplate;
import org.muwahhad.reports.document.Table;
import org.muwahhad.reports.document.TableCell;
import org.muwahhad.reports.words.AmountInWords;

/**
 * Lays a letter out: to whom, what was won with its price in figures and in words of both
 * languages, what was not won and why, and what comes next.
 */
public final class LetterTemplate implements ReportTemplate<OutcomeLetter> {
  private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
  private static final Table OTHERS =
      Table.named("others")
          .words("lot", 98)
          .words("winner", 98)
          .figures("winner.price", 84)
          .figures("own.price", 84)
          .figures("rank", 39)
          .figures("technical", 40)
          .figures("price", 40)
          .figures("final", 40);
  private static final Table BESIDE =
      Table.named("beside")
          .words("winner", 303)
          .figures("share.of", 90)
          .figures("winner.price", 130);
  private static final Table GIVEN =
      Table.named("given")
          .words("item.code", 62)
          .words("item", 128)
          .words("unit", 46)
          .figures("quantity", 48)
          .figures("quantity.of", 48)
          .figures("price.bid", 60)
          .figures("price.paid", 60)
          .figures("amount", 71)
          .inSmallType();
  private static final Table FINDINGS =
      Table.named("findings")
          .words("criterion", 160)
          .figures("weight", 50)
          .words("result", 88)
          .words("reason", 225);

  @Override
  public String name() {
    return "letter";
  }

  @Override
  public boolean letter() {
    return true;
  }

  @Override
  public List<Table> tables() {
    return List.of(BESIDE, OTHERS, GIVEN, FINDINGS);
  }

  @Override
  public ReportDocument write(OutcomeLetter letter, Labels labels) {
    boolean winner = !letter.won().isEmpty();
    DocumentWriter writer = new DocumentWriter(head(letter, labels), labels);
    writer
        .section(Bilingual.empty())
        .facts(List.of(writer.fact("to", TableCell.words(letter.bidder()))));
    writer.paragraph("greeting").paragraph(winner ? "text.won" : "text.other", letter.tender());
    letter.won().forEach(lot -> won(writer, lot, labels));
    others(writer, letter, labels);
    Bilingual notBidFor = letter.notBidFor();
    if (notBidFor != null) {
      writer.paragraph(notBidFor);
    }
    next(writer, letter, labels);
    OutcomeLetter.Signatory who = letter.signatory();
    writer
        .paragraph("closing")
        .signatures(List.of(new Block.Signatory(who.office(), who.name(), who.title())));
    given(writer, letter, labels);
    findings(writer, letter);
    return writer.document();
  }

  private static DocumentHead head(OutcomeLetter letter, Labels labels) {
    return DocumentHead.issued(
        letter.issuer(),
        labels.of(letter.won().isEmpty() ? "report" : "report.won"),
        letter.title(),
        letter.tender(),
        letter.at(),
        letter.proof());
  }

  private static void won(DocumentWriter writer, OutcomeLetter.LotWon lot, Labels labels) {
    Bilingual words = AmountInWords.of(lot.price());
    Money guarantee = lot.guarantee();
    writer
        .heading(lot.lot())
        .facts(
            List.of(
                writer.fact("won.price", TableCell.priced(lot.price())),
                // Both stand in every edition: the Arabic words are those that count.
                writer.fact("words.ar", TableCell.written(words.ar())),
                writer.fact("words.en", TableCell.written(words.en())),
                writer.fact(
                    "share",
                    lot.share().compareTo(WHOLE) == 0
                        ? TableCell.none()
                        : TableCell.percent(lot.share())),
                writer.fact(
                    "guarantee",
                    guarantee == null ? TableCell.none() : TableCell.priced(guarantee))));
    if (lot.suspended()) {
      writer.paragraph("suspended");
    }
    if (lot.confirmed()) {
      writer.paragraph("confirmed");
    }
    lot.remarks().forEach(writer::paragraph);
    if (!lot.beside().isEmpty()) {
      writer
          .paragraph("beside")
          .table(BESIDE, lot.beside().stream().flatMap(w -> beside(w, labels).stream()).toList());
    }
  }

  private static List<DocumentRow> beside(OutcomeLetter.Winner winner, Labels labels) {
    List<DocumentRow> rows = new ArrayList<>();
    rows.add(
        DocumentRow.of(
            TableCell.words(winner.name()),
            TableCell.percent(winner.share()),
            TableCell.priced(winner.price())));
    if (winner.discounted()) {
      rows.add(DocumentRow.remark(TableCell.words(labels.of("winner.discounted"))));
    }
    return rows;
  }

  private static void others(DocumentWriter writer, OutcomeLetter letter, Labels labels) {
    if (letter.others().isEmpty()) {
      return;
    }
    if (!letter.won().isEmpty()) {
      writer.heading(labels.of("others"));
    }
    writer.table(
        OTHERS, letter.others().stream().flatMap(lot -> rows(lot, labels).stream()).toList());
  }

  private static List<DocumentRow> rows(OutcomeLetter.LotNotWon lot, Labels labels) {
    List<DocumentRow> rows = new ArrayList<>();
    List<TableCell> cells = new ArrayList<>();
    cells.add(TableCell.words(lot.lot()));
    if (lot.winners().isEmpty()) {
      cells.add(TableCell.words(labels.of("nobody")));
      cells.add(TableCell.none());
    } else {
      cells.addAll(winner(lot.winners().get(0)));
    }
    cells.addAll(own(lot.own()));
    rows.add(DocumentRow.of(cells));
    lot.winners().stream().limit(1).forEach(first -> rows.addAll(remarks(first, labels)));
    for (OutcomeLetter.Winner further : lot.winners().stream().skip(1).toList()) {
      List<TableCell> more = new ArrayList<>(List.of(TableCell.written("")));
      more.addAll(winner(further));
      rows.add(DocumentRow.of(more));
      rows.addAll(remarks(further, labels));
    }
    lot.reasons().forEach(reason -> rows.add(DocumentRow.remark(TableCell.words(reason))));
    return rows;
  }

  /** What stands below a winner: its share of a divided lot, and that a discount is off. */
  private static List<DocumentRow> remarks(OutcomeLetter.Winner winner, Labels labels) {
    List<DocumentRow> rows = new ArrayList<>();
    if (winner.share().compareTo(WHOLE) != 0) {
      rows.add(
          DocumentRow.remark(
              TableCell.words(
                  labels.of("winner.share", winner.share().stripTrailingZeros().toPlainString()))));
    }
    if (winner.discounted()) {
      rows.add(DocumentRow.remark(TableCell.words(labels.of("winner.discounted"))));
    }
    return rows;
  }

  private static List<TableCell> winner(OutcomeLetter.Winner winner) {
    return List.of(TableCell.words(winner.name()), TableCell.priced(winner.price()));
  }

  private static List<TableCell> own(OutcomeLetter.@Nullable OwnFigures own) {
    if (own == null) {
      return List.of(
          TableCell.none(), TableCell.none(), TableCell.none(), TableCell.none(), TableCell.none());
    }
    Integer rank = own.rank();
    return List.of(
        TableCell.priced(own.price()),
        rank == null ? TableCell.none() : TableCell.number(rank),
        score(own.technical()),
        score(own.priceScore()),
        score(own.finalScore()));
  }

  private static TableCell score(@Nullable BigDecimal score) {
    return score == null ? TableCell.none() : TableCell.score(score);
  }

  private static void next(DocumentWriter writer, OutcomeLetter letter, Labels labels) {
    boolean winner = !letter.won().isEmpty();
    OutcomeLetter.Guarantee guarantee = letter.guarantee();
    writer.heading(labels.of("next"));
    List<Block.NamedValue> facts = new ArrayList<>();
    Instant until = letter.standstillUntil();
    if (until != null) {
      facts.add(writer.fact("standstill", TableCell.time(until)));
      facts.add(writer.fact("standstill.hijri", TableCell.hijri(until)));
    }
    LocalDate dueOn = guarantee == null ? null : guarantee.dueOn();
    if (winner && dueOn != null) {
      facts.add(writer.fact("guarantee.due", TableCell.day(dueOn)));
    }
    String complaints = letter.complaints();
    if (complaints != null && letter.isContestable()) {
      facts.add(writer.fact("complaints", TableCell.code(complaints)));
    }
    writer.facts(facts);
    if (winner) {
      writer.paragraph(until == null ? "next.in-force" : "next.standstill");
      if (guarantee != null) {
        writer.paragraph(
            "next.guarantee", guarantee.percent().toPlainString(), guarantee.workingDays());
      }
    }
    if (letter.isContestable()) {
      writer.paragraph(complaints == null ? "complain.over" : "complain");
    }
  }

  private static void given(DocumentWriter writer, OutcomeLetter letter, Labels labels) {
    writer.section("GIVEN");
    for (OutcomeLetter.LotWon lot : letter.won()) {
      if (!lot.given().isEmpty()) {
        writer
            .heading(lot.lot())
            .table(GIVEN, writer.heads(GIVEN, lot.price().currency()), () -> given(lot, labels));
      }
    }
  }

  private static Stream<DocumentRow> given(OutcomeLetter.LotWon lot, Labels labels) {
    List<OutcomeLetter.LetterItem> items = lot.given();
    int bid = Price.mostDecimals(items.stream().map(OutcomeLetter.LetterItem::bid));
    int paid = Price.mostDecimals(items.stream().map(OutcomeLetter.LetterItem::paid));
    Money sum =
        items.stream()
            .map(OutcomeLetter.LetterItem::amount)
            .reduce(Money.zero(lot.price().currency()), Money::plus);
    DocumentRow total =
        DocumentRow.sum(
            TableCell.blank(),
            TableCell.words(labels.of("total")),
            TableCell.blank(),
            TableCell.blank(),
            TableCell.blank(),
            TableCell.blank(),
            TableCell.blank(),
            TableCell.amount(sum));
    return Stream.concat(items.stream().map(i -> given(i, bid, paid)), Stream.of(total));
  }

  private static DocumentRow given(
      OutcomeLetter.LetterItem item, int bidDecimals, int paidDecimals) {
    return DocumentRow.of(
        TableCell.code(item.code()),
        TableCell.words(item.item()),
        TableCell.words(item.unit()),
        TableCell.number(item.quantity()),
        TableCell.number(item.of()),
        TableCell.each(item.bid(), bidDecimals),
        TableCell.each(item.paid(), paidDecimals),
        TableCell.amount(item.amount()));
  }

  private static void findings(DocumentWriter writer, OutcomeLetter letter) {
    writer
        .section("FINDINGS")
        .table(
            FINDINGS,
            letter.findings(),
            f ->
                DocumentRow.of(
                    TableCell.words(f.criterion()),
                    f.weight() == null ? TableCell.none() : TableCell.percent(f.weight()),
                    TableCell.words(f.result()),
                    f.reason().isBlank() ? TableCell.none() : TableCell.ownWords(f.reason())));
  }
}
