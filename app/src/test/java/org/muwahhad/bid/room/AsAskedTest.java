package org.muwahhad.bid.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.Offer;
import org.muwahhad.tender.requirement.Claim;

/** A bidder answers all open requirements of a lot or an item as asked, and sees that first. */
@Tag("long")
class AsAskedTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private final BidFixture.Tender tender = TENDERS.aPublishedTender();
  private final List<Long> required = TENDERS.require(tender);
  private final Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());
  private final Browserless browser = Browserless.signedInAs(APP, bidder);
  private final String answersPage = "/tenders/" + tender.id() + "/bid/requirements";
  private final String lot =
      APP.ask("SELECT lot_id FROM lot_item WHERE id = " + tender.items().get(0));

  @Test
  void the_button_of_a_lot_keeps_what_is_typed_and_shows_what_it_would_set() {
    browser.get(answersPage);

    HttpResponse<String> shown =
        browser.post(
            answersPage + "?lot=" + lot,
            Map.of("act", "as-asked", field(0, "value"), "64", field(0, "remark"), "mine"));

    assertThat(shown.body())
        .contains("Screen", "Warranty")
        .contains("value=\"" + required.get(1) + "\"", "value=\"" + required.get(2) + "\"")
        .doesNotContain("value=\"" + required.get(0) + "\"", "Camera");
    assertThat(answers()).as("nothing is set before it is shown").hasSize(1);
  }

  @Test
  void what_is_open_is_answered_as_asked_and_what_is_answered_stays() {
    APP.get(AnswerRequirements.class)
        .run(
            bidder,
            tender.id(),
            List.of(new Offer.RequirementAnswer(required.get(0), null, "128", "mine")));
    browser.get(answersPage);

    browser.post(answersPage + "/as-asked?lot=" + lot, shown(required));

    assertThat(answers())
        .extracting(
            Offer.RequirementAnswer::requirementId,
            Offer.RequirementAnswer::claim,
            Offer.RequirementAnswer::offered,
            Offer.RequirementAnswer::words)
        .containsExactlyInAnyOrder(
            tuple(required.get(0), null, "128", "mine"),
            tuple(required.get(1), Claim.COMPLIES, "oled", ""),
            tuple(required.get(2), Claim.COMPLIES, "", ""),
            tuple(required.get(3), Claim.COMPLIES, "true", ""));
    assertThat(browser.get(answersPage + "/as-asked?lot=" + lot).body())
        .doesNotContain("action=\"" + answersPage + "/as-asked");
  }

  @Test
  void only_what_was_shown_is_answered_and_an_item_is_answered_alone() {
    browser.get(answersPage);
    assertThat(
            browser
                .get(answersPage + "/as-asked?lot=" + lot + "&item=" + tender.items().get(0))
                .body())
        .contains("Memory", "Screen", "Warranty");

    assertThat(
            APP.get(AnswerAsAsked.class)
                .run(bidder, tender.id(), List.of(required.get(1), 999_999_999L)))
        .isEqualTo(1);
    assertThat(answers())
        .extracting(Offer.RequirementAnswer::requirementId)
        .containsExactly(required.get(1));
    assertThat(APP.get(AnswerAsAsked.class).run(bidder, tender.id(), List.of(required.get(1))))
        .isZero();
  }

  @Test
  void an_answer_as_asked_is_changed_like_any_other() {
    APP.get(AnswerAsAsked.class).run(bidder, tender.id(), required);
    browser.get(answersPage);

    browser.post(
        answersPage + "?lot=" + lot,
        Map.of("act", "save", field(0, "value"), "16", field(0, "claim"), "DOES_NOT_COMPLY"));

    assertThat(answers())
        .filteredOn(a -> a.requirementId() == required.get(0))
        .extracting(Offer.RequirementAnswer::offered, Offer.RequirementAnswer::claim)
        .containsExactly(tuple("16", Claim.DOES_NOT_COMPLY));
  }

  private String field(int requirement, String part) {
    return "answers[" + required.get(requirement) + "]." + part;
  }

  private static String[] shown(List<Long> requirements) {
    return requirements.stream()
        .flatMap(id -> Stream.of("requirement", String.valueOf(id)))
        .toArray(String[]::new);
  }

  private List<Offer.RequirementAnswer> answers() {
    return Objects.requireNonNull(APP.get(ViewBidRoom.class).get(bidder, tender.id()).draft())
        .allAnswers();
  }
}
