package org.muwahhad.bid.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.TenderFixture;
import org.muwahhad.journey.PdfText;
import org.muwahhad.reporting.receipt.PrintBidCopy;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.requirement.Claim;

/** The copy of a bid as PDF, for its bidder alone. */
@Tag("long")
class BidCopyTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final TenderFixture TENDERS = new TenderFixture(APP, WORLD);
  private final TenderFixture.Tender tender = TENDERS.aPublishedTender();
  private final List<Long> required = TENDERS.require(tender);
  private final long supplier = WORLD.aSupplier();
  private final Actor bidder = WORLD.aBidderFor(supplier);

  @Test
  void before_submission_it_holds_what_the_check_page_shows_and_says_that_it_is_a_draft() {
    save("418.125");

    String copy = copy(Language.EN);

    assertThat(copy)
        .contains("Copy of the draft of a bid", "does not prove that a bid was submitted")
        .contains("No bid has been submitted yet", tender.number(), "418.125", "4,181.250")
        .contains("128 GB", "in writing");
    assertThat(copy(Language.AR)).contains("418.125");
    assertThat(Browserless.signedInAs(APP, bidder).get("/tenders/" + tender.id() + "/bid").body())
        .contains("/tenders/" + tender.id() + "/bid/copy");
  }

  @Test
  void of_a_draft_that_was_kept_it_names_the_receipt_and_what_is_unread_is_told() {
    save("5");
    BidQueries.Receipt receipt =
        APP.get(SubmitBid.class).run(bidder, tender.id(), draft(), "copy", true);
    assertThat(copy(Language.EN)).contains("Version 1 was submitted", receipt.receiptNumber());

    Browserless browser = Browserless.signedInAs(APP, bidder);
    browser.get("/tenders/" + tender.id() + "/bid");
    browser.post(
        "/tenders/" + tender.id() + "/bid",
        Map.of("act", "save", "currency", "SAR", "prices[" + tender.items().get(0) + "]", "five"));

    assertThat(copy(Language.EN)).contains("1 entry that cannot be read yet is left out");
  }

  @Test
  void sealed_and_not_kept_there_is_nothing_to_copy_until_the_opening() {
    save("77.5");
    APP.get(SubmitBid.class).run(bidder, tender.id(), draft(), "sealed", false);
    assertThatThrownBy(() -> copy(Language.EN)).isInstanceOf(Refusal.NotFound.class);

    TENDERS.open(tender);

    assertThat(copy(Language.EN))
        .contains("Copy of a bid as opened", "77.5", "128 GB", "in writing")
        .doesNotContain("draft");
  }

  @Test
  void of_two_envelopes_the_prices_are_in_it_only_once_they_are_opened() {
    TenderFixture.Tender two = TENDERS.aTwoEnvelopeTender(WORLD.aPersonWho(Role.EVALUATOR));
    APP.get(SubmitBid.class).run(bidder, two.id(), two.offer("418.125", "1"), "two", false);

    TENDERS.open(two);

    String copy = text(two.id(), Language.EN);
    assertThat(copy)
        .contains("prices are sealed apart", "Validity")
        .doesNotContain("418.125", "Currency of the bid");
  }

  @Test
  void after_a_withdrawal_the_copy_of_the_kept_draft_says_that_no_bid_counts() {
    save("5");
    long bid = APP.get(SubmitBid.class).run(bidder, tender.id(), draft(), "kept", true).bidId();
    String receipt = APP.get(WithdrawBid.class).run(bidder, bid).receiptNumber();

    assertThat(copy(Language.EN))
        .contains("Copy of the draft of a bid", "Version 1 was withdrawn", receipt)
        .contains("No bid counts now")
        .doesNotContain("Version 1 was submitted");
    assertThat(copy(Language.AR)).contains(receipt);

    TENDERS.open(tender);

    assertThat(copy(Language.EN))
        .contains("withdrawn before the deadline", receipt)
        .doesNotContain("Version 1 was submitted", "as opened");
  }

  @Test
  void a_program_gets_it_in_the_language_that_it_asks_for() throws Exception {
    save("5");
    String path = "/api/v1/tenders/" + tender.id() + "/bid/copy";

    assertThat(PdfText.of(ApiCaller.of(APP, bidder).bytes(path, "en")))
        .contains("Copy of the draft of a bid");
    assertThat(PdfText.of(ApiCaller.of(APP, bidder).bytes(path, "ar")))
        .doesNotContain("Copy of the draft of a bid");
  }

  @Test
  void nobody_but_the_company_gets_it_and_nothing_of_it_is_kept() {
    save("1");
    Actor other = WORLD.aBidderFor(WORLD.aSupplier());
    String path = "/api/v1/tenders/" + tender.id() + "/bid/copy";

    assertThat(ApiCaller.of(APP, bidder).get(path).headers().firstValue("Content-Type"))
        .hasValue("application/pdf");
    assertThat(ApiCaller.of(APP, WORLD.aBidderFor(supplier)).get(path).statusCode()).isEqualTo(200);
    assertThat(ApiCaller.of(APP, other).get(path).statusCode()).isEqualTo(404);
    assertThat(ApiCaller.of(APP, WORLD.aPersonWho(Role.CENTRAL_BUYER)).get(path).statusCode())
        .isEqualTo(403);
    assertThat(APP.ask("SELECT COUNT(*) FROM issued_report")).isEqualTo("0");
  }

  private void save(String price) {
    APP.get(SaveBidDraft.class)
        .run(
            bidder,
            tender.id(),
            tender
                .offer(price, "2")
                .withAnswers(
                    List.of(
                        new Offer.RequirementAnswer(required.get(0), null, "128", null),
                        new Offer.RequirementAnswer(
                            required.get(2), Claim.COMPLIES, null, "in writing"))));
  }

  private Offer draft() {
    return Objects.requireNonNull(APP.get(ViewBidRoom.class).get(bidder, tender.id()).draft());
  }

  private String copy(Language language) {
    return text(tender.id(), language);
  }

  private String text(long tenderId, Language language) {
    try {
      return PdfText.of(APP.get(PrintBidCopy.class).run(bidder, tenderId, language).content());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
