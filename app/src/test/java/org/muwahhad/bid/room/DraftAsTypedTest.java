package org.muwahhad.bid.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.offer.AnswerRules;
import org.muwahhad.bid.offer.OfferInput;
import org.muwahhad.bid.offer.OfferRules;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/** A draft keeps what was typed, right or wrong; a submission takes only what is right. */
@Tag("long")
class DraftAsTypedTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private final BidFixture.Tender tender = TENDERS.aPublishedTender();
  private final Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());
  private final String room = "/tenders/" + tender.id() + "/bid";

  @Test
  void one_wrong_price_takes_nothing_from_the_others_and_stands_as_typed_at_its_message() {
    HttpResponse<String> saved =
        send("save", price(0), "four hundred", price(1), "٧٧٫٥", price(2), "1.23456");

    String again = Browserless.signedInAs(APP, bidder).get(room).body();

    assertThat(saved.statusCode()).isEqualTo(200);
    assertThat(saved.body())
        .contains("saved as typed", "2 entries have to be corrected", "Enter a number");
    assertThat(again)
        .contains("value=\"four hundred\"", "value=\"٧٧٫٥\"", "value=\"1.23456\"")
        .contains("id=\"" + id(price(0)) + "-error\"", "id=\"" + id(price(2)) + "-error\"")
        .doesNotContain("id=\"" + id(price(1)) + "-error\"");
    assertThat(draft().prices())
        .as("what can be read is in the offer")
        .containsExactly(Offer.Price.of(tender.items().get(1), new BigDecimal("77.5")));
  }

  @Test
  void conditions_discounts_limits_and_security_are_kept_as_typed_too() {
    String longest = "x".repeat(OfferRules.LONGEST_STATEMENT + 1);
    send(
        "save",
        "validityDays",
        "a quarter",
        "statement",
        longest,
        "mostLots",
        "both",
        "mostValue",
        "a million",
        "discounts[0].percent",
        "five",
        "discounts[0].whenWinning",
        "7",
        price(0) + ".origin",
        "Atlantis");

    String again = Browserless.signedInAs(APP, bidder).get(room).body();

    assertThat(again)
        .contains(
            "value=\"a quarter\"",
            longest,
            "value=\"both\"",
            "value=\"a million\"",
            "value=\"five\"",
            "value=\"Atlantis\"");
    for (String field :
        List.of("validityDays", "statement", "mostLots", "mostValue", "discounts[0].percent")) {
      assertThat(again).contains("id=\"" + id(field) + "-error\"");
    }
    assertThat(draft().discounts()).isEmpty();
    assertThat(draft().mostLots()).isNull();
    assertThat(draft().statement()).isEmpty();
  }

  @Test
  void a_country_is_chosen_and_shown_by_its_name() {
    send(
        "save",
        price(0),
        "1",
        price(0) + ".origin",
        "Japan",
        price(1),
        "2",
        price(1) + ".origin",
        "OM");

    String again = Browserless.signedInAs(APP, bidder).get(room).body();

    assertThat(again)
        .contains("<option value=\"Kuwait\"></option>", "value=\"Japan\"", "value=\"Oman\"")
        .doesNotContain("value=\"JP\"", "value=\"OM\"");
    assertThat(draft().prices()).extracting(Offer.Price::origin).startsWith("JP", "OM");
  }

  @Test
  void a_draft_that_cannot_be_taken_whole_is_not_submitted_by_any_door() {
    send("save", price(0), "1", price(1), "2", price(2), "three");
    Browserless browser = Browserless.signedInAs(APP, bidder);

    assertThat(browser.get(room + "/check").body())
        .contains("Enter a number")
        .doesNotContain("/submit\"", "Price this item too");
    assertThat(browser.post(room + "/submit", "requestKey", "k").uri().getPath())
        .isEqualTo(room + "/check");
    assertThatThrownBy(() -> APP.get(SubmitBid.class).ofDraft(bidder, tender.id(), "k2", true, ""))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::field, Refusal.Fault::code)
                    .containsExactly(
                        org.assertj.core.api.Assertions.tuple(price(2), "shared.not-a-number")));
    assertThat(browser.get(room + "/content").statusCode()).isEqualTo(422);
    assertThat(APP.ask("SELECT COUNT(*) FROM bid_version WHERE tender_id = " + tender.id()))
        .isEqualTo("0");

    send("save", price(0), "1", price(1), "2", price(2), "3");
    assertThat(
            APP.get(SubmitBid.class).ofDraft(bidder, tender.id(), "k3", true, checked()).number())
        .isEqualTo(1);
    assertThat(Browserless.signedInAs(APP, bidder).get(room).body())
        .as("a draft that is kept is kept as typed")
        .contains("value=\"3\"");
  }

  @Test
  void nothing_that_was_typed_is_readable_in_the_database() {
    send("save", price(0), "unreadable-amount", price(1), "987654.321", "mostLots", "manifold");
    String bid = APP.ask("SELECT id FROM bid WHERE tender_id = " + tender.id());

    assertThat(Browserless.signedInAs(APP, bidder).get(room).body())
        .contains("unreadable-amount", "manifold");
    for (String secret : List.of("unreadable-amount", "987654.321", "manifold")) {
      assertThat(
              APP.ask(
                  "SELECT COUNT(*) FROM bid WHERE id = %s AND INSTR(draft, BINARY '%s') > 0"
                      .formatted(bid, secret)))
          .isEqualTo("0");
      assertThat(
              APP.ask(
                  "SELECT COUNT(*) FROM audit_entry WHERE INSTR(CAST(detail AS CHAR), '%s') > 0"
                      .formatted(secret)))
          .isEqualTo("0");
    }
    assertThat(APP.ask("SELECT LENGTH(draft) > 0 FROM bid WHERE id = " + bid)).isEqualTo("1");
  }

  @Test
  void answers_leave_what_was_typed_and_keep_words_that_are_too_long() {
    List<Long> required = TENDERS.require(tender);
    send("save", price(0), "four");
    String wordy = "w".repeat(AnswerRules.LONGEST_REMARK + 1);
    APP.get(AnswerRequirements.class)
        .run(
            bidder,
            tender.id(),
            List.of(new Offer.RequirementAnswer(required.get(0), null, "64", wordy)));
    Browserless browser = Browserless.signedInAs(APP, bidder);

    assertThat(browser.get(room).body()).contains("value=\"four\"");
    assertThat(browser.get(room + "/requirements").body())
        .contains(wordy, "id=\"answers-" + required.get(0) + "-remark-error\"");
    assertThat(browser.get(room + "/check").body())
        .contains("longer than")
        .doesNotContain("/submit\"");
    send("save", price(0), "4", price(1), "4");
    assertThatThrownBy(() -> APP.get(SubmitBid.class).ofDraft(bidder, tender.id(), "k", true, ""))
        .isInstanceOf(Refusal.InvalidInput.class);
  }

  @Test
  void a_workbook_that_is_taken_stands_in_place_of_what_was_typed_for_its_items_alone() {
    long first = tender.items().get(0);

    Map<String, List<String>> now =
        OfferInput.retyped(
            Map.of(price(0), List.of("four"), price(1), List.of("five"), "mostLots", List.of("x")),
            Map.of(first, Map.of("", "4", ".origin", "")));

    assertThat(now)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(price(0), List.of("4"), price(1), List.of("five"), "mostLots", List.of("x")));
  }

  @Test
  void after_the_deadline_nothing_typed_is_kept() {
    BidFixture.afterTheDeadline(
        () ->
            assertThatThrownBy(
                    () ->
                        APP.get(SaveBidDraft.class)
                            .keep(
                                bidder,
                                tender.id(),
                                org.muwahhad.web.Form.empty().with(price(0), "four")))
                .isInstanceOfSatisfying(
                    Refusal.RuleBroken.class,
                    r -> assertThat(r.code()).isEqualTo("bid.deadline-passed")));
  }

  @Test
  void only_what_was_checked_is_submitted() {
    send("save", price(0), "400", price(1), "70", price(2), "30");
    Browserless browser = Browserless.signedInAs(APP, bidder);
    String checked = checked();
    assertThat(browser.get(room + "/check").body()).contains("value=\"" + checked + "\"");
    send("save", price(0), "4", price(1), "7", price(2), "3");

    HttpResponse<String> refused =
        browser.post(room + "/submit", "requestKey", "k", "sha256", checked);

    assertThat(refused.uri().getPath()).isEqualTo(room + "/check");
    assertThat(refused.body()).contains("The draft has been changed since you checked it");
    assertThat(APP.ask("SELECT COUNT(*) FROM bid_version WHERE tender_id = " + tender.id()))
        .isEqualTo("0");
    assertThat(
            browser.post(room + "/submit", "requestKey", "k", "sha256", checked()).uri().getPath())
        .matches("/bids/\\d+/versions/1");
  }

  @Test
  void what_was_saved_in_another_window_is_not_replaced_unawares() {
    String opened = seen();
    send("save", price(0), "400");

    HttpResponse<String> late = send("save", price(0), "4", price(1), "70", "seen", opened);

    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("saved in another window", "value=\"70\"");
    assertThat(Browserless.signedInAs(APP, bidder).get(room).body()).contains("value=\"400\"");
    send("save", price(0), "4", price(1), "70", "seen", seen());
    assertThat(Browserless.signedInAs(APP, bidder).get(room).body()).contains("value=\"70\"");
  }

  private String seen() {
    Matcher seen =
        Pattern.compile("name=\"seen\" value=\"(\\w+)\"")
            .matcher(Browserless.signedInAs(APP, bidder).get(room).body());
    assertThat(seen.find()).isTrue();
    return seen.group(1);
  }

  @Test
  void the_key_enter_saves_and_adds_no_discount() {
    String form = Browserless.signedInAs(APP, bidder).get(room).body();
    String first = form.substring(form.indexOf("data-unsaved "));

    assertThat(first.substring(first.indexOf("<button"), first.indexOf("</button>")))
        .contains("type=\"submit\"", "value=\"save\"");
  }

  /** The digest of what would be submitted now. */
  private String checked() {
    return Sha256.of(APP.get(ViewBidRoom.class).content(bidder, tender.id()));
  }

  private Offer draft() {
    Offer draft = APP.get(ViewBidRoom.class).get(bidder, tender.id()).draft();
    if (draft == null) {
      throw new AssertionError("No draft");
    }
    return draft;
  }

  private HttpResponse<String> send(String act, String... typed) {
    Browserless browser = Browserless.signedInAs(APP, bidder);
    browser.get(room);
    List<String> fields =
        new ArrayList<>(List.of("currency", "KWD", "gccOrigin", "true", "hasSecurity", "true"));
    if (!Arrays.asList(typed).contains("validityDays")) {
      fields.addAll(List.of("validityDays", "90"));
    }
    fields.addAll(Arrays.asList(typed));
    fields.addAll(List.of("act", act));
    return browser.post(room, fields.toArray(String[]::new));
  }

  private String price(int item) {
    return OfferRules.field(tender.items().get(item));
  }

  private static String id(String field) {
    return org.muwahhad.web.Form.id(field);
  }
}
