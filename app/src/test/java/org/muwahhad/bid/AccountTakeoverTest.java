package org.muwahhad.bid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.QuickPasswords;
import org.muwahhad.access.Role;
import org.muwahhad.access.SignedLinks;
import org.muwahhad.bid.room.SaveBidDraft;
import org.muwahhad.bid.room.SubmitBid;
import org.muwahhad.bid.room.WithdrawBid;
import org.muwahhad.home.Home;
import org.muwahhad.home.Task;

/**
 * An administrator wants a bidder's draft prices, or its bid withdrawn. Each step on the way fails:
 * alone, with a second administrator, and even with the link that was mailed to the bidder.
 */
@Tag("long")
class AccountTakeoverTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private static final String PRICE = "418.125";
  private static final String OWN = "a password of one's own";
  private static BidFixture.Tender tender;
  private final Actor attacker = WORLD.aPersonWho(Role.ADMINISTRATOR);
  private final Actor accomplice = WORLD.aPersonWho(Role.ADMINISTRATOR);
  private final long supplier = WORLD.aSupplier();
  private final Actor bidder = WORLD.aBidderFor(supplier);
  private final ApiCaller attacking = ApiCaller.of(APP, attacker);
  private long bid;

  @BeforeAll
  static void publish() {
    tender = TENDERS.aPublishedTender();
  }

  @AfterAll
  static void end() {
    APP.close();
  }

  private void bids() {
    Offer offer = tender.offer(PRICE, "77.500");
    String key = UUID.randomUUID().toString();
    bid = APP.get(SubmitBid.class).run(bidder, tender.id(), offer, key, true).bidId();
    APP.get(SaveBidDraft.class).run(bidder, tender.id(), offer);
  }

  @Test
  void one_administrator_gets_nowhere_and_the_bidder_is_told() {
    bids();
    HttpResponse<String> asked = propose(bidder);

    assertThat(asked.statusCode()).isEqualTo(201);
    assertThat(asked.body()).doesNotContain("-password\"", "choose-password");
    assertThat(decide(attacking, asked).body()).contains("organisation.own-proposal");
    assertThat(ApiCaller.of(APP, bidder).get(room()).body()).contains(PRICE);
    assertThat(notices(bidder)).isEqualTo("account-reset-proposed");
    HttpResponse<String> second =
        attacking.send("POST", "/api/v1/people", person("accomplice", "ADMINISTRATOR", ""));
    assertThat(decide(attacking, second).body()).contains("organisation.own-proposal");
    assertThat(APP.ask("SELECT COUNT(*) FROM person WHERE login = 'accomplice'")).isEqualTo("0");
  }

  @Test
  void two_administrators_do_not_get_the_link_from_any_mail_they_are_shown() {
    bids();
    confirmed(propose(bidder));

    for (String id : APP.ask("SELECT GROUP_CONCAT(message_id) FROM mail").split(",")) {
      Browserless browser = Browserless.signedInAs(APP, attacker);
      String shown =
          attacking.get("/api/v1/mails/" + id).body() + browser.get("/mails/" + id).body();
      assertThat(shown).doesNotContain("/choose-password/", "/release-account/");
    }
  }

  @Test
  void with_the_link_in_hand_no_draft_is_read_and_nothing_is_withdrawn() {
    bids();
    confirmed(propose(bidder));
    choose(bidder.personId());

    ApiCaller asBidder = asBidder(bidder);

    for (String address : bidAddresses()) {
      HttpResponse<String> answer = asBidder.get(address);
      assertThat(answer.statusCode()).as(address).isEqualTo(403);
      assertThat(answer.body()).as(address).doesNotContain(PRICE);
    }
    assertThat(asBidder.get(room()).body()).contains("bid.account-held");
    assertThat(withdraw(asBidder).body()).contains("bid.account-held");
    assertThatThrownBy(
            () ->
                APP.get(SubmitBid.class)
                    .run(bidder, tender.id(), tender.offer("1", "1"), "other", false))
        .hasMessage("bid.account-held");
    assertThat(status()).isEqualTo("SUBMITTED");
  }

  @Test
  void a_second_bid_manager_opened_by_two_administrators_reads_nothing_either() {
    bids();
    String login = "false." + supplier;
    String number = APP.ask("SELECT registration_number FROM supplier WHERE id = " + supplier);
    confirmed(attacking.send("POST", "/api/v1/people", person(login, "BIDDER", number)));
    long id = Long.parseLong(APP.ask("SELECT id FROM person WHERE login = '%s'".formatted(login)));
    choose(id);

    ApiCaller asBidder = asBidder(APP.get(org.muwahhad.access.Actors.class).get(id));

    assertThat(asBidder.get(room()).body()).contains("bid.account-held");
    assertThat(withdraw(asBidder).body()).contains("bid.account-held");
    // The bid manager who was there before learns of it and is asked.
    assertThat(address(id))
        .isEqualTo(APP.ask("SELECT email FROM person WHERE id = " + bidder.personId()));
  }

  @Test
  void a_held_account_is_told_of_no_bid_and_finds_none_in_its_inbox_or_on_its_home_page() {
    Actor colleague = WORLD.aBidderFor(supplier);
    bids();
    confirmed(propose(bidder));

    APP.get(SubmitBid.class)
        .run(colleague, tender.id(), tender.offer("9", "9"), UUID.randomUUID().toString(), false);
    APP.get(WithdrawBid.class).run(colleague, bid);

    assertThat(messagesOfBid(colleague)).isEqualTo("3 3");
    assertThat(messagesOfBid(bidder)).as("of before").isEqualTo("1 1");
    ApiCaller held = asBidder(bidder);
    String inbox = held.get("/api/v1/messages").body();
    assertThat(inbox).contains("\"kind\"").doesNotContain("bid-received", "/bids/");
    String receipt = APP.ask("SELECT i.handle" + OF_BIDDER + bidder.personId() + OF_BID);
    assertThat(held.send("POST", "/api/v1/messages/" + receipt + "/read", "").statusCode())
        .isEqualTo(404);
    assertThat(held.send("POST", "/api/v1/messages/read", "").statusCode()).isEqualTo(204);
    assertThat(APP.get(Home.class).tasks(bidder))
        .extracting(Task::kind)
        .containsExactly(Task.TaskKind.CONFIRM_ACCOUNT);
    assertThat(Browserless.signedInAs(APP, bidder).get("/").body())
        .doesNotContain("/tenders/" + tender.id() + "/bid\"");

    APP.sql(
        "UPDATE account_hold SET released_at = UTC_TIMESTAMP(6) WHERE person_id = "
            + bidder.personId());

    assertThat(held.get("/api/v1/messages").body())
        .contains("\"kind\":\"bid-received\"", "\"read\":false");
    assertThat(APP.ask("SELECT i.read_at IS NULL" + OF_BIDDER + bidder.personId() + OF_BID))
        .as("it was not marked as read meanwhile")
        .isEqualTo("1");
  }

  private static final String OF_BIDDER =
      " FROM inbox_message i JOIN notice n ON n.id = i.notice_id WHERE i.person_id = ";
  private static final String OF_BID = " AND n.kind = 'bid-received'";

  /** How many messages of the bid a person has, and how many went by e-mail. */
  private String messagesOfBid(Actor person) {
    return APP.ask(
        """
        SELECT CONCAT(COUNT(*), ' ', COUNT(m.id))
          FROM inbox_message i JOIN notice n ON n.id = i.notice_id
          LEFT JOIN mail m ON m.inbox_message_id = i.id
         WHERE i.person_id = %d AND n.href LIKE '/bids/%d/%%'"""
            .formatted(person.personId(), bid));
  }

  @Test
  void past_the_code_nobody_held_is_told_of_a_bid_before_the_opening() {
    bids();
    confirmed(propose(bidder));
    long notice =
        WORLD.insert(
            """
            INSERT INTO notice (kind, href, arguments, created_at)
            VALUES ('bid-received', '/bids/%d/versions/1', '[]', UTC_TIMESTAMP(6))"""
                .formatted(bid));

    assertThatThrownBy(
            () ->
                APP.sql(
                    "INSERT INTO inbox_message (notice_id, person_id) VALUES (%d, %d)"
                        .formatted(notice, bidder.personId())))
        .hasMessageContaining("bid.account-held");
  }

  @Test
  void past_the_code_no_held_account_withdraws_or_submits_and_no_stranger_withdraws() {
    bids();
    Actor stranger = WORLD.aBidderFor(WORLD.aSupplier());
    confirmed(propose(bidder));

    assertThatThrownBy(() -> APP.sql(withdrawal(bidder.personId())))
        .hasMessageContaining("bid.account-held");
    assertThatThrownBy(() -> APP.sql(withdrawal(stranger.personId())))
        .hasMessageContaining("bid.not-its-bid-manager");
    assertThatThrownBy(() -> APP.sql("UPDATE bid SET status = 'WITHDRAWN' WHERE id = " + bid))
        .hasMessageContaining("bid.not-its-bid-manager");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO bid_version (bid_id, tender_id, number, receipt_number, request_key,
                      received_at, received_from, sha256, sealed_content)
                    SELECT bid_id, tender_id, 9, 'B-9', 'k-9', received_at, received_from, sha256,
                           sealed_content FROM bid_version WHERE bid_id = %d LIMIT 1"""
                        .formatted(bid)))
        .hasMessageContaining("bid.account-held");
    assertThatThrownBy(() -> APP.sql("UPDATE account_hold SET until_at = begins_at"))
        .hasMessageContaining("organisation.hold-fixed");
    assertThatThrownBy(() -> APP.sql("DELETE FROM account_hold"))
        .hasMessageContaining("organisation.hold-fixed");
  }

  @Test
  void the_supplier_opens_its_bid_room_by_the_link_sent_to_its_registered_address() {
    bids();
    APP.sql(
        """
        INSERT INTO supplier_registration (reference, person_id, email, supplier_id, link_sent_at,
                                           created_at)
        VALUES ('S-%1$d', %2$d, 'registered-%1$d@example.org', %1$d, UTC_TIMESTAMP(6),
                UTC_TIMESTAMP(6))"""
            .formatted(supplier, bidder.personId()));
    confirmed(propose(bidder));
    choose(bidder.personId());
    ApiCaller asBidder = asBidder(bidder);
    assertThat(address(bidder.personId()))
        .isEqualTo("registered-%d@example.org".formatted(supplier));
    assertThat(
            APP.ask(
                "SELECT address FROM mail m JOIN inbox_message i ON i.id = m.inbox_message_id"
                    + " JOIN notice n ON n.id = i.notice_id WHERE n.kind = 'account-held'"
                    + " ORDER BY m.id DESC LIMIT 1"))
        .isEqualTo("registered-%d@example.org".formatted(supplier));
    String link =
        signed(
            "/release-account/"
                + APP.ask(
                    "SELECT MAX(id) FROM account_hold WHERE person_id = " + bidder.personId()));
    Browserless anybody = Browserless.at(APP);

    assertThat(anybody.get(link + "x").statusCode()).isEqualTo(404);
    assertThat(anybody.get(link).body()).contains(bidder.login());
    assertThat(asBidder.get(room()).statusCode()).isEqualTo(403);
    assertThat(anybody.post(link).statusCode()).isEqualTo(200);

    assertThat(asBidder.get(room()).body()).contains(PRICE);
    assertThat(notices(bidder)).isEqualTo("account-released");
    assertThat(anybody.get(link).statusCode()).isEqualTo(404);
    assertThat(withdraw(asBidder).statusCode()).isEqualTo(200);
  }

  @Test
  void the_link_is_mailed_again_at_most_every_ten_minutes_and_after_72_hours_the_room_is_open() {
    bids();
    confirmed(propose(bidder));
    choose(bidder.personId());
    Browserless browser = Browserless.at(APP);
    browser.post("/sign-in", "login", bidder.login(), "password", OWN);

    assertThat(browser.get("/").body()).contains("/account-hold");
    browser.get("/language/en");
    assertThat(browser.get("/account-hold").body()).contains("action=\"/account-hold\"");
    HttpResponse<String> early = browser.post("/account-hold");
    assertThat(early.uri().getPath()).isEqualTo("/account-hold");
    assertThat(early.body()).contains("The link was sent less than ten minutes ago");
    assertThat(asBidder(bidder).send("POST", "/api/v1/account-hold/mail", "").body())
        .contains("organisation.link-mailed-lately");
    APP.moveClockOn(Duration.ofMinutes(11));
    assertThat(asBidder(bidder).send("POST", "/api/v1/account-hold/mail", "").statusCode())
        .isEqualTo(202);
    APP.moveClockOn(Duration.ofHours(72));
    assertThat(asBidder(bidder).get(room()).body()).contains(PRICE);
    Browserless later = Browserless.at(APP);
    later.post("/sign-in", "login", bidder.login(), "password", World.PASSWORD);
    later.get("/language/en");
    assertThat(later.get("/account-hold").body())
        .contains("The bid room is open")
        .doesNotContain("The bid room is closed");
  }

  /** Every address of the router at which a bidder reads of its own bids. */
  private List<String> bidAddresses() {
    List<String> addresses =
        APP.get(Router.class)
            .uriRoutes()
            .filter(r -> r.getHttpMethod() == HttpMethod.GET)
            .map(r -> r.getUriMatchTemplate().toString().replaceAll("\\{[?&][^}]*}", ""))
            .filter(p -> p.matches("(/api/v1)?(/tenders/\\{\\w+}/bid|/bids)(/.*)?"))
            .map(p -> p.replaceAll("\\{tenderId}|\\{id}", Long.toString(tender.id())))
            .map(p -> p.replace("{bidId}", Long.toString(bid)).replaceAll("\\{\\w+}", "1"))
            .distinct()
            .toList();
    assertThat(addresses).hasSizeGreaterThan(12).contains(room());
    return addresses;
  }

  private String room() {
    return "/api/v1/tenders/" + tender.id() + "/bid";
  }

  private HttpResponse<String> propose(Actor about) {
    return attacking.send("POST", "/api/v1/people/" + about.personId() + "/password", "");
  }

  private void confirmed(HttpResponse<String> proposal) {
    assertThat(decide(ApiCaller.of(APP, accomplice), proposal).body()).contains("CONFIRMED");
  }

  private static HttpResponse<String> decide(ApiCaller by, HttpResponse<String> proposal) {
    String id = proposal.body().replaceAll("(?s).*?\"id\":(\\d+).*", "$1");
    return by.send("POST", "/api/v1/account-proposals/" + id + "/confirm", "");
  }

  /** Anyone who reads the person's mail chooses the password. */
  private static void choose(long person) {
    String link =
        signed(
            "/choose-password/"
                + APP.ask("SELECT MAX(id) FROM password_link WHERE person_id = " + person));
    Browserless holder = Browserless.at(APP);
    assertThat(holder.get(link).statusCode()).isEqualTo(200);
    assertThat(holder.post(link, "password", OWN, "repeated", OWN).statusCode()).isEqualTo(200);
    assertThat(holder.get(link).statusCode()).isEqualTo(404);
  }

  private static String signed(String path) {
    return APP.get(SignedLinks.class).sign(path);
  }

  private static ApiCaller asBidder(Actor person) {
    // The caller knows one password: what was chosen is replaced by it.
    APP.sql(
        "UPDATE person SET password_hash = '%s' WHERE id = %d"
            .formatted(QuickPasswords.passwords().hash("secret"), person.personId()));
    return ApiCaller.of(APP, person);
  }

  private HttpResponse<String> withdraw(ApiCaller by) {
    return by.send("POST", "/api/v1/bids/" + bid + "/withdraw", "");
  }

  private String withdrawal(long person) {
    return "UPDATE bid SET status = 'WITHDRAWN', withdrawn_by = %d WHERE id = %d"
        .formatted(person, bid);
  }

  private String status() {
    return APP.ask("SELECT status FROM bid WHERE id = " + bid);
  }

  private static String address(long person) {
    return APP.ask("SELECT address FROM account_hold WHERE person_id = " + person);
  }

  private static String notices(Actor of) {
    return APP.ask(
        "SELECT n.kind FROM inbox_message i JOIN notice n ON n.id = i.notice_id"
            + " WHERE i.person_id = %d ORDER BY i.id DESC LIMIT 1".formatted(of.personId()));
  }

  private static String person(String login, String role, String supplier) {
    return """
        {"login": "%s", "name": {"ar": "اسم", "en": "Name"}, "title": {"ar": "عمل", "en": "Job"},
         "email": "%s@example.org", "grant": {"role": "%s", "supplier": %s}}"""
        .formatted(login, login, role, supplier.isEmpty() ? "null" : "\"" + supplier + "\"");
  }
}
