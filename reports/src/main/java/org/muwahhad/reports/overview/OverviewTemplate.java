package org.muwahhad.reports.overview;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
 * Lays the overview out in the order of reading: the headline, the figures by state and category,
 * what is under way and waits, and what is late or ends.
 */
public final class OverviewTemplate implements ReportTemplate<OverviewReport> {
  private static final Table STATES =
      compared(Table.named("states").words("state", 114).figures("demand", 86))
          .figures("asked", 36)
          .figures("answered", 48)
          .inSmallType();
  private static final Table CATEGORIES =
      compared(Table.named("categories").words("category", 198).figures("demand", 86))
          .inSmallType();
  private static final Table TENDERS =
      compared(Table.named("tenders").words("thing.code", 64).words("tender", 220)).inSmallType();
  private static final Table UNFINISHED =
      Table.named("unfinished")
          .words("stage", 150)
          .words("thing.code", 70)
          .words("thing", 376)
          .words("since", 87)
          .words("due", 87)
          .inSmallType();
  private static final Table WAITING =
      Table.named("waiting")
          .words("thing.code", 62)
          .words("thing", 280)
          .words("awaited", 140)
          .words("holder", 114)
          .words("since", 87)
          .words("due", 87)
          .inSmallType();
  private static final Table LATE =
      Table.named("late")
          .words("agreement", 66)
          .words("entity", 196)
          .words("state", 80)
          .words("item.code", 54)
          .words("item", 195)
          .figures("late.quantity", 45)
          .words("unit", 47)
          .words("needed", 87)
          .inSmallType();
  private static final Table AGREEMENTS =
      Table.named("agreements")
          .words("agreement", 66)
          .words("lot", 150)
          .words("supplier", 112)
          .words("ends", 87)
          .figures("entitled", 105)
          .figures("joined", 105)
          .figures("ordered", 105)
          .figures("percent", 40)
          .inSmallType();

  private static Table compared(Table begun) {
    return begun
        .figures("award", 86)
        .figures("benchmark", 86)
        .figures("saving", 80)
        .figures("percent", 34)
        .figures("estimate", 86)
        .figures("saving", 80)
        .figures("percent", 34);
  }

  @Override
  public String name() {
    return "overview";
  }

  @Override
  public boolean landscape() {
    return true;
  }

  @Override
  public List<Table> tables() {
    return List.of(STATES, CATEGORIES, TENDERS, UNFINISHED, WAITING, LATE, AGREEMENTS);
  }

  @Override
  public ReportDocument write(OverviewReport report, Labels labels) {
    DocumentWriter writer = new DocumentWriter(head(report, labels), labels);
    writer.section("HEADLINE").facts(headline(report, writer));
    writer.section("STATES");
    if (report.states().isEmpty()) {
      writer.paragraph("none");
    } else {
      writer
          .paragraph("method", report.currency())
          .table(STATES, writer.heads(STATES, report.currency()), states(report, labels)::stream)
          .chart(labels.of("chart", report.currency()), bars(report));
    }
    writer.section("CATEGORIES");
    table(report, writer, CATEGORIES, categories(report, labels));
    writer.section("TENDERS");
    table(report, writer, TENDERS, tenders(report, labels));
    writer
        .section("UNFINISHED")
        .table(UNFINISHED, report.unfinished(), OverviewTemplate::unfinished);
    writer.section("WAITING").table(WAITING, report.waiting(), OverviewTemplate::waiting);
    writer.section("LATE").table(LATE, report.lateOrders(), OverviewTemplate::late);
    writer
        .section("AGREEMENTS")
        .table(AGREEMENTS, report.agreements(), OverviewTemplate::agreement);
    // One section, so that the last page is not begun for three numbers.
    writer
        .section("REALISED")
        .facts(
            Stream.of(
                    realised(report.realised(), writer), initiatives(report.initiatives(), writer))
                .flatMap(List::stream)
                .toList());
    return writer.document();
  }

  private static List<Block.NamedValue> realised(
      OverviewReport.RealisedFigures figures, DocumentWriter writer) {
    return List.of(
        writer.fact("realised.ordered", TableCell.priced(figures.ordered())),
        writer.fact("realised.taken", TableCell.priced(figures.taken())),
        writer.fact("realised.paid", TableCell.priced(figures.paid())),
        writer.fact("realised.saved", TableCell.priced(figures.saved())));
  }

  /** A table with the currency in its heads; none without rows. */
  private static void table(
      OverviewReport report, DocumentWriter writer, Table shape, List<DocumentRow> rows) {
    if (!rows.isEmpty()) {
      writer.table(shape, writer.heads(shape, report.currency()), rows::stream);
    }
  }

  private static DocumentHead head(OverviewReport report, Labels labels) {
    return DocumentHead.issued(
            report.issuer(),
            labels.of("report"),
            report.reach(),
            report.day().toString(),
            report.issuedAt(),
            report.proof())
        .forNamedReaders();
  }

  private static List<Block.NamedValue> headline(OverviewReport report, DocumentWriter writer) {
    OverviewReport.AwardComparison savings = report.savings();
    return List.of(
        writer.fact("awarded", TableCell.priced(savings.award())),
        writer.fact("demanded", TableCell.priced(report.demand())),
        writer.fact(
            "saved.benchmark", TableCell.priced(savings.benchmark().minus(savings.award()))),
        writer.fact("saved.benchmark.percent", saved(savings.benchmark(), savings.award())),
        writer.fact("saved.estimate", TableCell.priced(savings.estimate().minus(savings.award()))),
        writer.fact("saved.estimate.percent", saved(savings.estimate(), savings.award())),
        writer.fact("count.unfinished", TableCell.number(report.counts().unfinished())),
        writer.fact("count.waiting", TableCell.number(report.counts().waiting())),
        writer.fact("count.late", TableCell.number(report.counts().lateOrders())),
        writer.fact("count.agreements", TableCell.number(report.counts().agreements())),
        writer.fact(
            "count.answered",
            share(BigDecimal.valueOf(report.answered()), BigDecimal.valueOf(report.asked()))),
        writer.fact("day", TableCell.day(report.day())));
  }

  private static List<Block.NamedValue> initiatives(
      OverviewReport.InitiativeCounts counts, DocumentWriter writer) {
    return List.of(
        writer.fact("initiatives.under-way", TableCell.number(counts.underWay())),
        writer.fact("initiatives.reached", TableCell.number(counts.reached())),
        writer.fact("initiatives.overdue", TableCell.number(counts.overdue())));
  }

  private static List<DocumentRow> states(OverviewReport report, Labels labels) {
    List<DocumentRow> rows = new ArrayList<>();
    for (OverviewReport.StateFigures one : report.states()) {
      List<TableCell> cells = new ArrayList<>();
      cells.add(TableCell.words(one.state()));
      cells.add(TableCell.amount(one.demand()));
      cells.addAll(compared(one.figures()));
      cells.add(TableCell.number(one.asked()));
      cells.add(TableCell.number(one.answered()));
      rows.add(DocumentRow.of(cells));
    }
    List<TableCell> cells = demandAndAwards(report, labels);
    cells.add(TableCell.number(report.asked()));
    cells.add(TableCell.number(report.answered()));
    rows.add(DocumentRow.sum(cells.toArray(TableCell[]::new)));
    return rows;
  }

  private static List<DocumentRow> categories(OverviewReport report, Labels labels) {
    List<DocumentRow> rows = new ArrayList<>();
    for (OverviewReport.CategoryFigures one : report.categories()) {
      List<TableCell> cells = new ArrayList<>();
      cells.add(TableCell.words(one.category()));
      cells.add(TableCell.amount(one.demand()));
      cells.addAll(compared(one.figures()));
      rows.add(DocumentRow.of(cells));
    }
    if (!rows.isEmpty()) {
      rows.add(DocumentRow.sum(demandAndAwards(report, labels).toArray(TableCell[]::new)));
    }
    return rows;
  }

  private static List<TableCell> demandAndAwards(OverviewReport report, Labels labels) {
    List<TableCell> cells = new ArrayList<>();
    cells.add(TableCell.words(labels.of("total")));
    cells.add(TableCell.amount(report.demand()));
    cells.addAll(compared(report.savings()));
    return cells;
  }

  private static List<DocumentRow> tenders(OverviewReport report, Labels labels) {
    List<DocumentRow> rows = new ArrayList<>();
    for (OverviewReport.TenderSavings one : report.tenders()) {
      List<TableCell> cells = new ArrayList<>();
      cells.add(TableCell.code(one.number()));
      cells.add(TableCell.words(one.title()));
      cells.addAll(compared(one.figures()));
      rows.add(DocumentRow.of(cells));
    }
    if (!rows.isEmpty()) {
      List<TableCell> cells = new ArrayList<>();
      cells.add(TableCell.words(labels.of("total")));
      cells.add(TableCell.none());
      cells.addAll(compared(report.savings()));
      rows.add(DocumentRow.sum(cells.toArray(TableCell[]::new)));
    }
    return rows;
  }

  private static List<TableCell> compared(OverviewReport.AwardComparison figures) {
    return List.of(
        TableCell.amount(figures.award()),
        TableCell.amount(figures.benchmark()),
        TableCell.amount(figures.benchmark().minus(figures.award())),
        saved(figures.benchmark(), figures.award()),
        TableCell.amount(figures.estimate()),
        TableCell.amount(figures.estimate().minus(figures.award())),
        saved(figures.estimate(), figures.award()));
  }

  private static List<Block.Bar> bars(OverviewReport report) {
    List<Block.Bar> bars = new ArrayList<>();
    for (OverviewReport.StateFigures one : report.states()) {
      Money award = one.figures().award();
      bars.add(new Block.Bar(one.state(), award.amount(), TableCell.amount(award), true));
    }
    return bars;
  }

  private static DocumentRow unfinished(OverviewReport.UnfinishedProcess one) {
    return DocumentRow.of(
        TableCell.words(one.stage()),
        TableCell.code(one.code()),
        TableCell.words(one.name()),
        day(one.since()),
        day(one.due()));
  }

  private static DocumentRow waiting(OverviewReport.AwaitedAct one) {
    return DocumentRow.of(
        TableCell.code(one.code()),
        TableCell.words(one.name()),
        TableCell.words(one.awaited()),
        TableCell.words(one.holder()),
        day(one.since()),
        day(one.due()));
  }

  private static DocumentRow late(OverviewReport.OverdueOrder one) {
    return DocumentRow.of(
        TableCell.code(one.agreement()),
        TableCell.words(one.entity()),
        TableCell.words(one.state()),
        TableCell.code(one.itemCode()),
        TableCell.words(one.item()),
        TableCell.number(one.late()),
        TableCell.words(one.unit()),
        TableCell.day(one.neededOn()));
  }

  private static DocumentRow agreement(OverviewReport.AgreementUse one) {
    return DocumentRow.of(
        TableCell.code(one.number()),
        TableCell.words(one.lot()),
        TableCell.words(one.supplier()),
        TableCell.day(one.endsOn()),
        TableCell.priced(one.entitled()),
        one.joined().amount().signum() == 0 ? TableCell.none() : TableCell.priced(one.joined()),
        TableCell.priced(one.ordered()),
        share(one.ordered().amount(), one.entitled().amount()));
  }

  private static TableCell day(@Nullable Instant at) {
    return at == null
        ? TableCell.none()
        : TableCell.day(at.atZone(DocumentHead.RIYADH).toLocalDate());
  }

  private static TableCell saved(Money reference, Money award) {
    return share(reference.minus(award).amount(), reference.amount());
  }

  private static TableCell share(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0
        ? TableCell.none()
        : TableCell.percent(part.movePointRight(2).divide(whole, 1, RoundingMode.HALF_UP));
  }
}
