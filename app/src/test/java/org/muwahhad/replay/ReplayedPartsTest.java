package org.muwahhad.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muwahhad.replay.ChangedRows.deletion;
import static org.muwahhad.replay.ChangedRows.update;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.ChangedOffers;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.room.WithdrawBid;
import org.muwahhad.complaint.Remedy;
import org.muwahhad.evaluation.price.DecideAlternative;
import org.muwahhad.played.Plan;
import org.muwahhad.played.PlayedTender;
import org.muwahhad.played.Stage;

/**
 * A tender played from demand to a complaint that returned a lot is rebuilt from its entries alone;
 * a row changed past the service and past every guard is found in each table of its parts.
 */
@Tag("long")
class ReplayedPartsTest {
  private static final TestApp APP = TestApp.start();
  private static final PlayedTender TENDER = play();
  private static final String BID = String.valueOf(List.copyOf(TENDER.bids().values()).get(0));
  private static final String DECISION =
      APP.ask("SELECT MAX(id) FROM decision WHERE tender_id = " + TENDER.id());
  private static final String CRITERION =
      APP.ask(
          "SELECT MIN(id) FROM criterion WHERE kind = 'TECHNICAL' AND tender_id = " + TENDER.id());
  private static final String CONDITION =
      APP.ask(
          "SELECT MIN(id) FROM criterion WHERE kind = 'ADMINISTRATIVE' AND tender_id = "
              + TENDER.id());
  private static final String EXAMINER =
      String.valueOf(TENDER.panel("EXAMINATION").get(1).personId());

  private static PlayedTender play() {
    Stage stage = Stage.on(APP);
    PlayedTender tender = PlayedTender.draft(stage, Plan.ofTwoLots());
    APP.sql(
        "UPDATE tender_rule SET value = 1 WHERE code = 'bid.alternatives' AND tender_id = "
            + tender.id());
    tender.publish();
    Actor first = tender.bid(tender.bidder(), withAlternative(tender));
    Actor second = tender.bid("SAR", false, "1300.50", "1250", "1300", "1250");
    Actor third = tender.bid("SAR", true, "1400", "1400", "1400", "1400");
    APP.get(WithdrawBid.class).run(third, tender.submitted(third));
    tender.open().evaluate(Map.of());
    stage.run(
        tender.afterDeadline(),
        () ->
            APP.get(DecideAlternative.class)
                .run(
                    tender.examinationChair(),
                    tender.id(),
                    tender.lots().get(0),
                    tender.bidOf(first),
                    true,
                    "الحل البديل يؤدي الغرض نفسه"));
    tender.recommend();
    tender.adopt().settle();
    Actor loser =
        winner(tender) == tender.submitted(second)
            ? List.copyOf(tender.bids().keySet()).get(0)
            : second;
    stage.run(
        tender.afterAnswers().plus(Duration.ofHours(1)),
        () -> tender.complaints().decide(loser, List.of(tender.lots().get(1)), Remedy.NONE));
    return tender.award();
  }

  /** The dinar bid, which is the first in rank, with another solution for its first lot. */
  private static Offer withAlternative(PlayedTender tender) {
    Offer offer = tender.offer("KWD", true, "100", "100", "100", "100");
    String lot = "SELECT GROUP_CONCAT(id) FROM lot_item WHERE lot_id = " + tender.lots().get(0);
    List<Offer.AlternativePrice> prices =
        Arrays.stream(APP.ask(lot).split(","))
            .map(Long::valueOf)
            .map(i -> new Offer.AlternativePrice(i, new BigDecimal("95"), null, null))
            .toList();
    return ChangedOffers.withAlternatives(
        offer, List.of(new Offer.Alternative(tender.lots().get(0), "أجهزة مجددة بضمان", prices)));
  }

  private static long winner(PlayedTender tender) {
    return Long.parseLong(
        APP.ask("SELECT bid_id FROM award WHERE lot_id = " + tender.lots().get(1)));
  }

  @Test
  void nothing_differs_from_the_entries() {
    assertThat(ROWS.faults()).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> a_changed_row_is_found() {
    return ROWS.areFound(TENDER.number(), changes());
  }

  private static Stream<ChangedRows.Change> changes() {
    String complaint = APP.ask("SELECT MAX(id) FROM complaint");
    String ofComplaint = "complaint_id = " + complaint;
    String reviewer =
        "draft_id = (SELECT MAX(id) FROM review_draft) AND person_id = (SELECT MIN(person_id) FROM kept_review_vote)";
    String lot = String.valueOf(TENDER.lots().get(0));
    String cell = "1/" + BID + "/";
    return Stream.of(
        update(
            "panel_member",
            "is_chair = TRUE",
            "is_chair = FALSE",
            "tender_id = %d AND person_id = %s".formatted(TENDER.id(), EXAMINER),
            "seat of person " + EXAMINER + " differs from its entry"),
        update(
            "bid",
            "status = 'WITHDRAWN'",
            "status = 'OPENED'",
            "id = " + BID,
            "bid " + BID + " differs from its entry"),
        update(
            "bid_version",
            "sha256 = REPEAT('0', 64)",
            "sha256 = (SELECT k.sha256 FROM kept_bid_version k WHERE k.id = bid_version.id)",
            "bid_id = " + BID,
            "receipt of bid " + BID + "/1 differs from its entry"),
        update(
            "bid_line",
            "unit_price = unit_price + 0.5",
            "unit_price = unit_price - 0.5",
            "bid_id = %s ORDER BY lot_item_id LIMIT 1".formatted(BID),
            "figures of opened bid " + BID + " differs from its entry"),
        deletion(
            "bid_line",
            "bid_id = %s AND lot_item_id = (SELECT MIN(lot_item_id) FROM kept_bid_line)"
                .formatted(BID),
            "figures of opened bid " + BID + " differs from its entry"),
        update(
            "alternative_line",
            "unit_price = unit_price - 0.5",
            "unit_price = unit_price + 0.5",
            "bid_id = %s ORDER BY lot_item_id LIMIT 1".formatted(BID),
            "figures of opened bid " + BID + " differs from its entry"),
        update(
            "bid_alternative",
            "description = CONCAT(description, '.')",
            "description = TRIM(TRAILING '.' FROM description)",
            "bid_id = " + BID,
            "figures of opened bid " + BID + " differs from its entry"),
        deletion(
            "alternative_decision", "bid_id = " + BID, "decision on alternative 1/" + BID + "/1"),
        update(
            "lot_ranking",
            "is_alternative = FALSE",
            "is_alternative = TRUE",
            "lot_id = %s AND bid_id = %s".formatted(lot, BID),
            "ranking of lot 1"),
        update(
            "opened_bid",
            "validity_days = validity_days + 1",
            "validity_days = validity_days - 1",
            "bid_id = " + BID,
            "figures of opened bid " + BID + " differs from its entry"),
        update(
            "administrative_check",
            "is_passed = FALSE, reason = 'x'",
            "is_passed = TRUE, reason = ''",
            "bid_id = %s AND criterion_id = %s".formatted(BID, CONDITION),
            "check " + cell + CONDITION + " differs from its entry"),
        update(
            "score",
            "points = points - 1",
            "points = points + 1",
            "bid_id = %s AND criterion_id = %s AND evaluator_id = %s"
                .formatted(BID, CRITERION, EXAMINER),
            "scores of examination and person 1/" + EXAMINER + " differs from its entry"),
        update(
            "consensus_score",
            "points = points - 1",
            "points = points + 1",
            "bid_id = %s AND criterion_id = %s".formatted(BID, CRITERION),
            "agreed scores " + cell + CRITERION + " differs from its entry"),
        update(
            "lot_ranking",
            "converted_total = converted_total + 1",
            "converted_total = converted_total - 1",
            "lot_id = %s AND bid_id = %s".formatted(lot, BID),
            "ranking of lot 1 differs from its entry"),
        update(
            "decision",
            "document = CONCAT(document, ' ')",
            "document = LEFT(document, CHAR_LENGTH(document) - 1)",
            "id = " + DECISION,
            "decision " + DECISION + " differs from its entry"),
        update(
            "vote",
            "choice = 'ABSTAIN'",
            "choice = 'FOR'",
            "state_code = 'OM' AND decision_id = " + DECISION,
            "vote " + DECISION + "/OM differs from its entry"),
        deletion(
            "vote",
            "state_code = 'OM' AND decision_id = " + DECISION,
            "vote " + DECISION + "/OM is missing"),
        update(
            "award",
            "amount = amount + 1",
            "amount = amount - 1",
            "lot_id = " + lot,
            "amount of the award of lot and bid 1/"
                + APP.ask("SELECT bid_id FROM award WHERE lot_id = " + lot)
                + " differs from its entry"),
        update(
            "complaint",
            "number = number + 1",
            "number = number - 1",
            "id = " + complaint,
            "complaint " + complaint + " differs from its entry"),
        update(
            "complaint",
            "remedy_sought = CONCAT(SUBSTRING_INDEX(grounds, CHAR(10), -1), CHAR(10), remedy_sought),"
                + " grounds = SUBSTRING_INDEX(grounds, CHAR(10), 1)",
            "grounds = CONCAT(grounds, CHAR(10), SUBSTRING_INDEX(remedy_sought, CHAR(10), 1)),"
                + " remedy_sought = SUBSTRING_INDEX(remedy_sought, CHAR(10), -1)",
            "id = " + complaint,
            "grounds of complaint " + complaint + " differs from its entry"),
        update(
            "review_draft",
            "summary_ar = CONCAT(SUBSTRING_INDEX(reasons, CHAR(10), -1), CHAR(10), summary_ar),"
                + " reasons = SUBSTRING_INDEX(reasons, CHAR(10), 1)",
            "reasons = CONCAT(reasons, CHAR(10), SUBSTRING_INDEX(summary_ar, CHAR(10), 1)),"
                + " summary_ar = SUBSTRING_INDEX(summary_ar, CHAR(10), -1)",
            ofComplaint,
            "text of the draft on complaint " + complaint + "/1 differs from its entry"),
        update(
            "complaint",
            "grounds = CONCAT(grounds, '.')",
            "grounds = LEFT(grounds, CHAR_LENGTH(grounds) - 1)",
            "id = " + complaint,
            "grounds of complaint " + complaint + " differs from its entry"),
        update(
            "complaint",
            "outcome = 'UPHELD'",
            "outcome = 'DISMISSED'",
            "id = " + complaint,
            "outcome of complaint " + complaint + " differs from its entry"),
        update(
            "complaint_lot",
            "lot_id = " + lot,
            "lot_id = " + TENDER.lots().get(1),
            ofComplaint,
            "complaint " + complaint + " differs from its entry"),
        update(
            "complaint_answer",
            "answer = CONCAT(answer, '.')",
            "answer = LEFT(answer, CHAR_LENGTH(answer) - 1)",
            ofComplaint,
            "answer to complaint " + complaint + " differs from its entry"),
        update(
            "review_draft",
            "summary_en = CONCAT(summary_en, '.')",
            "summary_en = LEFT(summary_en, CHAR_LENGTH(summary_en) - 1)",
            ofComplaint,
            "text of the draft on complaint " + complaint + "/1 differs from its entry"),
        update(
            "review_draft_lot",
            "remedy = 'REEVALUATE'",
            "remedy = 'NONE'",
            ofComplaint,
            "text of the draft on complaint " + complaint + "/1 differs from its entry"),
        update(
            "review_vote",
            "is_for = FALSE, reason = 'x'",
            "is_for = TRUE, reason = ''",
            reviewer,
            "tally on complaint " + complaint + "/1 differs from its entry"),
        deletion("review_vote", reviewer, "vote on complaint " + complaint + "/1/"),
        deletion(
            "administrative_check",
            "bid_id = %s AND criterion_id = %s".formatted(BID, CONDITION),
            "check " + cell + CONDITION + " is missing"),
        deletion(
            "consensus_score",
            "bid_id = %s AND criterion_id = %s".formatted(BID, CRITERION),
            "agreed scores " + cell + CRITERION + " is missing"),
        deletion(
            "score",
            "tender_id = %d AND evaluator_id = %s".formatted(TENDER.id(), EXAMINER),
            "scores of examination and person 1/" + EXAMINER + " is missing"),
        update(
            "conflict_declaration",
            "statement = 'a cousin'",
            "statement = ''",
            "tender_id = %d AND person_id = %s".formatted(TENDER.id(), EXAMINER),
            "declaration of person " + EXAMINER + " differs from its entry"),
        deletion(
            "conflict_declaration",
            "tender_id = %d AND person_id = %s".formatted(TENDER.id(), EXAMINER),
            "declaration of person " + EXAMINER + " is missing"),
        deletion("lot_ranking", "lot_id = " + lot, "ranking of lot 1 is missing"),
        deletion("award", "lot_id = " + lot, "recommended award of lot and bid 1/"),
        deletion(
            "complaint_answer", ofComplaint, "answer to complaint " + complaint + " is missing"));
  }

  /** The tables whose rows are put back from copies. */
  private static final List<String> COPIED =
      List.of(
          "bid_version",
          "bid_line",
          "alternative_decision",
          "vote",
          "review_vote",
          "administrative_check",
          "consensus_score",
          "score",
          "conflict_declaration",
          "lot_ranking",
          "award",
          "complaint_answer");

  private static final ChangedRows ROWS = new ChangedRows(APP, COPIED);
}
