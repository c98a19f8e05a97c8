package org.muwahhad.bid.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.PricePart;
import org.muwahhad.bid.opening.AlternativeQueries;
import org.muwahhad.bid.seal.BidJson;
import org.muwahhad.shared.Sha256;

/** Alternatives beside the bid for a lot, sealed with it and read at the opening. */
@Tag("long")
class AlternativesTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private static final String WORDS = AlternativeOffers.WORDS;
  private final BidFixture.Tender tender = TENDERS.aPublishedTender();
  private final AlternativeOffers offers = new AlternativeOffers(APP, WORLD, tender);
  private final Actor bidder = offers.bidder;
  private final long lot = offers.lot;
  private final long second = offers.second;

  @Test
  void an_alternative_is_sealed_with_the_bid_and_read_at_the_opening() {
    TENDERS.allowAlternatives(tender);
    Offer offer = offers.offering(offers.priced("1.500", "4.250"));
    APP.get(SaveBidDraft.class).run(bidder, tender.id(), offer);
    byte[] kept = APP.get(ViewBidRoom.class).content(bidder, tender.id());
    BidQueries.Receipt receipt = offers.submit(offer);

    TENDERS.open(tender);

    assertThat(Sha256.of(kept)).isEqualTo(receipt.sha256());
    assertThat(new String(kept, StandardCharsets.UTF_8))
        .startsWith(
            "{\"alternatives\":[{\"description\":\"%s\",\"lot\":%d,\"prices\":[{\"lotItem\":%d,"
                .formatted(WORDS, lot, tender.items().get(0)))
        .contains("\"offered\":\"Model R\",\"origin\":\"SA\",\"unitPrice\":\"1.500\"");
    // 10 x 1.500 + 3 x 4.250
    assertThat(APP.get(AlternativeQueries.class).list(tender.id()))
        .singleElement()
        .satisfies(
            a -> {
              assertThat(a.lotId()).isEqualTo(lot);
              assertThat(a.description()).isEqualTo(WORDS);
              assertThat(a.total().amount()).isEqualTo(new BigDecimal("27.750"));
            });
    assertThat(
            APP.ask(
                "SELECT CONCAT(origin, ' ', offered) FROM alternative_line WHERE lot_item_id = "
                    + tender.items().get(0)))
        .isEqualTo("SA Model R");
    assertThat(APP.ask("SELECT unit_price FROM bid_line WHERE lot_item_id = " + offers.item(0)))
        .as("the bid itself stays")
        .isEqualTo("2.000");
  }

  @Test
  void everyone_at_the_opening_hears_of_it_and_what_it_comes_to() {
    TENDERS.allowAlternatives(tender);
    offers.submit(offers.offering(offers.priced("1.500", "4.250")));

    TENDERS.open(tender);

    String path = "/tenders/" + tender.id();
    assertThat(offers.in("en").get(path + "/read-out").body()).contains("Alternative:", "27.750");
    assertThat(offers.in("en").get(path + "/opening").body())
        .contains("Alternatives", WORDS, "27.750", "not a separate bid");
    assertThat(offers.in("ar").get(path + "/opening").body()).contains("العروض البديلة", "27.750");
    assertThat(
            APP.ask(
                "SELECT JSON_VALUE(document, '$.bids[0].alternatives[0].amount')"
                    + " FROM opening_record WHERE tender_id = "
                    + tender.id()))
        .isEqualTo("27.750");
    assertThat(offers.in("en").get(path + "/opening/record/BID/BILINGUAL").body())
        .startsWith("%PDF-");
    assertThat(offers.in("en").get("/api/v1" + path + "/opening").body())
        .contains("\"alternatives\":[{", WORDS);
  }

  @Test
  void the_price_envelope_holds_words_and_prices_and_the_technical_one_nothing_of_it() {
    WriteBid.UnsealedBid written =
        APP.get(WriteBid.class)
            .run(
                offers.offering(offers.priced("1.500", "4.250")),
                List.of(),
                BidDrafts.Salts.fresh(),
                "CR-1",
                tender.number(),
                true);

    assertThat(new String(written.content(), StandardCharsets.UTF_8))
        .doesNotContain(WORDS, "1.500", "alternatives");
    byte[] prices = Objects.requireNonNull(written.prices());
    assertThat(APP.get(BidJson.class).read(prices, PricePart.class).offer(false).alternatives())
        .isEqualTo(List.of(offers.priced("1.500", "4.250")));
  }

  @Test
  void the_database_takes_no_alternative_beside_the_opening_and_none_that_is_not_allowed() {
    TENDERS.allowAlternatives(tender);
    BidQueries.Receipt receipt = offers.submit(offers.offering(offers.priced("1.500", "4.250")));
    TENDERS.open(tender);
    long bid = receipt.bidId();

    String add =
        "INSERT INTO bid_alternative (bid_id, lot_id, tender_id, description) VALUES (%d, %d, %d, 'x')";
    refused(add.formatted(bid, second, tender.id()), "bid.opening-over");
    String line =
        "INSERT INTO alternative_line (bid_id, lot_item_id, lot_id, tender_id, unit_price) VALUES (%d, %d, %d, %d, %s)";
    refused(line.formatted(bid, offers.item(0), lot, tender.id(), "1"), "bid.opening-over");
    String of = " WHERE bid_id = " + bid;
    refused("UPDATE bid_alternative SET description = 'y'" + of, "bid.opened-immutable");
    refused("DELETE FROM bid_alternative" + of, "bid.opened-immutable");
    refused("UPDATE alternative_line SET unit_price = 1" + of, "bid.opened-immutable");
    refused("DELETE FROM alternative_line" + of, "bid.opened-immutable");
  }

  @Test
  void the_database_takes_at_an_opening_only_what_a_bid_could_have_said() {
    BidQueries.Receipt receipt = offers.submit(tender.offer("2", "5"));
    TENDERS.open(tender);
    long bid = receipt.bidId();
    settle("CLOSED");
    String add =
        "INSERT INTO bid_alternative (bid_id, lot_id, tender_id, description) VALUES (%d, %d, %d, '%s')";
    refused(add.formatted(bid, lot, tender.id(), "x"), "bid.alternative-not-allowed");
    settle("PUBLISHED");
    TENDERS.allowAlternatives(tender);
    procure("framework");
    refused(add.formatted(bid, lot, tender.id(), "x"), "bid.alternative-not-allowed");
    procure("open");
    refused(add.formatted(bid, lot, tender.id(), "  "), "ck_bid_alternative_description");
    APP.sql(add.formatted(bid, lot, tender.id(), "x"));

    String line =
        "INSERT INTO alternative_line (bid_id, lot_item_id, lot_id, tender_id, unit_price) VALUES (%d, %d, %d, %d, %s)";
    refused(line.formatted(bid, offers.item(0), lot, tender.id(), "0"), "bid.price-not-positive");
    refused(
        line.formatted(bid, offers.item(0), lot, tender.id(), "-1"), "ck_alternative_line_price");
    refused(line.formatted(bid, offers.item(2), lot, tender.id(), "1"), "fk_alternative_line");
    APP.sql(add.formatted(bid, second, tender.id(), "x"));
    refused(
        line.formatted(bid, offers.item(2), second, tender.id(), "1"), "fk_alternative_line_base");
  }

  private void procure(String method) {
    settle("DRAFT");
    APP.sql(
        "UPDATE joint_tender SET procurement_method = '%s' WHERE id = %d"
            .formatted(method, tender.id()));
    settle("CLOSED");
  }

  private void settle(String status) {
    APP.without(
        "tr_joint_tender_step",
        () ->
            APP.without(
                "tr_joint_tender_progress",
                () ->
                    APP.sql(
                        "UPDATE joint_tender SET status = '%s' WHERE id = %d"
                            .formatted(status, tender.id()))));
  }

  private static void refused(String sql, String name) {
    assertThatThrownBy(() -> APP.sql(sql)).hasMessageContaining(name);
  }
}
