package org.muwahhad.bid.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.AfterDeadline;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.offer.OfferRules;
import org.muwahhad.bid.opening.DiscountQueries;
import org.muwahhad.bid.opening.OpenedOfferQueries;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.tender.TenderQueries;

/** Prices of bids that hold for winning several lots together. */
@Tag("long")
class BundlePricesTest {
  private static final TestApp APP = TestApp.start();
  private static final AfterDeadline LATER = new AfterDeadline(APP);
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private final BidFixture.Tender tender = TENDERS.aPublishedTender();
  private final Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());

  @Test
  void a_bundle_is_sealed_with_the_prices_and_read_out_as_one_sum() {
    TENDERS.takeBundles(tender);
    Offer offer = offer("2@1:1.9", "2", "9@1:8.5");
    APP.get(SaveBidDraft.class).run(bidder, tender.id(), offer);
    byte[] kept = APP.get(ViewBidRoom.class).content(bidder, tender.id());
    BidQueries.Receipt receipt = submit(offer);

    TENDERS.open(tender);

    assertThat(Sha256.of(kept)).isEqualTo(receipt.sha256());
    assertThat(new String(kept, StandardCharsets.UTF_8))
        .contains("{\"bundle\":1,\"bundlePrice\":\"1.900\",\"lotItem\":" + tender.items().get(0));
    assertThat(APP.get(DiscountQueries.class).list(tender.id())).isEmpty();
    assertThat(APP.get(DiscountQueries.class).listBundles(tender.id()))
        .singleElement()
        .satisfies(
            b -> {
              assertThat(b.lots()).isEqualTo("1, 2");
              assertThat(b.total()).isEqualTo(new Money(new BigDecimal("875.000"), "KWD"));
            });
    Offer opened = APP.get(OpenedOfferQueries.class).find(receipt.bidId(), "KWD").orElseThrow();
    assertThat(opened.prices().stream().filter(p -> p.bundlePrice() != null)).hasSize(2);
    assertThat(
            Browserless.signedInAs(APP, bidder).get("/tenders/" + tender.id() + "/opening").body())
        .contains("Bundles of lots", "875.000", "26.000", "900.000")
        .doesNotContain("8.500");
    assertThat(
            Browserless.signedInAs(APP, bidder).get("/tenders/" + tender.id() + "/read-out").body())
        .contains("Lots 1, 2 together", "875.000");
    assertThat(
            APP.ask(
                "SELECT CAST(document AS CHAR) FROM opening_record WHERE tender_id = "
                    + tender.id()))
        .contains("\"bundles\":[{", "\"875.000\"")
        .doesNotContain("8.500");
    Browserless buyer = Browserless.signedInAs(APP, WORLD.aPersonWho(Role.CENTRAL_BUYER));
    assertThat(buyer.get("/reports/opening/" + tender.id() + "?edition=ENGLISH").body())
        .contains("Lots 1, 2 together, at the prices of a bundle", "875.000");
  }

  @Test
  void what_the_bidder_seals_itself_is_held_against_the_same_rules() {
    TENDERS.takeBundles(tender);
    OwnSeal seal = new OwnSeal(APP, bidder);
    assertThatThrownBy(() -> seal.seal(tender.id(), offer("2@1:1.9", "2", "9")))
        .isInstanceOf(Refusal.InvalidInput.class);

    APP.get(SubmitSealedBid.class)
        .run(bidder, tender.id(), seal.seal(tender.id(), offer("2@1:1.9", "2", "9@1:8.5")));
    TENDERS.open(tender);

    assertThat(APP.get(DiscountQueries.class).listBundles(tender.id())).hasSize(1);
  }

  @Test
  void faults_are_told_at_their_fields() {
    assertThat(faults(offer("2@1:1.9", "2", "9@1:8.5")))
        .containsExactlyInAnyOrder(
            "0.bundlePrice bid.bundles-not-asked", "2.bundlePrice bid.bundles-not-asked");
    TENDERS.takeBundles(tender);

    assertThat(faults(offer("2@0:1", "2", "9@0:8")))
        .containsExactlyInAnyOrder("0.bundle bid.bundle-number", "2.bundle bid.bundle-number");
    assertThat(faults(offer("2@1:", "2", "9@1:8")))
        .containsExactly("0.bundlePrice bid.bundle-incomplete");
    assertThat(faults(offer("2@:1", "2", "9"))).containsExactly("0.bundle bid.bundle-incomplete");
    assertThat(faults(offer("2@1:2.001", "2", "9@1:8")))
        .containsExactly("0.bundlePrice bid.bundle-price");
    assertThat(faults(offer("2@1:0", "2", "9@1:8")))
        .containsExactly("0.bundlePrice bid.bundle-price");
    assertThat(faults(offer("2@1:1.9999", "2", "9@1:8")))
        .containsExactly("0.bundlePrice shared.too-many-decimals");
    assertThat(faults(offer("2@1:1", "2@2:1", "9@1:8")))
        .containsExactlyInAnyOrder("1.bundle bid.bundled-twice", "1.bundle bid.bundle-of-one-lot");
    assertThat(faults(offer("2@1:1", "2@1:1", "9")))
        .containsExactlyInAnyOrder(
            "0.bundle bid.bundle-of-one-lot", "1.bundle bid.bundle-of-one-lot");
  }

  @Test
  void a_bundle_leaves_something_to_pay_after_the_discounts() {
    TENDERS.takeBundles(tender);
    List<Long> lots =
        APP.get(TenderQueries.class).listLots(tender.id()).stream()
            .map(TenderQueries.TenderLot::id)
            .toList();
    Offer.Discount sixty =
        new Offer.Discount(new BigDecimal("60"), lots, null, List.of(lots.get(1)));

    assertThat(faults(lowered(offer("2@1:1", "2", "9@1:5.399"), sixty)))
        .containsExactly("2.bundlePrice bid.bundle-below-discounts");
    assertThat(faults(lowered(offer("2@1:1", "2", "9@1:5.4"), sixty))).isEmpty();
  }

  @Test
  void the_form_keeps_what_was_typed_and_tells_faults_at_the_field() {
    TENDERS.takeBundles(tender);
    Browserless browser = Browserless.signedInAs(APP, bidder);
    String room = "/tenders/" + tender.id() + "/bid";
    assertThat(browser.get(room).body()).contains("Price in the bundle", "You can bundle lots");

    HttpResponse<String> wrong = browser.post(room, fields("first", "cheap", "save"));
    HttpResponse<String> check = browser.post(room, fields("١", "1٫9", "check"));

    assertThat(wrong.body())
        .contains(
            "value=\"first\"",
            "value=\"cheap\"",
            "prices-" + tender.items().get(0) + "-bundle-error",
            "prices-" + tender.items().get(0) + "-bundlePrice-error");
    assertThat(check.uri().getPath()).isEqualTo(room + "/check");
    assertThat(check.body().replaceAll("[\\u2066-\\u2069]", ""))
        .contains("Bundle 1:", "1.900", "8.000");
  }

  @Test
  void a_program_gets_faults_by_path() {
    TENDERS.takeBundles(tender);
    Browserless browser = Browserless.signedInAs(APP, bidder);
    String body =
        """
        {"offer": {"currency": "SAR", "gccOrigin": false, "validityDays": 90, "hasSecurity": true,
          "statement": "", "prices": [{"lotItemId": %d, "unitPrice": 7.25, "bundle": 1,
            "bundlePrice": 7.5}]}, "requestKey": "api-bundle"}"""
            .formatted(tender.items().get(2));

    HttpResponse<String> refused =
        browser.postJson("/api/v1/tenders/" + tender.id() + "/bid/versions", body);

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("offer.prices[0].bundlePrice", "bid.bundle-price", "bid.bundle-of-one-lot");
  }

  @Test
  void the_database_takes_no_bundle_that_cannot_be() {
    TENDERS.takeBundles(tender);
    long bid = opened(offer("2", "2", "9"));
    String line = line(bid);
    LATER.assertRefused(line.formatted("1", "2.01"), "ck_bid_line_bundle_price");
    LATER.assertRefused(line.formatted("1", "NULL"), "ck_bid_line_bundle");
    LATER.assertRefused(line.formatted("NULL", "1"), "ck_bid_line_bundle");
    LATER.assertRefused(line.formatted("1", "1.001"), "bid.price-decimals");
    LATER.run(line.formatted("1", "1.9"));
    LATER.run(
        """
        INSERT INTO bid_line (bid_id, lot_item_id, tender_id, unit_price, bundle, bundle_price)
        VALUES (%d, %d, %d, 10, 1, 2)"""
            .formatted(bid, tender.items().get(2), tender.id()));

    String bundle =
        "INSERT INTO bid_discount VALUES (%d, %%d, %d, %%s)".formatted(bid, tender.id());
    String lot =
        """
        INSERT INTO bid_discount_lot
        SELECT %d, %%1$d, tender_id, lot_id, '%%3$s' FROM lot_item WHERE id = %%2$d"""
            .formatted(bid);
    LATER.assertRefused(bundle.formatted(1, "0, NULL, FALSE"), "ck_bid_discount_percent");
    LATER.assertRefused(bundle.formatted(1, "5, NULL, TRUE"), "ck_bid_discount_percent");
    LATER.assertRefused(bundle.formatted(1, "0, 2, TRUE"), "ck_bid_discount_bundle");
    LATER.run(bundle.formatted(1, "0, NULL, TRUE"));
    LATER.run(bundle.formatted(2, "0, NULL, TRUE"));
    LATER.run(lot.formatted(1, tender.items().get(0), "WHEN_WINNING"));
    LATER.assertRefused(
        lot.formatted(1, tender.items().get(0), "APPLIES_TO"), "bid.bundle-of-one-lot");
    LATER.run(lot.formatted(1, tender.items().get(2), "WHEN_WINNING"));
    LATER.run(lot.formatted(1, tender.items().get(0), "APPLIES_TO"));
    LATER.assertRefused(lot.formatted(2, tender.items().get(0), "APPLIES_TO"), "bid.bundled-twice");
    LATER.run(bundle.formatted(3, "20.0001, NULL, FALSE"));
    LATER.run(lot.formatted(3, tender.items().get(2), "APPLIES_TO"));
    LATER.assertRefused(
        lot.formatted(1, tender.items().get(2), "APPLIES_TO"), "bid.bundle-below-discounts");
  }

  @Test
  void the_database_takes_none_where_the_tender_asks_for_none() {
    String line = line(opened(offer("2", "2", "9")));

    LATER.assertRefused(line.formatted("1", "1.9"), "bid.bundles-not-asked");
  }

  /** The bid opened past the service, in riyals, without its prices. */
  private long opened(Offer offer) {
    long bid = submit(offer).bidId();
    LATER.run("UPDATE joint_tender SET status = 'CLOSED' WHERE id = " + tender.id());
    LATER.run(
        """
        INSERT INTO opened_bid (bid_id, tender_id, version_id, currency, is_gcc_origin,
          validity_days, has_security, statement, draw_value, opened_at)
        SELECT bid_id, tender_id, id, 'SAR', TRUE, 90, FALSE, '', sha256, UTC_TIMESTAMP(6)
          FROM bid_version WHERE bid_id = %d"""
            .formatted(bid));
    return bid;
  }

  private String line(long bid) {
    return "INSERT INTO bid_line (bid_id, lot_item_id, tender_id, unit_price, bundle,"
        + " bundle_price) VALUES (%d, %d, %d, 2, %%s, %%s)"
            .formatted(bid, tender.items().get(0), tender.id());
  }

  /** The items in order, each as {@code price} or {@code price@bundle:price in the bundle}. */
  private Offer offer(String... prices) {
    List<Offer.Price> all = new ArrayList<>();
    for (int i = 0; i < prices.length; i++) {
      String[] parts = prices[i].split("[@:]", -1);
      boolean numbered = parts.length > 1 && !parts[1].isEmpty();
      boolean priced = parts.length > 2 && !parts[2].isEmpty();
      all.add(
          new Offer.Price(
              tender.items().get(i),
              new BigDecimal(parts[0]),
              null,
              null,
              null,
              null,
              null,
              List.of(),
              numbered ? Integer.valueOf(parts[1]) : null,
              priced ? new BigDecimal(parts[2]) : null));
    }
    return tender.offer("2").withPrices(all);
  }

  private static Offer lowered(Offer offer, Offer.Discount discount) {
    return new Offer(
        offer.currency(),
        offer.gccOrigin(),
        offer.validityDays(),
        offer.hasSecurity(),
        offer.statement(),
        offer.prices(),
        List.of(discount),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private BidQueries.Receipt submit(Offer offer) {
    return APP.get(SubmitBid.class).run(bidder, tender.id(), offer, "k", false);
  }

  /** What is wrong: the place of the item, the end of the field, and the code. */
  private List<String> faults(Offer offer) {
    List<String> found = new ArrayList<>();
    try {
      submit(offer);
    } catch (Refusal.InvalidInput refused) {
      refused.faults().forEach(f -> found.add(placed(f.field()) + " " + f.code()));
    }
    return found;
  }

  private String placed(String field) {
    String placed = field;
    for (int i = 0; i < tender.items().size(); i++) {
      placed = placed.replace(OfferRules.field(tender.items().get(i)), String.valueOf(i));
    }
    return placed;
  }

  private String[] fields(String bundle, String price, String act) {
    String first = OfferRules.field(tender.items().get(0));
    String second = OfferRules.field(tender.items().get(1));
    String third = OfferRules.field(tender.items().get(2));
    return Stream.of(
            List.of("currency", "KWD", "gccOrigin", "true", "validityDays", "90"),
            List.of("hasSecurity", "true", "statement", "", first, "2", second, "2", third, "9"),
            List.of(first + ".bundle", bundle, first + ".bundlePrice", price),
            List.of(third + ".bundle", "1", third + ".bundlePrice", "8", "act", act))
        .flatMap(List::stream)
        .toArray(String[]::new);
  }
}
