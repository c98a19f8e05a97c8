package org.muwahhad.bid.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.offer.AlternativeRules;
import org.muwahhad.bid.offer.OfferRules;
import org.muwahhad.bid.opening.AlternativeQueries;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/** An alternative while it is written: in the form, by a program, and what is wrong with it. */
@Tag("long")
class WriteAlternativeTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private static final String WORDS = AlternativeOffers.WORDS;
  private final BidFixture.Tender tender = TENDERS.aPublishedTender();
  private final AlternativeOffers offers = new AlternativeOffers(APP, WORLD, tender);
  private final Actor bidder = offers.bidder;
  private final String room = offers.room;
  private final long lot = offers.lot;
  private final long second = offers.second;

  @Test
  void a_bid_with_an_alternative_is_refused_where_the_tender_takes_none() {
    assertThat(faults(offers.offering(offers.priced("1", "1"))))
        .containsExactly(AlternativeRules.field(lot) + " bid.alternative-not-allowed");
    assertThat(offers.in("en").get(room).body()).doesNotContain("Alternative for lot");
    assertThat(
            offers.put(
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
      assertThat(
              faults(
                  offers.offering(
                      AlternativeOffers.alternative(
                          lot, unseen, offers.price(0, "1"), offers.price(1, "1")))))
          .containsExactly(description + " bid.alternative-undescribed");
    }
    assertThat(
            faults(
                offers.offering(AlternativeOffers.alternative(lot, WORDS, offers.price(0, "1")))))
        .containsExactly(offers.field(1) + " bid.alternative-incomplete");
    assertThat(
            faults(
                offers.offering(
                    AlternativeOffers.alternative(
                        lot, WORDS, offers.price(0, "0"), offers.price(1, "1.23456")))))
        .containsExactly(
            offers.field(0) + " bid.price-not-positive",
            offers.field(1) + " shared.too-many-decimals");
    assertThat(faults(offers.offering(offers.priced("1", "1"), offers.priced("1", "1"))))
        .contains(AlternativeRules.field(lot) + " bid.lot-named-twice");
    assertThat(
            faults(
                offers.offering(
                    AlternativeOffers.alternative(second, WORDS, offers.price(2, "1")))))
        .as("the bid does not price the second lot")
        .containsExactly(
            AlternativeRules.descriptionField(second) + " bid.alternative-without-bid");
    assertThat(
            faults(
                offers.offering(
                    AlternativeOffers.alternative(
                        lot,
                        WORDS,
                        offers.price(0, "1"),
                        offers.price(1, "1"),
                        offers.price(2, "1")))))
        .containsExactly(AlternativeRules.priceField(lot, offers.item(2)) + " bid.unknown-item");
    assertThat(
            faults(
                offers.offering(
                    AlternativeOffers.alternative(
                        lot,
                        WORDS,
                        new Offer.AlternativePrice(offers.item(0), BigDecimal.ONE, "JP", null),
                        offers.price(1, "1")))))
        .containsExactly(offers.field(0) + ".origin bid.origin-not-gcc");
    long none = second + 1000;
    assertThat(faults(offers.offering(AlternativeOffers.alternative(none, WORDS))))
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
            offers.field(0),
            "one and a half",
            offers.field(1) + ".offered",
            "Model R");

    String again = offers.in("en").get(room).body();

    assertThat(saved.body()).contains("2 entries have to be corrected");
    assertThat(again)
        .contains("Alternative for lot 1 (optional)", WORDS)
        .contains("value=\"one and a half\"", "value=\"Model R\"")
        .contains("id=\"" + org.muwahhad.web.Form.id(offers.field(0)) + "-error\"")
        .contains("id=\"" + org.muwahhad.web.Form.id(offers.field(1)) + "-error\"")
        .contains("<details class=\"alternative\" open>");
    assertThat(offers.in("ar").get(room).body())
        .contains("عرض بديل للحزمة 1 (اختياري)", "أوجه الاختلاف عن المطلوب");
    assertThat(offers.in("en").get(room + "/check").body()).doesNotContain("/submit\"");
  }

  @Test
  void what_was_typed_is_shown_to_be_checked_and_goes_into_the_bid() {
    TENDERS.allowAlternatives(tender);

    String check =
        send(
                "check",
                AlternativeRules.descriptionField(lot),
                WORDS,
                offers.field(0),
                "١٫٥",
                offers.field(0) + ".origin",
                "SA",
                offers.field(0) + ".offered",
                "Model R",
                offers.field(1),
                "4.25")
            .body();

    assertThat(check)
        .contains("Alternative", WORDS, "27.750", "Submit the bid", "Saudi Arabia", "Model R")
        .doesNotContain("more than your bid for this lot");
    Offer draft =
        Objects.requireNonNull(APP.get(ViewBidRoom.class).get(bidder, tender.id()).draft());
    APP.get(SubmitBid.class)
        .ofDraft(
            bidder,
            tender.id(),
            "k",
            false,
            Sha256.of(APP.get(ViewBidRoom.class).content(bidder, tender.id())));
    TENDERS.open(tender);
    assertThat(draft.alternatives()).hasSize(1);
    assertThat(APP.get(AlternativeQueries.class).list(tender.id()))
        .extracting(a -> a.total().amount())
        .containsExactly(new BigDecimal("27.750"));
  }

  @Test
  void an_alternative_above_the_bid_is_said_to_be_in_vain_before_it_is_submitted() {
    TENDERS.allowAlternatives(tender);
    String[] typed = {
      AlternativeRules.descriptionField(lot), WORDS, offers.field(0), "3", offers.field(1), "5"
    };

    assertThat(send("check", typed).body())
        .contains("The alternative costs more than your bid for this lot");
    assertThat(offers.in("ar").get(room + "/check").body()).contains("تزيد قيمة العرض البديل");
  }

  @Test
  void a_program_is_told_the_place_of_a_fault_in_an_alternative() {
    TENDERS.allowAlternatives(tender);

    assertThat(
            offers.put(
                """
                {"currency":"KWD","gccOrigin":true,"validityDays":90,"hasSecurity":true,
                 "statement":"","prices":[],"alternatives":[{"lotId":%d,"description":"x",
                 "prices":[{"lotItemId":%d,"unitPrice":1},{"lotItemId":%d,"unitPrice":-1}]}]}"""
                    .formatted(lot, offers.item(1), offers.item(0))))
        .contains("bid.price-not-positive", "\"alternatives[0].prices[1].unitPrice\"");
  }

  @Test
  void what_is_typed_of_an_alternative_is_readable_nowhere_in_the_database() {
    TENDERS.allowAlternatives(tender);
    send("save", AlternativeRules.descriptionField(lot), WORDS, offers.field(0), "987654.321");

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
        offers.put(
            """
            {"currency":"KWD","gccOrigin":true,"validityDays":90,"hasSecurity":true,
             "statement":"","prices":[{"lotItemId":%1$d,"unitPrice":2},
             {"lotItemId":%2$d,"unitPrice":5}],
             "alternatives":[{"lotId":%3$d,"description":"%4$s","prices":[
             {"lotItemId":%1$d,"unitPrice":1.5},{"lotItemId":%2$d,"unitPrice":4.25}]}]}"""
                .formatted(offers.item(0), offers.item(1), lot, WORDS));

    assertThat(answer).contains("\"alternatives\":true", WORDS);
    assertThat(
            Objects.requireNonNull(APP.get(ViewBidRoom.class).get(bidder, tender.id()).draft())
                .alternatives())
        .hasSize(1);
  }

  private List<String> faults(Offer offer) {
    List<String> found = new ArrayList<>();
    assertThatThrownBy(() -> offers.submit(offer))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> r.faults().forEach(f -> found.add(f.field() + " " + f.code())));
    return found;
  }

  private HttpResponse<String> send(String act, String... typed) {
    Browserless browser = offers.in("en");
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
                OfferRules.field(offers.item(0)),
                "2",
                OfferRules.field(offers.item(1)),
                "5",
                "act",
                act));
    fields.addAll(List.of(typed));
    return browser.post(room, fields.toArray(String[]::new));
  }
}
