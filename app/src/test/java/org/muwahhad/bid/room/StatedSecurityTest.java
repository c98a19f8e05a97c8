package org.muwahhad.bid.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.ChangedOffers;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.SecurityForm;
import org.muwahhad.bid.offer.OfferRules;
import org.muwahhad.bid.offer.SecurityRules;
import org.muwahhad.shared.Refusal;

/** A bidder states its bid security in its bid: sealed, then held against what came. */
@Tag("long")
class StatedSecurityTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private final Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());

  @Test
  void the_bidder_is_told_what_it_falls_short_of_and_states_it_in_the_room() {
    BidFixture.Tender tender = asking(TENDERS.aPublishedTender(), "bid-security.percent=2");
    String room = "/tenders/" + tender.id() + "/bid";
    Browserless browser = Browserless.signedInAs(APP, bidder);
    browser.get("/language/en");
    assertThat(browser.get(room).body())
        .contains("2% of the price bid", "Bank guarantee", "Certified cheque")
        .contains("30 days after the last day on which the bid is valid")
        .doesNotContain("Surety bond");

    HttpResponse<String> none = browser.post(room, fields(tender, "", "", false));
    assertThat(none.body()).contains("the bid states none", "Submit the bid");
    HttpResponse<String> half = browser.post(room, fields(tender, "260.000", "", true));
    assertThat(half.body()).contains("Fill in this field").doesNotContain("/submit\"");
    HttpResponse<String> low = browser.post(room, fields(tender, "259.999", day(-1), true));
    assertThat(low.body())
        .contains("less than required", "ends before the last day", "260.000")
        .contains("Submit the bid");
    HttpResponse<String> enough = browser.post(room, fields(tender, "260.000", day(0), true));
    assertThat(enough.body())
        .contains("Gulf Bank", "LG-77", "Submit the bid")
        .doesNotContain("less than required", "ends before the last day");
  }

  @Test
  void it_is_read_with_the_bid_and_shown_in_the_record_of_the_opening() {
    BidFixture.Tender tender = asking(TENDERS.aPublishedTender(), "bid-security.percent=2");
    submit(tender, stated("260", "KWD", SecurityForm.BANK_GUARANTEE));
    TENDERS.open(tender);

    String row =
        "SELECT CONCAT_WS(' ', form, issuer, reference, amount, currency, valid_until)"
            + " FROM stated_security WHERE tender_id = "
            + tender.id();
    assertThat(APP.ask(row))
        .isEqualTo("BANK_GUARANTEE Gulf Bank LG-77 260.000 KWD " + LocalDate.parse(day(0)));
    Browserless other = Browserless.signedInAs(APP, WORLD.aPersonWho(Role.AUDITOR));
    other.get("/language/en");
    assertThat(other.get("/tenders/" + tender.id() + "/opening").body())
        .contains("Bid securities as stated", "Gulf Bank", "LG-77");
    assertThat(ApiCaller.of(APP, bidder).get("/api/v1/tenders/" + tender.id() + "/opening").body())
        .contains("\"form\":\"BANK_GUARANTEE\"", "\"reference\":\"LG-77\"");
  }

  @Test
  void what_is_half_stated_not_asked_for_or_of_another_form_is_not_submitted() {
    BidFixture.Tender asks = asking(TENDERS.aPublishedTender(), "bid-security.percent=2");

    assertThat(faults(asks, asks.offer("1", "1")))
        .containsExactly("security.issuer bid.security-unstated");
    assertThat(faults(asks, with(asks, new Offer.Security(null, null, null, null, null, null))))
        .contains(
            "security.form shared.missing",
            "security.issuer shared.missing",
            "security.reference shared.missing",
            "security.amount shared.missing",
            "security.currency shared.missing",
            "security.validUntil shared.missing");
    assertThat(faults(asks, with(asks, stated("1", "KWD", SecurityForm.SURETY_BOND))))
        .containsExactly("security.form bid.security-form-refused");
    assertThat(faults(asks, with(asks, stated("1.0001", "KWD", SecurityForm.CERTIFIED_CHEQUE))))
        .containsExactly("security.amount shared.too-many-decimals");
    BidFixture.Tender none = TENDERS.aPublishedTender();
    assertThat(faults(none, with(none, stated("1", "KWD", SecurityForm.BANK_GUARANTEE))))
        .containsExactly("security.issuer bid.security-not-asked");
  }

  @Test
  void in_two_envelopes_it_is_sealed_with_the_prices_that_its_amount_would_tell() {
    BidFixture.Tender tender =
        asking(
            TENDERS.aTwoEnvelopeTender(WORLD.aPersonWho(Role.EVALUATOR)), "bid-security.percent=2");
    APP.get(SaveBidDraft.class)
        .run(bidder, tender.id(), with(tender, stated("9", "KWD", SecurityForm.BANK_GUARANTEE)));
    ViewBidRoom view = APP.get(ViewBidRoom.class);

    assertThat(new String(view.content(bidder, tender.id()), StandardCharsets.UTF_8))
        .contains("\"hasSecurity\":true")
        .doesNotContain("Gulf Bank");
    assertThat(new String(view.prices(bidder, tender.id()), StandardCharsets.UTF_8))
        .contains("\"security\":{\"amount\":\"9.000\",\"currency\":\"KWD\"", "Gulf Bank");
  }

  @Test
  void a_fixed_amount_is_due_in_riyals_whatever_the_currency_of_the_bid() {
    BidFixture.Tender tender = asking(TENDERS.aPublishedTender(), "bid-security.amount=5000");
    ViewBidRoom view = APP.get(ViewBidRoom.class);
    APP.get(SaveBidDraft.class)
        .run(bidder, tender.id(), with(tender, stated("9000", "KWD", SecurityForm.BANK_GUARANTEE)));
    assertThat(view.get(bidder, tender.id()).securityShortfalls())
        .containsExactly(SecurityRules.Shortfall.OTHER_CURRENCY);

    APP.get(SaveBidDraft.class)
        .run(bidder, tender.id(), with(tender, stated("5000", "SAR", SecurityForm.BANK_GUARANTEE)));
    assertThat(view.get(bidder, tender.id()).securityShortfalls()).isEmpty();
  }

  @Test
  void the_database_takes_none_before_or_after_the_opening_and_lets_none_be_changed() {
    BidFixture.Tender tender = asking(TENDERS.aPublishedTender(), "bid-security.percent=2");
    submit(tender, stated("260", "KWD", SecurityForm.BANK_GUARANTEE));
    TENDERS.open(tender);

    refused("UPDATE stated_security SET amount = 900 WHERE tender_id = %d", tender);
    refused("DELETE FROM stated_security WHERE tender_id = %d", tender);
    BidFixture.Tender without = asking(TENDERS.aPublishedTender(), "bid-security.percent=2");
    APP.get(SubmitBid.class)
        .run(bidder, without.id(), without.offer("1", "1").withoutSecurityTick(), "k", false);
    TENDERS.open(without);
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO stated_security (bid_id, tender_id, form, issuer, reference, amount,
                                                 currency, valid_until)
                    SELECT bid_id, tender_id, 'BANK_GUARANTEE', 'x', 'x', 1, 'SAR', '2030-01-01'
                      FROM opened_bid WHERE tender_id = %d"""
                        .formatted(without.id())))
        .hasMessageContaining("bid.opening-over");
  }

  @Test
  void where_none_is_asked_for_nobody_is_asked_and_the_record_says_that_none_is_required() {
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    String room = "/tenders/" + tender.id() + "/bid";
    Browserless browser = Browserless.signedInAs(APP, bidder);
    browser.get("/language/en");
    assertThat(browser.get(room).body()).doesNotContain("hasSecurity");
    APP.get(SaveBidDraft.class).run(bidder, tender.id(), tender.offer("1000", "1000"));

    assertThat(
            new String(
                APP.get(ViewBidRoom.class).content(bidder, tender.id()), StandardCharsets.UTF_8))
        .contains("\"hasSecurity\":false");
    assertThat(browser.get(room + "/check").body()).contains("Not required");
    APP.get(SubmitBid.class).run(bidder, tender.id(), tender.offer("1000", "1000"), "k", false);
    TENDERS.open(tender);

    assertThat(APP.ask("SELECT has_security FROM opened_bid WHERE tender_id = " + tender.id()))
        .isEqualTo("0");
    for (String page : List.of("/opening", "/read-out")) {
      assertThat(browser.get("/tenders/" + tender.id() + page).body())
          .as(page)
          .contains("Not required");
    }
    Browserless auditor = Browserless.signedInAs(APP, WORLD.aPersonWho(Role.AUDITOR));
    auditor.get("/language/en");
    assertThat(auditor.get("/reports/opening/" + tender.id() + "?edition=ENGLISH").body())
        .contains("Not required");
  }

  @Test
  void the_database_takes_no_security_of_a_bid_whose_tender_asks_for_none() {
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    long bid =
        APP.get(SubmitBid.class)
            .run(bidder, tender.id(), tender.offer("1", "1"), "k", false)
            .bidId();
    String opened =
        """
        INSERT INTO opened_bid (bid_id, tender_id, version_id, currency, is_gcc_origin,
          validity_days, has_security, statement, draw_value, opened_at)
        SELECT bid_id, tender_id, id, 'KWD', TRUE, 90, TRUE, '', sha256, UTC_TIMESTAMP(6)
          FROM bid_version WHERE bid_id = %d""";

    APP.without(
        "tr_opened_bid_at_opening",
        () ->
            assertThatThrownBy(() -> APP.sql(opened.formatted(bid)))
                .hasMessageContaining("bid.security-not-asked"));
    TENDERS.open(tender);
    APP.without(
        "tr_stated_security_at_opening",
        () ->
            assertThatThrownBy(
                    () ->
                        APP.sql(
                            """
                            INSERT INTO stated_security (bid_id, tender_id, form, issuer, reference,
                                                         amount, currency, valid_until)
                            VALUES (%d, %d, 'BANK_GUARANTEE', 'x', 'x', 1, 'SAR', '2030-01-01')"""
                                .formatted(bid, tender.id())))
                .hasMessageContaining("bid.security-not-asked"));
  }

  private static void refused(String statement, BidFixture.Tender tender) {
    assertThatThrownBy(() -> APP.sql(statement.formatted(tender.id())))
        .isInstanceOf(TestApp.SqlRefused.class)
        .hasMessageContaining("bid.opened-immutable");
  }

  private static BidFixture.Tender asking(BidFixture.Tender tender, String rule) {
    String[] parts = rule.split("=");
    APP.without(
        "tr_tender_rule_added",
        () -> {
          rule(tender, parts[0], parts[1]);
          rule(tender, "bid-security.extra-days", "30");
          rule(tender, SecurityForm.SURETY_BOND.rule(), "0");
        });
    return tender;
  }

  private static void rule(BidFixture.Tender tender, String code, String value) {
    WORLD.aRule(code, "0", "PERCENT");
    APP.sql(
        "INSERT INTO tender_rule (tender_id, code, value) VALUES (%d, '%s', %s)"
            .formatted(tender.id(), code, value));
  }

  private void submit(BidFixture.Tender tender, Offer.Security stated) {
    APP.get(SubmitBid.class).run(bidder, tender.id(), with(tender, stated), "k", false);
  }

  private static Offer with(BidFixture.Tender tender, Offer.@Nullable Security stated) {
    return ChangedOffers.withSecurity(tender.offer("1000", "1000"), stated);
  }

  private static Offer.Security stated(String amount, String currency, SecurityForm form) {
    return new Offer.Security(
        form, "Gulf Bank", "LG-77", new BigDecimal(amount), currency, LocalDate.parse(day(0)));
  }

  private List<String> faults(BidFixture.Tender tender, Offer offer) {
    List<String> found = new ArrayList<>();
    try {
      APP.get(SubmitBid.class).run(bidder, tender.id(), offer, "k", false);
    } catch (Refusal.InvalidInput refused) {
      refused.faults().forEach(f -> found.add(f.field() + " " + f.code()));
    }
    return found;
  }

  /** The day on which a security must hold at least, or so many days next to it. */
  private static String day(int beside) {
    return Instant.now()
        .plus(BidFixture.UNTIL_DEADLINE)
        .atZone(ZoneId.of("Asia/Riyadh"))
        .toLocalDate()
        .plusDays(90 + 30 + beside)
        .toString();
  }

  private static String[] fields(
      BidFixture.Tender tender, String amount, String until, boolean lodged) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "act",
                "check",
                "currency",
                "KWD",
                "gccOrigin",
                "true",
                "validityDays",
                "90",
                "statement",
                "",
                OfferRules.field(tender.items().get(0)),
                "1000",
                OfferRules.field(tender.items().get(1)),
                "1000",
                "security.currency",
                "KWD"));
    if (lodged) {
      all.addAll(
          List.of(
              "hasSecurity",
              "true",
              "security.form",
              "BANK_GUARANTEE",
              "security.issuer",
              "Gulf Bank",
              "security.reference",
              "LG-77",
              "security.amount",
              amount,
              "security.validUntil",
              until));
    }
    return all.toArray(new String[0]);
  }
}
