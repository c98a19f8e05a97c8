package org.muwahhad.bid.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidContent;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.ChangedOffers;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.PricePart;
import org.muwahhad.bid.offer.OfferRules;
import org.muwahhad.bid.seal.BidJson;
import org.muwahhad.shared.Refusal;

/** Totals of lines and lots as bidders state them, from the form to the opening. */
class StatedTotalsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private final BidFixture.Tender tender = TENDERS.aPublishedTender();
  private final Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());
  private final String room = "/tenders/" + tender.id() + "/bid";
  private final long lot =
      Long.parseLong(APP.ask("SELECT MIN(id) FROM lot WHERE tender_id = " + tender.id()));
  private final long second =
      Long.parseLong(APP.ask("SELECT MAX(id) FROM lot WHERE tender_id = " + tender.id()));

  @Test
  void totals_are_sealed_with_the_bid_right_or_wrong_and_read_at_the_opening() {
    APP.get(SubmitBid.class).run(bidder, tender.id(), offer("25", "31"), "k", false);

    TENDERS.open(tender);

    assertThat(
            APP.ask(
                "SELECT stated_total FROM bid_line WHERE lot_item_id = " + tender.items().get(0)))
        .isEqualTo("25.000");
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM bid_line WHERE stated_total IS NULL AND lot_item_id = "
                    + tender.items().get(1)))
        .isEqualTo("1");
    assertThat(APP.ask("SELECT stated_total FROM bid_lot_total WHERE lot_id = " + lot))
        .isEqualTo("31.000");
  }

  @Test
  void totals_stand_in_canonical_order_in_either_envelope_and_come_back() {
    Offer offer = offer("25", "31");
    for (boolean two : new boolean[] {false, true}) {
      WriteBid.UnsealedBid written =
          APP.get(WriteBid.class)
              .run(offer, List.of(), BidDrafts.Salts.fresh(), "CR-1", tender.number(), two);
      byte[] bytes = two ? Objects.requireNonNull(written.prices()) : written.content();

      assertThat(new String(bytes, StandardCharsets.UTF_8))
          .contains(
              "\"lotTotals\":[{\"lot\":%d,\"statedTotal\":\"31.000\"}],\"mostLots\"".formatted(lot),
              "\"statedTotal\":\"25.000\",\"unitPrice\":\"2.000\"");
      Offer read =
          two
              ? APP.get(BidJson.class).read(bytes, PricePart.class).offer(false)
              : APP.get(BidJson.class).read(bytes, BidContent.class).offer();
      assertThat(read.lotTotals())
          .containsExactly(new Offer.LotTotal(lot, new BigDecimal("31.000")));
      assertThat(read.prices().get(0).statedTotal()).isEqualByComparingTo("25");
    }
  }

  @Test
  void a_total_that_is_no_amount_or_of_a_lot_without_prices_is_refused_at_its_field() {
    String line = OfferRules.field(tender.items().get(0)) + ".statedTotal";

    assertThat(faults(offer("-1", "31"))).containsExactly(line + " bid.total-not-positive");
    assertThat(faults(offer("1.23456", "31"))).containsExactly(line + " shared.too-many-decimals");
    assertThat(faults(offer("25", "0")))
        .containsExactly("lotTotals[" + lot + "] bid.total-not-positive");
    Offer other = offer("25", "31");
    assertThat(
            faults(
                ChangedOffers.withLotTotals(
                    other,
                    new Offer.LotTotal(lot, BigDecimal.ONE),
                    new Offer.LotTotal(lot, BigDecimal.ONE),
                    new Offer.LotTotal(second, BigDecimal.ONE),
                    new Offer.LotTotal(1_000_000_007, BigDecimal.ONE))))
        .containsExactlyInAnyOrder(
            "lotTotals[" + lot + "] bid.lot-named-twice",
            "lotTotals[" + second + "] bid.total-without-price",
            "lotTotals[1000000007] bid.unknown-lot",
            "lotTotals[1000000007] bid.total-without-price");
  }

  @Test
  void the_last_look_shows_the_totals_stated_and_names_the_fields_at_fault() {
    Browserless browser = Browserless.signedInAs(APP, bidder);
    browser.get(room);
    String complete = last(browser, "2");
    String incomplete = last(browser, "");

    assertThat(complete).contains("Quoted total", "25.000", "31.000");
    assertThat(incomplete).contains("Unit price, ").doesNotContain("prices[");
  }

  /** What the page before sealing says when the second item of the lot costs so much. */
  private String last(Browserless browser, String secondPrice) {
    return browser
        .post(
            room,
            "currency",
            "KWD",
            "validityDays",
            "90",
            price(0),
            "2",
            price(0) + ".statedTotal",
            "25",
            price(1),
            secondPrice,
            "lotTotals[" + lot + "]",
            "31",
            "act",
            "check")
        .body();
  }

  @Test
  void a_bidder_states_totals_in_the_room_and_is_told_where_they_differ() {
    Browserless browser = Browserless.signedInAs(APP, bidder);
    browser.get(room);
    String check =
        browser
            .post(
                room,
                "currency",
                "KWD",
                "validityDays",
                "90",
                price(0),
                "2",
                price(0) + ".statedTotal",
                "25",
                price(1),
                "2",
                price(1) + ".statedTotal",
                "6",
                "lotTotals[" + lot + "]",
                "٣١",
                "act",
                "check")
            .body();

    assertThat(check).contains("2 quoted totals do not match their unit prices", "Submit the bid");
    assertThat(browser.get(room).body()).contains("value=\"25\"", "value=\"٣١\"");
    Offer draft = APP.get(ViewBidRoom.class).get(bidder, tender.id()).draft();
    assertThat(draft).isNotNull();
    assertThat(draft.lotTotals()).containsExactly(new Offer.LotTotal(lot, new BigDecimal("31")));
  }

  /** The first lot at 2 dinars a piece, 20 and 6, with totals as stated. */
  private Offer offer(String line, String wholeLot) {
    return ChangedOffers.withLotTotals(
        ChangedOffers.withFirstLineTotal(tender.offer("2", "2"), line),
        new Offer.LotTotal(lot, new BigDecimal(wholeLot)));
  }

  private List<String> faults(Offer offer) {
    List<String> found = new ArrayList<>();
    assertThatThrownBy(() -> APP.get(SubmitBid.class).run(bidder, tender.id(), offer, "k", false))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> r.faults().forEach(f -> found.add(f.field() + " " + f.code())));
    return found;
  }

  private String price(int item) {
    return OfferRules.field(tender.items().get(item));
  }
}
