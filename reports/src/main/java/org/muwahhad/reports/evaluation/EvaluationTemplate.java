package org.muwahhad.reports.evaluation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
 * Lays the administrative and technical evaluation out: who passed first, then the panel and its
 * conflicts, the checks, the requirements and the scores that led there.
 */
public final class EvaluationTemplate implements ReportTemplate<EvaluationReport> {
  private static final int FEW = 4;
  private static final int MANY = 8;
  private static final Table RESULTS =
      Table.named("results")
          .words("bidder", 400)
          .words("compliant", 130)
          .words("passed", 140)
          .figures("score", 100);
  private static final Table PANEL =
      Table.named("panel")
          .words("member", 160)
          .words("role", 130)
          .words("declared", 150)
          .words("conflict", 90)
          .words("statement", 240);
  private static final Table CHECKS =
      Table.named("checks")
          .words("bidder", 210)
          .words("criterion", 190)
          .words("check.passed", 60)
          .words("check.reason", 180)
          .words("by", 130);
  private static final Table BREACHES =
      Table.named("breaches").words("bidder", 470).figures("months", 150).figures("breaches", 150);
  private static final Table COMPLIANCE =
      Table.named("compliance")
          .words("bidder", 320)
          .figures("met", 70)
          .figures("judge", 90)
          .figures("not.met", 80)
          .figures("missed", 105)
          .figures("unanswered", 105);
  private static final Table ANSWERS =
      Table.named("answers")
          .words("member", 160)
          .words("role", 130)
          .words("answer", 90)
          .words("answered", 150)
          .words("dissent.reason", 240);
  private static final Table SCORES_OF_FEW =
      Table.named("scores")
          .words("criterion", 250)
          .figures("weight", 60)
          .figures("agreed", 80)
          .figures("spread", 60)
          .figures(FEW, 80);
  private static final Table SCORES_OF_MANY =
      Table.named("scores-of-many")
          .words("criterion", 190)
          .figures("weight", 52)
          .figures("agreed", 64)
          .figures("spread", 48)
          .figures(MANY, 52);

  @Override
  public String name() {
    return "evaluation";
  }

  @Override
  public boolean landscape() {
    return true;
  }

  @Override
  public List<Table> tables() {
    return List.of(
        RESULTS, PANEL, CHECKS, BREACHES, COMPLIANCE, SCORES_OF_FEW, SCORES_OF_MANY, ANSWERS);
  }

  @Override
  public ReportDocument write(EvaluationReport report, Labels labels) {
    DocumentWriter writer = new DocumentWriter(head(report, labels), labels);
    writer.section("OUTCOME").facts(outcome(report, writer));
    writer
        .section("RESULTS")
        .table(RESULTS, report.results(), r -> result(r, labels))
        .chart(labels.of("chart", report.passMark().toPlainString()), bars(report));
    writer
        .section("PANEL")
        .paragraph("panel.explained")
        .table(PANEL, report.panel(), m -> member(m, labels));
    writer.section("CHECKS").table(CHECKS, report.checks(), c -> check(c, labels));
    writer.section("BREACHES");
    if (!report.breaches().isEmpty()) {
      writer
          .paragraph("breaches.explained")
          .table(BREACHES, report.breaches(), EvaluationTemplate::breaches);
    }
    writer.section("COMPLIANCE");
    if (!report.compliance().isEmpty()) {
      writer
          .paragraph("compliance.explained")
          .table(COMPLIANCE, report.compliance(), EvaluationTemplate::compliance);
    }
    scores(report, writer, labels);
    if (!report.answers().isEmpty()) {
      writer
          .section("ANSWERS")
          .paragraph("answers.explained")
          .table(ANSWERS, report.answers(), a -> answer(a, labels));
    }
    return writer.document();
  }

  private static DocumentRow breaches(EvaluationReport.BreachRecord row) {
    return DocumentRow.of(
        TableCell.words(row.bidder()),
        TableCell.number(row.months()),
        TableCell.number(row.breaches()));
  }

  private static DocumentHead head(EvaluationReport report, Labels labels) {
    DocumentHead head =
        DocumentHead.issued(
            report.issuer(),
            labels.of("report"),
            report.title(),
            report.tender(),
            report.at(),
            report.proof());
    return report.confidential() ? head.forNamedReaders() : head;
  }

  private static List<Block.NamedValue> outcome(EvaluationReport report, DocumentWriter writer) {
    long compliant = report.results().stream().filter(EvaluationReport.Result::compliant).count();
    long passed = report.results().stream().filter(EvaluationReport.Result::isPassed).count();
    return List.of(
        writer.fact("ocid", TableCell.code(report.ocid())),
        writer.fact("status", TableCell.words(report.status())),
        writer.fact("opened", TableCell.time(report.openedAt())),
        writer.fact("bids", TableCell.number(report.results().size())),
        writer.fact("bids.compliant", TableCell.number(compliant)),
        writer.fact("bids.passed", TableCell.number(passed)),
        writer.fact("pass.mark", TableCell.number(report.passMark())),
        writer.fact("widest.spread", TableCell.number(report.widestSpread())));
  }

  private static DocumentRow result(EvaluationReport.Result result, Labels labels) {
    @Nullable BigDecimal score = result.score();
    @Nullable Boolean passed = result.passed();
    DocumentRow row =
        DocumentRow.of(
            TableCell.words(result.bidder()),
            TableCell.words(labels.of(result.compliant() ? "is.compliant" : "is.not.compliant")),
            TableCell.words(
                labels.of(passed == null ? "is.open" : passed ? "is.passed" : "is.out")),
            score == null ? TableCell.none() : TableCell.score(score));
    return result.isPassed() ? row.marked() : row;
  }

  private static List<Block.Bar> bars(EvaluationReport report) {
    List<Block.Bar> bars = new ArrayList<>();
    for (EvaluationReport.Result result : report.results()) {
      @Nullable BigDecimal score = result.score();
      if (score != null) {
        bars.add(new Block.Bar(result.bidder(), score, TableCell.score(score), result.isPassed()));
      }
    }
    bars.sort(Comparator.comparing(Block.Bar::value).reversed());
    return bars;
  }

  private static DocumentRow member(EvaluationReport.Member member, Labels labels) {
    var declared = member.declaredAt();
    return DocumentRow.of(
        TableCell.words(member.name()),
        TableCell.words(member.role()),
        declared == null ? TableCell.words(labels.of("not.declared")) : TableCell.time(declared),
        declared == null
            ? TableCell.none()
            : TableCell.words(labels.of(member.conflict() ? "has.conflict" : "no.conflict")),
        written(member.statement()));
  }

  private static DocumentRow answer(EvaluationReport.Answer answer, Labels labels) {
    return DocumentRow.of(
        TableCell.words(answer.name()),
        TableCell.words(answer.role()),
        TableCell.words(labels.of(answer.confirmed() ? "confirmed" : "dissented")),
        TableCell.time(answer.at()),
        written(answer.reason()));
  }

  private static DocumentRow check(EvaluationReport.CriterionCheck check, Labels labels) {
    return DocumentRow.of(
        TableCell.words(check.bidder()),
        TableCell.words(check.criterion()),
        TableCell.words(labels.of(check.passed() ? "meets" : "fails")),
        written(check.reason()),
        TableCell.words(check.by()));
  }

  private static DocumentRow compliance(EvaluationReport.Compliance bid) {
    return DocumentRow.of(
        TableCell.words(bid.bidder()),
        TableCell.number(bid.met()),
        TableCell.number(bid.toJudge()),
        TableCell.number(bid.notMet()),
        TableCell.number(bid.missed()),
        TableCell.number(bid.unanswered()));
  }

  /** A table of all bids; a panel of more members than fit goes on in a further one. */
  private static void scores(EvaluationReport report, DocumentWriter writer, Labels labels) {
    writer.section("SCORES");
    if (report.scores().isEmpty()) {
      return;
    }
    writer.paragraph("scores.explained", report.widestSpread().toPlainString());
    int all = report.scorers().size();
    Table shape = all <= FEW ? SCORES_OF_FEW : SCORES_OF_MANY;
    for (int from = 0; from == 0 || from < all; from += MANY) {
      int to = Math.min(all, from + MANY);
      List<Bilingual> heads = new ArrayList<>();
      shape.columns().stream().limit(4).forEach(c -> heads.add(labels.of(c.label())));
      heads.addAll(report.scorers().subList(from, to));
      List<DocumentRow> rows = new ArrayList<>();
      for (EvaluationReport.Scores bid : report.scores()) {
        rows.addAll(bid(bid, from, to, labels));
      }
      writer.table(shape, heads, rows::stream);
    }
  }

  /** The bid, heavier, with its score; under it each criterion. */
  private static List<DocumentRow> bid(
      EvaluationReport.Scores bid, int from, int to, Labels labels) {
    List<DocumentRow> rows = new ArrayList<>();
    @Nullable BigDecimal score = bid.score();
    rows.add(
        DocumentRow.heading(
            TableCell.words(bid.bidder()),
            TableCell.blank(),
            score == null ? TableCell.none() : TableCell.score(score)));
    for (EvaluationReport.Points points : bid.criteria()) {
      @Nullable BigDecimal agreed = points.agreed();
      List<TableCell> cells = new ArrayList<>();
      cells.add(TableCell.words(points.criterion()));
      cells.add(TableCell.percent(points.weight()));
      cells.add(agreed == null ? TableCell.none() : TableCell.score(agreed));
      cells.add(TableCell.score(points.spread()));
      for (@Nullable BigDecimal single : points.single().subList(from, to)) {
        cells.add(single == null ? TableCell.none() : TableCell.score(single));
      }
      rows.add(DocumentRow.of(cells));
      if (from == 0) {
        rows.addAll(remarks(points, labels));
      }
    }
    return rows;
  }

  private static List<DocumentRow> remarks(EvaluationReport.Points points, Labels labels) {
    List<DocumentRow> rows = new ArrayList<>();
    if (!points.reason().isBlank()) {
      rows.add(
          DocumentRow.remark(
              TableCell.words(labels.of("agreed.because", Bilingual.written(points.reason())))));
    }
    for (EvaluationReport.Comment comment : points.comments()) {
      rows.add(
          DocumentRow.remark(
              TableCell.words(
                  labels.of("comment", comment.role(), Bilingual.written(comment.text())))));
    }
    return rows;
  }

  private static TableCell written(String text) {
    return text.isBlank() ? TableCell.none() : TableCell.ownWords(text);
  }
}
