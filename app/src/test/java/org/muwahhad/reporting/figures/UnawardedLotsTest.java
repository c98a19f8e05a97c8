package org.muwahhad.reporting.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muwahhad.award.quantity.QuantityFixture.inDays;
import static org.muwahhad.award.quantity.QuantityFixture.optsOut;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.AwardFixture.Item;
import org.muwahhad.award.AwardFixture.Judged;
import org.muwahhad.award.AwardFixture.Lot;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.award.EndReturnedLots;
import org.muwahhad.award.quantity.ConfirmQuantities;
import org.muwahhad.award.quantity.QuantityFixture;
import org.muwahhad.reporting.Issue;
import org.muwahhad.reports.Bilingual;

/**
 * Why a lot has no award, as the award report, the letters and the notice for everybody tell it.
 */
class UnawardedLotsTest {
  private static final TestApp APP = TestApp.start();
  private static final QuantityFixture FIXTURE = QuantityFixture.in(APP);
  private static final String OPTED_OUT =
      "Every state opted out of this lot after the decision, so it ends without an award.";
  private static final String GIVEN_UP =
      "The award of this lot did not take effect. It was returned to the examination panel and then ended without an award.";

  /** Nobody takes the second lot any more; the first goes on. */
  private static AwardFixture.Tender optedOut() {
    AwardFixture.Tender tender = FIXTURE.decided();
    long lot = tender.lots().get(1);
    FIXTURE.confirm(FIXTURE.kuwaiti, tender, optsOut(lot));
    FIXTURE.confirm(FIXTURE.saudi, tender, optsOut(lot));
    FIXTURE.settle();
    assertThat(FIXTURE.outcomes(tender)).isEqualTo("1:UNCHANGED,2:NONE_LEFT");
    return tender;
  }

  @Test
  void a_lot_that_every_state_opted_out_of_is_not_said_to_have_no_admissible_bid() {
    AwardFixture.Tender tender = optedOut();

    assertThat(
            APP.get(AwardReports.class).get(tender.id(), Issue.NONE).lots().get(1).bids().stream()
                .filter(b -> b.standing().isPresent()))
        .hasSize(2);
    assertThat(reasons(tender, 1)).containsExactly(OPTED_OUT);
  }

  @Test
  void the_letter_to_a_bidder_says_why_a_lot_has_no_award() {
    AwardFixture.Tender tender = optedOut();
    long supplier = FIXTURE.awards.riyalSupplier;
    Browserless bidder = Browserless.signedInAs(APP, FIXTURE.awards.world().aBidderFor(supplier));
    String letter = "/tenders/" + tender.id() + "/award/letter";

    bidder.get("/language/ar");
    assertThat(bidder.get(letter).body()).contains("انسحبت الدول كلها من هذه الحزمة");
    bidder.get("/language/en");
    assertThat(bidder.get(letter).body()).contains("No award", OPTED_OUT);
    assertThat(
            bidder
                .get("/reports/letter/" + tender.id() + "-" + supplier + "?edition=ENGLISH")
                .body())
        .contains(OPTED_OUT);
  }

  @Test
  void once_awards_are_in_effect_everybody_reads_which_lots_have_none_and_why() {
    AwardFixture.Tender tender = optedOut();
    String notice = "/publications/" + tender.number();
    Browserless anybody = Browserless.at(APP);
    anybody.get("/language/en");
    assertThat(anybody.get(notice).body()).doesNotContain(OPTED_OUT);

    inDays(11, () -> APP.get(ConfirmAwards.class).run(FIXTURE.awards.buyer, tender.id()));

    assertThat(FIXTURE.status(tender)).isEqualTo("AWARDED");
    assertThat(anybody.get(notice).body()).contains("No award", OPTED_OUT);
    assertThat(anybody.get("/api/v1" + notice).body())
        .contains("\"unawarded\":[{\"lotNumber\":2,\"cause\":\"OPTED_OUT\"}]");
  }

  @Test
  void a_lot_that_was_given_up_after_its_award_failed_is_said_to_be_that() {
    AwardFixture.Tender tender = FIXTURE.decided();
    FIXTURE.confirm(FIXTURE.kuwaiti, tender, optsOut(tender.lots().get(0)));
    FIXTURE.confirm(FIXTURE.saudi, tender, ConfirmQuantities.QuantityAnswer.asAsked());
    FIXTURE.settle();
    inDays(11, () -> APP.get(ConfirmAwards.class).run(FIXTURE.awards.buyer, tender.id()));
    assertThat(FIXTURE.status(tender)).isEqualTo("UNDER_EVALUATION");
    assertThat(reasons(tender, 0)).doesNotContain(GIVEN_UP);

    inDays(
        12,
        () ->
            APP.get(EndReturnedLots.class).run(FIXTURE.awards.buyer, tender.id(), "لا حاجة إليها"));

    assertThat(reasons(tender, 0)).containsExactly(GIVEN_UP);
  }

  @Test
  void a_lot_without_a_bid_and_one_without_an_admissible_bid_are_told_apart() {
    AwardFixture.Tender tender =
        FIXTURE.adopted(
            List.of(
                new Lot(
                    List.of(new Item(List.of("1", "2"), "10", "130")), Judged.FIRST, Judged.SECOND),
                new Lot(
                    List.of(new Item(List.of("5"), "1", "10")), Judged.EXCLUDED, Judged.EXCLUDED)));
    APP.without(
        "tr_lot_added",
        () ->
            APP.sql(
                """
                INSERT INTO lot (tender_id, number, title_ar, title_en, status)
                VALUES (%d, 3, 'حزمة رقم 3', 'Lot 3', 'UNSUCCESSFUL')"""
                    .formatted(tender.id())));

    assertThat(reasons(tender, 1))
        .containsExactly("No admissible bid was submitted for this lot, so it is unsuccessful.");
    assertThat(reasons(tender, 2))
        .containsExactly("No bid was submitted for this lot, so it is unsuccessful.");
  }

  private static List<String> reasons(AwardFixture.Tender tender, int place) {
    return APP
        .get(AwardReports.class)
        .get(tender.id(), Issue.NONE)
        .lots()
        .get(place)
        .reasons()
        .stream()
        .map(Bilingual::en)
        .toList();
  }
}
