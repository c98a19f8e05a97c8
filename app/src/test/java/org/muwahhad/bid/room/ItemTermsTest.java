package org.muwahhad.bid.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.AfterDeadline;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.offer.OfferRules;
import org.muwahhad.bid.offer.TierText;
import org.muwahhad.bid.opening.OpenedOfferQueries;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/** Times of delivery, least quantities and prices of smaller quantities in bids. */
@Tag("long")
class ItemTermsTest {
  private static final TestApp APP = TestApp.start();
  private static final AfterDeadline LATER = new AfterDeadline(APP);
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private final BidFixture.Tender tender = TENDERS.aPublishedTender();
  private final Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());

  @Test
  void terms_are_sealed_with_the_prices_and_read_out_but_for_the_prices_of_tiers() {
    TENDERS.askTerms(tender, 60);
    Offer offer = offer("2", 30, "2:3.125", "5:2.5");
    APP.get(SaveBidDraft.class).run(bidder, tender.id(), offer);
    byte[] kept = APP.get(ViewBidRoom.class).content(bidder, tender.id());
    BidQueries.Receipt receipt = submit(offer);

    TENDERS.open(tender);

    assertThat(Sha256.of(kept)).isEqualTo(receipt.sha256());
    assertThat(new String(kept, StandardCharsets.UTF_8))
        .contains(
            "{\"deliveryDays\":30,\"leastQuantity\":\"2\",\"lotItem\":" + tender.items().get(0),
            "\"tiers\":[{\"fromQuantity\":\"2\",\"unitPrice\":\"3.125\"},"
                + "{\"fromQuantity\":\"5\",\"unitPrice\":\"2.500\"}]");
    Offer opened = APP.get(OpenedOfferQueries.class).find(receipt.bidId(), "KWD").orElseThrow();
    assertThat(price(opened).deliveryDays()).isEqualTo(30);
    assertThat(price(opened).leastQuantity()).isEqualByComparingTo("2");
    assertThat(TierText.of(price(opened).tiers())).isEqualTo("2: 3.125; 5: 2.5");
    String page =
        Browserless.signedInAs(APP, bidder).get("/tenders/" + tender.id() + "/opening").body();
    assertThat(page)
        .contains("Delivery times and quantities of items", ">30<")
        .doesNotContain("3.125");
    assertThat(
            APP.ask(
                "SELECT CAST(document AS CHAR) FROM opening_record WHERE tender_id = "
                    + tender.id()))
        .contains("\"deliveryDays\":30", "\"leastQuantity\":\"2\"", "\"tiers\":2")
        .doesNotContain("3.125");
  }

  @Test
  void what_the_bidder_seals_itself_is_held_against_the_same_rules() {
    TENDERS.askTerms(tender, 60);
    OwnSeal seal = new OwnSeal(APP, bidder);
    assertThatThrownBy(() -> seal.seal(tender.id(), offer(null, 61)))
        .isInstanceOf(Refusal.InvalidInput.class);

    APP.get(SubmitSealedBid.class)
        .run(bidder, tender.id(), seal.seal(tender.id(), offer("2", 30, "2:3")));
    TENDERS.open(tender);

    assertThat(
            APP.ask(
                "SELECT CONCAT(FLOOR(from_quantity), ' ', unit_price) FROM bid_tier"
                    + " WHERE tender_id = "
                    + tender.id()))
        .isEqualTo("2 3.000");
  }

  @Test
  void faults_are_told_at_their_fields() {
    TENDERS.askTerms(tender, 60);

    assertThat(faults(offer(null, null))).containsExactly("deliveryDays bid.delivery-missing");
    assertThat(faults(offer(null, 61))).containsExactly("deliveryDays bid.delivery-out-of-range");
    assertThat(faults(offer("11", 60)))
        .containsExactly("leastQuantity bid.least-quantity-out-of-range");
    assertThat(faults(offer("2", 60, "1:3"))).containsExactly("tiers bid.tier-begins");
    assertThat(faults(offer(null, 60, "1:3", "1:2"))).containsExactly("tiers bid.tier-quantity");
    assertThat(faults(offer(null, 60, "1:3", "10:2"))).containsExactly("tiers bid.tier-quantity");
    assertThat(faults(offer(null, 60, "1:3", "5:4"))).containsExactly("tiers bid.tier-price");
    assertThat(faults(offer(null, 60, "1:1"))).containsExactly("tiers bid.tier-price");
    assertThat(faults(offer(null, 60, "1:3.0001")))
        .containsExactly("tiers shared.too-many-decimals");
    assertThat(faults(offer(null, 60, "1:9", "2:8", "3:7", "4:6", "5:5")))
        .containsExactly("tiers bid.too-many-tiers");
  }

  @Test
  void a_tender_that_asks_for_none_takes_none() {
    assertThat(faults(offer("2", 30, "2:3")))
        .containsExactly(
            "deliveryDays bid.delivery-not-asked",
            "leastQuantity bid.tiers-not-asked",
            "tiers bid.tiers-not-asked");
    assertThat(Browserless.signedInAs(APP, bidder).get("/tenders/" + tender.id() + "/bid").body())
        .doesNotContain("Prices of smaller quantities");
  }

  @Test
  void the_form_keeps_what_was_typed_and_tells_faults_at_the_field() {
    TENDERS.askTerms(tender, 60);
    Browserless browser = Browserless.signedInAs(APP, bidder);
    String room = "/tenders/" + tender.id() + "/bid";
    assertThat(browser.get(room).body())
        .contains(
            "Delivery, quantities and bundles in lot", "at most", "Prices of smaller quantities");

    HttpResponse<String> wrong = browser.post(room, fields("soon", "1 3", "save"));
    HttpResponse<String> check = browser.post(room, fields("٣٠", "1: 3\n٥: ٢٫٥", "check"));

    assertThat(wrong.body())
        .contains(
            "value=\"soon\"",
            "1 3</textarea>",
            "prices-" + tender.items().get(0) + "-tiers-error",
            "Write one price a line");
    assertThat(check.uri().getPath()).isEqualTo(room + "/check");
    assertThat(check.body().replaceAll("[\\u2066-\\u2069]", ""))
        .contains("Prices of smaller quantities", "From 5:", "2.500");
  }

  @Test
  void a_program_gets_faults_by_path() {
    TENDERS.askTerms(tender, 60);
    Browserless browser = Browserless.signedInAs(APP, bidder);
    String body =
        """
        {"offer": {"currency": "SAR", "gccOrigin": false, "validityDays": 90, "hasSecurity": true,
          "statement": "", "prices": [{"lotItemId": %d, "unitPrice": 7.25, "deliveryDays": 90,
            "tiers": [{"fromQuantity": 1, "unitPrice": 7}]}]},
          "requestKey": "api-terms"}"""
            .formatted(tender.items().get(2));

    HttpResponse<String> refused =
        browser.postJson("/api/v1/tenders/" + tender.id() + "/bid/versions", body);

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains(
            "offer.prices[0].deliveryDays",
            "bid.delivery-out-of-range",
            "offer.prices[0].tiers",
            "bid.tier-price");
  }

  @Test
  void the_database_takes_no_terms_that_cannot_be() {
    TENDERS.askTerms(tender, 60);
    long bid = submit(offer(null, 30)).bidId();
    LATER.run("UPDATE joint_tender SET status = 'CLOSED' WHERE id = " + tender.id());
    LATER.run(
        """
        INSERT INTO opened_bid (bid_id, tender_id, version_id, currency, is_gcc_origin,
          validity_days, has_security, statement, draw_value, opened_at)
        SELECT bid_id, tender_id, id, 'SAR', TRUE, 90, FALSE, '', sha256, UTC_TIMESTAMP(6)
          FROM bid_version WHERE bid_id = %d"""
            .formatted(bid));
    long item = tender.items().get(0);
    String line =
        "INSERT INTO bid_line (bid_id, lot_item_id, tender_id, unit_price, least_quantity,"
            + " delivery_days) VALUES (%d, %d, %d, 2, %%s, %%s)".formatted(bid, item, tender.id());
    String tier =
        "INSERT INTO bid_tier (bid_id, lot_item_id, from_quantity, tender_id, unit_price)"
            + " VALUES (%d, %d, %%s, %d, %%s)".formatted(bid, item, tender.id());

    LATER.assertRefused(line.formatted("NULL", "NULL"), "bid.delivery-missing");
    LATER.assertRefused(line.formatted("NULL", "61"), "bid.delivery-out-of-range");
    LATER.assertRefused(line.formatted("NULL", "0"), "ck_bid_line_delivery");
    LATER.assertRefused(line.formatted("11", "60"), "bid.least-quantity-out-of-range");
    LATER.run(line.formatted("2", "60"));
    LATER.assertRefused(tier.formatted("1", "3"), "bid.tier-quantity");
    LATER.assertRefused(tier.formatted("2", "1.99"), "bid.tier-price");
    LATER.assertRefused(tier.formatted("2", "3.001"), "bid.price-decimals");
    LATER.run(tier.formatted("2", "3"));
    LATER.assertRefused(tier.formatted("10", "2.5"), "bid.tier-quantity");
    LATER.assertRefused(tier.formatted("5", "3.5"), "bid.tier-price");
    LATER.assertRefused("UPDATE bid_tier SET unit_price = 9", "bid.opened-immutable");
    LATER.assertRefused("DELETE FROM bid_tier", "bid.opened-immutable");
    APP.without(
        "tr_joint_tender_step",
        () -> LATER.run("UPDATE joint_tender SET status = 'OPENED' WHERE id = " + tender.id()));
    LATER.assertRefused(tier.formatted("5", "2.5"), "bid.opening-over");
  }

  @Test
  void the_database_takes_none_where_the_tender_asks_for_none() {
    long bid = submit(tender.offer("2", "2")).bidId();
    LATER.run("UPDATE joint_tender SET status = 'CLOSED' WHERE id = " + tender.id());
    LATER.run(
        """
        INSERT INTO opened_bid (bid_id, tender_id, version_id, currency, is_gcc_origin,
          validity_days, has_security, statement, draw_value, opened_at)
        SELECT bid_id, tender_id, id, 'SAR', TRUE, 90, FALSE, '', sha256, UTC_TIMESTAMP(6)
          FROM bid_version WHERE bid_id = %d"""
            .formatted(bid));
    String line =
        "INSERT INTO bid_line (bid_id, lot_item_id, tender_id, unit_price, least_quantity,"
            + " delivery_days) VALUES (%d, %d, %d, 2, %%s, %%s)"
                .formatted(bid, tender.items().get(0), tender.id());

    LATER.assertRefused(line.formatted("2", "NULL"), "bid.tiers-not-asked");
    LATER.assertRefused(line.formatted("NULL", "30"), "bid.delivery-out-of-range");
    LATER.run(line.formatted("NULL", "NULL"));
    LATER.assertRefused(
        "INSERT INTO bid_tier (bid_id, lot_item_id, from_quantity, tender_id, unit_price)"
            + " VALUES (%d, %d, 1, %d, 3)".formatted(bid, tender.items().get(0), tender.id()),
        "bid.tiers-not-asked");
  }

  /** Both items of lot 1 at 2 dinars; the terms are of the first, of ten pieces. */
  private Offer offer(@Nullable String least, @Nullable Integer days, String... tiers) {
    List<Offer.Tier> all = new ArrayList<>();
    for (String tier : tiers) {
      all.add(
          new Offer.Tier(new BigDecimal(tier.split(":")[0]), new BigDecimal(tier.split(":")[1])));
    }
    Offer plain = tender.offer("2", "2");
    Offer.Price second = plain.prices().get(1);
    return plain.withPrices(
        List.of(
            new Offer.Price(
                tender.items().get(0),
                new BigDecimal("2"),
                null,
                null,
                null,
                least == null ? null : new BigDecimal(least),
                days,
                all,
                null,
                null),
            withDays(second, asked() ? 14 : null)));
  }

  private boolean asked() {
    return APP.ask(
            "SELECT COUNT(*) FROM tender_rule WHERE code = 'bid.delivery-days' AND tender_id = "
                + tender.id())
        .equals("1");
  }

  private static Offer.Price withDays(Offer.Price price, @Nullable Integer days) {
    return new Offer.Price(
        price.lotItemId(), price.unitPrice(), null, null, null, null, days, List.of(), null, null);
  }

  private Offer.Price price(Offer offer) {
    return offer.prices().stream()
        .filter(p -> p.lotItemId() == tender.items().get(0))
        .findFirst()
        .orElseThrow();
  }

  private BidQueries.Receipt submit(Offer offer) {
    return APP.get(SubmitBid.class).run(bidder, tender.id(), offer, "k", false);
  }

  /** What is wrong with the first item: the end of the field, and the code. */
  private List<String> faults(Offer offer) {
    String field = OfferRules.field(tender.items().get(0)) + ".";
    List<String> found = new ArrayList<>();
    try {
      submit(offer);
    } catch (Refusal.InvalidInput refused) {
      refused.faults().forEach(f -> found.add(f.field().replace(field, "") + " " + f.code()));
    }
    return found;
  }

  private String[] fields(String days, String tiers, String act) {
    String first = OfferRules.field(tender.items().get(0));
    String second = OfferRules.field(tender.items().get(1));
    return new String[] {
      "currency",
      "KWD",
      "gccOrigin",
      "true",
      "validityDays",
      "90",
      "hasSecurity",
      "true",
      "statement",
      "",
      first,
      "2",
      first + ".deliveryDays",
      days,
      first + ".tiers",
      tiers,
      second,
      "2",
      second + ".deliveryDays",
      "14",
      "act",
      act
    };
  }
}
