package org.muwahhad.bid.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.room.SaveBidDraft;
import org.muwahhad.bid.room.ViewBidRoom;
import org.muwahhad.shared.Language;

/** Delivery times, least quantities and prices of smaller quantities in a price workbook. */
@Tag("long")
class PriceTermsWorkbookTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private final BidFixture.Tender tender = TENDERS.aPublishedTender();
  private final Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());
  private final PriceWorkbooks workbooks = APP.get(PriceWorkbooks.class);

  @Test
  void what_comes_back_untouched_changes_nothing_in_either_language() {
    TENDERS.askTerms(tender, 60);
    TENDERS.takeBundles(tender);
    save(
        new Offer.Price(
            tender.items().get(0),
            new BigDecimal("2"),
            null,
            null,
            null,
            new BigDecimal("2.5"),
            30,
            List.of(
                new Offer.Tier(new BigDecimal("2.5"), new BigDecimal("3.125")),
                new Offer.Tier(new BigDecimal("5"), new BigDecimal("2.5"))),
            1,
            new BigDecimal("1.875")));

    for (Language language : Language.values()) {
      assertThat(send(new EditedWorkbook(download(language))).changes()).isEmpty();
    }
  }

  @Test
  void terms_are_taken_with_the_prices() {
    TENDERS.askTerms(tender, 60);
    save(Offer.Price.of(tender.items().get(0), new BigDecimal("2")));

    PriceReview review =
        send(
            new EditedWorkbook(download(Language.EN))
                .set(2, "deliveryDays", "٣٠")
                .set(2, "leastQuantity", "2")
                .set(2, "tiers", "2: 3; 5: 2.5"));

    assertThat(review.changes())
        .extracting(PriceReview.PriceChange::shown)
        .containsExactly(List.of("deliveryDays", "leastQuantity", "tiers"));
    APP.get(TakePriceWorkbook.class).run(bidder, tender.id(), review.version());
    Offer draft = APP.get(ViewBidRoom.class).get(bidder, tender.id()).draft();
    assertThat(draft).isNotNull();
    assertThat(draft.prices())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.deliveryDays()).isEqualTo(30);
              assertThat(p.leastQuantity()).isEqualByComparingTo("2");
              assertThat(p.tiers())
                  .containsExactly(
                      new Offer.Tier(new BigDecimal("2"), new BigDecimal("3")),
                      new Offer.Tier(new BigDecimal("5"), new BigDecimal("2.5")));
            });
  }

  @Test
  void prices_in_bundles_are_taken_or_named() {
    TENDERS.takeBundles(tender);
    save(Offer.Price.of(tender.items().get(0), new BigDecimal("2")));

    PriceReview wrong =
        send(
            new EditedWorkbook(download(Language.EN))
                .set(2, "bundle", "one")
                .set(2, "bundlePrice", "2.5"));
    PriceReview right =
        send(
            new EditedWorkbook(download(Language.EN))
                .set(2, "bundle", "١")
                .set(2, "bundlePrice", "1.9"));

    assertThat(wrong.changes().get(0).mistakes())
        .extracting(PriceReview.Mistake::cell, PriceReview.Mistake::code)
        .contains(tuple("P2", "shared.not-a-whole-number"), tuple("Q2", "bid.bundle-price"));
    APP.get(TakePriceWorkbook.class).run(bidder, tender.id(), right.version());
    Offer draft = APP.get(ViewBidRoom.class).get(bidder, tender.id()).draft();
    assertThat(draft).isNotNull();
    assertThat(draft.prices())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.bundle()).isEqualTo(1);
              assertThat(p.bundlePrice()).isEqualByComparingTo("1.9");
            });
  }

  @Test
  void cells_that_cannot_be_taken_are_named() {
    TENDERS.askTerms(tender, 60);
    save(Offer.Price.of(tender.items().get(0), new BigDecimal("2")));

    PriceReview review =
        send(
            new EditedWorkbook(download(Language.EN))
                .set(2, "deliveryDays", "soon")
                .set(2, "leastQuantity", "11")
                .set(2, "tiers", "50 pieces"));

    assertThat(review.changes().get(0).mistakes())
        .extracting(PriceReview.Mistake::cell, PriceReview.Mistake::code)
        .containsExactly(
            tuple("M2", "shared.not-a-whole-number"),
            tuple("N2", "bid.least-quantity-out-of-range"),
            tuple("O2", "bid.tiers-unreadable"));
  }

  @Test
  void a_workbook_of_a_tender_that_asks_for_prices_alone_has_no_such_columns() {
    save(Offer.Price.of(tender.items().get(0), new BigDecimal("2")));

    assertThat(new EditedWorkbook(download(Language.EN)).text())
        .contains("Quoted total")
        .doesNotContain("Least quantity");
  }

  private void save(Offer.Price price) {
    APP.get(SaveBidDraft.class)
        .run(bidder, tender.id(), Offer.ofPrices("KWD", false, 90, true, "تسليم", List.of(price)));
  }

  private byte[] download(Language language) {
    return workbooks.write(bidder, tender.id(), language);
  }

  private PriceReview send(EditedWorkbook book) {
    APP.get(StagePriceWorkbook.class)
        .run(bidder, tender.id(), EditedWorkbook.file(book.bytes()), "prices.xlsx");
    return workbooks.review(bidder, tender.id()).orElseThrow();
  }
}
