package org.muwahhad.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.award.AwardFixture.Offer;
import org.muwahhad.award.AwardFixture.Tender;
import org.muwahhad.shared.Refusal;

/**
 * What is awarded where the dinar bid, the first in rank for both lots, offers an alternative to
 * lot 2: 10 pieces at 30 dinars in place of 40; see {@link SharedLots}.
 */
class AcceptedAlternativeAwardTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final String WORDS = "Machines without a screen";

  @Test
  void an_accepted_alternative_is_awarded_at_its_prices_and_told_to_the_committee() {
    Tender tender = withAlternative();
    accept(tender);

    long decision = FIXTURE.recommend(tender);

    assertThat(amounts(tender)).isEqualTo("3070.050,300.000");
    assertThat(
            APP.ask(
                "SELECT CONCAT_WS(' ', bid_price, unit_price, amount) FROM award_item"
                    + " WHERE lot_item_id = "
                    + tender.items().get(2)))
        .isEqualTo("30.000 30.000000000 300.000");
    Browserless member = Browserless.signedInAs(APP, FIXTURE.member("KW"));
    String page = member.get("/decisions/" + decision).body();
    String brief = page.substring(page.indexOf("decision-brief"));
    assertThat(brief.substring(0, brief.indexOf("</section>")))
        .contains("As accepted alternative: what differs", WORDS);
    assertThat(page.substring(page.indexOf("</section>"))).contains(WORDS);
    assertThat(
            APP.ask(
                "SELECT JSON_VALUE(document, '$.lots[1].ranking[0].alternative') FROM decision"
                    + " WHERE id = "
                    + decision))
        .isEqualTo(WORDS);
  }

  @Test
  void the_letter_tells_the_winner_that_its_alternative_was_accepted() {
    Tender tender = withAlternative();
    accept(tender);
    FIXTURE.adopt(tender);
    Actor winner = FIXTURE.world().aBidderFor(FIXTURE.dinarSupplier);
    String letter = "/tenders/" + tender.id() + "/award/letter";

    assertThat(Browserless.signedInAs(APP, winner).get(letter).body())
        .contains("Your alternative for this lot was accepted", "300.000");
    assertThat(inArabic(winner).get(letter).body()).contains("قُبل عرضكم البديل لهذه الحزمة");
  }

  private static Browserless inArabic(Actor person) {
    Browserless browser = Browserless.signedInAs(APP, person);
    browser.get("/language/ar");
    return browser;
  }

  @Test
  void a_conditional_discount_is_taken_off_the_alternative_as_off_the_bid() {
    AwardFixture fixture = FIXTURE;
    fixture.offer(new Offer(true, "7.5", java.util.List.of(0, 1), java.util.List.of(1)));
    try {
      Tender tender = withAlternative();
      accept(tender);

      fixture.recommend(tender);

      // 10 x 30 x 0.925
      assertThat(amounts(tender)).isEqualTo("3070.050,277.500");
    } finally {
      fixture.offer();
    }
  }

  @Test
  void a_refused_alternative_leaves_the_award_at_the_prices_of_the_bid() {
    Tender tender = withAlternative();
    decide(tender, false);

    FIXTURE.recommend(tender);

    assertThat(amounts(tender)).isEqualTo("3070.050,400.000");
  }

  @Test
  void nothing_is_recommended_before_the_alternative_of_the_first_is_decided_on() {
    Tender tender = withAlternative();

    assertThatThrownBy(() -> FIXTURE.recommend(tender))
        .isInstanceOfSatisfying(
            Refusal.RuleBroken.class,
            r -> {
              assertThat(r.code()).isEqualTo("award.alternative-undecided");
              assertThat(r.arguments()).containsExactly(2);
            });
  }

  @Test
  void the_database_awards_no_other_price_than_the_one_in_force() {
    Tender tender = withAlternative();
    accept(tender);
    APP.sql(
        """
        INSERT INTO award (tender_id, lot_id, bid_id, status, live_lot_id, amount, currency,
          converted_amount, reason, recommended_by, recommended_at)
        SELECT tender_id, lot_id, bid_id, 'pending', lot_id, bid_total, bid_currency,
               converted_total, 'x', %d, UTC_TIMESTAMP(6)
          FROM lot_ranking WHERE lot_id = %d AND bid_id = %d"""
            .formatted(tender.chair().personId(), tender.lots().get(1), tender.dinarBid()));
    String item =
        """
        INSERT INTO award_item (award_id, lot_item_id, lot_id, quantity, bid_price,
          discount_percent, unit_price, amount)
        SELECT MAX(id), %d, %d, 10, PRICE, 0, PRICE, PRICE * 10 FROM award WHERE tender_id = %d"""
            .formatted(tender.items().get(2), tender.lots().get(1), tender.id());

    assertThatThrownBy(() -> APP.sql(item.replace("PRICE", "40")))
        .hasMessageContaining("award.amount-differs");
    APP.sql(item.replace("PRICE", "30"));
  }

  private static Tender withAlternative() {
    Tender tender = SharedLots.in(FIXTURE);
    long lot = tender.lots().get(1);
    APP.without(
        "tr_bid_alternative_at_opening",
        () ->
            APP.sql(
                "INSERT INTO bid_alternative (bid_id, lot_id, tender_id, description) VALUES (%d, %d, %d, '%s')"
                    .formatted(tender.dinarBid(), lot, tender.id(), WORDS)));
    APP.without(
        "tr_alternative_line_at_opening",
        () ->
            APP.sql(
                "INSERT INTO alternative_line (bid_id, lot_item_id, lot_id, tender_id, unit_price) VALUES (%d, %d, %d, %d, 30)"
                    .formatted(tender.dinarBid(), tender.items().get(2), lot, tender.id())));
    return tender;
  }

  /** As the ranking writes it: the lot comes to three quarters. */
  private static void accept(Tender tender) {
    decide(tender, true);
    APP.sql(
        """
        UPDATE lot_ranking
           SET is_alternative = TRUE, bid_total = 300, converted_total = ROUND(converted_total * 0.75, 2),
               evaluated_price = ROUND(evaluated_price * 0.75, 2)
         WHERE lot_id = %d AND bid_id = %d"""
            .formatted(tender.lots().get(1), tender.dinarBid()));
  }

  private static void decide(Tender tender, boolean accepted) {
    APP.sql(
        """
        INSERT INTO alternative_decision (lot_id, bid_id, number, tender_id, is_accepted, reason,
                                          decided_by, decided_at)
        VALUES (%d, %d, 1, %d, %b, 'x', %d, UTC_TIMESTAMP(6))"""
            .formatted(
                tender.lots().get(1),
                tender.dinarBid(),
                tender.id(),
                accepted,
                tender.chair().personId()));
  }

  private static String amounts(Tender tender) {
    return APP.ask(
        "SELECT GROUP_CONCAT(amount ORDER BY id) FROM award WHERE tender_id = " + tender.id());
  }
}
