package org.muwahhad.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;

/**
 * The bids of {@link RankBidsTest}. Nord has 91 points of quality and is compared at 1.10 times its
 * price; it is first when 0.6 × 91 + 0.4 × 100 × 52,500 / (1.1 × price) is 83.21, which is at
 * 66,739.75 riyals.
 */
class ViewFirstPlaceTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);

  private static EvaluationFixture ranked() {
    return EvaluationFixture.rated(APP, WORLD).asWorkedByHand().ranked();
  }

  @Test
  void page_and_api_say_at_which_price_a_bid_would_be_first() {
    EvaluationFixture tender = ranked();
    Browserless chair = Browserless.signedInAs(APP, tender.chair());

    String page = text(chair.get(path(tender, "Nord")).body());

    assertThat(page)
        .contains("it would be first with a total of SAR 66,739.75 or less: SAR 48,260.25 (41.97")
        .contains("At that price it would be abnormally low")
        .contains("not even a technical score of 100 would make it first");
    assertThat(ApiCaller.of(APP, tender.chair()).get("/api/v1" + path(tender, "Nord")).body())
        .contains("66739.75", "\"place\":\"BEHIND\"");
    assertThat(chair.get("/tenders/" + tender.id() + "/ranking").body())
        .contains(path(tender, "Nord"), path(tender, "Gulf"))
        .doesNotContain(path(tender, "Cheap"), path(tender, "Weak"));
  }

  @Test
  void the_first_in_rank_and_bids_that_are_out_are_said_to_be_so() {
    EvaluationFixture tender = ranked();
    Browserless chair = Browserless.signedInAs(APP, tender.chair());

    assertThat(text(chair.get(path(tender, "Cheap")).body()))
        .contains("This bid is the first in rank.");
    assertThat(text(chair.get(path(tender, "Weak")).body()))
        .contains("takes no part in the ranking")
        .doesNotContain("Price bid");
  }

  @Test
  void bidders_and_strangers_read_nothing_of_it() {
    EvaluationFixture tender = ranked();

    assertThat(
            Browserless.signedInAs(APP, tender.bidder("Nord"))
                .get(path(tender, "Nord"))
                .statusCode())
        .isIn(403, 404);
  }

  private static String path(EvaluationFixture tender, String name) {
    return "/tenders/%d/ranking/lots/%d/bids/%d/first-place"
        .formatted(tender.id(), tender.lot(), tender.bid(name));
  }

  private static String text(String page) {
    return page.replaceAll("<[^>]*>", " ")
        .replaceAll("[\u2068\u2069]", "")
        .replace('\u00a0', ' ')
        .replaceAll("\\s+", " ");
  }
}
