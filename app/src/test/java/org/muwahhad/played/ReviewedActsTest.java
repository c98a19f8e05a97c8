package org.muwahhad.played;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.award.quantity.SettleQuantities;
import org.muwahhad.bid.opening.OpenBids;
import org.muwahhad.committee.CastVote;
import org.muwahhad.committee.VoteChoice;
import org.muwahhad.evaluation.DeclareConflict;
import org.muwahhad.evaluation.check.RecordAdministrativeChecks;
import org.muwahhad.framework.calloff.CancelCallOff;
import org.muwahhad.framework.calloff.PlaceCallOff;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.tender.TenderFixture;
import org.muwahhad.tender.approval.ReturnTenderToDraft;

/**
 * From demand to order in the browser: the first press of whatever binds does nothing and shows
 * what it will do, in both languages; the second does it. What has changed in between is not done.
 */
@Tag("long")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReviewedActsTest {
  private static final TestApp APP = TestApp.start();
  private static final Stage STAGE = Stage.on(APP);
  private static final PlayedTender TENDER = PlayedTender.draft(STAGE, Plan.ofTwoLots());
  private static final ReviewFixture REVIEWS = new ReviewFixture(APP);
  private static final ScoreDraftFixture DRAFTS = new ScoreDraftFixture(STAGE, TENDER, REVIEWS);
  private static final String HERE = "/tenders/" + TENDER.id();

  @Test
  @Order(1)
  void a_round_is_aggregated_as_it_was_shown() {
    TenderFixture tenders = STAGE.tenders();
    long round = tenders.aRound();
    long item = tenders.anItem("30213100");
    tenders.endorsed(round, "KW", List.of(new TenderFixture.Line(item, "7")));
    tenders.endorsed(round, "OM", List.of(new TenderFixture.Line(item, "8")));
    Browserless buyer = REVIEWS.as(STAGE.buyer());
    String path = "/rounds/" + round + "/aggregation";
    Map<String, String> title =
        Map.of("title.ar", "شراء حواسيب", "title.en", "Purchase of computers");

    REVIEWS.inArabic(buyer, path, title, "شراء حواسيب", "لا تدخل الجولة إلا في منافسة واحدة", "د");
    String review =
        REVIEWS.shown(
            buyer, path, title, "Purchase of computers", "USD", "goes into one tender only");
    tenders.endorsed(round, "OM", List.of(new TenderFixture.Line(item, "9")));
    REVIEWS.refused(buyer, path, review);

    REVIEWS.done(
        buyer,
        path,
        REVIEWS.shown(buyer, path, title, "Purchase of computers"),
        "tender.aggregated");
  }

  @Test
  @Order(2)
  void a_tender_is_approved_and_published_as_it_was_shown() {
    Browserless second = REVIEWS.as(STAGE.second());
    TenderFixture.complete(APP, TENDER.id());
    String ask = HERE + "/approval-request";
    assertThat(second.get(HERE + "/approval").body())
        .contains("not been sent for approval yet")
        .doesNotContain("action=\"" + HERE + "/approve\"");
    Browserless preparer = REVIEWS.as(STAGE.buyer());
    REVIEWS.inArabic(preparer, ask, Map.of(), "إلى شخص آخر لاعتمادها", "من سيُبلَّغ");
    String request =
        REVIEWS.shown(
            preparer, ask, Map.of(), "Estimate", "Documents", "Supply of computers", "person");
    APP.sql("UPDATE lot SET title_en = 'New words' WHERE id = " + TENDER.lots().get(0));
    REVIEWS.refused(preparer, ask, request);
    REVIEWS.done(
        preparer,
        ask,
        REVIEWS.shown(preparer, ask, Map.of(), "New words"),
        "tender.approval-asked");
    Map<String, String> version = Map.of("version", version());
    String path = HERE + "/approve";

    REVIEWS.inArabic(second, path, version, "لا يمكن بعد الاعتماد تغيير الشروط");
    String review =
        REVIEWS.shown(second, path, version, TENDER.number(), "Estimate", "as it is shown here");
    APP.sql("UPDATE lot SET title_en = 'Other words' WHERE id = " + TENDER.lots().get(0));
    REVIEWS.refused(second, path, review);
    REVIEWS.done(
        second, path, REVIEWS.shown(second, path, version, "Other words"), "tender.approve");

    Browserless buyer = REVIEWS.as(STAGE.buyer());
    String publish = HERE + "/publish";
    REVIEWS.inArabic(buyer, publish, Map.of(), "تُختم القيمة التقديرية", "من سيُبلَّغ");
    review =
        REVIEWS.shown(
            buyer,
            publish,
            Map.of(),
            "Estimate",
            "Suppliers that may bid can do so until the deadline",
            "What cannot be undone");
    APP.get(ReturnTenderToDraft.class).run(STAGE.second(), TENDER.id(), "Another look");
    String before = REVIEWS.entries();
    assertThat(buyer.confirm(publish, review).body()).contains("does not allow this");
    assertThat(REVIEWS.entries()).isEqualTo(before);
    TENDER.approve();
    REVIEWS.done(buyer, publish, REVIEWS.shown(buyer, publish, Map.of()), "tender.publish");
    // Nobody follows it or bids yet, which no list of those told may say.
    REVIEWS.shown(
        buyer, HERE + "/cancel", Map.of("reason", "No longer needed"), "Supplier’s bid manager");
  }

  private static String version() {
    return APP.ask("SELECT version FROM joint_tender WHERE id = " + TENDER.id());
  }

  @Test
  @Order(3)
  void scores_are_handed_in_as_they_were_shown() {
    TENDER.bid("SAR", true, "10", "20", "30", "40");
    TENDER.bid("SAR", true, "11", "21", "31", "41");
    APP.moveClockOn(Duration.between(APP.get(DatabaseClock.class).now(), TENDER.afterDeadline()));
    TENDER.giveShares();
    APP.get(OpenBids.class).run(TENDER.openingChair(), TENDER.id());
    List<Actor> panel = TENDER.panel("EXAMINATION");
    panel.forEach(m -> APP.get(DeclareConflict.class).run(m, TENDER.id(), false, ""));
    List<Long> bids = List.copyOf(TENDER.bids().values());
    List<RecordAdministrativeChecks.AdministrativeCheck> checks = new ArrayList<>();
    for (long bid : bids) {
      DRAFTS
          .criteria("ADMINISTRATIVE")
          .forEach(
              c ->
                  checks.add(
                      RecordAdministrativeChecks.AdministrativeCheck.first(bid, c, true, "")));
    }
    APP.get(RecordAdministrativeChecks.class).run(panel.get(0), TENDER.id(), checks);
    List<Long> criteria = DRAFTS.criteria("TECHNICAL");
    Map<String, String> fields = ScoreDraftFixture.fields(bids, criteria);
    Browserless member = REVIEWS.as(panel.get(0));
    String path = HERE + "/evaluation/scores";

    DRAFTS.areKeptHalfDone(member, panel, path, fields);
    REVIEWS.inArabic(member, path, fields, "87.5", "لا يمكن تغيير الدرجات بعد تسليمها");
    String review =
        REVIEWS.shown(member, path, fields, "87.5", "Scores cannot be changed once submitted");
    REVIEWS.refused(member, path, review.replace("value=\"87.5\"", "value=\"12.5\""));
    REVIEWS.done(member, path, review, "evaluation.scores-submitted");
    assertThat(APP.ask("SELECT COUNT(*) FROM score_draft")).isEqualTo("0");
    assertThat(
            member
                .pressOnce(path + "/draft", ReviewFixture.flat(ScoreDraftFixture.drafted(fields)))
                .body())
        .contains("You have submitted your scores");
    assertThatThrownBy(() -> APP.sql(DRAFTS.draftOf(panel.get(0), bids.get(0), criteria.get(0))))
        .hasMessageContaining("evaluation.scores-in");

    DRAFTS.agree(panel.subList(1, panel.size()), bids, criteria);
  }

  @Test
  @Order(4)
  void bids_are_ranked_and_an_award_is_recommended_after_a_review() {
    Browserless chair = REVIEWS.as(TENDER.examinationChair());
    String ranking = HERE + "/ranking";
    REVIEWS.inArabic(chair, ranking, Map.of(), "ترتيب سابق");
    REVIEWS.done(
        chair,
        ranking,
        REVIEWS.shown(chair, ranking, Map.of(), TENDER.number(), "Any earlier ranking is replaced"),
        "evaluation.bids-ranked");

    String award = HERE + "/award";
    Map<String, String> choices = new LinkedHashMap<>();
    long first = List.copyOf(TENDER.bids().values()).get(0);
    TENDER.lots().forEach(lot -> choices.put("lots[" + lot + "].bid", "" + first));
    REVIEWS.inArabic(chair, award, choices, "ولا يُرسى شيء قبل أن تقرر");
    REVIEWS.done(
        chair,
        award,
        REVIEWS.shown(
            chair,
            award,
            choices,
            "SAR",
            "10,000.00",
            "Recommended for each lot",
            "First in rank",
            "Nothing is awarded before they decide"),
        "award.recommended");
    assertThat(chair.get(award).body())
        .as("nothing is called an award before it is one")
        .contains("Recommendation for tender", "Recommended for each lot")
        .doesNotContain("Awards by lot", "Winner");
  }

  @Test
  @Order(5)
  void a_vote_is_cast_on_what_was_shown() {
    long decision = TENDER.openDecision();
    String path = "/decisions/" + decision + "/vote";
    Actor person = STAGE.committee("TECHNICAL").get(2);
    Browserless member = REVIEWS.as(person);
    Map<String, String> ballot =
        Map.of(
            "choice",
            "FOR",
            "reason",
            "Agreed",
            "documentSha256",
            APP.ask("SELECT document_sha256 FROM decision WHERE id = " + decision));

    REVIEWS.leadsToPapers(
        member,
        "/decisions/" + decision,
        "/reports/award/" + TENDER.id(),
        HERE + "/scenarios",
        HERE + "/reports");
    REVIEWS.inArabic(member, path, ballot, "لكل دولة صوت واحد", "ما تدفعه دولتكم");
    String review =
        REVIEWS.shown(
            member,
            path,
            ballot,
            "10,000.00",
            "What your state pays",
            "KWD",
            "In favour",
            "First in rank");
    REVIEWS.refused(member, path, review.replace("value=\"FOR\"", "value=\"AGAINST\""));
    REVIEWS.done(member, path, review, "committee.vote-cast");
    for (Actor other : STAGE.committee("TECHNICAL")) {
      if (!other.equals(person)) {
        APP.get(CastVote.class)
            .run(
                other,
                decision,
                CastVote.Ballot.on(VoteChoice.FOR, "", ballot.getOrDefault("documentSha256", "")));
      }
    }
    Browserless chair = REVIEWS.as(STAGE.committee("TECHNICAL").get(0));
    String close = "/decisions/" + TENDER.openDecision() + "/close";
    REVIEWS.inArabic(chair, close, Map.of(), "لا");
    REVIEWS.done(
        chair,
        close,
        REVIEWS.shown(chair, close, Map.of(), "10,000.00", "put to the next committee"),
        "committee.decision-closed");
    long last = TENDER.openDecision();
    TENDER.vote(VoteChoice.FOR);
    TENDER.closeDecision();
    String sign = "Its signature round is started beside it";
    assertThat(REVIEWS.as(STAGE.committee("EXECUTIVE").get(0)).get("/decisions/" + last).body())
        .as("the chair who decided last is led to the signatures")
        .contains(sign);
    assertThat(chair.get("/decisions/" + decision).body()).doesNotContain(sign);
  }

  @Test
  @Order(6)
  void the_quantities_of_a_state_are_confirmed_as_they_were_shown() {
    String path = HERE + "/quantities";
    Browserless coordinator = REVIEWS.as(STAGE.coordinator("KW"));
    Map<String, String> fields = Map.of("items[" + TENDER.items(0).get(0) + "].quantity", "54");

    REVIEWS.inArabic(coordinator, path, fields, "تجيب الدولة مرة واحدة", "54");
    String review =
        REVIEWS.shown(coordinator, path, fields, "KWD", "54", "60", "The answer cannot be changed");
    REVIEWS.refused(coordinator, path, review.replace("value=\"54\"", "value=\"55\""));
    REVIEWS.done(coordinator, path, review, "quantities.confirmed");
  }

  @Test
  @Order(7)
  void awards_come_into_force_after_a_review() {
    APP.moveClockOn(Duration.ofDays(30));
    APP.get(SettleQuantities.class).run();
    APP.moveClockOn(Duration.between(APP.get(DatabaseClock.class).now(), TENDER.afterStandstill()));
    Browserless buyer = REVIEWS.as(STAGE.buyer());
    String path = HERE + "/award/confirm";

    REVIEWS.inArabic(buyer, path, Map.of(), "تصبح الاتفاقيات ملزمة", "من سيُبلَّغ");
    String review =
        REVIEWS.shown(buyer, path, Map.of(), "SAR", "The agreements bind the suppliers");
    REVIEWS.done(buyer, path, review, "award.confirmed");
  }

  @Test
  @Order(8)
  void an_order_is_placed_as_it_was_shown() {
    long entity =
        Long.parseLong(
            APP.ask(
                "SELECT MIN(n.entity_id) FROM entitlement n JOIN framework_agreement f"
                    + " ON f.id = n.agreement_id WHERE f.tender_id = "
                    + TENDER.id()));
    Actor officer = STAGE.world().anOfficerOf(entity);
    long agreement =
        Long.parseLong(
            APP.ask("SELECT MIN(id) FROM framework_agreement WHERE tender_id = " + TENDER.id()));
    long item = TENDER.items(0).get(0);
    Browserless browser = REVIEWS.as(officer);
    String path = "/agreements/" + agreement + "/call-offs";
    Map<String, String> order =
        Map.of(
            "requestKey",
            "order-1",
            "quantity-" + item,
            "4",
            "site",
            APP.ask(
                "SELECT COALESCE(MIN(code), '') FROM delivery_site WHERE entity_id = " + entity),
            "wantedOn",
            LocalDate.now(ZoneOffset.UTC).plusYears(2).toString());

    REVIEWS.inArabic(browser, path, order, "تُخصم الكميات من رصيد جهتكم", "40.00");
    String review =
        REVIEWS.shown(
            browser,
            path,
            order,
            "40.00",
            "VAT rate",
            "Total with VAT",
            "in the currency of your state",
            "Wanted by",
            "Left for your entity afterwards");
    APP.get(PlaceCallOff.class)
        .run(
            officer,
            agreement,
            new PlaceCallOff.Order(
                "another", List.of(new PlaceCallOff.OrderLine(item, BigDecimal.ONE))));
    REVIEWS.refused(browser, path, review);
    REVIEWS.done(
        browser, path, REVIEWS.shown(browser, path, order, "40.00"), "framework.call-off-placed");
  }

  @Test
  @Order(9)
  void an_order_is_cancelled_as_it_was_shown() {
    long callOff =
        Long.parseLong(APP.ask("SELECT MAX(id) FROM call_off WHERE request_key = 'order-1'"));
    Actor officer =
        STAGE
            .world()
            .anOfficerOf(
                Long.parseLong(APP.ask("SELECT entity_id FROM call_off WHERE id = " + callOff)));
    Browserless browser = REVIEWS.as(officer);
    String path = "/call-offs/" + callOff + "/cancel";
    Map<String, String> reason = Map.of("reason", "Ordered twice");

    assertThat(browser.pressOnce(path, "reason", "").body()).contains("href=\"#reason\"");
    REVIEWS.inArabic(browser, path, reason, "وتعود كمياته إلى رصيد جهتكم", "40.00");
    String review =
        REVIEWS.shown(
            browser,
            path,
            reason,
            "40.00",
            "Ordered twice",
            "Left for your entity afterwards",
            "cannot be restored");
    APP.get(CancelCallOff.class)
        .run(
            officer,
            Long.parseLong(APP.ask("SELECT id FROM call_off WHERE request_key = 'another'")),
            "Not needed");
    REVIEWS.refused(browser, path, review);
    REVIEWS.done(
        browser,
        path,
        REVIEWS.shown(browser, path, reason, "40.00"),
        "framework.call-off-cancelled");
  }
}
