package org.muwahhad.bid.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidViews;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.PricePart;
import org.muwahhad.bid.TenderFixture;
import org.muwahhad.bid.offer.AlternativeRules;
import org.muwahhad.bid.offer.OfferRules;
import org.muwahhad.bid.opening.AlternativeViews;
import org.muwahhad.bid.seal.BidJson;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/** Alternatives beside the bid for a lot, from the form to the opening. */
class AlternativesTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final TenderFixture TENDERS = new TenderFixture(APP, WORLD);
  private static final String WORDS = "Refurbished machines with a warranty of three years";
  private final TenderFixture.Tender tender = TENDERS.aPublishedTender();
  private final Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());
  private final String room = "/tenders/" + tender.id() + "/bid";
  private final long lot =
      Long.parseLong(APP.ask("SELECT MIN(id) FROM lot WHERE tender_id = " + tender.id()));
  private final long second =
      Long.parseLong(APP.ask("SELECT MAX(id) FROM lot WHERE tender_id = " + tender.id()));

  @Test
  void an_alternative_is_sealed_with_the_bid_and_read_at_the_opening() {
    TENDERS.allowAlternatives(tender);
    Offer offer = offering(priced("1.500", "4.250"));
    APP.get(SaveBidDraft.class).run(bidder, tender.id(), offer);
    byte[] kept = APP.get(BidRooms.class).content(bidder, tender.id());
    BidViews.Receipt receipt = submit(offer);

    TENDERS.open(tender);

    assertThat(Sha256.of(kept)).isEqualTo(receipt.sha256());
    assertThat(new String(kept, StandardCharsets.UTF_8))
        .startsWith(
            "{\"alternatives\":[{\"description\":\"%s\",\"lot\":%d,\"prices\":[{\"lotItem\":%d,"
                .formatted(WORDS, lot, tender.items().get(0)))
        .contains("\"offered\":\"Model R\",\"origin\":\"SA\",\"unitPrice\":\"1.500\"");
    // 10 x 1.500 + 3 x 4.250
    assertThat(APP.get(AlternativeViews.class).list(tender.id()))
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
    assertThat(APP.ask("SELECT unit_price FROM bid_line WHERE lot_item_id = " + item(0)))
        .as("the bid itself stays")
        .isEqualTo("2.000");
  }

  @Test
  void everyone_at_the_opening_hears_of_it_and_what_it_comes_to() {
    TENDERS.allowAlternatives(tender);
    submit(offering(priced("1.500", "4.250")));

    TENDERS.open(tender);

    String path = "/tenders/" + tender.id();
    assertThat(in("en").get(path + "/read-out").body()).contains("Alternative:", "27.750");
    assertThat(in("en").get(path + "/opening").body())
        .contains("Alternatives", WORDS, "27.750", "no bid of its own");
    assertThat(in("ar").get(path + "/opening").body()).contains("العروض البديلة", "27.750");
    assertThat(
            APP.ask(
                "SELECT JSON_VALUE(document, '$.bids[0].alternatives[0].amount')"
                    + " FROM opening_record WHERE tender_id = "
                    + tender.id()))
        .isEqualTo("27.750");
    assertThat(in("en").get(path + "/opening/record/BID/BILINGUAL").body()).startsWith("%PDF-");
    assertThat(in("en").get("/api/v1" + path + "/opening").body())
        .contains("\"alternatives\":[{", WORDS);
  }

  @Test
  void the_price_envelope_holds_words_and_prices_and_the_technical_one_nothing_of_it() {
    WriteBid.Written written =
        APP.get(WriteBid.class)
            .run(
                offering(priced("1.500", "4.250")),
                List.of(),
                BidDrafts.Salts.fresh(),
                "CR-1",
                tender.number(),
                true);

    assertThat(new String(written.content(), StandardCharsets.UTF_8))
        .doesNotContain(WORDS, "1.500", "alternatives");
    byte[] prices = Objects.requireNonNull(written.prices());
    assertThat(APP.get(BidJson.class).read(prices, PricePart.class).offer().alternatives())
        .isEqualTo(List.of(priced("1.500", "4.250")));
  }

  @Test
  void a_bid_with_an_alternative_is_refused_where_the_tender_takes_none() {
    assertThat(faults(offering(priced("1", "1"))))
        .containsExactly(AlternativeRules.field(lot) + " bid.alternative-not-allowed");
    assertThat(in("en").get(room).body()).doesNotContain("Alternative for lot");
    assertThat(
            put(
                """
                {"currency":"KWD","gccOrigin":true,"validityDays":90,"hasSecurity":true,
                 "statement":"","prices":[],"alternatives":[{"lotId":%d,"description":"x",
                 "prices":[]}]}"""
                    .formatted(lot)))
        .contains("bid.alternative-not-allowed", "\"alternatives[0]\"");
  }

  @Test
  void an_alternative_that_is_not_whole_or_not_described_is_refused_at_its_fields() {
    TENDERS.allowAlternatives(tender);
    String description = AlternativeRules.descriptionField(lot);

    for (String unseen : List.of(" ", "\u200b", "\u2060\ufeff")) {
      assertThat(faults(offering(alternative(lot, unseen, price(0, "1"), price(1, "1")))))
          .containsExactly(description + " bid.alternative-undescribed");
    }
    assertThat(faults(offering(alternative(lot, WORDS, price(0, "1")))))
        .containsExactly(field(1) + " bid.alternative-incomplete");
    assertThat(faults(offering(alternative(lot, WORDS, price(0, "0"), price(1, "1.23456")))))
        .containsExactly(
            field(0) + " bid.price-not-positive", field(1) + " shared.too-many-decimals");
    assertThat(faults(offering(priced("1", "1"), priced("1", "1"))))
        .contains(AlternativeRules.field(lot) + " bid.lot-named-twice");
    assertThat(faults(offering(alternative(second, WORDS, price(2, "1")))))
        .as("the bid does not price the second lot")
        .containsExactly(
            AlternativeRules.descriptionField(second) + " bid.alternative-without-bid");
    assertThat(
            faults(offering(alternative(lot, WORDS, price(0, "1"), price(1, "1"), price(2, "1")))))
        .containsExactly(AlternativeRules.priceField(lot, item(2)) + " bid.unknown-item");
    assertThat(
            faults(
                offering(
                    alternative(
                        lot,
                        WORDS,
                        new Offer.AlternativePrice(item(0), BigDecimal.ONE, "JP", null),
                        price(1, "1")))))
        .containsExactly(field(0) + ".origin bid.origin-not-gcc");
    long none = second + 1000;
    assertThat(faults(offering(alternative(none, WORDS))))
        .containsExactly(AlternativeRules.field(none) + " bid.unknown-lot");
  }

  @Test
  void the_form_keeps_an_alternative_as_typed_and_tells_what_is_wrong_with_it() {
    TENDERS.allowAlternatives(tender);
    HttpResponse<String> saved =
        send(
            "save",
            AlternativeRules.descriptionField(lot),
            WORDS,
            field(0),
            "one and a half",
            field(1) + ".offered",
            "Model R");

    String again = in("en").get(room).body();

    assertThat(saved.body()).contains("2 entries have to be corrected");
    assertThat(again)
        .contains("Alternative for lot 1 (optional)", WORDS)
        .contains("value=\"one and a half\"", "value=\"Model R\"")
        .contains("id=\"" + org.muwahhad.web.Form.id(field(0)) + "-error\"")
        .contains("id=\"" + org.muwahhad.web.Form.id(field(1)) + "-error\"")
        .contains("<details class=\"alternative\" open>");
    assertThat(in("ar").get(room).body())
        .contains("عرض بديل للحزمة 1 (اختياري)", "أوجه الاختلاف عن المطلوب");
    assertThat(in("en").get(room + "/check").body()).doesNotContain("/submit\"");
  }

  @Test
  void what_was_typed_is_shown_to_be_checked_and_goes_into_the_bid() {
    TENDERS.allowAlternatives(tender);

    String check =
        send(
                "check",
                AlternativeRules.descriptionField(lot),
                WORDS,
                field(0),
                "١٫٥",
                field(0) + ".origin",
                "SA",
                field(0) + ".offered",
                "Model R",
                field(1),
                "4.25")
            .body();

    assertThat(check)
        .contains("Alternative", WORDS, "27.750", "Submit the bid", "Saudi Arabia", "Model R")
        .doesNotContain("more than your bid for this lot");
    Offer draft = Objects.requireNonNull(APP.get(BidRooms.class).get(bidder, tender.id()).draft());
    APP.get(SubmitBid.class)
        .ofDraft(
            bidder,
            tender.id(),
            "k",
            false,
            Sha256.of(APP.get(BidRooms.class).content(bidder, tender.id())));
    TENDERS.open(tender);
    assertThat(draft.alternatives()).hasSize(1);
    assertThat(APP.get(AlternativeViews.class).list(tender.id()))
        .extracting(a -> a.total().amount())
        .containsExactly(new BigDecimal("27.750"));
  }

  @Test
  void an_alternative_above_the_bid_is_said_to_be_in_vain_before_it_is_submitted() {
    TENDERS.allowAlternatives(tender);
    String[] typed = {AlternativeRules.descriptionField(lot), WORDS, field(0), "3", field(1), "5"};

    assertThat(send("check", typed).body())
        .contains("The alternative comes to more than your bid for this lot");
    assertThat(in("ar").get(room + "/check").body()).contains("تزيد قيمة العرض البديل");
  }

  @Test
  void a_program_is_told_the_place_of_a_fault_in_an_alternative() {
    TENDERS.allowAlternatives(tender);

    assertThat(
            put(
                """
                {"currency":"KWD","gccOrigin":true,"validityDays":90,"hasSecurity":true,
                 "statement":"","prices":[],"alternatives":[{"lotId":%d,"description":"x",
                 "prices":[{"lotItemId":%d,"unitPrice":1},{"lotItemId":%d,"unitPrice":-1}]}]}"""
                    .formatted(lot, item(1), item(0))))
        .contains("bid.price-not-positive", "\"alternatives[0].prices[1]\"");
  }

  @Test
  void what_is_typed_of_an_alternative_is_readable_nowhere_in_the_database() {
    TENDERS.allowAlternatives(tender);
    send("save", AlternativeRules.descriptionField(lot), WORDS, field(0), "987654.321");

    String bid = APP.ask("SELECT id FROM bid WHERE tender_id = " + tender.id());
    for (String secret : List.of(WORDS, "987654.321")) {
      assertThat(
              APP.ask(
                  "SELECT COUNT(*) FROM bid WHERE id = %s AND INSTR(draft, BINARY '%s') > 0"
                      .formatted(bid, secret)))
          .isEqualTo("0");
    }
  }

  @Test
  void a_program_offers_an_alternative_and_reads_it_in_its_draft() {
    TENDERS.allowAlternatives(tender);

    String answer =
        put(
            """
            {"currency":"KWD","gccOrigin":true,"validityDays":90,"hasSecurity":true,
             "statement":"","prices":[{"lotItemId":%1$d,"unitPrice":2},
             {"lotItemId":%2$d,"unitPrice":5}],
             "alternatives":[{"lotId":%3$d,"description":"%4$s","prices":[
             {"lotItemId":%1$d,"unitPrice":1.5},{"lotItemId":%2$d,"unitPrice":4.25}]}]}"""
                .formatted(item(0), item(1), lot, WORDS));

    assertThat(answer).contains("\"alternatives\":true", WORDS);
    assertThat(
            Objects.requireNonNull(APP.get(BidRooms.class).get(bidder, tender.id()).draft())
                .alternatives())
        .hasSize(1);
  }

  @Test
  void the_database_takes_no_alternative_beside_the_opening_and_none_that_is_not_allowed() {
    TENDERS.allowAlternatives(tender);
    BidViews.Receipt receipt = submit(offering(priced("1.500", "4.250")));
    TENDERS.open(tender);
    long bid = receipt.bidId();

    String add =
        "INSERT INTO bid_alternative (bid_id, lot_id, tender_id, description) VALUES (%d, %d, %d, 'x')";
    refused(add.formatted(bid, second, tender.id()), "bid.opening-over");
    String line =
        "INSERT INTO alternative_line (bid_id, lot_item_id, lot_id, tender_id, unit_price) VALUES (%d, %d, %d, %d, %s)";
    refused(line.formatted(bid, item(0), lot, tender.id(), "1"), "bid.opening-over");
    String of = " WHERE bid_id = " + bid;
    refused("UPDATE bid_alternative SET description = 'y'" + of, "bid.opened-immutable");
    refused("DELETE FROM bid_alternative" + of, "bid.opened-immutable");
    refused("UPDATE alternative_line SET unit_price = 1" + of, "bid.opened-immutable");
    refused("DELETE FROM alternative_line" + of, "bid.opened-immutable");
  }

  @Test
  void the_database_takes_at_an_opening_only_what_a_bid_could_have_said() {
    BidViews.Receipt receipt = submit(tender.offer("2", "5"));
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
    refused(line.formatted(bid, item(0), lot, tender.id(), "0"), "bid.price-not-positive");
    refused(line.formatted(bid, item(0), lot, tender.id(), "-1"), "ck_alternative_line_price");
    refused(line.formatted(bid, item(2), lot, tender.id(), "1"), "fk_alternative_line");
    APP.sql(add.formatted(bid, second, tender.id(), "x"));
    refused(line.formatted(bid, item(2), second, tender.id(), "1"), "fk_alternative_line_base");
  }

  private Offer offering(Offer.Alternative... alternatives) {
    return tender.offer("2", "5").withAlternatives(List.of(alternatives));
  }

  /** An alternative to the first lot at these prices. */
  private Offer.Alternative priced(String first, String other) {
    return alternative(
        lot,
        WORDS,
        new Offer.AlternativePrice(item(0), new BigDecimal(first), "SA", "Model R"),
        price(1, other));
  }

  private static Offer.Alternative alternative(
      long lot, String words, Offer.AlternativePrice... prices) {
    return new Offer.Alternative(lot, words, List.of(prices));
  }

  private Offer.AlternativePrice price(int item, String amount) {
    return new Offer.AlternativePrice(item(item), new BigDecimal(amount), null, null);
  }

  private long item(int index) {
    return tender.items().get(index);
  }

  private String field(int item) {
    return AlternativeRules.priceField(lot, item(item));
  }

  private BidViews.Receipt submit(Offer offer) {
    return APP.get(SubmitBid.class).run(bidder, tender.id(), offer, "k", false);
  }

  private List<String> faults(Offer offer) {
    List<String> found = new ArrayList<>();
    assertThatThrownBy(() -> submit(offer))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> r.faults().forEach(f -> found.add(f.field() + " " + f.code())));
    return found;
  }

  private HttpResponse<String> send(String act, String... typed) {
    Browserless browser = in("en");
    browser.get(room);
    List<String> fields =
        new ArrayList<>(
            List.of(
                "currency",
                "KWD",
                "gccOrigin",
                "true",
                "hasSecurity",
                "true",
                "validityDays",
                "90",
                OfferRules.field(item(0)),
                "2",
                OfferRules.field(item(1)),
                "5",
                "act",
                act));
    fields.addAll(List.of(typed));
    return browser.post(room, fields.toArray(String[]::new));
  }

  private String put(String body) {
    Browserless browser = in("en");
    return browser
        .send(
            browser
                .request("/api/v1" + room + "/draft")
                .header("Content-Type", "application/json")
                .header("Origin", browser.origin())
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build())
        .body();
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

  private Browserless in(String language) {
    Browserless browser = Browserless.signedInAs(APP, bidder.login());
    browser.send(browser.request("/language/" + language).setHeader("Accept", "*/*").GET().build());
    return browser;
  }

  private static void refused(String sql, String name) {
    assertThatThrownBy(() -> APP.sql(sql)).hasMessageContaining(name);
  }
}
