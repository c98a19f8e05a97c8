package org.muwahhad.bid.room;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
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

/**
 * The bid room of a tender of many lots: some at a time, without scripts, and nothing that was
 * typed for the others is lost.
 */
@Tag("long")
class ManyLotsBidTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private static final int LOTS = 120;
  private static final Pattern HIDDEN =
      Pattern.compile("type=\"hidden\" name=\"(seen|shown|page|found|wrong)\" value=\"([^\"]*+)\"");
  private static final Pattern SHOWN_LOT = Pattern.compile("id=\"lot-([0-9]++)\"");
  private static final Pattern ELSEWHERE =
      Pattern.compile("name=\"discounts\\[0\\]\\.whenWinning\" value=\"([0-9 ]++)\" checked");

  private final BidFixture.Tender tender = TENDERS.aTenderOfLots(LOTS);
  private final Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());
  private final Browserless browser = Browserless.signedInAs(APP, bidder);
  private final String room = "/tenders/" + tender.id() + "/bid";

  @Test
  void a_page_has_fifty_lots_and_says_of_how_many() {
    String first = inEnglish(room);

    assertThat(lots(first)).hasSize(50).startsWith("1").endsWith("50");
    assertThat(first).contains("1 to 50 of 120");
    assertThat(lots(browser.get(room + "?page=3").body())).hasSize(20).endsWith("120");
    assertThat(lots(browser.get(room + "?lot=" + lot(77)).body())).contains("77").hasSize(50);
  }

  @Test
  void what_was_typed_on_one_page_stays_when_another_is_saved() {
    HttpResponse<String> second =
        send(inEnglish(room), "next", price(1), "12.5", price(2), "a dozen");
    assertThat(lots(second.body())).startsWith("51").endsWith("100");
    assertThat(second.body())
        .contains("1 entry in a lot that is not on this page has to be corrected");

    HttpResponse<String> saved = send(second.body(), "save", price(60), "7");

    assertThat(lots(saved.body())).as("the same page").startsWith("51");
    assertThat(browser.get(room).body()).contains("value=\"12.5\"", "value=\"a dozen\"");
    assertThat(draft().prices())
        .extracting(Offer.Price::lotItemId, Offer.Price::unitPrice)
        .containsExactlyInAnyOrder(
            tuple(item(1), new BigDecimal("12.5")), tuple(item(60), new BigDecimal("7")));

    HttpResponse<String> wrong = send(saved.body(), "wrong", price(60), "7");
    assertThat(lots(wrong.body())).containsExactly("2");

    send(wrong.body(), "save", price(2), "");
    assertThat(browser.get(room).body()).doesNotContain("a dozen");
    assertThat(draft().prices()).as("what was emptied is gone, and nothing else").hasSize(2);
  }

  @Test
  void what_is_kept_as_it_is_typed_leaves_the_other_pages_alone() {
    send(inEnglish(room), "next", price(1), "12.5");
    List<String> fields = fields(browser.get(room + "?page=2").body(), price(60), "8");

    assertThat(browser.post(room + "/autosave", fields.toArray(String[]::new)).statusCode())
        .isEqualTo(200);

    assertThat(draft().prices()).extracting(Offer.Price::lotItemId).contains(item(1), item(60));
  }

  @Test
  void a_lot_is_found_by_its_number_and_by_its_items() {
    HttpResponse<String> found = send(inEnglish(room), "find", "find", "97", price(1), "3");
    assertThat(lots(found.body())).contains("97").hasSizeLessThan(50);
    assertThat(draft().prices()).as("what was typed is saved first").hasSize(1);

    String name =
        APP.ask(
            "SELECT r.name_en FROM item_revision r JOIN lot_item i ON i.revision_id = r.id WHERE i.id = "
                + item(88));
    assertThat(lots(send(found.body(), "find", "find", name).body())).contains("88");

    assertThat(send(found.body(), "find", "find", "no such lot").body())
        .contains("No lot matches what you look for");
  }

  @Test
  void a_discount_keeps_its_lots_on_other_pages() {
    HttpResponse<String> second =
        send(
            inEnglish(room),
            "next",
            "discounts[0].percent",
            "5",
            "discounts[0].whenWinning",
            lot(1),
            "discounts[0].appliesTo",
            lot(1));
    assertThat(second.body()).contains("1 lot on another page");
    Matcher elsewhere = ELSEWHERE.matcher(second.body());
    assertThat(elsewhere.find()).isTrue();

    send(
        second.body(),
        "save",
        "discounts[0].percent",
        "5",
        "discounts[0].whenWinning",
        elsewhere.group(1),
        "discounts[0].whenWinning",
        lot(60),
        "discounts[0].appliesTo",
        elsewhere.group(1));

    Offer.Discount discount = draft().discounts().get(0);
    assertThat(discount.whenWinning())
        .containsExactlyInAnyOrder(Long.valueOf(lot(1)), Long.valueOf(lot(60)));
    assertThat(discount.appliesTo()).containsExactly(Long.valueOf(lot(1)));
  }

  @Test
  void a_tender_of_few_lots_is_one_page() {
    BidFixture.Tender small = TENDERS.aPublishedTender();
    String page = inEnglish("/tenders/" + small.id() + "/bid");

    assertThat(page).doesNotContain("Find a lot", "name=\"shown\"");
  }

  private HttpResponse<String> send(String page, String act, String... typed) {
    List<String> fields = fields(page, typed);
    fields.addAll(List.of("act", act));
    return browser.post(room, fields.toArray(String[]::new));
  }

  /** The fields of a page that lead it on, the conditions, and what is typed. */
  private static List<String> fields(String page, String... typed) {
    List<String> fields =
        new ArrayList<>(List.of("currency", "SAR", "gccOrigin", "true", "validityDays", "90"));
    Matcher hidden = HIDDEN.matcher(page);
    while (hidden.find()) {
      fields.addAll(List.of(hidden.group(1), hidden.group(2)));
    }
    fields.addAll(List.of(typed));
    return fields;
  }

  private String inEnglish(String path) {
    browser.get("/language/en");
    return browser.get(path).body();
  }

  private static List<String> lots(String page) {
    return SHOWN_LOT.matcher(page).results().map(r -> r.group(1)).toList();
  }

  private Offer draft() {
    return requireNonNull(APP.get(ViewBidRoom.class).get(bidder, tender.id()).draft());
  }

  private String lot(int number) {
    return APP.ask(
        "SELECT id FROM lot WHERE tender_id = %d AND number = %d".formatted(tender.id(), number));
  }

  private long item(int lot) {
    return Long.parseLong(APP.ask("SELECT MIN(id) FROM lot_item WHERE lot_id = " + lot(lot)));
  }

  private String price(int lot) {
    return "prices[" + item(lot) + "]";
  }
}
