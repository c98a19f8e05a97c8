package org.muwahhad.award.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.award.quantity.QuantityFixture.inDays;
import static org.muwahhad.award.quantity.QuantityFixture.optsOut;
import static org.muwahhad.award.quantity.QuantityFixture.takes;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.AwardFixture.Tender;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.award.SharedLots;
import org.muwahhad.evaluation.TrialRanking;

/**
 * Lots divided among several winners, and discounted ones, whose states change their quantities.
 */
class DividedQuantitiesTest {
  private static final TestApp APP = TestApp.start();
  private static final QuantityFixture FIXTURE = fixture();

  private static QuantityFixture fixture() {
    QuantityFixture fixture = QuantityFixture.in(APP);
    fixture.awards.letDivide(2, "20");
    return fixture;
  }

  @AfterEach
  void forgetOffers() {
    FIXTURE.awards.offer();
  }

  private static Tender divided() {
    Tender tender = SharedLots.in(FIXTURE.awards);
    FIXTURE.awards.adopt(FIXTURE.awards.recommendDivided(tender, 0, SharedLots.shares(tender)));
    return tender;
  }

  /** The dinar bid wins both lots, and takes 7.5 percent off lot 2 for it. */
  private static Tender discounted() {
    FIXTURE.awards.offer(new AwardFixture.Offer(true, "7.5", List.of(0, 1), List.of(1)));
    Tender tender = SharedLots.in(FIXTURE.awards);
    FIXTURE.awards.adopt(tender);
    return tender;
  }

  @Test
  void the_shares_of_a_divided_lot_are_scaled_to_what_each_state_confirmed() {
    Tender tender = divided();
    FIXTURE.confirm(
        FIXTURE.kuwaiti, tender, takes(tender.items().get(0), "12", tender.items().get(1), "7"));
    FIXTURE.confirm(FIXTURE.saudi, tender, ConfirmQuantities.QuantityAnswer.asAsked());

    FIXTURE.settle();

    assertThat(FIXTURE.outcomes(tender)).isEqualTo("1:UNCHANGED,2:UNCHANGED");
    // Of 12 for Kuwait, 4 and 6 of 10 become 4.8 and 7.2: the larger remainder gets the unit.
    assertThat(shares(tender)).isEqualTo("KW 5,SA 20,KW 7,SA 1;KW 7,SA 3");
    assertThat(FIXTURE.awards(tender))
        .isEqualTo("1:pending:-:2556.040,1:pending:-:9371.500,2:pending:-:400.000");
    assertThat(
            APP.ask(
                "SELECT GROUP_CONCAT(converted_amount ORDER BY id) FROM award WHERE live_lot_id = "
                    + tender.lots().get(0)))
        .isEqualTo("31221.990,9371.500");
    assertThat(
            APP.ask(
                """
                SELECT COUNT(*) FROM (
                  SELECT a.id FROM award a JOIN award_allocation x ON x.award_id = a.id
                   WHERE a.tender_id = %d
                   GROUP BY a.id, a.amount HAVING SUM(x.net_amount) <> a.amount) AS wrong"""
                    .formatted(tender.id())))
        .isEqualTo("0");
    pageShowsBothWinners(tender);

    inDays(25, () -> APP.get(ConfirmAwards.class).run(FIXTURE.awards.buyer, tender.id()));
    assertThat(FIXTURE.status(tender)).isEqualTo("AWARDED");
    assertThat(
            APP.ask(
                """
                SELECT GROUP_CONCAT(CONCAT(p.state_code, ' ', FLOOR(n.awarded_quantity), ' ',
                         n.currency) ORDER BY n.lot_item_id, f.number, p.state_code)
                  FROM framework_agreement f JOIN entitlement n ON n.agreement_id = f.id
                  JOIN procuring_entity p ON p.id = n.entity_id
                  JOIN award a ON a.id = f.award_id
                 WHERE a.live_lot_id = %d"""
                    .formatted(tender.lots().get(0))))
        .isEqualTo("KW 5 KWD,SA 20 KWD,KW 7 SAR,KW 7 KWD,SA 1 KWD,SA 3 SAR");
  }

  @Test
  void a_lot_of_which_a_winner_would_give_less_than_the_least_share_returns_to_the_panel() {
    Tender tender = divided();
    FIXTURE.confirm(FIXTURE.kuwaiti, tender, takes(tender.items().get(0), "8"));
    FIXTURE.confirm(FIXTURE.saudi, tender, takes(tender.items().get(0), "24"));

    FIXTURE.settle();

    // 5 of 32 is less than a fifth.
    assertThat(FIXTURE.outcomes(tender)).isEqualTo("1:LEAST_SHARE,2:UNCHANGED");
    assertThat(FIXTURE.awards(tender))
        .isEqualTo(
            "1:cancelled:QUANTITIES:2449.035,1:cancelled:QUANTITIES:8071.500,2:pending:-:400.000");
    assertThat(FIXTURE.status(tender)).isEqualTo("STANDSTILL");
  }

  @Test
  void a_discounted_award_takes_the_confirmed_quantity_at_the_discounted_price() {
    Tender tender = discounted();
    FIXTURE.confirm(FIXTURE.kuwaiti, tender, takes(tender.items().get(2), "6"));
    FIXTURE.confirm(FIXTURE.saudi, tender, ConfirmQuantities.QuantityAnswer.asAsked());

    FIXTURE.settle();

    assertThat(FIXTURE.awards(tender)).isEqualTo("1:pending:-:3070.050,2:pending:-:407.000");
  }

  @Test
  void a_discounted_award_returns_with_a_lot_of_its_condition_that_does_not_stand() {
    Tender tender = discounted();
    FIXTURE.confirm(FIXTURE.kuwaiti, tender, optsOut(tender.lots().get(0)));
    FIXTURE.confirm(FIXTURE.saudi, tender, optsOut(tender.lots().get(0)));

    FIXTURE.settle();

    assertThat(FIXTURE.outcomes(tender)).isEqualTo("1:NONE_LEFT,2:DISCOUNT");
    assertThat(FIXTURE.awards(tender))
        .isEqualTo("1:cancelled:QUANTITIES:3070.050,2:cancelled:DISCOUNT:370.000");
    assertThat(FIXTURE.status(tender)).isEqualTo("UNDER_EVALUATION");
  }

  @Test
  void what_an_award_gives_is_written_anew_only_while_its_quantities_are_settled() {
    Tender tender = divided();
    cannotBeChanged(tender);
    FIXTURE.confirm(FIXTURE.kuwaiti, tender, takes(tender.items().get(0), "12"));
    FIXTURE.confirm(FIXTURE.saudi, tender, ConfirmQuantities.QuantityAnswer.asAsked());
    cannotBeChanged(tender);

    FIXTURE.settle();

    assertThat(FIXTURE.status(tender)).isEqualTo("STANDSTILL");
    cannotBeChanged(tender);
  }

  @Test
  void nothing_goes_into_the_standstill_that_does_not_give_the_quantities_in_force_away() {
    Tender tender = divided();
    FIXTURE.confirm(FIXTURE.kuwaiti, tender, ConfirmQuantities.QuantityAnswer.asAsked());
    FIXTURE.confirm(FIXTURE.saudi, tender, ConfirmQuantities.QuantityAnswer.asAsked());
    String share =
        " WHERE state_code = 'KW' AND lot_item_id = " + tender.items().get(1) + " AND quantity = ";
    APP.without(
        "tr_award_share_fixed", () -> APP.sql("UPDATE award_share SET quantity = 5" + share + "6"));

    assertThatThrownBy(FIXTURE::settle).hasStackTraceContaining("award.shares-differ");

    APP.without(
        "tr_award_share_fixed", () -> APP.sql("UPDATE award_share SET quantity = 6" + share + "5"));
    FIXTURE.settle();
    assertThat(FIXTURE.status(tender)).isEqualTo("STANDSTILL");
  }

  @Test
  void a_divided_lot_stands_only_with_its_winners_in_the_same_order() {
    List<TrialRanking.TrialPlace> after = List.of(place(1, 1), place(3, 2), place(2, 3));

    assertThat(WinnerComparison.run(Optional.of(1L), List.of(1L, 3L), after))
        .isEqualTo(LotOutcome.UNCHANGED);
    assertThat(WinnerComparison.run(Optional.of(1L), List.of(1L, 2L, 3L), after))
        .isEqualTo(LotOutcome.WINNER_CHANGED);
  }

  private static TrialRanking.TrialPlace place(long bid, int position) {
    BigDecimal one = BigDecimal.ONE;
    return new TrialRanking.TrialPlace(
        7, bid, position, null, one, "SAR", one, one, one, one, one, false, false, false);
  }

  private static void cannotBeChanged(Tender tender) {
    String those =
        " WHERE award_id IN (SELECT id FROM award WHERE tender_id = %d)".formatted(tender.id());
    for (String act :
        List.of(
            "DELETE FROM award_share" + those,
            "UPDATE award_share SET quantity = 1" + those,
            "UPDATE award_item SET quantity = 1" + those,
            "UPDATE award SET amount = amount - 1 WHERE tender_id = " + tender.id(),
            "UPDATE award SET converted_amount = 1 WHERE tender_id = " + tender.id())) {
      assertThatThrownBy(() -> APP.sql(act)).hasMessageContaining("award.immutable");
    }
  }

  private static void pageShowsBothWinners(Tender tender) {
    Browserless chair = Browserless.signedInAs(APP, tender.chair());
    chair.get("/language/en");
    String page = chair.get("/tenders/" + tender.id() + "/quantities").body();
    assertThat(page.split("<h2 id=\"lot-")[1].split("As decided", -1).length).isGreaterThan(2);
  }

  /** What the winners of lot 1 give to each state, item by item; winners in their order. */
  private static String shares(Tender tender) {
    return APP.ask(
        """
        SELECT GROUP_CONCAT(w.given ORDER BY w.id SEPARATOR ';')
          FROM (SELECT a.id, GROUP_CONCAT(CONCAT(s.state_code, ' ', FLOOR(s.quantity))
                         ORDER BY s.lot_item_id, s.state_code) AS given
                  FROM award a JOIN award_share s ON s.award_id = a.id
                 WHERE a.live_lot_id = %d GROUP BY a.id) w"""
            .formatted(tender.lots().get(0)));
  }
}
