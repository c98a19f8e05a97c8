package org.muwahhad.award.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.organisation.supplier.DecideDebarment;
import org.muwahhad.organisation.supplier.ProposeDebarment;
import org.muwahhad.shared.Bilingual;

/** A lot that returns to the panel while another has an award in force. */
@Tag("long")
class LotsBesideScenariosTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final ScenarioFixture SCENARIOS = new ScenarioFixture(APP, FIXTURE);

  @Test
  void a_lot_with_an_award_in_force_is_no_part_of_a_scenario_and_is_named() {
    AwardFixture.Tender tender = FIXTURE.aTender();
    FIXTURE.adopt(tender);
    debarTheDinarBidder();
    inDays(11, () -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id()));
    assertThat(APP.ask("SELECT status FROM joint_tender WHERE id = " + tender.id()))
        .isEqualTo("UNDER_EVALUATION");
    assertThatThrownBy(() -> inDays(12, () -> state(tender)))
        .as("as long as it is not ranked")
        .hasMessage("award.lot-not-ranked");
    rankTheRiyalBidFirst(tender);

    inDays(12, () -> state(tender));
    APP.get(WorkScenarios.class).run();

    assertThat(ScenarioFixture.winners(SCENARIOS.found(tender, 1)))
        .isEqualTo(Map.of("1", SCENARIOS.riyal()));
    assertThat(APP.ask("SELECT problem FROM award_scenario WHERE tender_id = " + tender.id()))
        .contains("\"1/", "Left out: ")
        .doesNotContain("\"2/");
    Browserless chair = Browserless.signedInAs(APP, tender.chair());
    chair.get("/language/en");
    String page = ScenarioFixture.text(chair.get("/tenders/" + tender.id() + "/scenarios"));
    assertThat(page)
        .contains("an award of them is in force", "New scenario")
        .doesNotContain("no bid can be recommended for them now");
    ViewScenarios.TenderScenariosView seen =
        APP.get(ViewScenarios.class).list(tender.chair(), tender.id(), 0);
    assertThat(seen.settled())
        .extracting(ScenarioComparison.AwardableLot::number)
        .containsExactly(2);
    assertThat(seen.leftOut()).isEmpty();
  }

  private static void state(AwardFixture.Tender tender) {
    APP.get(StateScenario.class).run(tender.chair(), tender.id(), ScenarioTerms.named("rest"));
  }

  private static void debarTheDinarBidder() {
    Actor first = FIXTURE.world().aPersonWho(Role.CENTRAL_BUYER);
    Actor second = FIXTURE.world().aPersonWho(Role.CENTRAL_BUYER);
    long id =
        APP.get(ProposeDebarment.class)
            .run(
                first,
                FIXTURE.dinarSupplier,
                new ProposeDebarment.Proposal(
                    LocalDate.now(ZoneId.of("Asia/Riyadh")),
                    null,
                    new Bilingual("المادة 7", "Article 7"),
                    "Forged certificate"));
    APP.get(DecideDebarment.class).run(second, FIXTURE.dinarSupplier, id, true);
  }

  private static void rankTheRiyalBidFirst(AwardFixture.Tender tender) {
    APP.sql(
        """
        INSERT INTO lot_ranking (lot_id, bid_id, tender_id, is_admissible, exclusion, bid_total,
          bid_currency, converted_total, evaluated_price, technical_score, price_score, final_score,
          rank_position, is_abnormally_low)
        SELECT i.lot_id, b.bid_id, i.tender_id, TRUE, NULL, SUM(ROUND(i.quantity * b.unit_price, 2)),
               'SAR', SUM(ROUND(i.quantity * b.unit_price, 2)),
               SUM(ROUND(i.quantity * b.unit_price, 2)), 80, 100, 92, 1, FALSE
          FROM lot_item i JOIN bid_line b ON b.lot_item_id = i.id
         WHERE i.lot_id = %d AND b.bid_id = %d
         GROUP BY i.lot_id, b.bid_id, i.tender_id"""
            .formatted(tender.lots().get(0), tender.riyalBid()));
  }

  private static void inDays(int days, Runnable act) {
    DemoTime.run(Instant.now().plus(Duration.ofDays(days)), act);
  }
}
