package org.muwahhad.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Tag;
import org.muwahhad.TestApp;
import org.muwahhad.access.Role;
import org.muwahhad.award.AwardFixture.Item;
import org.muwahhad.award.AwardFixture.Judged;
import org.muwahhad.award.AwardFixture.Lot;
import org.muwahhad.shared.Money;

@Tag("long")
class AllocationTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);

  @Example
  void every_line_gets_its_quantity_at_the_price_bid_with_the_vat_of_its_state() {
    AwardFixture.Tender tender = FIXTURE.aTender();

    FIXTURE.adopt(tender);

    assertThat(lines(tender))
        .extracting(l -> l.line().net().amount().stripTrailingZeros().toPlainString())
        .containsExactly("1001.25", "21.015", "500.25", "2553.188", "28.02", "1000.5");
    assertThat(lines(tender))
        .extracting(l -> l.line().vat().amount().stripTrailingZeros().toPlainString())
        .containsExactly("0", "0", "0", "382.978", "4.203", "150.08");
  }

  @Example
  void amounts_are_shown_in_the_currency_of_the_state_at_the_rates_of_the_tender() {
    AwardFixture.Tender tender = FIXTURE.aTender();
    FIXTURE.adopt(tender);

    ViewAwards.AllocatedLine riyalsForKuwait = lines(tender).get(2);

    // 500.25 SAR / 3.75 × 0.307
    assertThat(riyalsForKuwait.inStateCurrency())
        .isEqualTo(new Money(new BigDecimal("40.954"), "KWD"));
  }

  @Example
  void an_officer_sees_the_own_entity_a_coordinator_the_own_state_and_a_bidder_nothing() {
    AwardFixture.Tender tender = FIXTURE.aTender();
    FIXTURE.adopt(tender);
    ViewAwards view = APP.get(ViewAwards.class);
    var officer = FIXTURE.world().anOfficerOf(FIXTURE.kuwaiti);
    var coordinator = FIXTURE.world().aPersonWho(Role.NATIONAL_COORDINATOR, "SA");
    var bidder = FIXTURE.world().aBidderFor(FIXTURE.riyalSupplier);

    assertThat(view.allocation(officer, tender.id(), "SA", 50, 0).lines())
        .hasSize(3)
        .allMatch(l -> l.line().entityId() == FIXTURE.kuwaiti);
    assertThat(view.allocation(coordinator, tender.id(), "KW", 50, 0).lines())
        .hasSize(3)
        .allMatch(l -> l.line().stateCode().equals("SA"));
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> view.allocation(bidder, tender.id(), "", 50, 0))
        .isInstanceOf(org.muwahhad.shared.Refusal.NotPermitted.class);
  }

  @Property(tries = 25, shrinking = ShrinkingMode.OFF)
  void the_lines_of_an_item_sum_to_its_amount_and_no_state_is_off_by_more_than_a_coin_and_a_half(
      @ForAll("lots") List<Lot> lots) {
    AwardFixture.Tender tender = FIXTURE.aTender(lots);

    FIXTURE.adopt(tender);

    for (long item : tender.items()) {
      assertSums(item);
    }
    assertThat(
            APP.ask(
                """
                SELECT COUNT(*) FROM award w WHERE w.tender_id = %d AND w.amount <>
                  (SELECT SUM(x.net_amount) FROM award_allocation x WHERE x.award_id = w.id)"""
                    .formatted(tender.id())))
        .isEqualTo("0");
  }

  private static void assertSums(long item) {
    String currency =
        APP.ask(
            "SELECT w.currency FROM award w JOIN lot_item i ON i.lot_id = w.live_lot_id"
                + " WHERE i.id = "
                + item);
    BigDecimal coin = currency.equals("KWD") ? new BigDecimal("0.001") : new BigDecimal("0.01");
    String one = " FROM award_allocation WHERE lot_item_id = " + item;
    BigDecimal quantity = new BigDecimal(APP.ask("SELECT SUM(quantity)" + one));
    BigDecimal price = new BigDecimal(APP.ask("SELECT MIN(unit_price)" + one));
    assertThat(new BigDecimal(APP.ask("SELECT SUM(net_amount)" + one)))
        .isEqualByComparingTo(
            quantity.multiply(price).setScale(coin.scale(), RoundingMode.HALF_UP));
    assertThat(quantity)
        .isEqualByComparingTo(APP.ask("SELECT quantity FROM lot_item WHERE id = " + item));
    assertThat(
            APP.ask(
                "SELECT COUNT(*)"
                    + one
                    + " AND (ABS(net_amount - quantity * unit_price) >= 2.5 * "
                    + coin
                    + " OR net_amount <> ROUND(net_amount, "
                    + coin.scale()
                    + ") OR vat_amount <> ROUND(net_amount * vat_percent / 100, "
                    + coin.scale()
                    + "))"))
        .isEqualTo("0");
    assertThat(
            APP.ask(
                """
                SELECT COUNT(*) FROM (
                  SELECT e.state_code FROM award_allocation x
                    JOIN demand_line d ON d.id = x.demand_line_id
                    JOIN procuring_entity e ON e.id = d.entity_id
                   WHERE x.lot_item_id = %d
                   GROUP BY e.state_code
                  HAVING ABS(SUM(x.net_amount) - SUM(x.quantity * x.unit_price)) >= 1.5 * %s)
                  AS states"""
                    .formatted(item, coin)))
        .isEqualTo("0");
  }

  private static List<ViewAwards.AllocatedLine> lines(AwardFixture.Tender tender) {
    return APP.get(ViewAwards.class).allocation(FIXTURE.buyer, tender.id(), "", 50, 0).lines();
  }

  @Provide
  Arbitrary<List<Lot>> lots() {
    Arbitrary<String> quantity =
        Arbitraries.integers().between(1, 9_999).map(i -> BigDecimal.valueOf(i, 3).toPlainString());
    Arbitrary<String> riyals =
        Arbitraries.oneOf(
                Arbitraries.integers().between(1, 9), Arbitraries.integers().between(10, 999_999))
            .map(i -> BigDecimal.valueOf(i, 2).toPlainString());
    Arbitrary<String> dinars =
        Arbitraries.oneOf(
                Arbitraries.integers().between(1, 9), Arbitraries.integers().between(10, 999_999))
            .map(i -> BigDecimal.valueOf(i, 3).toPlainString());
    Arbitrary<Item> item =
        Combinators.combine(quantity.list().ofMinSize(1).ofMaxSize(9), dinars, riyals)
            .as(Item::new);
    Arbitrary<Lot> lot =
        Combinators.combine(item.list().ofMinSize(1).ofMaxSize(2), Arbitraries.of(true, false))
            .as(
                (items, dinarWins) ->
                    new Lot(
                        items,
                        dinarWins ? Judged.FIRST : Judged.SECOND,
                        dinarWins ? Judged.SECOND : Judged.FIRST));
    return lot.list().ofMinSize(1).ofMaxSize(3);
  }
}
