package org.muwahhad.bid.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidFixture;

/** The price schedule on the screen: lots fold where there are many items, countries have names. */
@Tag("long")
class LongPriceScheduleTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private static final String OPEN = "<details class=\"lot-prices\" id=\"lot-%d\" open>";
  private static final String FOLDED = "<details class=\"lot-prices\" id=\"lot-%d\">";
  private final Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());
  private final Browserless browser = Browserless.signedInAs(APP, bidder);

  @Test
  void lots_in_which_nothing_is_typed_are_folded_where_a_tender_has_many_items() {
    BidFixture.Tender tender = TENDERS.aLargeTender(60);
    String room = "/tenders/" + tender.id() + "/bid";
    assertThat(browser.get(room).body()).contains(FOLDED.formatted(1), FOLDED.formatted(2));

    browser.post(
        room,
        Map.of("act", "save", "currency", "SAR", "prices[" + tender.items().get(0) + "]", "5"));
    assertThat(browser.get(room).body()).contains(OPEN.formatted(1), FOLDED.formatted(2));

    browser.post(
        room,
        Map.of("act", "save", "currency", "SAR", "prices[" + tender.items().get(2) + "]", "five"));
    assertThat(browser.get(room).body())
        .as("a mistake is seen")
        .contains(FOLDED.formatted(1), OPEN.formatted(2));
  }

  @Test
  void a_lot_of_which_all_items_are_priced_folds_and_says_so() {
    BidFixture.Tender tender = TENDERS.aLargeTender(12);
    String room = "/tenders/" + tender.id() + "/bid";
    Map<String, String> typed = new HashMap<>(Map.of("act", "save", "currency", "SAR"));
    for (String item :
        APP.ask(
                """
                SELECT GROUP_CONCAT(i.id) FROM lot_item i JOIN lot l ON l.id = i.lot_id
                 WHERE l.number = 1 AND i.tender_id = %d"""
                    .formatted(tender.id()))
            .split(",")) {
      typed.put("prices[" + item + "]", "5");
    }
    browser.get(room);

    browser.post(room, typed);

    assertThat(browser.get(room).body())
        .contains(FOLDED.formatted(1), FOLDED.formatted(2), "All items priced");
  }

  @Test
  void a_short_tender_is_open_and_a_country_is_shown_by_its_name() {
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    String room = "/tenders/" + tender.id() + "/bid";
    String price = "prices[" + tender.items().get(0) + "]";

    browser.post(
        room, Map.of("act", "save", "currency", "SAR", price, "5", price + ".origin", "JP"));

    assertThat(browser.get(room).body())
        .contains(OPEN.formatted(1), "<option value=\"Japan\">", "value=\"Japan\"");
    browser.get("/language/ar");
    String arabic = browser.get(room).body();
    assertThat(arabic).contains("value=\"اليابان\"");
    browser.post(
        room, Map.of("act", "save", "currency", "SAR", price, "5", price + ".origin", "اليابان"));
    assertThat(APP.get(ViewBidRoom.class).get(bidder, tender.id()).draft())
        .extracting(d -> d.prices().get(0).origin())
        .isEqualTo("JP");
  }
}
