package org.muwahhad.bid.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.reporting.receipt.PrintBidReceipt;
import org.muwahhad.reporting.receipt.PrintReceipt;
import org.muwahhad.reporting.receipt.ReceiptQueries;
import org.muwahhad.reporting.receipt.VerifyReceipt;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.amendment.AmendmentInput;
import org.muwahhad.tender.amendment.ProposeAmendment;
import org.muwahhad.tender.amendment.PublishAmendment;

/** The receipt of a bid on paper, and how anyone who holds it finds out whether it is genuine. */
@Tag("long")
class BidReceiptTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private static final String GENUINE = "هذا إيصال أصدرته المنظومة";
  private final BidFixture.Tender tender = TENDERS.aPublishedTender();
  private final Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());
  private final Browserless anybody = Browserless.at(APP);

  @Test
  void the_bidder_gets_its_receipt_as_pdf_and_nobody_else_does() {
    BidQueries.Receipt receipt = submit(tender, bidder, "418.125");
    PrintBidReceipt print = APP.get(PrintBidReceipt.class);

    PrintReceipt.File file = print.run(bidder, receipt.bidId(), 1);

    assertThat(file.name()).isEqualTo(receipt.receiptNumber() + ".pdf");
    assertThat(new String(file.content(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    Actor other = WORLD.aBidderFor(WORLD.aSupplier());
    assertThatThrownBy(() -> print.run(other, receipt.bidId(), 1))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> print.run(WORLD.aPersonWho(Role.CENTRAL_BUYER), receipt.bidId(), 1))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(() -> print.run(bidder, receipt.bidId(), 2))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void the_page_of_the_receipt_leads_to_the_file_and_to_its_verification() {
    BidQueries.Receipt receipt = submit(tender, bidder, "1");
    String page = "/bids/" + receipt.bidId() + "/versions/1";

    assertThat(Browserless.signedInAs(APP, bidder).get(page).body())
        .contains(page + "/pdf", verification(receipt));
    assertThat(Browserless.signedInAs(APP, bidder).get(page + "/pdf").statusCode()).isEqualTo(200);
    assertThat(
            ApiCaller.of(APP, bidder)
                .get("/api/v1" + page + "/pdf")
                .headers()
                .firstValue("Content-Type"))
        .hasValue("application/pdf");
  }

  @Test
  void the_same_receipt_gives_the_same_file_also_when_the_deadline_moves() {
    BidQueries.Receipt receipt = submit(tender, bidder, "1");
    PrintBidReceipt print = APP.get(PrintBidReceipt.class);
    byte[] before = print.run(bidder, receipt.bidId(), 1).content();
    String told = anybody.get("/api/v1" + verification(receipt)).body();

    postpone();

    assertThat(print.run(bidder, receipt.bidId(), 1).content()).isEqualTo(before);
    assertThat(anybody.get("/api/v1" + verification(receipt)).body()).isEqualTo(told);
    BidQueries.Receipt now = APP.get(BidQueries.class).getReceipt(receipt.bidId(), 1);
    assertThat(now.deadlineThen()).isEqualTo(receipt.deadlineAt()).isBefore(now.deadlineAt());
  }

  @Test
  void anybody_with_number_and_hash_sees_tender_time_and_deadline_and_neither_bidder_nor_price() {
    BidQueries.Receipt receipt = submit(tender, bidder, "418.125");

    String page = anybody.get(verification(receipt)).body();
    String answer = anybody.get("/api/v1" + verification(receipt)).body();

    assertThat(page)
        .contains(GENUINE, receipt.receiptNumber(), receipt.sha256(), tender.number())
        .contains(receipt.title().ar(), receipt.receivedAt().toString());
    assertThat(answer)
        .contains("\"given\":true", "\"receiptNumber\":\"" + receipt.receiptNumber() + "\"")
        .contains("\"tenderNumber\":\"" + tender.number() + "\"", "\"deadlineAt\"")
        .doesNotContain("\"opened\"");
    for (String told : List.of(page, answer)) {
      assertThat(told)
          .doesNotContain(
              receipt.supplier().ar(), receipt.supplier().en(), receipt.registrationNumber())
          .doesNotContain("418.125", "bids/" + receipt.bidId(), bidder.login());
    }
    assertThat(
            anybody
                .get(
                    "/verify/receipts?number="
                        + receipt.receiptNumber().toLowerCase(java.util.Locale.ROOT)
                        + "&sha256="
                        + receipt.sha256())
                .body())
        .contains(GENUINE);
  }

  @Test
  void a_wrong_number_or_hash_is_told_alike() {
    BidQueries.Receipt receipt = submit(tender, bidder, "1");
    BidQueries.Receipt other = submit(tender, WORLD.aBidderFor(WORLD.aSupplier()), "2");

    for (String path :
        List.of(
            receipt.receiptNumber() + "/" + "0".repeat(64),
            receipt.receiptNumber() + "/" + other.sha256(),
            "B-0000-0000-0000/" + receipt.sha256())) {
      assertThat(anybody.get("/verify/receipts/" + path).body()).doesNotContain(GENUINE);
      assertThat(anybody.get("/api/v1/verify/receipts/" + path).body())
          .isEqualTo("{\"given\":false}");
    }
  }

  @Test
  void before_the_opening_nothing_tells_that_a_bid_was_replaced_or_withdrawn() {
    BidQueries.Receipt receipt = submit(tender, bidder, "1");
    String page = told(anybody.get(verification(receipt)).body());
    String answer = anybody.get("/api/v1" + verification(receipt)).body();

    submit(tender, bidder, "2");
    assertThat(told(anybody.get(verification(receipt)).body())).isEqualTo(page);
    assertThat(anybody.get("/api/v1" + verification(receipt)).body()).isEqualTo(answer);
    APP.get(WithdrawBid.class).run(bidder, receipt.bidId());

    assertThat(told(anybody.get(verification(receipt)).body())).isEqualTo(page);
    assertThat(anybody.get("/api/v1" + verification(receipt)).body()).isEqualTo(answer);
  }

  /** What a page tells, without the time of the system at its foot. */
  private static String told(String page) {
    return page.substring(page.indexOf("<main"), page.indexOf("</main>"));
  }

  @Test
  void since_the_opening_it_is_told_which_version_was_opened() {
    BidQueries.Receipt first = submit(tender, bidder, "1");
    BidQueries.Receipt second = submit(tender, bidder, "2");
    TENDERS.open(tender);

    assertThat(anybody.get(verification(first)).body())
        .contains(GENUINE, "لم تُفتح هذه النسخة من العرض");
    assertThat(anybody.get(verification(second)).body())
        .contains(GENUINE, "فُتحت هذه النسخة من العرض")
        .doesNotContain("لم تُفتح");
    assertThat(anybody.get("/api/v1" + verification(first)).body()).contains("\"opened\":false");
    assertThat(anybody.get("/api/v1" + verification(second)).body()).contains("\"opened\":true");
  }

  @Test
  void of_two_envelopes_one_receipt_is_verified_before_and_after_the_prices() {
    BidFixture.Tender two = TENDERS.aTwoEnvelopeTender(WORLD.aPersonWho(Role.EVALUATOR));
    BidQueries.Receipt receipt = submit(two, bidder, "418.125");

    assertThat(receipt.twoEnvelopes()).isTrue();
    assertThat(submit(tender, bidder, "1").twoEnvelopes()).isFalse();
    assertThat(APP.get(PrintBidReceipt.class).run(bidder, receipt.bidId(), 1).content())
        .isNotEmpty();
    assertThat(verify(receipt).opened()).isNull();
    TENDERS.open(two);
    assertThat(verify(receipt).opened()).as("the technical part was opened").isTrue();
    assertThat(anybody.get(verification(receipt)).body()).doesNotContain("418.125");
  }

  private static ReceiptQueries.BidReceiptFacts verify(BidQueries.Receipt receipt) {
    return (ReceiptQueries.BidReceiptFacts)
        APP.get(VerifyReceipt.class)
            .run("192.0.2.9", receipt.receiptNumber(), receipt.sha256())
            .orElseThrow();
  }

  private static String verification(BidQueries.Receipt receipt) {
    return "/verify/receipts/" + receipt.receiptNumber() + "/" + receipt.sha256();
  }

  private static BidQueries.Receipt submit(BidFixture.Tender tender, Actor bidder, String price) {
    return APP.get(SubmitBid.class)
        .run(bidder, tender.id(), tender.offer(price, price), "k-" + price, false);
  }

  private void postpone() {
    Instant later = Instant.now().plus(BidFixture.UNTIL_DEADLINE).plus(Duration.ofDays(10));
    long proposal =
        APP.get(ProposeAmendment.class)
            .run(
                WORLD.aPersonWho(Role.CENTRAL_BUYER),
                tender.id(),
                new AmendmentInput(
                    new Bilingual("سبب", "Reason"),
                    later,
                    Map.of("conditions", new Bilingual("شرط", "Condition"))));
    APP.get(PublishAmendment.class)
        .run(WORLD.aPersonWho(Role.CENTRAL_BUYER), tender.id(), proposal);
  }
}
