package org.muwahhad.award.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.award.quantity.QuantityFixture.optsOut;

import io.micronaut.transaction.TransactionOperations;
import java.math.BigDecimal;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.AwardFixture.Item;
import org.muwahhad.award.AwardFixture.Judged;
import org.muwahhad.award.AwardFixture.Lot;

/**
 * What the confirmed quantities make of an award at the prices of an alternative. Kuwait asked for
 * 100 of the first item and 1 of the second, Saudi Arabia for 1 and 100. The dinar bid is 10 dinars
 * apiece, 2,020 in all and 1,010 for Saudi Arabia alone; a dinar is 12.21 riyals.
 */
class AlternativeQuantitiesTest {
  private static final TestApp APP = TestApp.start();
  private static final QuantityFixture FIXTURE = QuantityFixture.in(APP);

  @Test
  void an_award_at_an_alternative_that_stays_below_its_bid_stands() {
    AwardFixture.Tender tender = awarded("200", "200", "5", "12", "1717");
    FIXTURE.confirm(FIXTURE.kuwaiti, tender, ConfirmQuantities.QuantityAnswer.asAsked());
    FIXTURE.confirm(FIXTURE.saudi, tender, ConfirmQuantities.QuantityAnswer.asAsked());

    FIXTURE.settle();

    assertThat(FIXTURE.outcomes(tender)).isEqualTo("1:UNCHANGED");
    assertThat(FIXTURE.awards(tender)).isEqualTo("1:pending:-:1717.000");
  }

  @Test
  void a_lot_whose_alternative_would_come_to_more_than_its_bid_returns() {
    // For Saudi Arabia alone 5 + 1,200, where the bid comes to 1,010.
    AwardFixture.Tender tender = awarded("200", "200", "5", "12", "1717");
    kuwaitOptsOut(tender);

    FIXTURE.settle();

    assertThat(FIXTURE.outcomes(tender)).isEqualTo("1:ALTERNATIVE");
    assertThat(FIXTURE.awards(tender)).isEqualTo("1:cancelled:QUANTITIES:1717.000");
    assertThat(FIXTURE.status(tender)).isEqualTo("UNDER_EVALUATION");
    assertThat(firstByConfirmed(tender)).isEqualTo(tender.dinarBid() + " 1010.000");
    Browserless chair = Browserless.signedInAs(APP, tender.chair());
    chair.get("/language/en");
    assertThat(chair.get("/tenders/" + tender.id() + "/quantities").body())
        .contains("Alternative would cost more");
  }

  @Test
  void an_alternative_keeps_no_bid_first_that_its_own_prices_would_not() {
    // For Saudi Arabia alone 12,337 riyals against 10,200; the alternative would come to 6,230.
    AwardFixture.Tender tender = awarded("200", "100", "10", "5", "1515");
    kuwaitOptsOut(tender);

    FIXTURE.settle();

    assertThat(FIXTURE.outcomes(tender)).isEqualTo("1:WINNER_CHANGED");
    assertThat(firstByConfirmed(tender)).isEqualTo(tender.riyalBid() + " 10200.000");
  }

  @Test
  void the_database_lets_no_award_stand_at_an_alternative_dearer_than_its_bid() {
    AwardFixture.Tender tender = awarded("200", "200", "5", "12", "1717");
    kuwaitOptsOut(tender);

    assertThatThrownBy(() -> forgetTheAlternative(tender))
        .hasStackTraceContaining("evaluation.alternative-dearer");
  }

  private static void kuwaitOptsOut(AwardFixture.Tender tender) {
    FIXTURE.confirm(FIXTURE.kuwaiti, tender, optsOut(tender.lots().get(0)));
    FIXTURE.confirm(FIXTURE.saudi, tender, ConfirmQuantities.QuantityAnswer.asAsked());
  }

  /** Decided on at the prices of the accepted alternative of the dinar bid, in dinars. */
  private static AwardFixture.Tender awarded(
      String riyalsA, String riyalsB, String priceA, String priceB, String total) {
    AwardFixture.Tender tender =
        FIXTURE.awards.aTender(
            List.of(
                new Lot(
                    List.of(
                        new Item(List.of("60", "1", "40"), "10", riyalsA),
                        new Item(List.of("1", "100"), "10", riyalsB)),
                    Judged.FIRST,
                    Judged.SECOND)));
    long lot = tender.lots().get(0);
    APP.without(
        "tr_bid_alternative_at_opening",
        () ->
            APP.sql(
                "INSERT INTO bid_alternative (bid_id, lot_id, tender_id, description) VALUES (%d, %d, %d, 'x')"
                    .formatted(tender.dinarBid(), lot, tender.id())));
    APP.without(
        "tr_alternative_line_at_opening",
        () ->
            APP.sql(
                "INSERT INTO alternative_line (bid_id, lot_item_id, lot_id, tender_id, unit_price) VALUES (%1$d, %2$d, %4$d, %5$d, %6$s), (%1$d, %3$d, %4$d, %5$d, %7$s)"
                    .formatted(
                        tender.dinarBid(),
                        tender.items().get(0),
                        tender.items().get(1),
                        lot,
                        tender.id(),
                        priceA,
                        priceB)));
    APP.sql(
        """
        INSERT INTO alternative_decision (lot_id, bid_id, number, tender_id, is_accepted, reason,
                                          decided_by, decided_at)
        VALUES (%d, %d, 1, %d, TRUE, 'x', %d, UTC_TIMESTAMP(6))"""
            .formatted(lot, tender.dinarBid(), tender.id(), tender.chair().personId()));
    APP.sql(
        """
        UPDATE lot_ranking
           SET is_alternative = TRUE, bid_total = %3$s,
               converted_total = ROUND(converted_total * %3$s / 2020, 2),
               evaluated_price = ROUND(evaluated_price * %3$s / 2020, 2)
         WHERE lot_id = %1$d AND bid_id = %2$d"""
            .formatted(lot, tender.dinarBid(), total));
    FIXTURE.awards.adopt(tender);
    return tender;
  }

  /** The lot settled as unchanged, which the code never does. */
  private static void forgetTheAlternative(AwardFixture.Tender tender) {
    long id =
        Long.parseLong(
            APP.ask("SELECT MAX(id) FROM quantity_confirmation WHERE tender_id = " + tender.id()));
    @SuppressWarnings("unchecked")
    TransactionOperations<Connection> transactions = APP.get(TransactionOperations.class);
    transactions.executeWrite(
        status -> {
          QuantityConfirmations rows = APP.get(QuantityConfirmations.class);
          rows.putItems(id);
          rows.keepRanking(id);
          rows.putPlace(
              id,
              tender.lots().get(0),
              tender.dinarBid(),
              null,
              new BigDecimal("1205"),
              "KWD",
              BigDecimal.ONE,
              BigDecimal.ONE,
              BigDecimal.ONE,
              BigDecimal.ONE,
              BigDecimal.ONE,
              1,
              false);
          rows.setOutcome(id, tender.lots().get(0), LotOutcome.UNCHANGED);
          return 0;
        });
  }

  private static String firstByConfirmed(AwardFixture.Tender tender) {
    return APP.ask(
        """
        SELECT CONCAT(bid_id, ' ', bid_total) FROM quantity_ranking
         WHERE basis = 'CONFIRMED' AND rank_position = 1 AND lot_id = %d"""
            .formatted(tender.lots().get(0)));
  }
}
