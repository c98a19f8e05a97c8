package org.muwahhad.reports.balance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.balance.BalanceReport.Agreement;
import org.muwahhad.reports.balance.BalanceReport.Alert;
import org.muwahhad.reports.balance.BalanceReport.Balance;
import org.muwahhad.reports.balance.BalanceReport.Entity;
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
 * Lays the statement of a state or an entity out: what calls for attention, its agreements in
 * money, by entity, then item by item in quantities, its orders, deliveries and transfers.
 */
public final class BalanceTemplate implements ReportTemplate<BalanceReport> {
  private static final Table ALERTS =
      Table.named("alerts")
          .words("agreement", 90)
          .words("alert", 250)
          .words("about", 190)
          .figures("alert.figure", 120)
          .words("ends", 120);
  private static final Table AGREEMENTS =
      Table.named("agreements")
          .words("agreement", 70)
          .words("lot", 98)
          .words("supplier", 96)
          .words("starts", 72)
          .words("ends", 72)
          .figures("entitled.worth", 78)
          .figures("ordered.worth", 78)
          .figures("spent", 78)
          .figures("left.worth", 78)
          .figures("ordered.percent", 50)
          .inSmallType();
  private static final Table ENTITIES =
      Table.named("entities")
          .words("entity", 196)
          .words("agreement", 90)
          .figures("entitled.worth", 108)
          .figures("ordered.worth", 108)
          .figures("spent", 108)
          .figures("left.worth", 108)
          .figures("ordered.percent", 52);
  private static final Table OF_STATE =
      quantities(
          Table.named("of-state").words("entity", 100).words("item.code", 52).words("item", 102));
  private static final Table OF_ENTITY =
      quantities(Table.named("of-entity").words("item.code", 64).words("item", 190));

  private static Table quantities(Table named) {
    return named
        .words("unit", 44)
        .figures("price", 56)
        .figures("awarded", 52)
        .figures("moved", 44)
        .figures("joined", 44)
        .figures("ordered", 52)
        .figures("delivered", 52)
        .figures("accepted", 52)
        .figures("left", 52)
        .figures("spent", 68)
        .inSmallType();
  }

  @Override
  public String name() {
    return "balance";
  }

  @Override
  public boolean landscape() {
    return true;
  }

  @Override
  public List<Table> tables() {
    return List.of(
        ALERTS,
        AGREEMENTS,
        ENTITIES,
        OF_STATE,
        OF_ENTITY,
        OrderTables.ORDERS,
        OrderTables.CANCELLED,
        OrderTables.DELIVERIES,
        OrderTables.TRANSFERS);
  }

  @Override
  public ReportDocument write(BalanceReport report, Labels labels) {
    DocumentWriter writer = new DocumentWriter(head(report, labels), labels);
    writer.section("HOLDER").facts(facts(report, writer)).paragraph("method");
    if (report.agreements().isEmpty()) {
      return writer.paragraph("none").document();
    }
    writer.section("ALERTS");
    if (report.alerts().isEmpty()) {
      writer.paragraph("alerts.none");
    }
    writer.table(ALERTS, report.alerts(), alert -> alert(alert, labels));
    agreements(report, writer, labels);
    entities(report, writer, labels);
    balances(report, writer, labels);
    OrderTables.orders(report, writer, labels);
    OrderTables.deliveries(report, writer);
    OrderTables.transfers(report, writer, labels);
    return writer.document();
  }

  private static DocumentHead head(BalanceReport report, Labels labels) {
    return DocumentHead.issued(
            report.issuer(),
            labels.of("report"),
            report.holder(),
            report.code(),
            report.issuedAt(),
            report.proof())
        .forNamedReaders();
  }

  private static List<Block.NamedValue> facts(BalanceReport report, DocumentWriter writer) {
    List<Block.NamedValue> facts = new ArrayList<>();
    facts.add(writer.fact("as-of", TableCell.day(report.asOf())));
    facts.add(writer.fact("agreements.count", TableCell.number(report.agreements().size())));
    if (!report.ofEntity()) {
      facts.add(writer.fact("entities.count", TableCell.number(holders(report).size())));
    }
    for (String currency :
        report.agreements().stream().map(Agreement::currency).distinct().sorted().toList()) {
      Worth worth = Worth.of(currency, report.agreements().stream().flatMap(a -> in(a, currency)));
      facts.add(writer.fact("entitled.sum", TableCell.priced(worth.entitled())));
      facts.add(writer.fact("ordered.sum", TableCell.priced(worth.ordered())));
      facts.add(writer.fact("spent.sum", TableCell.priced(worth.spent())));
      facts.add(writer.fact("left.sum", TableCell.priced(worth.left())));
    }
    return facts;
  }

  private static Stream<Balance> in(Agreement agreement, String currency) {
    return agreement.currency().equals(currency) ? agreement.balances().stream() : Stream.empty();
  }

  private static List<Entity> holders(BalanceReport report) {
    return report.agreements().stream()
        .flatMap(a -> a.balances().stream())
        .map(Balance::entity)
        .distinct()
        .toList();
  }

  static TableCell named(BalanceReport report, Entity entity) {
    return TableCell.words(report.ofAllStates() ? entity.inState() : entity.name());
  }

  private static DocumentRow alert(Alert alert, Labels labels) {
    LocalDate day = alert.day();
    return DocumentRow.of(
        TableCell.code(alert.agreement()),
        TableCell.words(labels.of("alert." + alert.kind())),
        TableCell.words(alert.about()),
        figure(alert),
        day == null ? TableCell.none() : TableCell.day(day));
  }

  private static TableCell figure(Alert alert) {
    BigDecimal percent = alert.percent();
    BigDecimal quantity = alert.quantity();
    Money worth = alert.worth();
    if (percent != null) {
      return TableCell.percent(percent);
    }
    if (quantity != null) {
      return TableCell.number(quantity);
    }
    return worth == null ? TableCell.none() : TableCell.priced(worth);
  }

  private static void agreements(BalanceReport report, DocumentWriter writer, Labels labels) {
    List<DocumentRow> rows = new ArrayList<>();
    report.agreements().forEach(a -> rows.add(agreement(a)));
    rows.addAll(sums(report, AGREEMENTS, rows.size(), labels));
    writer
        .section("AGREEMENTS")
        .table(AGREEMENTS, rows)
        .chart(
            labels.of("chart.agreements"),
            report.agreements().stream().map(BalanceTemplate::bar).toList());
  }

  private static Block.Bar bar(Agreement agreement) {
    BigDecimal percent = Worth.of(agreement.currency(), agreement.balances().stream()).percent();
    return new Block.Bar(
        Bilingual.same(agreement.number()), percent, TableCell.percent(percent), false);
  }

  /** One row for each currency, unless each has one row already: what differs is not added up. */
  private static List<DocumentRow> sums(
      BalanceReport report, Table shape, int rows, Labels labels) {
    List<String> currencies =
        report.agreements().stream().map(Agreement::currency).distinct().sorted().toList();
    if (rows <= currencies.size()) {
      return List.of();
    }
    return currencies.stream()
        .map(
            currency -> {
              List<TableCell> worth =
                  Worth.of(currency, report.agreements().stream().flatMap(a -> in(a, currency)))
                      .cells();
              List<TableCell> sum = new ArrayList<>(List.of(TableCell.words(labels.of("total"))));
              while (sum.size() < shape.columns().size() - worth.size()) {
                sum.add(TableCell.blank());
              }
              sum.addAll(worth);
              return DocumentRow.sum(sum.toArray(TableCell[]::new));
            })
        .toList();
  }

  private static DocumentRow agreement(Agreement agreement) {
    List<TableCell> cells =
        new ArrayList<>(
            List.of(
                TableCell.code(agreement.number()),
                TableCell.words(agreement.lot()),
                TableCell.words(agreement.supplier()),
                TableCell.day(agreement.startsOn()),
                TableCell.day(agreement.endsOn())));
    cells.addAll(Worth.of(agreement.currency(), agreement.balances().stream()).cells());
    return DocumentRow.of(cells);
  }

  /** The same by entity, where there are several. */
  private static void entities(BalanceReport report, DocumentWriter writer, Labels labels) {
    writer.section("ENTITIES");
    if (report.ofEntity()) {
      return;
    }
    List<DocumentRow> rows = new ArrayList<>();
    for (Entity entity : holders(report)) {
      for (Agreement agreement : report.agreements()) {
        List<Balance> own =
            agreement.balances().stream().filter(b -> b.entity().equals(entity)).toList();
        if (!own.isEmpty()) {
          List<TableCell> cells =
              new ArrayList<>(List.of(named(report, entity), TableCell.code(agreement.number())));
          cells.addAll(Worth.of(agreement.currency(), own.stream()).cells());
          rows.add(DocumentRow.of(cells));
        }
      }
    }
    rows.addAll(sums(report, ENTITIES, rows.size(), labels));
    writer.table(ENTITIES, rows);
  }

  private static void balances(BalanceReport report, DocumentWriter writer, Labels labels) {
    writer.section("BALANCES");
    Table shape = report.ofEntity() ? OF_ENTITY : OF_STATE;
    for (Agreement agreement : report.agreements()) {
      writer.heading(labels.of("agreement.of", agreement.number(), agreement.lot()));
      List<DocumentRow> rows = new ArrayList<>();
      agreement.balances().forEach(b -> rows.add(balance(report, b)));
      Money spent = Worth.of(agreement.currency(), agreement.balances().stream()).spent();
      List<TableCell> sum = new ArrayList<>();
      shape.columns().forEach(c -> sum.add(TableCell.blank()));
      sum.set(0, TableCell.words(labels.of("total")));
      sum.set(sum.size() - 1, TableCell.amount(spent));
      rows.add(DocumentRow.sum(sum.toArray(TableCell[]::new)));
      writer.table(shape, heads(shape, agreement, labels), rows::stream);
    }
  }

  /** What the agreement is spent on, headed by its currency. */
  private static List<Bilingual> heads(Table shape, Agreement agreement, Labels labels) {
    List<Bilingual> heads =
        new ArrayList<>(shape.columns().stream().map(c -> labels.of(c.label())).toList());
    heads.set(heads.size() - 1, labels.of("spent.in", agreement.currency()));
    return heads;
  }

  private static DocumentRow balance(BalanceReport report, Balance balance) {
    List<TableCell> cells = new ArrayList<>();
    if (!report.ofEntity()) {
      cells.add(named(report, balance.entity()));
    }
    cells.addAll(
        List.of(
            TableCell.code(balance.itemCode()),
            TableCell.words(balance.item()),
            TableCell.words(balance.unit()),
            TableCell.each(balance.unitPrice()),
            TableCell.number(balance.awarded()),
            TableCell.number(balance.moved()),
            TableCell.number(balance.joined()),
            TableCell.number(balance.ordered()),
            TableCell.number(balance.delivered()),
            TableCell.number(balance.accepted()),
            TableCell.number(balance.remaining()),
            TableCell.amount(balance.spent())));
    return DocumentRow.of(cells);
  }
}
