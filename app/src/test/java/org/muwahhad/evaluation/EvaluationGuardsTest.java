package org.muwahhad.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;

/** What the database refuses to anyone who goes past the service. */
@Tag("long")
class EvaluationGuardsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private final EvaluationFixture tender =
      RankBidsTest.agreed(EvaluationFixture.rated(APP, WORLD)).ranked();

  @Test
  void a_member_with_a_conflict_cannot_have_a_score() {
    EvaluationFixture other =
        EvaluationFixture.rated(APP, WORLD).bid("Gulf", "SAR", true, "1", "1").opened();
    APP.get(DeclareConflict.class).run(other.third(), other.id(), true, "An interest");

    refused(score(other, other.third().personId(), other.technical(0), "50"), "fk_score_evaluator");
    refused(
        score(other, other.second().personId(), other.technical(0), "50"), "fk_score_evaluator");
  }

  @Test
  void an_administrative_criterion_cannot_be_scored_nor_a_technical_one_checked() {
    EvaluationFixture other =
        EvaluationFixture.rated(APP, WORLD).bid("Gulf", "SAR", true, "1", "1").opened().declared();

    refused(score(other, other.chair().personId(), other.administrative(0), "50"), "fk_score_kind");
    refused(
        """
        INSERT INTO administrative_check (bid_id, criterion_id, tender_id, is_passed, reason,
                                          checked_by, checked_at)
        VALUES (%d, %d, %d, TRUE, '', %d, UTC_TIMESTAMP(6))"""
            .formatted(other.bid("Gulf"), other.technical(0), other.id(), other.chair().personId()),
        "fk_administrative_check_kind");
  }

  @Test
  void points_lie_between_0_and_100() {
    EvaluationFixture other =
        EvaluationFixture.rated(APP, WORLD).bid("Gulf", "SAR", true, "1", "1").opened().declared();

    refused(
        score(other, other.chair().personId(), other.technical(0), "100.01"), "ck_score_points");
    refused(score(other, other.chair().personId(), other.technical(0), "-1"), "ck_score_points");
    assertThat(APP.sql(score(other, other.chair().personId(), other.technical(0), "100")))
        .isEqualTo(1);
  }

  @Test
  void a_score_and_a_declaration_stand() {
    refused("UPDATE score SET points = 99 WHERE tender_id = " + tender.id(), "score-fixed");
    refused("DELETE FROM score WHERE tender_id = " + tender.id(), "score-fixed");
    refused(
        "UPDATE conflict_declaration SET statement = 'x' WHERE tender_id = " + tender.id(),
        "declaration-fixed");
    refused(
        "DELETE FROM conflict_declaration WHERE tender_id = " + tender.id(), "declaration-fixed");
  }

  @Test
  void a_failed_check_has_a_reason() {
    refused(
        "UPDATE administrative_check SET is_passed = FALSE, reason = '' WHERE bid_id = "
            + tender.bid("Gulf"),
        "ck_administrative_check_reason");
  }

  @Test
  void a_bid_that_is_out_has_no_rank_and_one_that_takes_part_has_one() {
    refused(ranking("rank_position = 9", "Weak"), "ck_lot_ranking_admissible");
    refused(ranking("rank_position = NULL", "Gulf"), "ck_lot_ranking_admissible");
    refused(ranking("exclusion = 'TECHNICAL'", "Gulf"), "ck_lot_ranking_admissible");
    refused(ranking("rank_position = 0", "Gulf"), "ck_lot_ranking_position");
  }

  @Test
  void no_two_bids_of_a_lot_share_a_rank() {
    refused(ranking("rank_position = 1", "Gulf"), "uq_lot_ranking_position");
  }

  @Test
  void a_price_is_rejected_as_low_only_with_flag_and_reason() {
    refused(
        ranking(
            "is_admissible = FALSE, rank_position = NULL, exclusion = 'ABNORMALLY_LOW'", "Cheap"),
        "ck_lot_ranking_rejected");
    APP.without(
        "tr_low_price_decision_heard",
        () ->
            refused(
                """
        INSERT INTO low_price_decision (lot_id, bid_id, tender_id, is_accepted, reason, decided_by,
                                        decided_at)
        VALUES (%d, %d, %d, TRUE, '', %d, UTC_TIMESTAMP(6))"""
                    .formatted(
                        tender.lot(), tender.bid("Cheap"), tender.id(), tender.chair().personId()),
                "ck_low_price_decision_reason"));
  }

  @Test
  void scores_of_a_ranking_lie_between_0_and_100_and_ties_follow_the_rules() {
    refused(ranking("final_score = 100.01", "Gulf"), "ck_lot_ranking_scores");
    refused(ranking("tie_rule = 'FRIEND'", "Gulf"), "ck_lot_ranking_tie");
  }

  @Test
  void administrative_checks_are_closed_once_scoring_began() {
    String bid = Long.toString(tender.bid("Gulf"));

    refused(
        "UPDATE administrative_check SET is_passed = FALSE, reason = 'x' WHERE bid_id = " + bid,
        "evaluation.checks-closed");
    refused("DELETE FROM administrative_check WHERE bid_id = " + bid, "evaluation.checks-closed");
    EvaluationFixture other =
        EvaluationFixture.rated(APP, WORLD).bid("Gulf", "SAR", true, "1", "1").opened().declared();
    APP.sql(score(other, other.chair().personId(), other.technical(0), "50"));
    refused(check(other), "evaluation.checks-closed");
  }

  @Test
  void a_wide_spread_has_a_reason() {
    String consensus =
        "UPDATE consensus_score SET spread = 21, reason = '' WHERE tender_id = " + tender.id();

    refused(consensus, "evaluation.spread-unexplained");
    APP.sql("DELETE FROM consensus_score WHERE tender_id = " + tender.id());
    refused(consensus(tender, "20.01"), "evaluation.spread-unexplained");
    assertThat(APP.sql(consensus(tender, "20"))).isEqualTo(1);
  }

  @Test
  void nothing_is_written_before_the_evaluation_or_after_it() {
    EvaluationFixture early =
        EvaluationFixture.rated(APP, WORLD).bid("Gulf", "SAR", true, "1", "1").opened();
    String declaration =
        "INSERT INTO conflict_declaration (tender_id, person_id, has_conflict, statement,"
            + " declared_at) VALUES (%d, %d, FALSE, '', UTC_TIMESTAMP(6))";
    EvaluationFixture sealed = EvaluationFixture.rated(APP, WORLD);

    refused(
        declaration.formatted(sealed.id(), sealed.chair().personId()), "evaluation.not-under-way");
    assertThat(APP.sql(declaration.formatted(early.id(), early.chair().personId()))).isEqualTo(1);
    refused(check(early), "evaluation.not-under-way");
    refused(
        score(early, early.chair().personId(), early.technical(0), "50"),
        "evaluation.not-under-way");
    refused(consensus(early, "0"), "evaluation.not-under-way");
    APP.without(
        "tr_low_price_decision_heard",
        () ->
            refused(
                """
        INSERT INTO low_price_decision (lot_id, bid_id, tender_id, is_accepted, reason, decided_by,
                                        decided_at)
        VALUES (%d, %d, %d, TRUE, 'x', %d, UTC_TIMESTAMP(6))"""
                    .formatted(
                        early.lot(), early.bid("Gulf"), early.id(), early.chair().personId()),
                "evaluation.not-under-way"));
    refused(
        """
        INSERT INTO lot_ranking (lot_id, bid_id, tender_id, is_admissible, bid_total, bid_currency,
          converted_total, evaluated_price, technical_score, price_score, final_score,
          rank_position, is_abnormally_low)
        VALUES (%d, %d, %d, TRUE, 1, 'SAR', 1, 1, 1, 1, 1, 1, FALSE)"""
            .formatted(early.lot(), early.bid("Gulf"), early.id()),
        "evaluation.not-under-way");
  }

  @Test
  void nothing_moves_once_an_award_is_recommended() {
    tender.recommended();

    for (String change :
        new String[] {
          "UPDATE lot_ranking SET final_score = 99",
          "DELETE FROM lot_ranking",
          "UPDATE consensus_score SET points = 99",
          "DELETE FROM consensus_score",
          "UPDATE administrative_check SET is_passed = TRUE",
          "DELETE FROM administrative_check"
        }) {
      refused(change + " WHERE tender_id = " + tender.id(), "evaluation.not-under-way");
    }
  }

  private String ranking(String change, String bid) {
    return "UPDATE lot_ranking SET "
        + change
        + " WHERE lot_id = "
        + tender.lot()
        + " AND bid_id = "
        + tender.bid(bid);
  }

  private static String check(EvaluationFixture tender) {
    return """
        INSERT INTO administrative_check (bid_id, criterion_id, tender_id, is_passed, reason,
                                          checked_by, checked_at)
        VALUES (%d, %d, %d, TRUE, '', %d, UTC_TIMESTAMP(6))"""
        .formatted(
            tender.bid("Gulf"), tender.administrative(0), tender.id(), tender.chair().personId());
  }

  private static String consensus(EvaluationFixture tender, String spread) {
    return """
        INSERT INTO consensus_score (bid_id, criterion_id, tender_id, points, spread, reason,
                                     agreed_by, agreed_at)
        VALUES (%d, %d, %d, 50, %s, '', %d, UTC_TIMESTAMP(6))"""
        .formatted(
            tender.bid("Gulf"),
            tender.technical(0),
            tender.id(),
            spread,
            tender.chair().personId());
  }

  private static String score(
      EvaluationFixture tender, long evaluator, long criterion, String points) {
    return """
        INSERT INTO score (bid_id, criterion_id, evaluator_id, tender_id, points, comment, scored_at)
        VALUES (%d, %d, %d, %d, %s, '', UTC_TIMESTAMP(6))"""
        .formatted(tender.bid("Gulf"), criterion, evaluator, tender.id(), points);
  }

  private static void refused(String statement, String because) {
    assertThatThrownBy(() -> APP.sql(statement))
        .isInstanceOf(TestApp.SqlRefused.class)
        .hasMessageContaining(because);
  }
}
