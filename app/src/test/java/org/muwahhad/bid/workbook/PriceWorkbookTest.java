package org.muwahhad.bid.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.ChangedOffers;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.room.SaveBidDraft;
import org.muwahhad.bid.room.SubmitBid;
import org.muwahhad.bid.room.ViewBidRoom;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;

/** The price schedule as a workbook: out, in, and into the draft. */
@Tag("long")
class PriceWorkbookTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private final BidFixture.Tender tender = TENDERS.aPublishedTender();
  private final Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());
  private final PriceWorkbooks workbooks = APP.get(PriceWorkbooks.class);

  @Test
  void what_comes_back_untouched_changes_nothing_in_either_language() {
    save(tender.offer("418.125", "77.5"));

    for (Language language : Language.values()) {
      PriceReview review = send(new EditedWorkbook(download(language)).bytes());

      assertThat(review.changes()).isEmpty();
      assertThat(review.unchanged()).isEqualTo(3);
      assertThat(review.canBeTaken()).isFalse();
    }
  }

  @Test
  void prices_origins_and_makes_are_shown_first_and_then_taken() {
    Actor plain = bidder;
    APP.get(SaveBidDraft.class)
        .run(plain, tender.id(), Offer.ofPrices("KWD", false, 90, true, "تسليم", List.of()));
    EditedWorkbook book =
        new EditedWorkbook(download(Language.AR))
            .set(2, "unitPrice", "٤١٨٫١٢٥")
            .set(2, "origin", "JP · اليابان")
            .set(2, "offered", "Make A 14")
            .set(3, "unitPrice", "77.5");

    PriceReview review = send(book.bytes());

    assertThat(review.changes())
        .extracting(PriceReview.PriceChange::row, PriceReview.PriceChange::shown)
        .containsExactly(
            tuple(2, List.of("unitPrice", "origin", "offered")), tuple(3, List.of("unitPrice")));
    assertThat(draft().prices()).as("nothing changes before it is taken").isEmpty();

    assertThat(take(review)).isEqualTo(2);

    assertThat(draft().prices())
        .containsExactly(
            Offer.Price.described(
                tender.items().get(0), new BigDecimal("418.125"), "JP", "Make A 14", null),
            Offer.Price.of(tender.items().get(1), new BigDecimal("77.5")));
    assertThat(draft().statement()).isEqualTo("تسليم");
    assertThat(APP.ask("SELECT act FROM audit_entry WHERE act = 'bid.prices-taken' LIMIT 1"))
        .isEqualTo("bid.prices-taken");
    assertThat(workbooks.review(bidder, tender.id())).isEmpty();
  }

  @Test
  void of_a_cell_that_cannot_be_taken_the_review_shows_what_stands_in_it() {
    PriceReview review =
        send(
            new EditedWorkbook(download(Language.EN))
                .set(2, "unitPrice", "12 5")
                .set(3, "unitPrice", "-4.50")
                .set(4, "unitPrice", "7")
                .set(4, "origin", "narnia, east")
                .bytes());

    assertThat(review.changes())
        .extracting(c -> c.mistakes().get(0).part())
        .containsExactly("unitPrice", "unitPrice", "origin");
    assertThat(review.changes().get(0).after()).containsEntry("unitPrice", "12 5");
    assertThat(review.changes().get(1).after()).containsEntry("unitPrice", "-4.50");
    assertThat(review.changes().get(2).after()).containsEntry("origin", "narnia, east");
  }

  @Test
  void a_row_left_out_of_the_file_takes_nothing_away_and_an_emptied_cell_does() {
    save(tender.offer("1", "2", "3"));

    PriceReview review =
        send(new EditedWorkbook(download(Language.EN)).without(2).set(4, "unitPrice", "").bytes());
    take(review);

    assertThat(draft().prices())
        .extracting(Offer.Price::lotItemId)
        .containsExactly(tender.items().get(0), tender.items().get(1));
  }

  @Test
  void mistakes_are_told_by_cell_in_both_languages_and_nothing_is_taken() {
    save(tender.offer("1", "2", "3"));
    EditedWorkbook book =
        new EditedWorkbook(download(Language.EN))
            .set(2, "unitPrice", "four")
            .set(3, "unitPrice", "1.23456")
            .set(4, "unitPrice", "-3")
            .set(4, "origin", "Atlantis");

    PriceReview review = send(book.bytes());

    assertThat(review.changes())
        .flatExtracting(PriceReview.PriceChange::mistakes)
        .extracting(PriceReview.Mistake::cell, PriceReview.Mistake::code)
        .containsExactly(
            tuple("H2", "shared.not-a-number"),
            tuple("H3", "shared.too-many-decimals"),
            tuple("H4", "bid.price-not-positive"),
            tuple("I4", "bid.origin-unknown"));
    PriceReview.Mistake first = review.changes().get(0).mistakes().get(0);
    assertThat(first.message().ar()).isNotEqualTo(first.message().en());
    assertThat(review.changes().get(0).after()).containsEntry("unitPrice", "four");
    assertThatThrownBy(() -> take(review))
        .isInstanceOfSatisfying(
            Refusal.RuleBroken.class, r -> assertThat(r.code()).isEqualTo("bid.workbook-wrong"));
    assertThat(draft().prices()).hasSize(3).allMatch(p -> p.unitPrice().signum() > 0);
  }

  @Test
  void a_workbook_of_another_tender_bidder_version_or_currency_is_refused() {
    BidFixture.Tender other = TENDERS.aPublishedTender();
    Actor rival = WORLD.aBidderFor(WORLD.aSupplier());
    byte[] ofOther = workbooks.write(bidder, other.id(), Language.EN);
    byte[] ofRival = workbooks.write(rival, tender.id(), Language.EN);
    byte[] inRiyals = download(Language.EN);
    save(tender.offer("1", "2", "3"));
    byte[] before = download(Language.EN);

    assertRefused(ofOther, "bid.workbook-other-tender");
    assertRefused(ofRival, "bid.workbook-other-bidder");
    assertRefused(inRiyals, "bid.workbook-other-currency");
    assertRefused(aTable("a", "b"), "bid.workbook-not-ours");
    amend();
    assertRefused(before, "bid.workbook-other-version");
    assertThat(workbooks.review(bidder, tender.id())).isEmpty();
  }

  @Test
  void prices_typed_in_one_currency_are_not_taken_in_another() {
    save(tender.offer("1", "2", "3"));
    send(new EditedWorkbook(download(Language.EN)).set(2, "unitPrice", "4").bytes());
    save(tender.offerIn("SAR", "1", "2", "3"));

    PriceReview review = workbooks.review(bidder, tender.id()).orElseThrow();

    assertThatThrownBy(() -> take(review)).hasMessage("bid.workbook-outdated");
    assertThat(draft().price(tender.items().get(0))).contains(BigDecimal.ONE);
  }

  @Test
  void a_draft_that_changed_meanwhile_is_not_written_over() {
    save(tender.offer("1", "2", "3"));
    PriceReview review =
        send(new EditedWorkbook(download(Language.EN)).set(2, "unitPrice", "9").bytes());
    save(tender.offer("5", "2", "3"));

    assertThatThrownBy(() -> take(review)).isInstanceOf(Refusal.Conflict.class);
    assertThat(draft().price(tender.items().get(0))).contains(new BigDecimal("5"));
  }

  @Test
  void values_are_read_where_cells_hold_formulas_and_packed_bombs_are_refused() {
    save(tender.offer("1", "2", "3"));
    byte[] formula =
        TamperedWorkbook.withFormula(
            new EditedWorkbook(download(Language.EN)).set(2, "unitPrice", "7").bytes());

    PriceReview review = send(formula);

    assertThat(review.changes().get(0).after()).containsEntry("unitPrice", "7");
    assertThatThrownBy(() -> send(TamperedWorkbook.aBomb(formula)))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::code)
                    .containsExactly("shared.table-too-large"));
  }

  @Test
  void what_waits_is_encrypted_and_taken_in_only_while_bids_are_taken() {
    save(tender.offer("1", "2", "3"));
    send(new EditedWorkbook(download(Language.EN)).set(2, "offered", "SECRET-MAKE").bytes());

    assertThat(
            APP.ask(
                "SELECT LOCATE('SECRET-MAKE', content) FROM bid_price_workbook w JOIN bid b"
                    + " ON b.id = w.bid_id WHERE b.tender_id = "
                    + tender.id()))
        .isEqualTo("0");
    BidFixture.afterTheDeadline(
        () -> {
          assertThatThrownBy(() -> send(download(Language.EN)))
              .isInstanceOfSatisfying(
                  Refusal.RuleBroken.class,
                  r -> assertThat(r.code()).isEqualTo("bid.deadline-passed"));
          assertThatThrownBy(() -> take(workbooks.review(bidder, tender.id()).orElseThrow()))
              .isInstanceOf(Refusal.RuleBroken.class);
        });
    TENDERS.open(tender);
    String bid = APP.ask("SELECT id FROM bid WHERE tender_id = " + tender.id());
    assertThatThrownBy(
            () ->
                APP.sql(
                    "INSERT INTO bid_price_workbook VALUES (%s, %d, 'x', 'x', UTC_TIMESTAMP(6))"
                        .formatted(bid, bidder.personId())))
        .hasMessageContaining("bid.tender-not-open");
  }

  @Test
  void a_workbook_that_was_not_taken_goes_with_the_draft_when_the_bid_is_submitted() {
    save(tender.offer("1", "2", "3"));
    send(new EditedWorkbook(download(Language.EN)).set(2, "unitPrice", "5").bytes());
    String bid = APP.ask("SELECT id FROM bid WHERE tender_id = " + tender.id());
    assertThatThrownBy(() -> APP.sql("UPDATE bid SET draft = NULL WHERE id = " + bid))
        .hasMessageContaining("bid.copy-left");

    APP.get(SubmitBid.class)
        .run(bidder, tender.id(), tender.offer("1", "2", "3"), "keeps-no-copy", false);

    assertThat(
            APP.ask(
                """
                SELECT (SELECT COUNT(*) FROM bid_price_workbook WHERE bid_id = %1$s)
                     + (SELECT COUNT(*) FROM bid WHERE id = %1$s AND draft IS NOT NULL)"""
                    .formatted(bid)))
        .as("nothing readable lies beside the sealed bid")
        .isEqualTo("0");
  }

  @Test
  void two_thousand_items_go_out_and_come_back_in_seconds() {
    BidFixture.Tender large = TENDERS.aLargeTender(2000);
    Instant start = Instant.now();

    byte[] out = workbooks.write(bidder, large.id(), Language.AR);
    EditedWorkbook book = new EditedWorkbook(out);
    for (int row = 2; row <= 2001; row++) {
      book.set(row, "unitPrice", "12.25");
    }
    byte[] back = book.bytes();
    APP.get(StagePriceWorkbook.class)
        .run(bidder, large.id(), EditedWorkbook.file(back), "prices.xlsx");
    PriceReview review = workbooks.review(bidder, large.id()).orElseThrow();
    APP.get(TakePriceWorkbook.class).run(bidder, large.id(), review.version());
    Duration took = Duration.between(start, Instant.now());

    assertThat(review.changes()).hasSize(2000);
    System.out.println(
        "2,000 items out, edited, in, compared and taken: " + took.toMillis() + " ms");
    assertThat(took).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void a_bidder_takes_it_away_sends_it_back_and_takes_it_in_the_browser() {
    Browserless browser = Browserless.signedInAs(APP, bidder);
    browser.get("/language/en");
    String room = "/tenders/" + tender.id() + "/bid";
    assertThat(browser.get(room).body()).contains("Prices as a workbook");
    assertThat(browser.get(room + "/workbook").body())
        .contains("all 3 items", "Download the workbook");
    save(Offer.ofPrices("SAR", true, 90, true, "", List.of()));
    // What a spreadsheet program saves as text, since the test's browser sends text alone.
    String book =
        new EditedWorkbook(download(Language.EN))
            .set(4, "unitPrice", "12")
            .set(4, "origin", "SA")
            .text();

    String review = browser.upload(room + "/workbook", "prices.csv", book).body();

    assertThat(review).contains("What the workbook changes", "Apply these prices", "12");
    String version = review.replaceAll("(?s).*name=\"version\" value=\"(\\d+)\".*", "$1");
    assertThat(browser.post(room + "/workbook/take", "version", version).body())
        .contains("1 item of the draft was changed by the workbook", "value=\"12\"");
  }

  @Test
  void totals_that_are_stated_come_back_too() {
    save(ChangedOffers.withFirstLineTotal(tender.offer("2", "2"), "25"));

    PriceReview review =
        send(
            new EditedWorkbook(download(Language.EN))
                .set(2, "statedTotal", "twenty")
                .set(3, "statedTotal", "6")
                .bytes());

    assertThat(review.changes())
        .extracting(PriceReview.PriceChange::shown)
        .containsExactly(List.of("statedTotal"), List.of("statedTotal"));
    assertThat(review.changes().get(0).mistakes())
        .extracting(PriceReview.Mistake::cell, PriceReview.Mistake::code)
        .containsExactly(tuple("L2", "shared.not-a-number"));
  }

  private Offer draft() {
    Offer draft = APP.get(ViewBidRoom.class).get(bidder, tender.id()).draft();
    if (draft == null) {
      throw new AssertionError("No draft");
    }
    return draft;
  }

  private void save(Offer offer) {
    APP.get(SaveBidDraft.class).run(bidder, tender.id(), offer);
  }

  private byte[] download(Language language) {
    return workbooks.write(bidder, tender.id(), language);
  }

  private PriceReview send(byte[] book) {
    APP.get(StagePriceWorkbook.class)
        .run(bidder, tender.id(), EditedWorkbook.file(book), "prices.xlsx");
    return workbooks.review(bidder, tender.id()).orElseThrow();
  }

  private int take(PriceReview review) {
    return APP.get(TakePriceWorkbook.class).run(bidder, tender.id(), review.version());
  }

  private void assertRefused(byte[] book, String code) {
    assertThatThrownBy(() -> send(book))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::field, Refusal.Fault::code)
                    .containsExactly(tuple("file", code)));
  }

  /** A published amendment, as it stands in the record. */
  private void amend() {
    long first = WORLD.aPersonWho(org.muwahhad.access.Role.CENTRAL_BUYER).personId();
    long second = WORLD.aPersonWho(org.muwahhad.access.Role.CENTRAL_BUYER).personId();
    APP.without(
        "tr_tender_amendment_proposed",
        () ->
            APP.sql(
                """
                INSERT INTO tender_amendment (tender_id, status, number, reason_ar, reason_en,
                  proposed_by, proposed_at, approved_by, published_at, deadline_before,
                  deadline_after)
                VALUES (%1$d, 'PUBLISHED', 1, 'سبب', 'reason', %2$d, UTC_TIMESTAMP(6), %3$d,
                        UTC_TIMESTAMP(6), (SELECT deadline_at FROM joint_tender WHERE id = %1$d),
                        (SELECT deadline_at FROM joint_tender WHERE id = %1$d))"""
                    .formatted(tender.id(), first, second)));
  }

  private static byte[] aTable(String... titles) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(bytes, "test", "1.0")) {
      Worksheet sheet = book.newWorksheet("x");
      for (int i = 0; i < titles.length; i++) {
        sheet.value(0, i, titles[i]);
        sheet.value(1, i, "1");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
