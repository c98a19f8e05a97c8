package org.muwahhad.reports.demandsummary;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.demandsummary.DemandSummaryReport.Why;
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
  private static final Table WHY =
      Table.named("why")
          .words("why", 420)
          .figures("entities.count", 110)
          .figures("lines", 110)
          .figures("amount", 130);
  private static final Table LEFT_OUT =
      Table.named("left-out")
          .words("entity", 146)
          .figures("line", 36)
          .words("item.code", 66)
          .words("item", 152)
          .figures("quantity", 60)
          .words("unit", 58)
          .figures("amount", 90)
          .words("why", 162);
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
    return List.of(BY_STATE, BY_CATEGORY, BY_ITEM, OF_ONE_STATE, NOT_IN, WHY, LEFT_OUT, UNFINISHED);
  }

  @Override
  public ReportDocument write(DemandSummaryReport report, Labels labels) {
    DocumentWriter writer = new DocumentWriter(head(report, labels), labels);
    writer.section("ROUND").facts(facts(report, writer)).paragraph("method", report.currency());
    states(report, writer, labels);
    categories(report, writer, labels);
    items(report, writer, labels);
    notIn(report, writer, labels);
    leftOut(report, writer, labels);
    writer
        .section("UNFINISHED")
        .table(UNFINISHED, report.unfinished(), DemandSummaryTemplate::unfinished);
    return writer.document();
  }

  private static Head head(DemandSummaryReport report, Labels labels) {
    return Head.issued(
            report.issuer(),
            labels.of("report"),
            report.title(),
            report.round(),
            report.issuedAt(),
            report.proof())
        .forNamedReaders();
  }

  private static List<Block.Fact> facts(DemandSummaryReport report, DocumentWriter writer) {
    return List.of(
        writer.fact("reach", Cell.words(report.reach())),
        writer.fact(
            "categories",
            report.categories().isEmpty()
                ? Cell.none()
                : Cell.words(
                    new Bilingual(
                        joined(report.categories(), Bilingual::ar, "، "),
                        joined(report.categories(), Bilingual::en, ", ")))),
        writer.fact("opened", Cell.time(report.opensAt())),
        writer.fact("closed", Cell.time(report.closedAt())),
        writer.fact("endorsement", Cell.time(report.endorsementUntil())),
        writer.fact("entities", Cell.number(sum(report, DemandSummaryReport.State::entities))),
        writer.fact("endorsed", Cell.number(sum(report, DemandSummaryReport.State::endorsed))),
        writer.fact("lines.endorsed", Cell.number(sum(report, DemandSummaryReport.State::lines))),
        writer.fact("total.endorsed", Cell.priced(total(report))),
        writer.fact("lines.left-out", Cell.number(report.leftOut().size())),
        writer.fact("total.left-out", Cell.priced(leftOutTotal(report, report.leftOut()))),
        writer.fact("rates", Cell.day(report.ratesOf())));
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
    List<Row> rows = new ArrayList<>();
    report.states().forEach(s -> rows.add(state(s, all)));
    Money none = Money.zero(report.currency());
    rows.add(
        Row.sum(
            Cell.words(labels.of("total")),
            Cell.number(sum(report, DemandSummaryReport.State::entities)),
            Cell.number(sum(report, DemandSummaryReport.State::endorsed)),
            Cell.number(sum(report, DemandSummaryReport.State::lines)),
            Cell.amount(
                report.states().stream()
                    .map(DemandSummaryReport.State::firm)
                    .reduce(none, Money::plus)),
            Cell.amount(
                report.states().stream()
                    .map(DemandSummaryReport.State::indicative)
                    .reduce(none, Money::plus)),
            Cell.amount(all),
            share(all, all)));
    writer.table(BY_STATE, writer.heads(BY_STATE, report.currency()), rows::stream);
    if (report.states().size() > 1) {
      writer.chart(
          labels.of("chart.states", report.currency()),
          report.states().stream().map(s -> bar(s.name(), s.total())).toList());
    }
  }

  private static Row state(DemandSummaryReport.State state, Money all) {
    return Row.of(
        Cell.words(state.name()),
        Cell.number(state.entities()),
        Cell.number(state.endorsed()),
        Cell.number(state.lines()),
        Cell.amount(state.firm()),
        Cell.amount(state.indicative()),
        Cell.amount(state.total()),
        share(state.total(), all));
  }

  private static void categories(DemandSummaryReport report, DocumentWriter writer, Labels labels) {
    writer.section("CATEGORIES");
    if (report.sums().isEmpty()) {
      return;
    }
    Money all = total(report);
    List<Row> rows = new ArrayList<>();
    for (DemandSummaryReport.Category category : report.sums()) {
      rows.add(
          Row.of(
              Cell.code(category.code()),
              Cell.words(category.name()),
              Cell.number(category.states()),
              Cell.number(category.items()),
              Cell.number(category.lines()),
              Cell.amount(category.total()),
              share(category.total(), all)));
    }
    rows.add(
        Row.sum(
            Cell.words(labels.of("total")),
            Cell.blank(),
            Cell.blank(),
            Cell.number(report.items().size()),
            Cell.number(sum(report, DemandSummaryReport.State::lines)),
            Cell.amount(all),
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
        List<DemandSummaryReport.State> some =
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
  private static Row itemsTotal(DemandSummaryReport report, Labels labels, int before) {
    Money sum =
        report.items().stream()
            .map(DemandSummaryReport.Item::total)
            .reduce(Money.zero(report.currency()), Money::plus);
    List<Cell> cells = new ArrayList<>(List.of(Cell.blank(), Cell.words(labels.of("total"))));
    cells.addAll(Collections.nCopies(before - cells.size(), Cell.blank()));
    cells.add(Cell.amount(sum));
    return Row.sum(cells.toArray(Cell[]::new));
  }

  private static Row item(DemandSummaryReport.Item item, List<DemandSummaryReport.State> states) {
    Map<String, BigDecimal> quantities =
        item.byState().stream()
            .collect(
                Collectors.toMap(
                    DemandSummaryReport.StateQuantity::state,
                    DemandSummaryReport.StateQuantity::quantity));
    List<Cell> cells =
        new ArrayList<>(
            List.of(
                Cell.code(item.code()),
                Cell.words(item.name()),
                Cell.words(item.unit()),
                Cell.number(item.quantity()),
                Cell.amount(item.total())));
    for (DemandSummaryReport.State state : states) {
      BigDecimal quantity = quantities.get(state.code());
      cells.add(quantity == null ? Cell.none() : Cell.number(quantity));
    }
    return Row.of(cells);
  }

  private static Row item(DemandSummaryReport.Item item) {
    return Row.of(
        Cell.code(item.code()),
        Cell.words(item.name()),
        Cell.words(item.unit()),
        Cell.number(item.lines()),
        Cell.number(item.quantity()),
        Cell.amount(item.total()));
  }

  private static void notIn(DemandSummaryReport report, DocumentWriter writer, Labels labels) {
    writer.section("NOT_IN");
    if (report.notIn().isEmpty()) {
      writer.paragraph("not-in.none");
      return;
    }
    List<Row> rows = new ArrayList<>();
    for (DemandSummaryReport.NotIn entity : report.notIn()) {
      rows.add(
          Row.of(
              Cell.words(entity.state()),
              Cell.words(entity.entity()),
              Cell.words(why(entity.why(), labels)),
              Cell.number(entity.lines()),
              Cell.amount(entity.total())));
      if (!entity.reason().isBlank()) {
        rows.add(Row.remark(Cell.written(entity.reason())));
      }
    }
    writer.table(NOT_IN, writer.heads(NOT_IN, report.currency()), rows::stream);
  }

  private static void leftOut(DemandSummaryReport report, DocumentWriter writer, Labels labels) {
    writer.section("LEFT_OUT");
    if (report.leftOut().isEmpty()) {
      writer.paragraph("left-out.none");
      return;
    }
    writer.heading(labels.of("left-out.by-why"));
    List<Row> rows = new ArrayList<>();
    for (Why why : whys(report)) {
      List<DemandSummaryReport.LeftOut> lines = lines(report, why);
      rows.add(
          Row.of(
              Cell.words(why(why, labels)),
              Cell.number(
                  lines.stream().map(DemandSummaryReport.LeftOut::entityCode).distinct().count()),
              Cell.number(lines.size()),
              Cell.amount(leftOutTotal(report, lines))));
    }
    rows.add(
        Row.sum(
            Cell.words(labels.of("total")),
            Cell.blank(),
            Cell.number(report.leftOut().size()),
            Cell.amount(leftOutTotal(report, report.leftOut()))));
    writer.table(WHY, writer.heads(WHY, report.currency()), rows::stream);
    if (whys(report).size() > 1) {
      writer.chart(
          labels.of("chart.left-out", report.currency()),
          whys(report).stream()
              .map(w -> bar(why(w, labels), leftOutTotal(report, lines(report, w))))
              .toList());
    }
    writer
        .heading(labels.of("left-out.lines"))
        .table(
            LEFT_OUT,
            writer.heads(LEFT_OUT, report.currency()),
            () -> report.leftOut().stream().map(line -> line(report, line, labels)));
  }

  private static List<Why> whys(DemandSummaryReport report) {
    return Arrays.stream(Why.values()).filter(w -> !lines(report, w).isEmpty()).toList();
  }

  private static List<DemandSummaryReport.LeftOut> lines(DemandSummaryReport report, Why why) {
    return report.leftOut().stream().filter(l -> l.why() == why).toList();
  }

  private static Row line(
      DemandSummaryReport report, DemandSummaryReport.LeftOut line, Labels labels) {
    return Row.of(
        Cell.words(report.states().size() > 1 ? line.entityInState() : line.entity()),
        Cell.number(line.line()),
        Cell.code(line.itemCode()),
        Cell.words(line.item()),
        Cell.number(line.quantity()),
        Cell.words(line.unit()),
        Cell.amount(line.total()),
        Cell.words(why(line.why(), labels)));
  }

  private static Row unfinished(DemandSummaryReport.Unfinished unfinished) {
    return Row.of(
        Cell.words(unfinished.state()),
        Cell.words(unfinished.entity()),
        Cell.code(unfinished.receipt()),
        Cell.time(unfinished.begunAt()));
  }

  private static Bilingual why(Why why, Labels labels) {
    return labels.of("why." + why);
  }

  private static Block.Bar bar(Bilingual name, Money value) {
    return new Block.Bar(name, value.amount(), Cell.amount(value), false);
  }

  private static Money total(DemandSummaryReport report) {
    return report.states().stream()
        .map(DemandSummaryReport.State::total)
        .reduce(Money.zero(report.currency()), Money::plus);
  }

  private static Money leftOutTotal(
      DemandSummaryReport report, List<DemandSummaryReport.LeftOut> lines) {
    return lines.stream()
        .map(DemandSummaryReport.LeftOut::total)
        .reduce(Money.zero(report.currency()), Money::plus);
  }

  private static int sum(
      DemandSummaryReport report, Function<DemandSummaryReport.State, Integer> count) {
    return report.states().stream().mapToInt(count::apply).sum();
  }

  private static Cell share(Money part, Money all) {
    return all.amount().signum() == 0
        ? Cell.none()
        : Cell.percent(
            part.amount().movePointRight(2).divide(all.amount(), 1, RoundingMode.HALF_UP));
  }
}
