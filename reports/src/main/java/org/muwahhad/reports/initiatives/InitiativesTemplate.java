package org.muwahhad.reports.initiatives;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.document.Block;
import org.muwahhad.reports.document.DocumentHead;
import org.muwahhad.reports.document.DocumentRow;
import org.muwahhad.reports.document.DocumentWriter;
import org.muwahhad.reports.document.Labels;
import org.muwahhad.reports.document.ReportDocument;
import org.muwahhad.reports.document.ReportTemplate;
import org.muwahhad.reports.document.Table;
import org.muwahhad.reports.document.TableCell;

/** Lays the report out from the phases down to the single milestone and recommendation. */
public final class InitiativesTemplate implements ReportTemplate<InitiativesReport> {
  private static final Table PHASES =
      Table.named("phases")
          .words("phase", 140)
          .words("years", 64)
          .figures("submitted", 54)
          .figures("approved", 54)
          .figures("closed", 54)
          .figures("milestones", 54)
          .figures("reached", 54)
          .figures("overdue", 54)
          .figures("indicators", 54)
          .figures("met", 54)
          .figures("budget.in", 134)
          .inSmallType();
  private static final Table INITIATIVES =
      Table.named("initiatives")
          .words("code", 58)
          .words("initiative", 150)
          .words("phase", 72)
          .words("owner", 80)
          .words("status", 66)
          .figures("milestones", 50)
          .figures("reached", 44)
          .figures("overdue", 44)
          .words("next", 70)
          .figures("budget", 136)
          .inSmallType();
  private static final Table OVERDUE =
      Table.named("overdue")
          .words("code", 62)
          .words("milestone", 420)
          .words("owner", 180)
          .words("due", 108)
          .inSmallType();
  private static final Table INDICATORS =
      Table.named("indicators")
          .words("code", 62)
          .words("indicator", 288)
          .words("unit", 80)
          .figures("baseline", 86)
          .figures("target", 86)
          .figures("latest", 86)
          .words("measured", 82)
          .inSmallType();
  private static final Table RECOMMENDATIONS =
      Table.named("recommendations")
          .words("committee", 110)
          .words("recommendation", 360)
          .words("code", 62)
          .words("met.on", 80)
          .words("due", 80)
          .words("state", 78)
          .inSmallType();

  @Override
  public String name() {
    return "initiatives";
  }

  @Override
  public boolean landscape() {
    return true;
  }

  @Override
  public List<Table> tables() {
    return List.of(PHASES, INITIATIVES, OVERDUE, INDICATORS, RECOMMENDATIONS);
  }

  @Override
  public ReportDocument write(InitiativesReport report, Labels labels) {
    DocumentWriter writer = new DocumentWriter(head(report, labels), labels);
    writer.section("HEADLINE").facts(headline(report, writer));
    writer
        .section("PHASES")
        .paragraph("method", report.currency())
        .table(
            PHASES,
            writer.heads(PHASES, report.currency()),
            report.phases().stream().map(InitiativesTemplate::phase).toList()::stream);
    writer
        .section("INITIATIVES")
        .table(INITIATIVES, report.initiatives(), InitiativesTemplate::initiative);
    writer.section("OVERDUE").table(OVERDUE, report.overdue(), InitiativesTemplate::overdue);
    writer
        .section("INDICATORS")
        .table(INDICATORS, report.indicators(), InitiativesTemplate::indicator);
    writer
        .section("RECOMMENDATIONS")
        .table(RECOMMENDATIONS, report.recommendations(), InitiativesTemplate::recommendation);
    return writer.document();
  }

  private static DocumentHead head(InitiativesReport report, Labels labels) {
    return DocumentHead.issued(
            report.issuer(),
            labels.of("report"),
            labels.of("reach"),
            report.day().toString(),
            report.issuedAt(),
            report.proof())
        .forNamedReaders();
  }

  private static List<Block.NamedValue> headline(InitiativesReport report, DocumentWriter writer) {
    return List.of(
        writer.fact(
            "count.approved",
            number(report.phases().stream().mapToInt(InitiativesReport.PhaseFigures::approved))),
        writer.fact(
            "count.closed",
            number(report.phases().stream().mapToInt(InitiativesReport.PhaseFigures::closed))),
        writer.fact(
            "count.milestones",
            number(report.phases().stream().mapToInt(InitiativesReport.PhaseFigures::milestones))),
        writer.fact(
            "count.reached",
            number(report.phases().stream().mapToInt(InitiativesReport.PhaseFigures::reached))),
        writer.fact(
            "count.overdue",
            number(report.phases().stream().mapToInt(InitiativesReport.PhaseFigures::overdue))),
        writer.fact("count.recommendations", TableCell.number(report.recommendations().size())),
        writer.fact("day", TableCell.day(report.day())));
  }

  private static TableCell number(IntStream counts) {
    return TableCell.number(counts.sum());
  }

  private static DocumentRow phase(InitiativesReport.PhaseFigures one) {
    return DocumentRow.of(
        TableCell.words(one.phase()),
        TableCell.code(one.years()),
        TableCell.number(one.submitted()),
        TableCell.number(one.approved()),
        TableCell.number(one.closed()),
        TableCell.number(one.milestones()),
        TableCell.number(one.reached()),
        TableCell.number(one.overdue()),
        TableCell.number(one.indicators()),
        TableCell.number(one.met()),
        TableCell.amount(one.budget()));
  }

  private static DocumentRow initiative(InitiativesReport.InitiativeFigures one) {
    return DocumentRow.of(
        TableCell.code(one.code()),
        TableCell.words(one.name()),
        TableCell.words(one.phase()),
        TableCell.words(one.owner()),
        TableCell.words(one.status()),
        TableCell.number(one.milestones()),
        TableCell.number(one.reached()),
        TableCell.number(one.overdue()),
        day(one.nextDue()),
        TableCell.priced(one.budget()));
  }

  private static DocumentRow overdue(InitiativesReport.OverdueMilestone one) {
    return DocumentRow.of(
        TableCell.code(one.code()),
        TableCell.words(one.milestone()),
        TableCell.words(one.owner()),
        TableCell.day(one.dueOn()));
  }

  private static DocumentRow indicator(InitiativesReport.IndicatorFigures one) {
    return DocumentRow.of(
        TableCell.code(one.code()),
        TableCell.words(one.indicator()),
        TableCell.words(one.unit()),
        TableCell.number(one.baseline()),
        TableCell.number(one.target()),
        one.latest() == null ? TableCell.none() : TableCell.number(one.latest()),
        day(one.measuredOn()));
  }

  private static DocumentRow recommendation(InitiativesReport.FollowedRecommendation one) {
    return DocumentRow.of(
        TableCell.words(one.committee()),
        TableCell.words(one.text()),
        one.initiative().isEmpty() ? TableCell.none() : TableCell.code(one.initiative()),
        TableCell.day(one.metOn()),
        day(one.dueOn()),
        TableCell.words(one.state()));
  }

  private static TableCell day(@Nullable LocalDate day) {
    return day == null ? TableCell.none() : TableCell.day(day);
  }
}
