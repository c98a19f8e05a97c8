package org.muwahhad.bid.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.opening.AnswerQueries;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.requirement.Claim;

/** What bidders answer to requirements, from the draft to the opening. */
@Tag("long")
class BidAnswersTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private final BidFixture.Tender tender = TENDERS.aPublishedTender();
  private final List<Long> required = TENDERS.require(tender);
  private final Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());
  private final AnswerRequirements answer = APP.get(AnswerRequirements.class);
  private final String room = "/tenders/" + tender.id() + "/bid";

  @Test
  void answers_are_kept_with_the_draft_sealed_and_read_at_the_opening() {
    answer.run(
        bidder,
        tender.id(),
        List.of(
            given(0, null, "١٦", "expandable"),
            given(1, Claim.COMPLIES, "OLED", ""),
            given(2, Claim.COMPLIES, "", "Five years")));
    APP.get(SaveBidDraft.class).run(bidder, tender.id(), tender.offer("418.125", "77.5", "20"));
    Offer draft = draft();
    assertThat(draft.prices()).hasSize(3);
    assertThat(draft.allAnswers()).as("prices do not take the answers away").hasSize(3);
    assertThat(APP.ask("SELECT act FROM audit_entry WHERE act LIKE 'bid.answers%'"))
        .isEqualTo("bid.answers-saved");

    APP.get(SubmitBid.class).run(bidder, tender.id(), draft, "k", true);
    assertThat(APP.get(AnswerQueries.class).list(tender.id())).as("before the opening").isEmpty();
    TENDERS.open(tender);

    assertThat(APP.get(AnswerQueries.class).list(tender.id()))
        .extracting(
            AnswerQueries.OpenedAnswer::requirementId,
            AnswerQueries.OpenedAnswer::claim,
            AnswerQueries.OpenedAnswer::offered,
            AnswerQueries.OpenedAnswer::remark)
        .containsExactlyInAnyOrder(
            tuple(required.get(0), null, "16", "expandable"),
            tuple(required.get(1), Claim.COMPLIES, "oled", ""),
            tuple(required.get(2), Claim.COMPLIES, "", "Five years"));
  }

  @Test
  void an_emptied_answer_goes_and_the_others_stay() {
    answer.run(bidder, tender.id(), List.of(given(0, null, "64", ""), given(3, null, "yes", "")));
    answer.run(bidder, tender.id(), List.of(given(0, null, " ", "")));

    assertThat(draft().allAnswers())
        .extracting(Offer.RequirementAnswer::requirementId)
        .containsExactly(required.get(3));
  }

  @Test
  void in_two_envelopes_answers_are_read_while_prices_stay_sealed() {
    BidFixture.Tender two = TENDERS.aTwoEnvelopeTender(WORLD.aPersonWho(Role.EVALUATOR));
    List<Long> requirements = TENDERS.require(two);
    Offer offer =
        two.offer("1", "1", "1")
            .withAnswers(
                List.of(new Offer.RequirementAnswer(requirements.get(0), null, "64", null)));
    APP.get(SubmitBid.class).run(bidder, two.id(), offer, "k", false);

    TENDERS.open(two);

    assertThat(APP.get(AnswerQueries.class).list(two.id())).hasSize(1);
    assertThat(APP.get(BidQueries.class).listLines(two.id())).isEmpty();
  }

  @Test
  void what_is_sealed_is_canonical_json() {
    Offer offer =
        tender
            .offer("1", "1", "1")
            .withAnswers(List.of(given(1, Claim.COMPLIES, "oled", ""), given(0, null, "64", "x")));
    String content =
        new String(
            APP.get(WriteBid.class)
                .run(offer, List.of(), BidDrafts.Salts.fresh(), "CR-1", tender.number(), false)
                .content(),
            StandardCharsets.UTF_8);

    assertThat(content)
        .startsWith(
            "{\"alternatives\":null,\"answers\":[{\"claim\":null,\"remark\":\"x\",\"requirement\":%d,\"value\":\"64\"},"
                    .formatted(required.get(0))
                + "{\"claim\":\"COMPLIES\",\"remark\":\"\",\"requirement\":%d,\"value\":\"oled\"}]"
                    .formatted(required.get(1)));
  }

  @Test
  void a_value_that_cannot_be_read_is_kept_as_typed_and_told_before_the_bid_goes_out() {
    answer.run(bidder, tender.id(), List.of(given(0, null, "plenty", "")));
    Browserless browser = inEnglish();

    assertThat(draft().allAnswers())
        .extracting(Offer.RequirementAnswer::value)
        .containsExactly("plenty");
    assertThat(browser.get(room + "/requirements").body())
        .contains("value=\"plenty\"", "Enter a number");
    assertThat(faults(() -> submit(tender.offer("1", "1").withAnswers(draft().answers()))))
        .containsExactly("answers[%d].value shared.not-a-number".formatted(required.get(0)));
  }

  @Test
  void answers_to_what_was_not_asked_or_twice_are_refused() {
    long foreign = TENDERS.require(TENDERS.aPublishedTender()).get(0);

    assertThat(
            faults(
                () ->
                    answer.run(
                        bidder,
                        tender.id(),
                        List.of(new Offer.RequirementAnswer(foreign, Claim.COMPLIES, null, null)))))
        .containsExactly("answers[%d] bid.unknown-requirement".formatted(foreign));
    assertThat(
            faults(
                () ->
                    submit(
                        tender
                            .offer("1", "1")
                            .withAnswers(
                                List.of(given(0, null, "64", ""), given(0, null, "65", ""))))))
        .containsExactly("answers[%d] bid.answered-twice".formatted(required.get(0)));
  }

  @Test
  void a_bidder_answers_in_the_browser_and_the_check_lists_what_is_open_and_what_is_missed() {
    Browserless browser = inEnglish();
    assertThat(browser.get(room).body()).contains("Answer the 4 requirements");
    String sheet = room + "/requirements";
    assertThat(browser.get(sheet).body())
        .contains("at least", "32", "Three years on site", "OLED", "mandatory", "0 of 3");

    String answers = "answers[%d].";
    assertThat(
            browser
                .post(
                    sheet,
                    answers.formatted(required.get(0)) + "value",
                    "16",
                    answers.formatted(required.get(2)) + "claim",
                    "COMPLIES",
                    answers.formatted(required.get(2)) + "remark",
                    "See page 4")
                .body())
        .contains("The responses are saved", "Not met", "To be assessed", "2 of 3");
    browser.post(
        room,
        "currency",
        "KWD",
        "validityDays",
        "90",
        "prices[" + tender.items().get(0) + "]",
        "1",
        "prices[" + tender.items().get(1) + "]",
        "1");

    assertThat(browser.get(room + "/check").body())
        .contains(
            "1 mandatory requirement is not answered",
            "Screen",
            "Your offer does not meet 1 mandatory requirement",
            "Memory",
            "Submit the bid");
    browser.get("/language/ar");
    assertThat(browser.get(room + "/check").body())
        .contains("متطلب إلزامي واحد بلا جواب", "لا يستوفي متطلبًا إلزاميًا واحدًا");
    assertThat(browser.get(sheet).body()).contains("على الأقل", "يحتاج إلى حكم", "غير مستوفى");
  }

  @Test
  void after_the_deadline_no_answer_is_taken() {
    BidFixture.afterTheDeadline(
        () ->
            assertThatThrownBy(
                    () -> answer.run(bidder, tender.id(), List.of(given(0, null, "64", ""))))
                .isInstanceOfSatisfying(
                    Refusal.RuleBroken.class,
                    r -> assertThat(r.code()).isEqualTo("bid.deadline-passed")));
  }

  @Test
  void the_database_takes_answers_at_the_opening_alone_and_keeps_them() {
    submit(tender.offer("1", "1", "1").withAnswers(List.of(given(0, null, "64", ""))));
    TENDERS.open(tender);
    String bid = APP.ask("SELECT bid_id FROM bid_answer WHERE tender_id = " + tender.id());
    String insert =
        "INSERT INTO bid_answer (bid_id, requirement_id, tender_id, claim, offered, remark)"
            + " VALUES (%s, %d, %d, 'COMPLIES', '', '')"
                .formatted(bid, required.get(1), tender.id());

    assertThatThrownBy(() -> APP.sql(insert)).hasMessageContaining("bid.opening-over");
    assertThatThrownBy(
            () -> APP.sql("UPDATE bid_answer SET offered = '8' WHERE tender_id = " + tender.id()))
        .hasMessageContaining("bid.opened-immutable");
    assertThatThrownBy(() -> APP.sql("DELETE FROM bid_answer WHERE tender_id = " + tender.id()))
        .hasMessageContaining("bid.opened-immutable");
  }

  private Offer draft() {
    Offer draft = APP.get(ViewBidRoom.class).get(bidder, tender.id()).draft();
    if (draft == null) {
      throw new AssertionError("No draft");
    }
    return draft;
  }

  private void submit(Offer offer) {
    APP.get(SubmitBid.class).run(bidder, tender.id(), offer, "k", false);
  }

  private Offer.RequirementAnswer given(
      int index, @Nullable Claim claim, String value, String remark) {
    return new Offer.RequirementAnswer(required.get(index), claim, value, remark);
  }

  private static List<String> faults(Runnable act) {
    List<String> found = new ArrayList<>();
    try {
      act.run();
    } catch (Refusal.InvalidInput refused) {
      refused.faults().forEach(f -> found.add(f.field() + " " + f.code()));
    }
    return found;
  }

  private Browserless inEnglish() {
    Browserless browser = Browserless.signedInAs(APP, bidder);
    browser.get("/language/en");
    return browser;
  }
}
