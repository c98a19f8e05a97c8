package org.muwahhad.bid.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.Offer;
import org.muwahhad.shared.Refusal;

/** Where each item comes from, and what it is, as a bid states it. */
class OriginTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private final BidFixture.Tender tender = TENDERS.aPublishedTender();
  private final Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());

  @Test
  void origin_and_make_of_each_item_are_sealed_with_its_price_and_read_with_it() {
    Offer offer =
        new Offer(
            "SAR",
            false,
            90,
            true,
            "",
            List.of(
                Offer.Price.described(
                    tender.items().get(0), BigDecimal.TEN, "JP", "Make A 14", null),
                Offer.Price.of(tender.items().get(1), BigDecimal.ONE)),
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    submit(offer);
    TENDERS.open(tender);

    assertThat(
            APP.ask(
                "SELECT CONCAT(origin, ' ', offered) FROM bid_line WHERE origin IS NOT NULL AND tender_id = "
                    + tender.id()))
        .isEqualTo("JP Make A 14");
  }

  @Test
  void who_declares_gcc_origin_names_no_other_country() {
    List<Offer.Price> prices =
        List.of(
            Offer.Price.described(tender.items().get(0), BigDecimal.TEN, "JP", null, null),
            Offer.Price.described(tender.items().get(1), BigDecimal.TEN, "XX", null, null));
    Offer offer = Offer.ofPrices("SAR", true, 90, true, "", prices);

    assertThat(faults(() -> submit(offer)))
        .contains(
            "prices[%d].origin bid.origin-not-gcc".formatted(tender.items().get(0)),
            "prices[%d].origin bid.origin-unknown".formatted(tender.items().get(1)));
  }

  private void submit(Offer offer) {
    APP.get(SubmitBid.class).run(bidder, tender.id(), offer, "k", false);
  }

  private static List<String> faults(Runnable act) {
    List<String> found = new ArrayList<>();
    try {
      act.run();
    } catch (Refusal.InvalidInput refused) {
      refused.faults().forEach(f -> found.add(f.field() + " " + f.code()));
    }
    return found;
  }
}
