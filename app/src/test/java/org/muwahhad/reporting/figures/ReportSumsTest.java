package org.muwahhad.reporting.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.reporting.Issue;
import org.muwahhad.reporting.Reporter;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.allocation.AllocationReport;
import org.muwahhad.reports.balance.BalanceReport;
import org.muwahhad.reports.demandsummary.DemandSummaryReport;
import org.muwahhad.reports.document.DocumentRow;
import org.muwahhad.reports.document.TableCell;
import org.muwahhad.reports.savings.SavingsReport;

/** The sums of reports, against the same reckoned again from the stored rows by plain SQL. */
@Tag("long")
class ReportSumsTest {
  private static final TestApp APP = LoadedDemo.app();
  private static final String TENDER =
      APP.ask("SELECT MIN(id) FROM joint_tender WHERE status = 'AWARDED'");
  private static final List<String> ROUNDS =
      List.of(
          APP.ask(
                  "SELECT GROUP_CONCAT(id) FROM demand_round"
                      + " WHERE status IN ('CLOSED', 'AGGREGATED')")
              .split(","));

  /** The rates of a day, as a table. */
  private static String rate(String day) {
    return """
        rate AS (SELECT x.currency, x.units_per_usd AS units FROM exchange_rate x
                  WHERE x.valid_from = (SELECT MAX(y.valid_from) FROM exchange_rate y
                                         WHERE y.currency = x.currency AND y.valid_from <= %s))"""
        .formatted(day);
  }

  private static final String OF_TENDER =
      rate("(SELECT rate_date FROM joint_tender WHERE id = " + TENDER + ")");

  @Test
  void the_demand_of_a_round_sums_up_alike_by_state_category_and_item() {
    ROUNDS.forEach(ReportSumsTest::demandSumsUp);
  }

  private static void demandSumsUp(String round) {
    DemandSummaryReport report =
        report(DemandSummaryReporter.class, Subject.SubjectKind.ROUND, round, "");
    String sums =
        "WITH "
            + rate(
                "(SELECT DATE(closed_at + INTERVAL 3 HOUR) FROM demand_round WHERE id = "
                    + round
                    + ")")
            + """
              , part AS (
                SELECT s.state_code,
                       ROUND(SUM(ROUND(l.quantity * l.estimated_unit_price, c.decimals))
                             / MIN(f.units), 2) AS usd
                  FROM submission s
                  JOIN demand_line l ON l.submission_id = s.id
                  JOIN currency c ON c.code = l.currency
                  JOIN rate f ON f.currency = l.currency
                  JOIN item_revision v ON v.id = l.revision_id
                 WHERE s.round_id = %s AND s.status = 'ENDORSED'
                 GROUP BY s.state_code, v.item_id, l.unit_code, l.commitment, l.currency)
              SELECT COALESCE(SUM(usd), 0) FROM part WHERE TRUE"""
                .formatted(round);
    BigDecimal all = number(sums);

    assertThat(all).isPositive();
    assertThat(sum(report.states(), s -> s.total())).isEqualByComparingTo(all);
    assertThat(sum(report.sums(), c -> c.total())).isEqualByComparingTo(all);
    assertThat(sum(report.items(), i -> i.total())).isEqualByComparingTo(all);
    for (DemandSummaryReport.SummaryState state : report.states()) {
      assertThat(state.total().amount())
          .as(state.code())
          .isEqualByComparingTo(number(sums + " AND state_code = '" + state.code() + "'"));
    }
    assertThat(report.states().stream().mapToInt(DemandSummaryReport.SummaryState::lines).sum())
        .isEqualTo(count(round, "s.status = 'ENDORSED'"));
    assertThat(report.leftOut()).hasSize(count(round, "s.status <> 'ENDORSED'"));
  }

  private static int count(String round, String which) {
    return number(
            """
            SELECT COUNT(*) FROM submission s JOIN demand_line l ON l.submission_id = s.id
             WHERE s.round_id = %s AND %s"""
                .formatted(round, which))
        .intValueExact();
  }

  @Test
  void every_entity_that_is_invited_is_in_the_demand_or_named_as_not_in_it() {
    ROUNDS.forEach(ReportSumsTest::everybodyIsNamed);
  }

  private static void everybodyIsNamed(String round) {
    DemandSummaryReport report =
        report(DemandSummaryReporter.class, Subject.SubjectKind.ROUND, round, "");

    assertThat(
            report.notIn().size()
                + report.states().stream()
                    .mapToInt(DemandSummaryReport.SummaryState::endorsed)
                    .sum())
        .isEqualTo(
            report.states().stream().mapToInt(DemandSummaryReport.SummaryState::entities).sum());
  }

  @Test
  void the_schedules_of_the_states_sum_up_to_the_awards_by_entity_and_by_quarter() {
    String states =
        APP.ask(
            """
            SELECT GROUP_CONCAT(DISTINCT e.state_code) FROM award a
              JOIN award_allocation x ON x.award_id = a.id
              JOIN demand_line l ON l.id = x.demand_line_id
              JOIN procuring_entity e ON e.id = l.entity_id
             WHERE a.status = 'active' AND a.tender_id = """
                + TENDER);

    assertThat(states.split(",")).hasSizeGreaterThan(1);
    for (String state : states.split(",")) {
      AllocationReport report =
          report(AllocationReporter.class, Subject.SubjectKind.TENDER, TENDER, state);
      same(sum(lines(report), AllocationReport.AllocationLine::net), "x.net_amount", state, "TRUE");
      same(sum(lines(report), AllocationReport.AllocationLine::vat), "x.vat_amount", state, "TRUE");
      assertThat(sum(report.lots(), AllocationReport.AllocationLot::local))
          .isEqualByComparingTo(sum(lines(report), AllocationReport.AllocationLine::net));
      for (AllocationReport.Entity entity : report.entities()) {
        same(
            sum(entity.lines(), AllocationReport.AllocationLine::net),
            "x.net_amount",
            state,
            "e.code = '" + entity.code() + "'");
      }
      for (int quarter = 1; quarter <= 4; quarter++) {
        int wanted = quarter;
        Predicate<AllocationReport.AllocationLine> in =
            l -> (l.needBy().getMonthValue() - 1) / 3 + 1 == wanted;
        same(
            sum(lines(report).stream().filter(in).toList(), AllocationReport.AllocationLine::net),
            "x.net_amount",
            state,
            "QUARTER(l.need_by) = " + quarter);
      }
    }
  }

  /** Lines are parts of what is converted once, each less than a coin off its own conversion. */
  private static void same(BigDecimal figure, String amount, String state, String which) {
    BigDecimal lines = allocated("1", state, which, "COUNT(%s)");
    assertThat(
            figure.subtract(allocated(amount, state, which, "SUM(%s * t.units / f.units)")).abs())
        .isLessThanOrEqualTo(lines.movePointLeft(2));
  }

  private static List<AllocationReport.AllocationLine> lines(AllocationReport report) {
    return report.entities().stream().flatMap(e -> e.lines().stream()).toList();
  }

  private static BigDecimal allocated(String amount, String state, String which, String of) {
    return number(
        "WITH "
            + OF_TENDER
            + """
              SELECT COALESCE(%s, 0)
                FROM award a
                JOIN award_allocation x ON x.award_id = a.id
                JOIN demand_line l ON l.id = x.demand_line_id
                JOIN procuring_entity e ON e.id = l.entity_id
                JOIN member_state m ON m.code = e.state_code
                JOIN currency c ON c.code = m.currency
                JOIN rate t ON t.currency = m.currency
                JOIN rate f ON f.currency = a.currency
               WHERE a.status = 'active' AND a.tender_id = %s AND e.state_code = '%s' AND %s"""
                .formatted(of.formatted(amount), TENDER, state, which));
  }

  @Test
  void savings_are_held_against_benchmark_estimate_and_separate_purchases() {
    SavingsReport report = report(SavingsReporter.class, Subject.SubjectKind.TENDER, TENDER, "");

    assertThat(saved(report, SavingsReport.SavingsComparison::award))
        .isPositive()
        .isEqualByComparingTo(
            number(
                "SELECT SUM(converted_amount) FROM award WHERE status = 'active' AND tender_id = "
                    + TENDER));
    assertThat(saved(report, SavingsReport.SavingsComparison::benchmark))
        .isEqualByComparingTo(
            compared("quantity * benchmark_price", "benchmark_currency", "lot_id"));
    assertThat(saved(report, SavingsReport.SavingsComparison::estimate))
        .isEqualByComparingTo(compared("estimate", "estimate_currency", "j.id"));
    assertThat(saved(report, SavingsReport.SavingsComparison::apart))
        .isEqualByComparingTo(
            compared(
                "quantity * COALESCE(alone, benchmark_price)",
                "COALESCE(alone_currency, benchmark_currency)",
                "part_of"));
    assertThat(report.lots())
        .hasSize(
            number("SELECT COUNT(*) FROM award WHERE status = 'active' AND tender_id = " + TENDER)
                .intValueExact());
  }

  private static BigDecimal saved(
      SavingsReport report, Function<SavingsReport.SavingsComparison, Money> figure) {
    return report.lots().stream()
        .flatMap(l -> l.items().stream())
        .flatMap(i -> i.parts().stream())
        .map(p -> figure.apply(p.figures()).amount())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The sum of amounts that are rounded once for each group. */
  private static BigDecimal compared(String amount, String currency, String group) {
    return number(
        "WITH "
            + OF_TENDER
            + """
              , part AS (
                SELECT CONCAT_WS('/', a.id, r.id, e.state_code) AS part_of, a.lot_id, r.item_id,
                       MIN(r.benchmark_price) AS benchmark_price,
                       MIN(r.benchmark_currency) AS benchmark_currency,
                       SUM(x.quantity) AS quantity,
                       SUM(COALESCE(y.line_quantity, y.quantity) * l.estimated_unit_price
                           * x.quantity / y.quantity) AS estimate,
                       MIN(l.currency) AS estimate_currency
                  FROM award a
                  JOIN award_allocation x ON x.award_id = a.id
                  JOIN allocation y ON y.demand_line_id = x.demand_line_id
                                   AND y.lot_item_id = x.lot_item_id
                  JOIN lot_item i ON i.id = x.lot_item_id
                  JOIN item_revision r ON r.id = i.revision_id
                  JOIN demand_line l ON l.id = x.demand_line_id
                  JOIN procuring_entity e ON e.id = l.entity_id
                 WHERE a.status = 'active' AND a.tender_id = %s
                 GROUP BY a.id, a.lot_id, r.id, r.item_id, e.state_code),
              priced AS (
                SELECT p.*,
                       (SELECT b.unit_price FROM price_break b
                         WHERE b.item_id = p.item_id AND b.quantity_from <= p.quantity
                         ORDER BY b.quantity_from DESC LIMIT 1) AS alone,
                       (SELECT b.currency FROM price_break b
                         WHERE b.item_id = p.item_id AND b.quantity_from <= p.quantity
                         ORDER BY b.quantity_from DESC LIMIT 1) AS alone_currency
                  FROM part p)
              SELECT SUM(rounded) FROM (
                SELECT ROUND(SUM(%s * t.units / f.units), MIN(c.decimals)) AS rounded
                  FROM priced
                  JOIN joint_tender j ON j.id = %s
                  JOIN currency c ON c.code = j.currency
                  JOIN rate t ON t.currency = j.currency
                  JOIN rate f ON f.currency = %s
                 GROUP BY %s) AS sums"""
                .formatted(TENDER, amount, TENDER, currency, group));
  }

  @Test
  void a_statement_of_balances_sums_up_what_was_entitled_ordered_and_accepted() {
    String agreement =
        APP.ask(
            """
            SELECT o.agreement_id FROM call_off o
              LEFT JOIN delivery d ON d.call_off_id = o.id
             GROUP BY o.agreement_id ORDER BY COUNT(d.id) DESC, o.agreement_id LIMIT 1""");
    String state =
        APP.ask(
            """
            SELECT e.state_code FROM call_off o JOIN procuring_entity e ON e.id = o.entity_id
             WHERE o.agreement_id = %s ORDER BY o.id LIMIT 1"""
                .formatted(agreement));

    for (String part : List.of("", state)) {
      BalanceReport report =
          report(BalanceReporter.class, Subject.SubjectKind.AGREEMENT, agreement, part);
      List<BalanceReport.Balance> balances = report.agreements().get(0).balances();
      String where =
          " WHERE n.agreement_id = %s AND ('%s' = '' OR e.state_code = '%s')"
              .formatted(agreement, part, part);
      String from = " FROM entitlement n JOIN procuring_entity e ON e.id = n.entity_id";
      assertThat(total(balances, BalanceReport.Balance::entitled))
          .isPositive()
          .isEqualByComparingTo(
              number(
                  "SELECT SUM(awarded_quantity + transferred_quantity + joined_quantity)"
                      + from
                      + where));
      assertThat(total(balances, BalanceReport.Balance::ordered))
          .isPositive()
          .isEqualByComparingTo(number("SELECT SUM(called_quantity)" + from + where));
      assertThat(total(report.agreements().get(0).orders(), BalanceReport.Order::quantity))
          .isEqualByComparingTo(total(balances, BalanceReport.Balance::ordered));
      String deliveries =
          " FROM delivery d JOIN call_off n ON n.id = d.call_off_id"
              + " JOIN procuring_entity e ON e.id = n.entity_id"
              + where;
      assertThat(total(balances, BalanceReport.Balance::delivered))
          .isEqualByComparingTo(
              number("SELECT COALESCE(SUM(d.delivered_quantity), 0)" + deliveries));
      assertThat(total(balances, BalanceReport.Balance::accepted))
          .isEqualByComparingTo(
              number("SELECT COALESCE(SUM(d.accepted_quantity), 0)" + deliveries));
    }
  }

  @Test
  void ministries_of_one_name_in_two_states_each_have_their_own_row() {
    String agreement =
        APP.ask(
            """
            SELECT n.agreement_id FROM entitlement n JOIN procuring_entity e ON e.id = n.entity_id
             GROUP BY n.agreement_id HAVING COUNT(DISTINCT e.id) > COUNT(DISTINCT e.name_en)
             ORDER BY n.agreement_id LIMIT 1""");
    String[] entities =
        APP.ask(
                "SELECT GROUP_CONCAT(DISTINCT entity_id) FROM entitlement WHERE agreement_id = "
                    + agreement)
            .split(",");
    List<DocumentRow> rows =
        Reported.rows(
                APP.get(BalanceReporter.class)
                    .gather(
                        Readers.BUYER,
                        Subject.of(Subject.SubjectKind.AGREEMENT, Long.parseLong(agreement))),
                "entities")
            .stream()
            .filter(row -> row.kind() == DocumentRow.RowKind.PLAIN)
            .toList();

    assertThat(rows).hasSameSizeAs(entities);
    for (String entity : entities) {
      String name =
          APP.ask(
              """
              SELECT CONCAT(e.name_en, ' – ', m.name_en) FROM procuring_entity e
                JOIN member_state m ON m.code = e.state_code WHERE e.id ="""
                  + entity);
      assertThat(rows)
          .filteredOn(r -> ((TableCell.Words) r.cells().get(0)).text().en().equals(name))
          .singleElement()
          .satisfies(
              r ->
                  assertThat(((TableCell.PricedCell) r.cells().get(2)).money().amount())
                      .isEqualByComparingTo(
                          number(
                              """
                              SELECT SUM(ROUND((n.awarded_quantity + n.transferred_quantity
                                                + n.joined_quantity)
                                               * n.unit_price, c.decimals))
                                FROM entitlement n JOIN currency c ON c.code = n.currency
                               WHERE n.agreement_id = %s AND n.entity_id = %s"""
                                  .formatted(agreement, entity))));
    }
  }

  private static <R extends Record> R report(
      Class<? extends Reporter<R>> reporter, Subject.SubjectKind kind, String id, String part) {
    return APP.get(reporter)
        .gather(Readers.BUYER, new Subject(kind, Long.parseLong(id), part))
        .record()
        .apply(Issue.NONE);
  }

  private static BigDecimal number(String query) {
    return new BigDecimal(APP.ask(query));
  }

  private static <T> BigDecimal sum(List<T> all, Function<T, Money> money) {
    return total(all, t -> money.apply(t).amount());
  }

  private static <T> BigDecimal total(List<T> all, Function<T, BigDecimal> number) {
    return all.stream().map(number).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
