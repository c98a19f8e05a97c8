package org.muwahhad.bid.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.tender.TenderQueries;

/** Discounts for winning several lots, and limits of what a bidder can take. */
class DiscountsTest {
  private static final TestApp APP = TestApp.start();
  private static final AfterDeadline LATER = new AfterDeadline(APP);
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private final BidFixture.Tender tender = TENDERS.aPublishedTender();
  private final List<Long> lots =
      APP.get(TenderQueries.class).listLots(tender.id()).stream()
          .map(TenderQueries.TenderLot::id)
          .toList();
  private final Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());

  @Test
  void what_a_bid_says_is_sealed_with_it_and_read_out_as_it_was_said() {
    Offer offer =
        with(tender.offer("418.125", "77.500", "9"), 1, "90000.125", off("7.5", lots, lots.get(1)));
    APP.get(SaveBidDraft.class).run(bidder, tender.id(), offer);
    byte[] kept = APP.get(ViewBidRoom.class).content(bidder, tender.id());
    BidQueries.Receipt receipt = submit(offer);

    TENDERS.open(tender);

    assertThat(Sha256.of(kept)).isEqualTo(receipt.sha256());
    assertThat(new String(kept, StandardCharsets.UTF_8))
        .startsWith(
            "{\"alternatives\":null,\"answers\":null,\"currency\":\"KWD\",\"discounts\":[{\"appliesTo\":["
                + lots.get(1))
        .contains("\"percent\":\"7.5\"", "\"format\":1", "\"mostValue\":\"90000.125\"");
    assertThat(APP.get(DiscountQueries.class).list(tender.id()))
        .singleElement()
        .satisfies(
            d -> {
              assertThat(d.percent()).isEqualByComparingTo("7.5");
              assertThat(d.whenWinning()).isEqualTo(lots);
              assertThat(d.appliesTo()).containsExactly(lots.get(1));
            });
    assertThat(APP.get(BidQueries.class).listOpened(tender.id()))
        .singleElement()
        .satisfies(
            b -> {
              assertThat(b.mostLots()).isEqualTo(1);
              assertThat(b.mostValue()).isEqualByComparingTo("90000.125");
            });
    assertThat(
            Browserless.signedInAs(APP, bidder).get("/tenders/" + tender.id() + "/opening").body())
        .contains("Discounts for winning several lots", "7.5%", "90,000.125");
    Browserless buyer = Browserless.signedInAs(APP, WORLD.aPersonWho(Role.CENTRAL_BUYER));
    assertThat(buyer.get("/reports/opening/" + tender.id() + "?edition=ENGLISH").body())
        .as("the amount is written in the report as on the page")
        .contains("90,000.125")
        .doesNotContain("90000.125");
  }

  @Test
  void faults_are_told_at_their_fields() {
    Offer both = tender.offer("1", "1", "1");
    long first = lots.get(0);
    long second = lots.get(1);

    assertThat(faults(with(both, 0, "0", off("0", lots, second), off("100.00001", lots, first))))
        .containsExactly(
            "discounts[0].percent bid.discount-percent",
            "discounts[1].percent bid.discount-percent",
            "mostLots bid.most-lots-out-of-range",
            "mostValue shared.not-positive");
    assertThat(faults(with(both, 3, "1.2345", off("5", List.of(second, 77L), second))))
        .containsExactly(
            "discounts[0].whenWinning bid.unknown-lot",
            "mostLots bid.most-lots-out-of-range",
            "mostValue shared.too-many-decimals");
    assertThat(faults(with(both, null, null, off("5", List.of(first), first, first))))
        .containsExactly(
            "discounts[0].appliesTo bid.lot-named-twice",
            "discounts[0].whenWinning bid.discount-of-one-lot");
    assertThat(faults(with(both, null, null, off("5", List.of(), first))))
        .contains("discounts[0].whenWinning bid.discount-lot-missing");
    assertThat(faults(with(both, null, null, off("60", lots, first), off("41", lots, first))))
        .containsExactly(
            "discounts[1].whenWinning bid.discount-twice",
            "discounts[1].percent bid.discounts-over-hundred");
    assertThat(faults(with(tender.offer("1", "1"), null, null, off("5", lots, first))))
        .containsExactly("discounts[0].whenWinning bid.discount-without-price");
    assertThat(faults(with(both, null, null, from(1, "1", lots), from(3, "2", lots))))
        .containsExactly(
            "discounts[0].winning bid.discount-winning",
            "discounts[1].winning bid.discount-winning");
    assertThat(faults(with(both, null, null, from(2, "1", lots), off("2", lots, first, second))))
        .as("two of two lots are all of them")
        .containsExactly("discounts[1].whenWinning bid.discount-twice");
  }

  @Test
  void how_many_lots_have_to_be_won_is_sealed_and_read_out() {
    submit(with(tender.offer("418.125", "77.500", "9"), null, null, from(2, "1", lots)));

    TENDERS.open(tender);

    assertThat(APP.get(DiscountQueries.class).list(tender.id()))
        .singleElement()
        .satisfies(d -> assertThat(d.winning()).isEqualTo(2));
    assertThat(
            plain(
                Browserless.signedInAs(APP, bidder)
                    .get("/tenders/" + tender.id() + "/opening")
                    .body()))
        .contains("At least 2 lots of these:");
    assertThat(
            APP.ask(
                "SELECT CAST(document AS CHAR) FROM opening_record WHERE tender_id = "
                    + tender.id()))
        .contains("\"winning\":2");
  }

  @Test
  void the_form_keeps_rows_as_typed_and_tells_faults_in_their_row() {
    Browserless browser = Browserless.signedInAs(APP, bidder);
    String room = "/tenders/" + tender.id() + "/bid";
    assertThat(browser.get(room).body())
        .contains("Discount 3", "Highest value")
        .doesNotContain("Discount 4");

    HttpResponse<String> more = browser.post(room, fields("12.5", "add-discount"));
    HttpResponse<String> wrong = browser.post(room, fields("half", "save"));
    HttpResponse<String> check = browser.post(room, fields("١٢٫٥", "check"));

    assertThat(more.body()).contains("Discount 4", "name=\"discounts[0].percent\"", "\"12.5\"");
    assertThat(wrong.body()).contains("id=\"discounts-0-percent-error\"", "value=\"half\"");
    assertThat(check.uri().getPath()).isEqualTo(room + "/check");
    assertThat(plain(check.body()))
        .contains("12.5%", "At least 2 lots", "5,000.000", "not deducted from the totals");
    assertThat(browser.get(room).body()).contains("value=\"١٢٫٥\"", "value=\"5000\"");
  }

  @Test
  void a_program_names_lots_by_their_keys_and_gets_faults_by_path() {
    String body =
        """
        {"offer": {"currency": "SAR", "gccOrigin": false, "validityDays": 90, "hasSecurity": true,
          "statement": "", "prices": [{"lotItemId": %d, "unitPrice": 7.25}], "mostLots": 1,
          "discounts": [{"percent": 5, "whenWinning": [%d, %d], "appliesTo": [%d]}]},
          "requestKey": "api-discounts"}"""
            .formatted(tender.items().get(2), lots.get(0), lots.get(1), lots.get(1));
    Browserless browser = Browserless.signedInAs(APP, bidder);

    HttpResponse<String> refused =
        browser.postJson("/api/v1/tenders/" + tender.id() + "/bid/versions", body);

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("discounts[0].whenWinning", "bid.discount-without-price")
        .doesNotContain("mostLots");
  }

  @Test
  void the_database_takes_no_discount_outside_the_opening_and_none_that_cannot_be() {
    long bid = submit(tender.offer("1", "1")).bidId();
    String discount =
        "INSERT INTO bid_discount VALUES (%d, %%d, %d, %%s, NULL, FALSE)"
            .formatted(bid, tender.id());
    String lot =
        "INSERT INTO bid_discount_lot VALUES (%d, %%d, %d, %%d, '%%s')".formatted(bid, tender.id());
    LATER.run("UPDATE joint_tender SET status = 'CLOSED' WHERE id = " + tender.id());
    LATER.run(
        """
        INSERT INTO opened_bid (bid_id, tender_id, version_id, currency, is_gcc_origin,
          validity_days, has_security, statement, draw_value, opened_at)
        SELECT bid_id, tender_id, id, 'SAR', TRUE, 90, FALSE, '', sha256, UTC_TIMESTAMP(6)
          FROM bid_version WHERE bid_id = %d"""
            .formatted(bid));
    LATER.run(
        "INSERT INTO bid_line (bid_id, lot_item_id, tender_id, unit_price) VALUES (%d, %d, %d, 1)"
            .formatted(bid, tender.items().get(0), tender.id()));
    LATER.run(discount.formatted(1, "60"));
    LATER.run(discount.formatted(2, "41"));
    LATER.run(lot.formatted(1, lots.get(0), "APPLIES_TO"));

    LATER.run(
        "INSERT INTO bid_discount VALUES (%d, 5, %d, 1, 2, FALSE)".formatted(bid, tender.id()));
    LATER.run(lot.formatted(5, lots.get(0), "WHEN_WINNING"));

    LATER.assertRefused(lot.formatted(5, lots.get(0), "APPLIES_TO"), "bid.discount-winning");
    LATER.assertRefused(
        "INSERT INTO bid_discount VALUES (%d, 6, %d, 1, 1, FALSE)".formatted(bid, tender.id()),
        "ck_bid_discount_winning");
    LATER.assertRefused(discount.formatted(3, "100.1"), "ck_bid_discount_percent");
    LATER.assertRefused(
        lot.formatted(1, lots.get(1), "WHEN_WINNING"), "bid.discount-without-price");
    LATER.assertRefused(lot.formatted(2, lots.get(0), "APPLIES_TO"), "bid.discounts-over-hundred");
    LATER.assertRefused("UPDATE bid_discount SET percent = 1", "bid.opened-immutable");
    LATER.assertRefused("DELETE FROM bid_discount_lot", "bid.opened-immutable");
    APP.without(
        "tr_joint_tender_step",
        () -> LATER.run("UPDATE joint_tender SET status = 'OPENED' WHERE id = " + tender.id()));
    LATER.assertRefused(discount.formatted(4, "1"), "bid.opening-over");
    LATER.assertRefused(lot.formatted(2, lots.get(0), "WHEN_WINNING"), "bid.opening-over");
  }

  private String[] fields(String percent, String act) {
    // The row filled in is the second of those on the page.
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
      "discountRows",
      "3",
      "mostLots",
      "",
      "mostValue",
      "5000",
      OfferRules.field(tender.items().get(0)),
      "1",
      OfferRules.field(tender.items().get(1)),
      "1",
      OfferRules.field(tender.items().get(2)),
      "1",
      "discounts[0].percent",
      "",
      "discounts[1].percent",
      percent,
      "discounts[1].winning",
      "٢",
      "discounts[1].whenWinning",
      lots.get(0).toString(),
      "discounts[1].whenWinning",
      lots.get(1).toString(),
      "discounts[1].appliesTo",
      lots.get(1).toString(),
      "act",
      act
    };
  }

  private static Offer.Discount off(String percent, List<Long> whenWinning, Long... appliesTo) {
    return new Offer.Discount(new BigDecimal(percent), whenWinning, null, List.of(appliesTo));
  }

  /** Without the signs that keep the directions of texts apart. */
  private static String plain(String page) {
    return page.replaceAll("[\u2066-\u2069]", "");
  }

  private static Offer.Discount from(int winning, String percent, List<Long> lots) {
    return new Offer.Discount(new BigDecimal(percent), lots, winning, lots);
  }

  private static Offer with(
      Offer offer,
      @Nullable Integer mostLots,
      @Nullable String mostValue,
      Offer.Discount... discounts) {
    return new Offer(
        offer.currency(),
        offer.gccOrigin(),
        offer.validityDays(),
        offer.hasSecurity(),
        offer.statement(),
        offer.prices(),
        List.of(discounts),
        mostLots,
        mostValue == null ? null : new BigDecimal(mostValue),
        null,
        null,
        null,
        null);
  }

  private BidQueries.Receipt submit(Offer offer) {
    return APP.get(SubmitBid.class).run(bidder, tender.id(), offer, "k", false);
  }

  private List<String> faults(Offer offer) {
    List<String> found = new ArrayList<>();
    try {
      submit(offer);
    } catch (Refusal.InvalidInput refused) {
      refused.faults().forEach(f -> found.add(f.field() + " " + f.code()));
    }
    return found;
  }
}
