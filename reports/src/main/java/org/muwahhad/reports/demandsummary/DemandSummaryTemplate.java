package org.muwahhad.reports.demandsummary;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.demandsummary.DemandSummaryReport.AbsenceReason;
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
 * Lays the demand of a round out in the order of reading: the whole, by state, by category, by
 * item, who is not in it, and which lines were left out and why.
 */
public final class DemandSummaryTemplate implements ReportTemplate<DemandSummaryReport> {
  private static final int CHARTED = 14;
  private static final int STATES = 6;
  private static final Table BY_STATE =
      Table.named("states")
          .words("state", 160)
          .figures("entities", 80)
          .figures("endorsed", 90)
          .figures("lines", 70)
          .figures("firm", 110)
          .figures("indicative", 110)
          .figures("amount", 110)
          .figures("share", 40);
  private static final Table BY_CATEGORY =
      Table.named("categories")
          .words("category.code", 70)
          .words("category", 330)
          .figures("states", 70)
          .figures("items", 70)
          .figures("lines", 70)
          .figures("amount", 120)
          .figures("share", 40);
  private static final Table WITHOUT_STATES =
      Table.named("items")
          .words("item.code", 66)
          .words("item", 170)
          .words("unit", 58)
          .figures("quantity", 60)
          .figures("amount", 92);
  private static final Table BY_ITEM = WITHOUT_STATES.figures(STATES, 54);
  private static final Table OF_ONE_STATE =
      Table.named("items-of-one-state")
          .words("item.code", 80)
          .words("item", 350)
          .words("unit", 90)
          .figures("lines", 60)
          .figures("quantity", 80)
          .figures("amount", 110);
  private static final Table NOT_IN =
      Table.named("not-in")
          .words("state", 110)
          .words("entity", 250)
          .words("why", 230)
          .figures("lines", 70)
          .figures("amount", 110);
  private static final Table UNFINISHED =
      Table.named("unfinished")
          .words("state", 130)
          .words("entity", 340)
          .words("receipt", 130)
          .words("begun", 170);

  @Override
  public String name() {
    return "demandsummary";
  }

  @Override
  public boolean landscape() {
    return true;
  }

  @Override
  public List<Table> tables() {
    return List.of(
        BY_STATE,
        BY_CATEGORY,
        BY_ITEM,
        OF_ONE_STATE,
        NOT_IN,
        LeftOutTables.WHY,
        LeftOutTables.LEFT_OUT,
        UNFINISHED);
  }

  @Override
  public ReportDocument write(DemandSummaryReport report, Labels labels) {
    DocumentWriter writer = new DocumentWriter(head(report, labels), labels);
    writer.section("ROUND").facts(facts(report, writer)).paragraph("method", report.currency());
    states(report, writer, labels);
    categories(report, writer, labels);
    items(report, writer, labels);
    notIn(report, writer, labels);
    LeftOutTables.add(report, writer, labels);
    writer
        .section("UNFINISHED")
        .table(UNFINISHED, report.unfinished(), DemandSummaryTemplate::unfinished);
    return writer.document();
  }

  private static DocumentHead head(DemandSummaryReport report, Labels labels) {
    return DocumentHead.issued(
            report.issuer(),
            labels.of("report"),
            report.title(),
            report.round(),
            report.issuedAt(),
            report.proof())
        .forNamedReaders();
  }

  private static List<Block.NamedValue> facts(DemandSummaryReport report, DocumentWriter writer) {
    return List.of(
        writer.fact("reach", TableCell.words(report.reach())),
        writer.fact(
            "categories",
            report.categories().isEmpty()
                ? TableCell.none()
                : TableCell.words(
                    new Bilingual(
                        joined(report.categories(), Bilingual::ar, "، "),
                        joined(report.categories(), Bilingual::en, ", ")))),
        writer.fact("opened", TableCell.time(report.opensAt())),
        writer.fact("closed", TableCell.time(report.closedAt())),
        writer.fact("endorsement", TableCell.time(report.endorsementUntil())),
        writer.fact(
            "entities", TableCell.number(sum(report, DemandSummaryReport.SummaryState::entities))),
        writer.fact(
            "endorsed", TableCell.number(sum(report, DemandSummaryReport.SummaryState::endorsed))),
        writer.fact(
            "lines.endorsed",
            TableCell.number(sum(report, DemandSummaryReport.SummaryState::lines))),
        writer.fact("total.endorsed", TableCell.priced(total(report))),
        writer.fact("lines.left-out", TableCell.number(report.leftOut().size())),
        writer.fact(
            "total.left-out", TableCell.priced(LeftOutTables.total(report, report.leftOut()))),
        writer.fact("rates", TableCell.day(report.ratesOf())));
  }

  private static String joined(
      List<Bilingual> texts, Function<Bilingual, String> read, String separator) {
    return texts.stream().map(read).collect(Collectors.joining(separator));
  }

  private static void states(DemandSummaryReport report, DocumentWriter writer, Labels labels) {
    writer.section("STATES");
    if (report.states().isEmpty()) {
      return;
    }
    Money all = total(report);
    List<DocumentRow> rows = new ArrayList<>();
    report.states().forEach(s -> rows.add(state(s, all)));
    Money none = Money.zero(report.currency());
    rows.add(
        DocumentRow.sum(
            TableCell.words(labels.of("total")),
            TableCell.number(sum(report, DemandSummaryReport.SummaryState::entities)),
            TableCell.number(sum(report, DemandSummaryReport.SummaryState::endorsed)),
            TableCell.number(sum(report, DemandSummaryReport.SummaryState::lines)),
            TableCell.amount(
                report.states().stream()
                    .map(DemandSummaryReport.SummaryState::firm)
                    .reduce(none, Money::plus)),
            TableCell.amount(
                report.states().stream()
                    .map(DemandSummaryReport.SummaryState::indicative)
                    .reduce(none, Money::plus)),
            TableCell.amount(all),
            share(all, all)));
    writer.table(BY_STATE, writer.heads(BY_STATE, report.currency()), rows::stream);
    if (report.states().size() > 1) {
      writer.chart(
          labels.of("chart.states", report.currency()),
          report.states().stream().map(s -> bar(s.name(), s.total())).toList());
    }
  }

  private static DocumentRow state(DemandSummaryReport.SummaryState state, Money all) {
    return DocumentRow.of(
        TableCell.words(state.name()),
        TableCell.number(state.entities()),
        TableCell.number(state.endorsed()),
        TableCell.number(state.lines()),
        TableCell.amount(state.firm()),
        TableCell.amount(state.indicative()),
        TableCell.amount(state.total()),
        share(state.total(), all));
  }

  private static void categories(DemandSummaryReport report, DocumentWriter writer, Labels labels) {
    writer.section("CATEGORIES");
    if (report.sums().isEmpty()) {
      return;
    }
    Money all = total(report);
    List<DocumentRow> rows = new ArrayList<>();
    for (DemandSummaryReport.Category category : report.sums()) {
      rows.add(
          DocumentRow.of(
              TableCell.code(category.code()),
              TableCell.words(category.name()),
              TableCell.number(category.states()),
              TableCell.number(category.items()),
              TableCell.number(category.lines()),
              TableCell.amount(category.total()),
              share(category.total(), all)));
    }
    rows.add(
        DocumentRow.sum(
            TableCell.words(labels.of("total")),
            TableCell.blank(),
            TableCell.blank(),
            TableCell.number(report.items().size()),
            TableCell.number(sum(report, DemandSummaryReport.SummaryState::lines)),
            TableCell.amount(all),
            share(all, all)));
    writer.table(BY_CATEGORY, writer.heads(BY_CATEGORY, report.currency()), rows::stream);
    writer.chart(
        labels.of("chart.categories", report.currency()),
        report.sums().stream().limit(CHARTED).map(c -> bar(c.name(), c.total())).toList());
  }

  private static void items(DemandSummaryReport report, DocumentWriter writer, Labels labels) {
    writer.section("ITEMS");
    if (report.items().isEmpty()) {
      return;
    }
    if (report.states().size() > 1) {
      writer.paragraph("items.note");
      for (int from = 0; from < report.states().size(); from += STATES) {
        List<DemandSummaryReport.SummaryState> some =
            report.states().subList(from, Math.min(report.states().size(), from + STATES));
        List<Bilingual> heads = new ArrayList<>(writer.heads(WITHOUT_STATES, report.currency()));
        some.forEach(s -> heads.add(s.name()));
        writer.table(
            BY_ITEM,
            heads,
            () ->
                Stream.concat(
                    report.items().stream().map(item -> item(item, some)),
                    Stream.of(itemsTotal(report, labels, WITHOUT_STATES.columns().size() - 1))));
      }
    } else {
      writer.table(
          OF_ONE_STATE,
          writer.heads(OF_ONE_STATE, report.currency()),
          () ->
              Stream.concat(
                  report.items().stream().map(DemandSummaryTemplate::item),
                  Stream.of(itemsTotal(report, labels, OF_ONE_STATE.columns().size() - 1))));
    }
  }

  /** The sum of the estimates; quantities are of different units. */
  private static DocumentRow itemsTotal(DemandSummaryReport report, Labels labels, int before) {
    Money sum =
        report.items().stream()
            .map(DemandSummaryReport.SummaryItem::total)
            .reduce(Money.zero(report.currency()), Money::plus);
    List<TableCell> cells =
        new ArrayList<>(List.of(TableCell.blank(), TableCell.words(labels.of("total"))));
    cells.addAll(Collections.nCopies(before - cells.size(), TableCell.blank()));
    cells.add(TableCell.amount(sum));
    return DocumentRow.sum(cells.toArray(TableCell[]::new));
  }

  private static DocumentRow item(
      DemandSummaryReport.SummaryItem item, List<DemandSummaryReport.SummaryState> states) {
    Map<String, BigDecimal> quantities =
        item.byState().stream()
            .collect(
                Collectors.toMap(
                    DemandSummaryReport.StateQuantity::state,
                    DemandSummaryReport.StateQuantity::quantity));
    List<TableCell> cells =
        new ArrayList<>(
            List.of(
                TableCell.code(item.code()),
                TableCell.words(item.name()),
                TableCell.words(item.unit()),
                TableCell.number(item.quantity()),
                TableCell.amount(item.total())));
    for (DemandSummaryReport.SummaryState state : states) {
      BigDecimal quantity = quantities.get(state.code());
      cells.add(quantity == null ? TableCell.none() : TableCell.number(quantity));
    }
    return DocumentRow.of(cells);
  }

  private static DocumentRow item(DemandSummaryReport.SummaryItem item) {
    return DocumentRow.of(
        TableCell.code(item.code()),
        TableCell.words(item.name()),
        TableCell.words(item.unit()),
        TableCell.number(item.lines()),
        TableCell.number(item.quantity()),
        TableCell.amount(item.total()));
  }

  private static void notIn(DemandSummaryReport report, DocumentWriter writer, Labels labels) {
    writer.section("NOT_IN");
    if (report.notIn().isEmpty()) {
      writer.paragraph("not-in.none");
      return;
    }
    List<DocumentRow> rows = new ArrayList<>();
    for (DemandSummaryReport.EntityNotIn entity : report.notIn()) {
      rows.add(
          DocumentRow.of(
              TableCell.words(entity.state()),
              TableCell.words(entity.entity()),
              TableCell.words(why(entity.why(), labels)),
              TableCell.number(entity.lines()),
              TableCell.amount(entity.total())));
      if (!entity.reason().isBlank()) {
        rows.add(DocumentRow.remark(TableCell.ownWords(entity.reason())));
      }
    }
    writer.table(NOT_IN, writer.heads(NOT_IN, report.currency()), rows::stream);
  }

  private static DocumentRow unfinished(DemandSummaryReport.UnfinishedChanges unfinished) {
    return DocumentRow.of(
        TableCell.words(unfinished.state()),
        TableCell.words(unfinished.entity()),
        TableCell.code(unfinished.receipt()),
        TableCell.time(unfinished.begunAt()));
  }

  static Bilingual why(AbsenceReason why, Labels labels) {
    return labels.of("why." + why);
  }

  static Block.Bar bar(Bilingual name, Money value) {
    return new Block.Bar(name, value.amount(), TableCell.amount(value), false);
  }

  private static Money total(DemandSummaryReport report) {
    return report.states().stream()
        .map(DemandSummaryReport.SummaryState::total)
        .reduce(Money.zero(report.currency()), Money::plus);
  }

  private static int sum(
      DemandSummaryReport report, Function<DemandSummaryReport.SummaryState, Integer> count) {
    return report.states().stream().mapToInt(count::apply).sum();
  }

  private static TableCell share(Money part, Money all) {
    return all.amount().signum() == 0
        ? TableCell.none()
        : TableCell.percent(
            part.amount().movePointRight(2).divide(all.amount(), 1, RoundingMode.HALF_UP));
  }
}
