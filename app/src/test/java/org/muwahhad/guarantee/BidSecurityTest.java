package org.muwahhad.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.bid.opening.BidSecurityQueries;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/** Bid securities are held against what a tender asks for, and go back or are forfeited by two. */
@Tag("long")
class BidSecurityTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final Actor RIYAL = FIXTURE.world().aBidderFor(FIXTURE.riyalSupplier);
  private static final Actor DINAR = FIXTURE.world().aBidderFor(FIXTURE.dinarSupplier);
  private static final Actor SECOND = FIXTURE.world().aPersonWho(Role.CENTRAL_BUYER);
  private final ViewBidSecurities view = APP.get(ViewBidSecurities.class);
  private final EndBidSecurity end = APP.get(EndBidSecurity.class);

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @BeforeAll
  static void rules() {
    FIXTURE.world().aRule("bid-security.percent", "2", "PERCENT");
    FIXTURE.world().aRule("bid-security.amount", "0", "SAR");
    FIXTURE.world().aRule("bid-security.extra-days", "30", "DAYS");
    FIXTURE.world().aRule("performance-guarantee.percent", "5", "PERCENT");
  }

  @Test
  void what_came_is_held_against_what_is_asked_for() {
    AwardFixture.Tender tender = asking();
    long bid = tender.riyalBid();
    BidSecurityQueries.BidSecurityRow asked = view.get(FIXTURE.buyer, bid);
    LocalDate last = asked.neededUntil();
    BigDecimal due = asked.least().orElseThrow().amount();

    assertThat(due)
        .isEqualByComparingTo(
            APP.ask(
                """
                SELECT ROUND(SUM(ROUND(i.quantity * l.unit_price, 2)) * 0.02, 2)
                  FROM bid_line l JOIN lot_item i ON i.id = l.lot_item_id WHERE l.bid_id = %d"""
                    .formatted(bid)));
    assertThat(asked.finding().isFault()).isTrue();
    assertThat(found(asking(), due.subtract(new BigDecimal("0.01")), "SAR", last))
        .isEqualTo(BidSecurityQueries.SecurityFinding.TOO_LOW);
    assertThat(found(asking(), due, "SAR", last.minusDays(1)))
        .isEqualTo(BidSecurityQueries.SecurityFinding.TOO_SHORT);
    assertThat(found(asking(), due, "AED", last))
        .isEqualTo(BidSecurityQueries.SecurityFinding.OTHER_CURRENCY);
    assertThat(found(tender, due, "SAR", last)).isEqualTo(BidSecurityQueries.SecurityFinding.MEETS);
    assertThat(FIXTURE.lastAct("tender:" + tender.id())).isEqualTo("guarantee.security-registered");
    assertThatThrownBy(() -> register(tender, due, "SAR", last))
        .hasMessage("guarantee.security-there");
    assertThat(view.get(FIXTURE.buyer, FIXTURE.aTender().riyalBid()).finding())
        .isEqualTo(BidSecurityQueries.SecurityFinding.NOT_ASKED);
  }

  @Test
  void what_the_bid_states_stands_beside_what_came_and_a_fixed_amount_is_in_riyals() {
    AwardFixture.Tender tender = asking();
    long bid = tender.riyalBid();
    APP.without(
        "tr_tender_rule_fixed",
        () ->
            APP.sql(
                "UPDATE tender_rule SET value = IF(code = 'bid-security.amount', 5000, 0)"
                    + " WHERE code IN ('bid-security.amount', 'bid-security.percent')"
                    + " AND tender_id = "
                    + tender.id()));
    APP.without(
        "tr_stated_security_at_opening",
        () ->
            APP.sql(
                """
                INSERT INTO stated_security (bid_id, tender_id, form, issuer, reference, amount,
                                             currency, valid_until)
                VALUES (%d, %d, 'BANK_GUARANTEE', 'Gulf Bank', 'G-9', 5000, 'SAR', '2035-01-01')"""
                    .formatted(bid, tender.id())));
    assertThat(view.get(FIXTURE.buyer, bid).least().orElseThrow())
        .isEqualTo(new Money(new BigDecimal("5000.00"), "SAR"));
    Browserless buyer = Browserless.signedInAs(APP, FIXTURE.buyer);
    buyer.get("/language/en");
    assertThat(buyer.get("/bid-securities/" + bid).body())
        .contains("As stated in the bid", "value=\"G-9\"", "Not registered yet")
        .doesNotContain("Differs from the bid");

    register(tender, new BigDecimal("4999"), "SAR", LocalDate.of(2035, 1, 1));
    assertThat(buyer.get("/bid-securities/" + bid).body())
        .contains("Differs from the bid", "Less than required");
    assertThat(ApiCaller.of(APP, RIYAL).get("/api/v1/bid-securities/" + bid).body())
        .contains("\"differences\":[\"reference\",\"amount\"]", "\"reference\":\"G-9\"");
  }

  @Test
  void a_security_goes_back_after_the_award_and_to_a_winner_with_its_guarantee() {
    AwardFixture.Tender tender = asking();
    register(tender, new BigDecimal("5000"), "SAR", LocalDate.now().plusYears(1));
    long bid = tender.riyalBid();

    assertThatThrownBy(() -> end.giveBack(FIXTURE.buyer, bid, "By courier"))
        .hasMessage("guarantee.not-due-back");
    refused(
        "UPDATE bid_security SET status = 'RETURNED', ended_by = 1, end_note = '',"
            + " ended_at = UTC_TIMESTAMP(6) WHERE bid_id = "
            + bid,
        "guarantee.bid-still-open");
    FIXTURE.adopt(tender);
    inDays(11, () -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id()));
    assertThat(view.get(FIXTURE.buyer, bid).dueBack()).isFalse();
    refused(
        "UPDATE bid_security SET status = 'RETURNED', ended_by = 1, end_note = '',"
            + " ended_at = UTC_TIMESTAMP(6) WHERE bid_id = "
            + bid,
        "guarantee.guarantee-first");

    furnish(tender);
    assertThat(first().bidId()).isEqualTo(bid);
    end.giveBack(FIXTURE.buyer, bid, "By courier");
    assertThat(view.get(RIYAL, bid).status()).isEqualTo("RETURNED");
    assertThat(FIXTURE.lastAct("tender:" + tender.id())).isEqualTo("guarantee.security-returned");
  }

  @Test
  void it_is_forfeited_by_two_people_with_a_reason() {
    AwardFixture.Tender tender = asking();
    long bid = tender.riyalBid();
    register(tender, new BigDecimal("5000"), "SAR", LocalDate.now().plusYears(1));

    assertThatThrownBy(() -> end.propose(FIXTURE.buyer, bid, " "))
        .isInstanceOf(Refusal.InvalidInput.class);
    end.propose(FIXTURE.buyer, bid, "Withdrew its bid after the deadline");
    assertThatThrownBy(() -> end.decide(FIXTURE.buyer, bid, true))
        .hasMessage("guarantee.same-person");
    refused(
        "UPDATE bid_security SET status = 'FORFEITED', ended_by = proposed_by, end_note = '',"
            + " ended_at = UTC_TIMESTAMP(6) WHERE bid_id = "
            + bid,
        "ck_bid_security_two");
    end.decide(SECOND, bid, true);

    assertThat(view.get(FIXTURE.buyer, bid).status()).isEqualTo("FORFEITED");
    assertThatThrownBy(() -> end.decide(SECOND, bid, true))
        .hasMessage("guarantee.no-security-held");
    refused("UPDATE bid_security SET amount = 1 WHERE bid_id = " + bid, "guarantee.security-fixed");
    refused("DELETE FROM bid_security WHERE bid_id = " + bid, "guarantee.security-fixed");
  }

  @Test
  void pages_and_programs_do_the_same_and_nobody_else_reads_it() {
    AwardFixture.Tender tender = asking();
    String page = "/bid-securities/" + tender.riyalBid();
    Browserless buyer = Browserless.signedInAs(APP, FIXTURE.buyer);
    buyer.get("/language/en");

    assertThat(buyer.get("/bid-securities").body()).contains(tender.number());
    assertThat(buyer.post(page, "act", "register", "issuer", "", "amount", "x").body())
        .contains("Register the security", "href=\"#issuer\"");
    buyer.post(
        page,
        "act",
        "register",
        "issuer",
        "Gulf Bank",
        "reference",
        "G-1",
        "amount",
        "1",
        "currency",
        "SAR",
        "validUntil.day",
        "1",
        "validUntil.month",
        "1",
        "validUntil.year",
        "2030",
        "validUntil",
        "2030-01-01",
        "document",
        "File 1");
    assertThat(buyer.get(page).body())
        .contains("Gulf Bank", "Less than required")
        .contains("30 days after the last day on which the bid is valid", "Source: rule");
    buyer.get("/language/ar");
    assertThat(buyer.get(page).body())
        .contains("أقل من المطلوب", "30 يومًا بعد آخر يوم لسريان العرض");
    assertThat(ApiCaller.of(APP, RIYAL).get("/api/v1" + page).body())
        .contains("\"finding\":\"TOO_LOW\"");
    assertThat(ApiCaller.of(APP, DINAR).get("/api/v1" + page).statusCode()).isEqualTo(404);
    assertThat(ApiCaller.of(APP, tender.chair()).get("/api/v1/bid-securities").statusCode())
        .isEqualTo(403);
    ApiCaller program = ApiCaller.of(APP, FIXTURE.buyer);
    assertThat(program.send("POST", "/api/v1" + page + "/forfeiture", "{}").body())
        .contains("\"reason\"");
    program.send("POST", "/api/v1" + page + "/forfeiture", "{\"reason\": \"Withdrew\"}");
    Browserless second = Browserless.signedInAs(APP, SECOND);
    second.get("/language/en");
    second.get(page);
    assertThat(second.pressOnce(page, "act", "drop").body()).contains("G-1", "Withdrew");
    String review = second.pressOnce(page, "act", "confirm").body();
    assertThat(review).contains(tender.number(), "Gulf Bank", "G-1", "Withdrew");
    program.send("POST", "/api/v1" + page + "/forfeiture/confirmation", "{\"confirmed\": false}");
    program.send("POST", "/api/v1" + page + "/forfeiture", "{\"reason\": \"Another reason\"}");
    assertThat(second.confirm(page, review).statusCode())
        .as("another forfeiture than was read is not confirmed")
        .isEqualTo(409);
    assertThat(
            ApiCaller.of(APP, SECOND)
                .send(
                    "POST", "/api/v1" + page + "/forfeiture/confirmation", "{\"confirmed\": true}")
                .body())
        .contains("\"status\":\"FORFEITED\"");
  }

  private static AwardFixture.Tender asking() {
    AwardFixture.Tender tender = FIXTURE.aTender();
    APP.without(
        "tr_tender_rule_added",
        () ->
            APP.sql(
                """
                INSERT INTO tender_rule (tender_id, code, value)
                SELECT %d, code, value FROM rule_default
                 WHERE code LIKE 'bid-security.%%' OR code = 'performance-guarantee.percent'"""
                    .formatted(tender.id())));
    return tender;
  }

  private BidSecurityQueries.SecurityFinding found(
      AwardFixture.Tender tender, BigDecimal amount, String currency, LocalDate until) {
    register(tender, amount, currency, until);
    return view.get(FIXTURE.buyer, tender.riyalBid()).finding();
  }

  private static void register(
      AwardFixture.Tender tender, BigDecimal amount, String currency, LocalDate until) {
    APP.get(RegisterBidSecurity.class)
        .run(
            FIXTURE.buyer,
            tender.riyalBid(),
            new RegisterBidSecurity.LodgedSecurity(
                "Gulf Bank", "G-1", amount, currency, until, "File 1"));
  }

  private static void furnish(AwardFixture.Tender tender) {
    long award =
        Long.parseLong(
            APP.ask(
                "SELECT id FROM award WHERE status = 'active' AND bid_id = " + tender.riyalBid()));
    inDays(
        12,
        () ->
            APP.get(RegisterGuarantee.class)
                .run(
                    FIXTURE.buyer,
                    award,
                    new RegisterGuarantee.FurnishedGuarantee(
                        "Gulf Bank",
                        "P-1",
                        new BigDecimal("9999999"),
                        LocalDate.of(2035, 1, 1),
                        "File 2")));
  }

  @Test
  void the_list_is_found_narrowed_and_ordered() {
    asking();
    AwardFixture.Tender last = asking();
    for (Actor reader : List.of(FIXTURE.buyer, RIYAL)) {
      ListPage<BidSecurityQueries.BidSecurityRow> all = list(reader, "", "", "-number");
      String number = APP.ask("SELECT number FROM joint_tender WHERE id = " + last.id());

      assertThat(all.entries())
          .isNotEmpty()
          .isSortedAccordingTo(
              Comparator.comparing(BidSecurityQueries.BidSecurityRow::tenderNumber).reversed());
      assertThat(list(reader, number, "", "").entries())
          .isNotEmpty()
          .allSatisfy(found -> assertThat(found.tenderId()).isEqualTo(last.id()));
      int narrowed = 0;
      for (String filter : List.of("HELD", "RETURNED", "FORFEITED", "NONE")) {
        narrowed += list(reader, "", filter, "").total();
      }
      assertThat(narrowed).isEqualTo(all.total());
      assertThat(list(reader, "", "NONE", "").total()).isPositive();
    }
  }

  private ListPage<BidSecurityQueries.BidSecurityRow> list(
      Actor reader, String text, String filter, String sort) {
    return view.list(reader, new ListChoice("/bid-securities", text, filter, sort, 1));
  }

  /** The security that comes first in the list. */
  private BidSecurityQueries.BidSecurityRow first() {
    return list(FIXTURE.buyer, "", "", "").entries().get(0);
  }

  private static void refused(String statement, String because) {
    assertThatThrownBy(() -> APP.sql(statement))
        .isInstanceOf(TestApp.SqlRefused.class)
        .hasMessageContaining(because);
  }

  private static void inDays(int days, Runnable act) {
    DemoTime.run(Instant.now().plus(Duration.ofDays(days)), act);
  }
}
