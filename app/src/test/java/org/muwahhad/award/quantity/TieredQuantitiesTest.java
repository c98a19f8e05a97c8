package org.muwahhad.award.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muwahhad.award.quantity.QuantityFixture.inDays;
import static org.muwahhad.award.quantity.QuantityFixture.takes;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.award.AwardFixture.Tender;
import org.muwahhad.award.AwardFixture.Terms;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.award.SharedLots;

/** Divided lots whose bids ask more for smaller quantities, and whose states change theirs. */
class TieredQuantitiesTest {
  private static final TestApp APP = TestApp.start();
  private static final QuantityFixture FIXTURE = fixture();

  private static QuantityFixture fixture() {
    QuantityFixture fixture = QuantityFixture.in(APP);
    fixture.awards.letDivide(2, "10");
    return fixture;
  }

  @AfterEach
  void forgetTerms() {
    FIXTURE.awards.state();
  }

  private static Tender divided() {
    Tender tender = SharedLots.in(FIXTURE.awards);
    FIXTURE.awards.adopt(FIXTURE.awards.recommendDivided(tender, 0, SharedLots.shares(tender)));
    return tender;
  }

  @Test
  void a_share_takes_the_price_of_the_quantity_that_the_states_confirmed() {
    FIXTURE.awards.state(new Terms(true, 0, null, List.of("1:110", "25:104")));
    Tender tender = divided();
    assertThat(FIXTURE.awards(tender)).startsWith("1:pending:-:2689.035");
    FIXTURE.confirm(
        FIXTURE.kuwaiti, tender, takes(tender.items().get(0), "12", tender.items().get(1), "7"));
    FIXTURE.confirm(FIXTURE.saudi, tender, ConfirmQuantities.QuantityAnswer.asAsked());

    FIXTURE.settle();

    // 25 units at 104 in place of 24 at 110, and 8 at 7.005.
    assertThat(FIXTURE.outcomes(tender)).isEqualTo("1:UNCHANGED,2:UNCHANGED");
    assertThat(FIXTURE.awards(tender))
        .isEqualTo("1:pending:-:2656.040,1:pending:-:9371.500,2:pending:-:400.000");

    inDays(25, () -> APP.get(ConfirmAwards.class).run(FIXTURE.awards.buyer, tender.id()));
    assertThat(
            APP.ask(
                """
                SELECT FLOOR(p.unit_price)
                  FROM framework_agreement f
                  JOIN award a ON a.id = f.award_id AND a.bid_id = %d
                  JOIN agreement_price_in_force p ON p.agreement_id = f.id
                 WHERE p.lot_item_id = %d"""
                    .formatted(tender.dinarBid(), tender.items().get(0))))
        .as("what the agreement orders at")
        .isEqualTo("104");
  }

  @Test
  void a_lot_with_a_share_below_a_least_quantity_returns_to_the_panel() {
    FIXTURE.awards.state(new Terms(false, 0, "6", List.of()));
    Tender tender = divided();
    FIXTURE.confirm(FIXTURE.kuwaiti, tender, takes(tender.items().get(0), "8"));
    FIXTURE.confirm(FIXTURE.saudi, tender, ConfirmQuantities.QuantityAnswer.asAsked());

    FIXTURE.settle();

    // Of 8 for Kuwait, 4 and 6 of 10 become 3 and 5.
    assertThat(FIXTURE.outcomes(tender)).isEqualTo("1:LEAST_SHARE,2:UNCHANGED");
  }
}
