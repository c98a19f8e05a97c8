package org.muwahhad.bid.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.room.AnswerRequirements;
import org.muwahhad.bid.room.BidRoomView;
import org.muwahhad.bid.room.ViewBidRoom;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.requirement.Claim;

/** The requirements of a tender as a workbook: out, answered, in, and into the draft. */
@Tag("long")
class AnswerWorkbookTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private final BidFixture.Tender tender = TENDERS.aPublishedTender();
  private final List<Long> required = TENDERS.require(tender);
  private final Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());
  private final AnswerWorkbooks workbooks = APP.get(AnswerWorkbooks.class);

  @Test
  void what_comes_back_untouched_changes_nothing_in_either_language() {
    answer(
        new Offer.RequirementAnswer(required.get(0), null, "64", "x"),
        new Offer.RequirementAnswer(required.get(1), Claim.COMPLIES, "oled", null),
        new Offer.RequirementAnswer(required.get(3), Claim.DOES_NOT_COMPLY, "false", null));

    for (Language language : Language.values()) {
      AnswerReview review = review(book(language));

      assertThat(review.changes()).as(language.name()).isEmpty();
      assertThat(review.unchanged()).isEqualTo(4);
      assertThat(review.canBeTaken()).isFalse();
    }
  }

  @Test
  void it_says_what_is_asked_and_takes_numbers_choices_words_and_claims_in_either_language() {
    EditedWorkbook book = book(Language.AR);
    assertThat(book.text()).contains("32", "أوليد", "آي بي إس", "ثلاث سنوات في الموقع");

    AnswerReview review =
        review(
            book.set(2, "value", "٦٤")
                .set(3, "value", "آي بي إس")
                .set(4, "claim", Claim.COMPLIES.name())
                .set(4, "remark", "Four years")
                .set(5, "value", "نعم"));

    assertThat(review.wrong()).isZero();
    assertThat(draft()).as("nothing changes before it is taken").isNull();
    take(review, 0);

    assertThat(answers())
        .extracting(
            Offer.RequirementAnswer::requirementId,
            Offer.RequirementAnswer::claim,
            Offer.RequirementAnswer::words)
        .containsExactlyInAnyOrder(
            tuple(required.get(0), null, ""),
            tuple(required.get(1), null, ""),
            tuple(required.get(2), Claim.COMPLIES, "Four years"),
            tuple(required.get(3), null, ""));
    assertThat(APP.ask("SELECT COUNT(*) FROM audit_entry WHERE act = 'bid.answers-saved'"))
        .isNotEqualTo("0");
  }

  @Test
  void what_cannot_be_taken_is_told_at_its_cell_and_nothing_is_taken() {
    AnswerReview review =
        review(
            book(Language.EN)
                .set(2, "value", "much")
                .set(3, "value", "plasma")
                .set(3, "claim", "perhaps")
                .set(4, "remark", "x".repeat(1001))
                .set(5, "key", "999999"));

    assertThat(review.canBeTaken()).isFalse();
    assertThat(
            review.changes().stream()
                .flatMap(c -> c.mistakes().stream())
                .map(m -> m.cell() + " " + m.code()))
        .containsExactlyInAnyOrder(
            "J2 shared.not-a-number",
            "J3 shared.not-a-choice",
            "K3 bid.claim-unknown",
            "L4 shared.too-long",
            "J5 bid.unknown-requirement");
  }

  @Test
  void a_workbook_of_another_tender_bidder_or_kind_is_refused() {
    Actor other = WORLD.aBidderFor(WORLD.aSupplier());
    BidFixture.Tender second = TENDERS.aPublishedTender();
    TENDERS.require(second);

    assertRefused(workbooks.write(bidder, second.id(), Language.EN), "bid.workbook-other-tender");
    assertRefused(workbooks.write(other, tender.id(), Language.EN), "bid.workbook-other-bidder");
    assertRefused(
        APP.get(PriceWorkbooks.class).write(bidder, tender.id(), Language.EN),
        "bid.answers-not-ours");
  }

  @Test
  void answers_that_were_compared_with_an_older_draft_are_not_taken() {
    AnswerReview review = review(book(Language.EN).set(2, "value", "64"));
    answer(new Offer.RequirementAnswer(required.get(0), null, "128", null));

    assertThatThrownBy(() -> take(review, 0)).hasMessage("bid.draft-changed");
    assertThat(answers()).extracting(Offer.RequirementAnswer::offered).containsExactly("128");
  }

  @Test
  void a_page_shows_the_changes_and_its_button_takes_them() {
    Browserless browser = Browserless.signedInAs(APP, bidder);
    String page = "/tenders/" + tender.id() + "/bid/requirements/workbook";
    assertThat(browser.get(page).body()).contains(page + "/answers.xlsx");

    String shown =
        browser.upload(page, "answers.csv", book(Language.EN).set(2, "value", "48").text()).body();

    assertThat(shown).contains("answers[" + required.get(0) + "].value", "value=\"48\"");
    browser.post(
        page + "/take",
        Map.of(
            "version",
            "0",
            "answers[" + required.get(0) + "].value",
            "48",
            "answers[" + required.get(0) + "].claim",
            "",
            "answers[" + required.get(0) + "].remark",
            ""));
    assertThat(answers()).extracting(Offer.RequirementAnswer::offered).containsExactly("48");
    assertThat(
            browser
                .upload(page, "answers.csv", book(Language.EN).set(2, "value", "?").text())
                .statusCode())
        .isEqualTo(422);
  }

  private EditedWorkbook book(Language language) {
    return new EditedWorkbook(
        workbooks.write(bidder, tender.id(), language), AnswerColumn.values());
  }

  private AnswerReview review(EditedWorkbook book) {
    return workbooks.review(bidder, tender.id(), EditedWorkbook.file(book.bytes()));
  }

  private void take(AnswerReview review, int version) {
    APP.get(TakeAnswerWorkbook.class).run(bidder, tender.id(), review.answers(), version);
  }

  private void answer(Offer.RequirementAnswer... answers) {
    APP.get(AnswerRequirements.class).run(bidder, tender.id(), List.of(answers));
  }

  private @Nullable Offer draft() {
    BidRoomView room = APP.get(ViewBidRoom.class).get(bidder, tender.id());
    return room.draft();
  }

  private List<Offer.RequirementAnswer> answers() {
    return Objects.requireNonNull(draft()).allAnswers();
  }

  private void assertRefused(byte[] book, String code) {
    assertThatThrownBy(() -> workbooks.review(bidder, tender.id(), EditedWorkbook.file(book)))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> assertThat(r.faults()).extracting(Refusal.Fault::code).containsExactly(code));
  }
}
