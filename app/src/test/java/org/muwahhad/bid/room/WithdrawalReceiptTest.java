package org.muwahhad.bid.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.AfterDeadline;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.notification.mail.ViewMails;
import org.muwahhad.reporting.receipt.PrintBidReceipt;
import org.muwahhad.shared.CanonicalJson;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.web.ListChoice;

/** What a bidder is given for a bid it withdraws, and what it is sent for that and for a bid. */
@Tag("long")
class WithdrawalReceiptTest {
  private static final TestApp APP = TestApp.start();
  private static final AfterDeadline LATER = new AfterDeadline(APP);
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private static final String PRICE = "418.125";
  private final BidFixture.Tender tender = TENDERS.aPublishedTender();
  private final long supplier = WORLD.aSupplier();
  private final Actor bidder = WORLD.aBidderFor(supplier);
  private final Actor colleague = WORLD.aBidderFor(supplier);
  private final Actor administrator = WORLD.aPersonWho(Role.ADMINISTRATOR);

  @Test
  void a_withdrawal_leads_to_its_receipt_with_number_digest_file_and_verification() {
    BidQueries.Receipt bid = submit("a");
    Browserless browser = Browserless.signedInAs(APP, bidder);
    String page = "/bids/" + bid.bidId() + "/withdrawals/1";
    browser.get("/bids/" + bid.bidId() + "/withdraw");

    String shown = browser.post("/bids/" + bid.bidId() + "/withdraw", Map.of()).body();

    WithdrawalQueries.WithdrawalReceipt receipt = receipt(bid);
    assertThat(shown)
        .contains(receipt.receiptNumber(), receipt.sha256(), bid.receiptNumber())
        .contains(page + "/pdf", verification(receipt));
    assertThat(browser.get("/bids").body()).contains(page);
    assertThat(browser.get(page + "/pdf").statusCode()).isEqualTo(200);
    assertThat(ApiCaller.of(APP, bidder).get("/api/v1" + page).body())
        .contains("\"receiptNumber\":\"" + receipt.receiptNumber() + "\"");
  }

  @Test
  void a_version_that_a_colleague_submitted_meanwhile_is_not_withdrawn_unseen() {
    BidQueries.Receipt bid = submit("seen");
    Browserless browser = Browserless.signedInAs(APP, bidder);
    browser.get("/language/en");
    String page = browser.get("/bids/" + bid.bidId() + "/withdraw").body();
    String action = "/bids/" + bid.bidId() + "/withdraw?version=1";
    assertThat(page).contains("action=\"" + action + "\"", "Version 1 counts now");
    APP.get(SubmitBid.class)
        .run(colleague, tender.id(), tender.offer("9", "9"), "of-colleague", false);

    assertThat(browser.post(action).body()).contains("Another version of the bid");
    assertThat(APP.ask("SELECT status FROM bid WHERE id = " + bid.bidId())).isEqualTo("SUBMITTED");
    assertThat(
            ApiCaller.of(APP, bidder)
                .send("POST", "/api/v1/bids/" + bid.bidId() + "/withdraw?version=1", "")
                .body())
        .contains("bid.replaced-meanwhile");
    browser.post("/bids/" + bid.bidId() + "/withdraw?version=2");
    assertThat(APP.ask("SELECT status FROM bid WHERE id = " + bid.bidId())).isEqualTo("WITHDRAWN");
    assertThat(
            APP.ask(
                """
                SELECT e.act FROM audit_entry e JOIN audit_chain c ON c.id = e.chain_id
                 WHERE c.name = 'bid:%d' ORDER BY e.position DESC LIMIT 1"""
                    .formatted(bid.bidId())))
        .isEqualTo("bid.withdrawn");
  }

  @Test
  void its_digest_is_of_a_statement_that_names_the_version_and_nothing_of_the_offer() {
    BidQueries.Receipt bid = submit("b");
    WithdrawalQueries.WithdrawalReceipt receipt = withdraw(bid);

    String statement = APP.get(CanonicalJson.class).write(receipt.statement());

    assertThat(Sha256.of(statement.getBytes(StandardCharsets.UTF_8))).isEqualTo(receipt.sha256());
    assertThat(statement)
        .contains(bid.sha256(), receipt.receiptNumber(), tender.number())
        .doesNotContain(PRICE);
    assertThat(
            APP.ask(
                "SELECT detail FROM audit_entry WHERE act = 'bid.withdrawn' AND object_id = '%d'"
                    .formatted(bid.bidId())))
        .contains(receipt.sha256());
    assertThat(APP.get(BidReceiptCheckQueries.class).findings()).isEmpty();
  }

  @Test
  void anybody_who_holds_it_verifies_it_and_learns_neither_who_nor_what() {
    BidQueries.Receipt bid = submit("c");
    WithdrawalQueries.WithdrawalReceipt receipt = withdraw(bid);
    Browserless anybody = Browserless.at(APP);

    String page = anybody.get(verification(receipt)).body();
    String answer = anybody.get("/api/v1" + verification(receipt)).body();

    assertThat(page).contains("هو إيصال سحب عرض", receipt.receiptNumber(), tender.number());
    assertThat(answer).contains("\"given\":true", "\"withdrawal\":{");
    for (String told : new String[] {page, answer}) {
      assertThat(told)
          .doesNotContain(receipt.supplier().ar(), receipt.registrationNumber(), bid.sha256());
    }
    assertThat(
            anybody
                .get("/api/v1/verify/receipts/" + receipt.receiptNumber() + "/" + "0".repeat(64))
                .body())
        .isEqualTo("{\"given\":false}");
  }

  @Test
  void nobody_but_its_bidder_reads_or_prints_it() {
    BidQueries.Receipt bid = submit("d");
    withdraw(bid);
    Actor other = WORLD.aBidderFor(WORLD.aSupplier());
    PrintBidReceipt print = APP.get(PrintBidReceipt.class);

    assertThat(print.ofWithdrawal(colleague, bid.bidId(), 1).content()).isNotEmpty();
    assertThatThrownBy(() -> print.ofWithdrawal(other, bid.bidId(), 1))
        .isInstanceOf(Refusal.NotFound.class);
    assertThat(
            Browserless.signedInAs(APP, other)
                .get("/bids/" + bid.bidId() + "/withdrawals/1")
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void both_receipts_reach_everybody_of_the_company_and_nobody_else() {
    BidQueries.Receipt bid = submit("e");
    WithdrawalQueries.WithdrawalReceipt receipt = withdraw(bid);

    for (String kind : new String[] {"bid-received", "bid-withdrawn"}) {
      assertThat(
              APP.ask(
                  """
                  SELECT GROUP_CONCAT(i.person_id ORDER BY i.person_id)
                    FROM inbox_message i JOIN notice n ON n.id = i.notice_id
                    JOIN mail m ON m.inbox_message_id = i.id
                   WHERE n.kind = '%s' AND n.href LIKE '/bids/%d/%%'"""
                      .formatted(kind, bid.bidId())))
          .isEqualTo(bidder.personId() + "," + colleague.personId());
    }
    String inbox = ApiCaller.of(APP, colleague).get("/api/v1/messages").body();
    assertThat(inbox)
        .contains(bid.receiptNumber(), receipt.receiptNumber())
        .contains(bid.sha256(), receipt.sha256())
        .doesNotContain(PRICE);
  }

  @Test
  void administrators_see_no_mail_of_a_receipt_before_the_opening() {
    BidQueries.Receipt bid = submit("f");
    String mail =
        APP.ask(
            """
            SELECT MIN(m.message_id) FROM mail m JOIN inbox_message i ON i.id = m.inbox_message_id
              JOIN notice n ON n.id = i.notice_id WHERE n.href LIKE '/bids/%d/%%'"""
                .formatted(bid.bidId()));
    ApiCaller reader = ApiCaller.of(APP, administrator);
    int before =
        APP.get(ViewMails.class)
            .list(administrator, Language.EN, new ListChoice("/mails", "", "", "", 1))
            .total();

    assertThat(reader.get("/api/v1/mails").body()).doesNotContain(bid.receiptNumber());
    assertThat(reader.get("/api/v1/mails/" + mail).statusCode()).isEqualTo(404);

    TENDERS.open(tender);

    assertThat(reader.get("/api/v1/mails/" + mail).body()).contains(bid.receiptNumber());
    assertThat(
            APP.get(ViewMails.class)
                .list(administrator, Language.EN, new ListChoice("/mails", "", "", "", 1))
                .total())
        .isGreaterThanOrEqualTo(before + 2);
  }

  @Test
  void past_the_code_no_bid_is_withdrawn_without_a_receipt_and_no_receipt_changes() {
    BidQueries.Receipt bid = submit("g");

    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE bid SET status = 'WITHDRAWN', withdrawn_by = %d WHERE id = %d"
                        .formatted(bidder.personId(), bid.bidId())))
        .hasMessageContaining("bid.withdrawn-without-receipt");
    assertThatThrownBy(() -> insert(bid, 2)).hasMessageContaining("bid.wrong-status");
    assertThatThrownBy(() -> LATER.run(insertion(bid, 1)))
        .hasMessageContaining("bid.received-late");
    withdraw(bid);
    assertThatThrownBy(() -> APP.sql("UPDATE bid_withdrawal SET sha256 = REPEAT('0', 64)"))
        .hasMessageContaining("bid.version-immutable");
    assertThatThrownBy(() -> APP.sql("DELETE FROM bid_withdrawal"))
        .hasMessageContaining("bid.version-immutable");
    assertThatThrownBy(() -> insert(bid, 1)).hasMessageContaining("bid.wrong-status");
  }

  private void insert(BidQueries.Receipt bid, int version) {
    APP.sql(insertion(bid, version));
  }

  private String insertion(BidQueries.Receipt bid, int version) {
    return """
    INSERT INTO bid_withdrawal (bid_id, tender_id, version_number, receipt_number, withdrawn_at,
                                withdrawn_by, sha256)
    VALUES (%d, %d, %d, 'W-%d', UTC_TIMESTAMP(6), %d, REPEAT('0', 64))"""
        .formatted(bid.bidId(), bid.tenderId(), version, version, bidder.personId());
  }

  private BidQueries.Receipt submit(String key) {
    return APP.get(SubmitBid.class)
        .run(bidder, tender.id(), tender.offer(PRICE, "1"), "receipt-" + key, false);
  }

  private WithdrawalQueries.WithdrawalReceipt withdraw(BidQueries.Receipt bid) {
    return APP.get(WithdrawBid.class).run(bidder, bid.bidId());
  }

  private static WithdrawalQueries.WithdrawalReceipt receipt(BidQueries.Receipt bid) {
    return APP.get(WithdrawalQueries.class).get(bid.bidId(), 1);
  }

  private static String verification(WithdrawalQueries.WithdrawalReceipt receipt) {
    return "/verify/receipts/" + receipt.receiptNumber() + "/" + receipt.sha256();
  }
}
