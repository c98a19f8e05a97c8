package org.muwahhad.reporting.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.AwardFixture.Offer;
import org.muwahhad.award.AwardFixture.Tender;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.award.SharedLots;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.reporting.Issue;
import org.muwahhad.reporting.Reporter;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.allocation.AllocationReport;
import org.muwahhad.reports.balance.BalanceReport;
import org.muwahhad.reports.letter.OutcomeLetter;
import org.muwahhad.reports.savings.SavingsReport;

/**
 * Reports of a tender of which lot 1 is divided and lot 2 is at a price less a discount, 37.15064
 * dinars: what each winner gives, and nothing twice. See {@link SharedLots} for who gives what.
 */
class DividedLotSumsTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = fixture();
  private static final Tender TENDER = awarded();

  private static AwardFixture fixture() {
    AwardFixture fixture = AwardFixture.in(APP);
    fixture.letDivide(2, "20");
    fixture.rule("performance-guarantee.percent", "5", "PERCENT");
    fixture.offer(new Offer(true, "7.1234", List.of(1), List.of(1)));
    return fixture;
  }

  private static Tender awarded() {
    Tender tender = SharedLots.in(FIXTURE);
    FIXTURE.adopt(FIXTURE.recommendDivided(tender, 0, SharedLots.shares(tender)));
    DemoTime.run(
        Instant.now().plus(Duration.ofDays(11)),
        () -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id()));
    return tender;
  }

  private static final List<String> AMOUNTS = List.of("2449.035 KWD", "8071.50 SAR", "371.506 KWD");

  @Test
  void the_schedules_of_the_states_sum_up_to_the_awards_of_each_winner() {
    List<AllocationReport> states =
        Stream.of("KW", "SA").map(DividedLotSumsTest::schedule).toList();

    for (String amount : AMOUNTS) {
      assertThat(
              states.stream()
                  .flatMap(s -> s.lots().stream())
                  .filter(l -> l.number() == (amount.startsWith("371") ? 2 : 1))
                  .map(AllocationReport.AllocationLot::net)
                  .filter(n -> amount.endsWith(n.currency()))
                  .reduce(Money::plus)
                  .map(n -> n.amount() + " " + n.currency()))
          .contains(amount);
    }
    assertThat(sum(states.stream().flatMap(DividedLotSumsTest::lines).map(l -> l.quantity())))
        .isEqualByComparingTo("50");
    // Of the first item Kuwait has two suppliers, which are named; and the price is not rounded.
    assertThat(lines(states.get(0)).map(l -> l.item().en()).filter(n -> n.contains(" – ")))
        .hasSize(3);
    assertThat(lines(states.get(0)).filter(l -> l.lot() == 2).map(l -> l.unitPrice().amount()))
        .containsExactly(new BigDecimal("37.15064"));
  }

  @Test
  void savings_hold_each_winner_against_its_own_share_of_demand() {
    APP.sql(
        """
        INSERT INTO price_break (item_id, quantity_from, unit_price, currency, source_ar, source_en)
        SELECT r.item_id, 10, 900, 'USD', 'اختبار', 'test'
          FROM lot_item i JOIN item_revision r ON r.id = i.revision_id WHERE i.id = %d"""
            .formatted(TENDER.items().get(0)));
    SavingsReport report =
        report(SavingsReporter.class, FIXTURE.buyer, Subject.SubjectKind.TENDER, TENDER.id(), "");

    assertThat(report.lots())
        .extracting(
            l ->
                l.number()
                    + " "
                    + sum(l.items().stream()
                            .flatMap(i -> i.parts().stream())
                            .map(SavingsReport.SavingsPart::quantity))
                        .stripTrailingZeros()
                        .toPlainString())
        .containsExactly("1 31", "1 9", "2 10");
    // Kuwait takes 4 and 6 of the first item, and alone would have bought 10.
    assertThat(report.lots().subList(0, 2))
        .flatExtracting(l -> l.items().get(0).parts())
        .extracting(SavingsReport.SavingsPart::step)
        .allSatisfy(step -> assertThat(step).isEqualByComparingTo("10"));
    assertThat(
            sum(
                report.lots().stream()
                    .flatMap(l -> l.items().stream())
                    .flatMap(i -> i.parts().stream())
                    .map(p -> p.figures().estimate().amount())))
        .as("the estimate of a line that two winners serve is counted once")
        .isCloseTo(estimate(), org.assertj.core.data.Offset.offset(new BigDecimal("0.05")));
  }

  private static BigDecimal estimate() {
    return new BigDecimal(
        APP.ask(
            """
            SELECT ROUND(SUM(a.quantity * d.estimated_unit_price * s.units_per_usd
                           / o.units_per_usd), 2)
              FROM lot_item i JOIN allocation a ON a.lot_item_id = i.id
              JOIN demand_line d ON d.id = a.demand_line_id
              JOIN exchange_rate s ON s.currency = 'SAR'
              JOIN exchange_rate o ON o.currency = d.currency
             WHERE i.tender_id = %d"""
                .formatted(TENDER.id())));
  }

  @Test
  void balances_of_the_agreements_come_to_what_was_awarded_at_the_price_paid() {
    List<String> worth =
        Stream.of(
                APP.ask(
                        "SELECT GROUP_CONCAT(id ORDER BY number) FROM framework_agreement"
                            + " WHERE tender_id = "
                            + TENDER.id())
                    .split(","))
            .map(DividedLotSumsTest::balances)
            .map(
                r ->
                    r.agreements().get(0).balances().stream()
                        .map(b -> b.unitPrice().times(b.entitled()))
                        .reduce(Money::plus)
                        .orElseThrow())
            .map(m -> m.amount() + " " + m.currency())
            .toList();

    assertThat(worth).containsExactlyElementsOf(AMOUNTS);
  }

  private static BalanceReport balances(String agreement) {
    return report(
        BalanceReporter.class,
        FIXTURE.buyer,
        Subject.SubjectKind.AGREEMENT,
        Long.parseLong(agreement),
        "");
  }

  @Test
  void a_winner_reads_its_share_its_discount_and_who_else_won_and_every_other_winner_with_shares() {
    OutcomeLetter dinar = letter(FIXTURE.dinarSupplier);
    OutcomeLetter riyal = letter(FIXTURE.riyalSupplier);

    OutcomeLetter.LotWon share = dinar.won().get(0);
    assertThat(share.price()).isEqualTo(Money.of("2449.035", "KWD"));
    assertThat(share.guarantee()).isEqualTo(Money.of("122.452", "KWD"));
    assertThat(share.share()).isEqualByComparingTo("77.5");
    assertThat(share.beside())
        .extracting(w -> w.price(), w -> w.share().stripTrailingZeros())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                Money.of("8071.50", "SAR"), new BigDecimal("22.5")));
    assertThat(sum(share.given().stream().map(g -> g.amount().amount())))
        .isEqualByComparingTo(share.price().amount());
    OutcomeLetter.LotWon discounted = dinar.won().get(1);
    assertThat(discounted.price()).isEqualTo(Money.of("371.506", "KWD"));
    assertThat(discounted.remarks().get(0).en()).contains("7.1234% off the prices bid");
    assertThat(discounted.given().get(0).paid().amount()).isEqualTo(new BigDecimal("37.15064"));

    assertThat(riyal.won()).hasSize(1);
    assertThat(riyal.others().get(0).winners())
        .extracting(OutcomeLetter.Winner::price, OutcomeLetter.Winner::discounted)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Money.of("371.506", "KWD"), true));
  }

  private static OutcomeLetter letter(long supplier) {
    return report(
        LetterReporter.class,
        FIXTURE.world().aBidderFor(supplier),
        Subject.SubjectKind.TENDER,
        TENDER.id(),
        String.valueOf(supplier));
  }

  private static AllocationReport schedule(String state) {
    return report(
        AllocationReporter.class, FIXTURE.buyer, Subject.SubjectKind.TENDER, TENDER.id(), state);
  }

  private static Stream<AllocationReport.AllocationLine> lines(AllocationReport report) {
    return report.entities().stream().flatMap(e -> e.lines().stream());
  }

  private static BigDecimal sum(Stream<BigDecimal> figures) {
    return figures.reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static <R extends Record> R report(
      Class<? extends Reporter<R>> reporter,
      Actor reader,
      Subject.SubjectKind kind,
      long id,
      String part) {
    return APP.get(reporter).gather(reader, new Subject(kind, id, part)).record().apply(Issue.NONE);
  }
}
